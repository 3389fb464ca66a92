import type { genealogyVi } from './genealogy.vi.js';
import type { SameShape } from './same-shape.js';

export const genealogyEn: SameShape<typeof genealogyVi> = {
  titles: { back: 'What it was made of', forward: 'Where it went' },
  ways: 'Direction',
  views: { graph: 'Drawing', table: 'Table', tree: 'Tree' },
  found: (count) => `${count} lots and areas found`,
  nothing: {
    back: 'No record says of which lot or area this was made.',
    forward: 'Nothing has been made of it.',
  },
  cut: (count) => `Only the nearest ${count} lots and areas were read; there are more`,
  cutNext:
    'For all of them begin from a lot that is nearer, or take the file by the API with a larger number.',
  hidden: (count) => `${count} lots in the hands of others are not shown here.`,
  graph: (count) => `Drawing of ${count} lots and areas; the table has every line.`,
  folded: (count) => `${count} more lots`,
  again: '(told above)',
  more: (count) => `${count} more lines are in the file.`,
  files: 'Download',
  depth: 'Steps away',
  name: 'Lot, area',
  business: 'Business',
  how: 'By',
  amount: 'Amount',
  shares: { back: 'Part of the lot', forward: 'Part from here' },
  startNames: {
    lot: 'Lot',
    area: 'Growing area',
    event: 'Record of the diary',
    product: 'Product',
    business: 'Business',
    ingredient: 'Ingredient',
  },
};
