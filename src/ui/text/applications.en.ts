import type { SameShape } from './same-shape.js';
import type { applicationsVi } from './applications.vi.js';

export const applicationsEn: SameShape<typeof applicationsVi> = {};
