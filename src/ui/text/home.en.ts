import type { SameShape } from './same-shape.js';
import type { homeVi } from './home.vi.js';

export const homeEn: SameShape<typeof homeVi> = {};
