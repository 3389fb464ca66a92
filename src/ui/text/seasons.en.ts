import type { SameShape } from './same-shape.js';
import type { seasonsVi } from './seasons.vi.js';

export const seasonsEn: SameShape<typeof seasonsVi> = {
  title: 'Yield by season',
  add: 'Enter a certified season',
  lead: 'The hectares times the certified yield are the most that can be harvested from the area in the season.',
  none: 'No season has a certified yield yet.',
  older: (count) => `${count} earlier seasons`,
  used: (used, capacity) => `${used} of ${capacity} tonnes harvested.`,
  sum: (hectares, yields, capacity) => `${hectares} × ${yields} t/ha = ${capacity} t.`,
  certified: (by, day) => `Certified by ${by} on ${day}.`,
  unweighed: (count) => `${count} harvests were not entered by weight and are not counted here.`,
  remove: 'Remove this season',
  removeWarning: 'Only where it was entered wrongly. The log keeps it.',
  removeConfirm: 'Remove it',
  nameHint: 'For example: Autumn 2026',
  save: 'Save the season',
  fields: {
    name: 'Season',
    startsOn: 'From',
    endsOn: 'To',
    hectares: 'Hectares in the season',
    kgPerHectare: 'Certified yield',
    certifiedBy: 'Certified by',
    certifiedOn: 'Certified on',
  },
};
