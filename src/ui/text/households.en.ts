import type { householdsVi } from './households.vi.js';
import type { SameShape } from './same-shape.js';

export const householdsEn: SameShape<typeof householdsVi> = {
  title: 'List of households',
  link: 'List of households',
  lead: 'Only the business and visiting officials see it. It is on no public page, in no exported file and not in the log.',
  officeLead: 'Personal data: each time you open this page is on record.',
  count: (count) => (count === '1' ? '1 household' : `${count} households`),
  none: 'No list yet.',
  keep: 'Enter the list',
  pasteHint:
    'Copy from a spreadsheet with its headings: Name, Plot, Hectares, Telephone. Only names are needed.',
  append: 'Add to the list',
  replace: 'Replace the whole list',
  remove: 'Delete the whole list',
  removeWarning: 'Names and telephones are gone for good; the number of households stays.',
  removeConfirm: 'Delete',
  columns: {
    name: { head: 'Name', help: 'As on their papers.' },
    plot: { head: 'Plot', help: 'Its name or number, if it has one.' },
    hectares: { head: 'Hectares', help: 'In hectares; empty if it was not measured.' },
    phone: { head: 'Telephone', help: 'Empty if there is none.' },
  },
};
