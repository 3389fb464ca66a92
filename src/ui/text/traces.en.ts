import type { SameShape } from './same-shape.js';
import type { tracesVi } from './traces.vi.js';

export const tracesEn: SameShape<typeof tracesVi> = {};
