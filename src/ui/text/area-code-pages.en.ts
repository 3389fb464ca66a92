import type { areaCodePagesVi } from './area-code-pages.vi.js';
import type { SameShape } from './same-shape.js';

export const areaCodePagesEn: SameShape<typeof areaCodePagesVi> = {
  title: (code) => `Area code ${code}`,
  description: (code, crop) => `Growing-area code ${code}: ${crop}, and in which markets it is in force.`,
  houseTitle: (code) => `Packing house code ${code}`,
  houseDescription: (code, goods) =>
    `Packing house code ${code}: ${goods}, and in which markets it is in force.`,
  words: {
    active: 'In force.',
    partly: 'Suspended in some markets.',
    suspended: 'Suspended.',
    revoked: 'Revoked.',
    expired: 'Expired.',
  },
  standings: { active: 'In force', suspended: 'Suspended', revoked: 'Revoked', expired: 'Expired' },
  checked: (time) => `Looked up in the register on ${time}.`,
  markets: 'Market by market',
  since: (day) => `since ${day}`,
  where: 'Where',
  map: (name, place) => `Map: large cells around ${name}, ${place}`,
  mapNote: 'Only large cells around the area are drawn, about 1 km wide. The boundary itself is not public.',
  houseMapNote: 'A large cell around the house, about 1 km a side.',
  capacity: 'Capacity',
  crop: 'Crop or livestock',
  hectares: 'Measured size',
  lots: 'Lots on sale',
  noLots: 'No lot on sale comes from this area yet.',
  moreLots: 'There are more; these are the newest.',
  made: (day) => `made ${day}`,
  find: 'Look up a growing-area code',
  unknown: 'This code is not in the register.',
  asked: 'You asked for:',
  calm: 'No growing area or packing house of this register has that code. Check it digit by digit.',
  again: 'Try again',
  maybe: 'Did you mean:',
  label: 'Code of a growing area or packing house',
  hint: 'For example VN-TQOR-0112. Small letters and spaces do not matter.',
  look: 'Look it up',
  about: 'What is an area code?',
  aboutText:
    'The authority gives codes to growing areas and packing houses it has inspected. Each market is a matter of its own: a code may be in force at home and suspended in an importing country.',
  elsewhere:
    "Codes of other provinces are in those provinces' registers. If you see a strange code on a package, tell the authority at the foot of this page.",
};
