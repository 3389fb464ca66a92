import type { catalogueVi } from './catalogue.vi.js';
import type { SameShape } from './same-shape.js';

export const catalogueEn: SameShape<typeof catalogueVi> = {
  title: (province: string) => `Products of ${province}`,
  titleOf: (producer: string) => `Products of ${producer}`,
  description: 'Approved products of the register of origin: who makes them, where, and what is certified.',
  lead: 'The office has approved every product here. Open one to see who makes it, where it grows and which lots there are.',
  search: 'Product, producer, barcode',
  commune: 'Commune, ward',
  category: 'Group',
  certificate: 'Certificate in force',
  any: 'All',
  submit: 'Search',
  clear: 'Clear',
  found: 'Found',
  all: 'All products, the latest first',
  none: 'No product is approved yet.',
  nothingTitle: 'There is no such product.',
  nothing: 'Try fewer words, or ask for less at once.',
  /** Short for chips. */
  shortCategories: {
    food: 'Food',
    drink: 'Drinks',
    medicinal: 'Medicinal plants',
    craft: 'Handicrafts',
    living: 'Plants and animals',
    tourism: 'Tourism',
  },
  shown: (count: string) => `${count === '1' ? 'One product' : `${count} products`} on this page`,
  units: (count: string) => `Sold in ${count} units`,
  link: 'See all products',
};
