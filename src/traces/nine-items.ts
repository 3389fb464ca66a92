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

/** Which of the nine items of Decree 37/2026/NĐ-CP, Article 23.5, a trace lacks, in the decree's order. */
export function missingItems({ product, lot, business, areas, events }: TraceDocument): NineItem[] {
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
  return NINE_ITEMS.filter((item) => !given[item]);
}
