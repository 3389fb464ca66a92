import type { SameShape } from './same-shape.js';
import type { eventsVi } from './events.vi.js';

export const eventsEn: SameShape<typeof eventsVi> = {};
