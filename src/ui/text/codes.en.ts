import type { SameShape } from './same-shape.js';
import type { codesVi } from './codes.vi.js';

export const codesEn: SameShape<typeof codesVi> = {};
