import type { areaChangesVi } from './area-changes.vi.js';
import type { SameShape } from './same-shape.js';

export const areaChangesEn: SameShape<typeof areaChangesVi> = {
  title: 'History of changes',
  lead: 'Each change: what it was before, and what it is after. The newest comes first.',
  none: 'Nothing has changed since it was declared.',
  shown: (count) => (count === '1' ? '1 change on this page' : `${count} changes on this page`),
  by: 'By whom',
  boundary: 'Boundary',
  mapLabel: (before, after) =>
    `Map: the boundary before, ${before}, dashed; the boundary after, ${after}, filled.`,
  legend: 'Dashed: the boundary before. Filled: the boundary after.',
  notKept:
    'The boundary was drawn anew. The register did not keep former boundaries then, so it cannot be drawn here.',
  steps: {
    'growing-area.amendment-requested': 'Amendment asked for',
    'growing-area.approved': 'Approved',
    'growing-area.corrected': 'Mended on request',
    'growing-area.edited': 'Edited',
    'growing-area.households-listed': 'Households counted anew',
    'growing-area.refused': 'Refused',
    'growing-area.resumed': 'Code in use again',
    'growing-area.submitted': 'Sent to the office',
    'growing-area.suspended': 'Code suspended',
    'growing-area.withdrawn': 'Taken back',
  },
};
