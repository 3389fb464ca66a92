import type { areaDetailsVi } from './area-details.vi.js';
import type { SameShape } from './same-shape.js';

export const areaDetailsEn: SameShape<typeof areaDetailsVi> = {
  more: 'Tell more (optional)',
  moreLead: 'This can wait. Importing countries and officials often ask for it.',
  fields: {
    variety: 'Variety',
    plantedYear: 'Year planted',
    harvestsPerYear: 'Harvests a year',
    harvestMonths: 'Months of harvest',
    expectedTonnes: 'Expected yield (tonnes a year)',
    pastYields: 'Yield of past years',
    irrigation: 'Water',
    standards: 'Standards followed',
    intendedMarkets: 'Where it is to be sold',
    registrant: 'Who answers for it',
    committedAt: 'Declared true on',
  },
  hints: {
    variety: 'For example: old Shan tuyết trees, LDP1',
    plantedYear: 'When most of the plants were planted. For example: 1985',
    standards: 'As the business says. With a paper, declare it under Certificates to have it confirmed.',
    registrant: 'Only the business and the office read it.',
    pastYields: 'Tonnes a year, for the years you remember.',
  },
  month: (month) =>
    [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ][Number(month) - 1] ?? month,
  months: (months) => `Months ${months}`,
  yearTonnes: (year) => `${year} (tonnes)`,
  yieldOf: (year, tonnes) => `${year}: ${tonnes} t`,
  tonnesAYear: (tonnes) => `${tonnes} tonnes a year`,
  irrigations: {
    rain: 'Rain',
    gravity: 'Led in from a stream',
    pumped: 'Pumped from a river, pond or well',
    drip: 'Drip irrigation',
    sprinkler: 'Sprinklers',
    other: 'Another way',
  },
  standardNames: {
    vietgap: 'VietGAP',
    globalgap: 'GlobalG.A.P.',
    organic: 'Organic',
    haccp: 'HACCP',
    'iso-22000': 'ISO 22000',
    other: 'Another standard',
  },
  commitment:
    'By sending, the business says that all of this is true, and that it keeps to the conditions of the code as long as it uses it.',
};
