import type { TraceDocument } from './trace-document.js';

export const NINE_ITEMS = [
  'name',
  'image',
  'producer',
  'address',
  'origin',
  'events',
  'identity',
  'expiry',
  'standards',
] as const;
export type NineItem = (typeof NINE_ITEMS)[number];

/** What only a lot can tell: its page has it, the page of the product has not. */
const OF_A_LOT: readonly NineItem[] = ['events', 'expiry'];

/** On the page of a product whose lots are declared: the items that a lot answers. They are not missing, the lot is not known. */
export function itemsOfLots(trace: TraceDocument): NineItem[] {
  const { lot, lots, product } = trace;
  if (lot !== null || lots.length === 0) return [];
  const told: Readonly<Record<string, boolean>> = {
    events: lots.some((line) => line.told),
    expiry: product.shelfLifeDays === null && lots.some(({ expiresOn }) => expiresOn !== null),
  };
  return OF_A_LOT.filter((item) => told[item] === true);
}

/** Which of the nine items of Decree 37/2026/NĐ-CP, Article 23.5, a trace lacks, in the decree's order. */
export function missingItems(trace: TraceDocument): NineItem[] {
  const { product, lot, business, areas, events } = trace;
  const elsewhere = itemsOfLots(trace);
  const given: Readonly<Record<NineItem, boolean>> = {
    name: product.nameVi !== '',
    image: product.image !== null,
    producer: business.name !== '',
    address: business.place.length > 0,
    origin: areas.length > 0,
    events: events.length > 0,
    // One item in the decree, two things to name: with one of them missing it is not all there.
    identity: product.brand !== null && lot !== null,
    expiry: (lot?.expiresOn ?? null) !== null || (lot === null && product.shelfLifeDays !== null),
    standards: product.standards !== null,
  };
  return NINE_ITEMS.filter((item) => !given[item] && !elsewhere.includes(item));
}
