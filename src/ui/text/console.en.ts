import type { SameShape } from './same-shape.js';
import type { consoleVi } from './console.vi.js';

export const consoleEn: SameShape<typeof consoleVi> = {};
