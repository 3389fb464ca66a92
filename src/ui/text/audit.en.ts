import type { SameShape } from './same-shape.js';
import type { auditVi } from './audit.vi.js';

export const auditEn: SameShape<typeof auditVi> = {};
