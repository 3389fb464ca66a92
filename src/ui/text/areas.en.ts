import type { SameShape } from './same-shape.js';
import type { areasVi } from './areas.vi.js';

export const areasEn: SameShape<typeof areasVi> = {
  title: 'Growing areas',
  lead: 'Declare where you grow. The office approves it and gives a code; a lot names the area it was harvested from.',
  fields: {
    name: 'Name of the area',
    crop: 'Crop or livestock',
    hectaresDeclared: 'Declared hectares',
    hectaresMeasured: 'Hectares measured on the map',
    communeCode: 'Commune of today',
    village: 'Hamlet',
    households: 'Households',
    polygon: 'Boundary',
    code: 'Area code',
  },
  overlap: (name, business, percent) => `Covers ${percent} of ${name} (${business})`,
  overlapLabel: 'Overlap',
  noOverlap: 'Overlaps no other area',
};
