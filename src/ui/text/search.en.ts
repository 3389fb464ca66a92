import type { SameShape } from './same-shape.js';
import type { searchVi } from './search.vi.js';

export const searchEn: SameShape<typeof searchVi> = {
  field: 'Find dossiers, businesses, codes, lots',
  submit: 'Find',
  title: 'Find',
  lead: 'Type a name, tax code, lot number, reference, area code, QR code or barcode. Marks are not needed.',
  heading: (q) => `Find “${q}”`,
  nothing: 'Nothing found.',
  nothingHint: 'Try fewer words, or only the number. Only what you may see is searched.',
  more: 'Show all',
  kinds: {
    applications: 'Applications',
    businesses: 'Businesses',
    products: 'Products',
    lots: 'Lots',
    areas: 'Growing areas',
    codes: 'QR codes',
  },
  keys: {
    title: 'Keyboard',
    off: 'Turn the keys off on this device',
    on: 'Turn the keys on on this device',
    does: {
      anything: 'Find anything',
      list: 'Search this list',
      next: 'Next row',
      before: 'Row before',
      open: 'Open the row',
      mark: 'Mark the row',
      help: 'Show these keys',
    },
  },
};
