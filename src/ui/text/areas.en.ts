import type { SameShape } from './same-shape.js';
import type { areasVi } from './areas.vi.js';

export const areasEn: SameShape<typeof areasVi> = {};
