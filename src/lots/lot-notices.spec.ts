import { describe, expect, it } from '@jest/globals';
import type { EventView } from '../diary/diary.queries.js';
import { lotNotices, type LotFacts } from './lot-notices.js';

type Event = Parameters<typeof lotNotices>[1][number];

const day = (moment: Date) => moment.toISOString().slice(0, 10);
const grounds = new Map([
  ['tea', { crop: 'Chè Shan tuyết', hectares: 4.8 }],
  ['oranges', { crop: 'Cam sành', hectares: 4.8 }],
]);
const kg = (quantity: number, unit = 'kg') => ({ quantity, unit });
const event = (step: EventView['step'], on: string, changes: Partial<Event> = {}): Event => ({
  id: `${step} ${on}`,
  step,
  eventTime: new Date(`${on}T08:00:00Z`),
  areas: [],
  input: null,
  output: null,
  ...changes,
});
const harvest = (quantity: number, unit = 'kg', on = '2026-03-10', areaId = 'tea') =>
  event('harvested', on, {
    areas: [{ areaId, name: '', code: null, communeCode: '', amount: { quantity, unit } }],
  });
const codes = (events: readonly Event[], lot: Partial<LotFacts> = {}) =>
  lotNotices(
    { quantity: null, unit: null, madeOn: null, expiresOn: null, shelfLifeDays: null, ...lot },
    events,
    grounds,
    day,
    new Date('2026-04-01T00:00:00Z'),
  ).map(({ code }) => code);

describe('the notices of a lot', () => {
  it('are none where all fits', () => {
    const events = [
      harvest(600),
      event('processed', '2026-03-11', { input: kg(6, 'tạ'), output: kg(130) }),
      event('packed', '2026-03-12', { output: kg(1300, 'hộp') }),
    ];
    expect(codes(events, { quantity: 1300, unit: 'hộp', madeOn: '2026-03-12' })).toEqual([]);
    expect(codes([])).toEqual([]);
  });

  it.each([
    ['60 t of tea from 4.8 ha', [harvest(60_000)], ['yield-implausible']],
    ['the same in tấn', [harvest(60, 'tấn')], ['yield-implausible']],
    ['the same in tạ, without marks', [harvest(600, 'ta')], ['yield-implausible']],
    ['the same in two harvests', [harvest(30_000), harvest(30, 'tấn', '2026-03-11')], ['yield-implausible']],
    ['60 t of oranges from 4.8 ha', [harvest(60_000, 'kg', '2026-03-10', 'oranges')], []],
    ['1,000 t of oranges', [harvest(1000, 'tấn', '2026-03-10', 'oranges')], ['yield-implausible']],
    ['4.8 t of tea', [harvest(4800)], []],
    ['a unit nobody can weigh', [harvest(600_000, 'bó')], []],
  ])('yield: %s', (_, events, wanted) => {
    expect(codes(events)).toEqual(wanted);
  });

  it.each([
    ['2,000 kg out of 600', { input: kg(600), output: kg(2000) }, true],
    ['2 tấn out of 600 kg', { input: kg(600), output: kg(2, 'tấn') }, true],
    ['600,000 g out of 600 kg', { input: kg(600), output: kg(600_000, 'g') }, false],
    ['more boxes out than boxes in', { input: kg(5, 'hộp'), output: kg(6, 'Hộp') }, true],
    ['boxes out of kilograms', { input: kg(5), output: kg(600, 'hộp') }, false],
    ['out alone', { output: kg(5) }, false],
  ])('balance: %s', (_, amounts, told) => {
    const found = codes([event('processed', '2026-03-11', amounts)]);
    expect(found).toEqual(told ? ['more-out-than-in'] : []);
  });

  it('tells what is more than was harvested', () => {
    expect(codes([harvest(600)], { quantity: 2, unit: 'tấn' })).toEqual(['more-than-harvested']);
    expect(codes([harvest(600), event('packed', '2026-03-12', { output: kg(700) })])).toEqual([
      'more-than-harvested',
    ]);
    expect(codes([harvest(600), harvest(2, 'tạ', '2026-03-11')], { quantity: 800, unit: 'kg' })).toEqual([]);
  });

  it.each([
    [{ madeOn: '2026-04-01' }, []],
    [{ madeOn: '2026-04-02' }, ['made-later']],
    [{ madeOn: '2026-03-01', expiresOn: '2026-03-31', shelfLifeDays: 30 }, []],
    [{ madeOn: '2026-03-01', expiresOn: '2026-04-01', shelfLifeDays: 30 }, ['beyond-shelf-life']],
    [{ madeOn: '2026-03-01', expiresOn: '2199-12-31', shelfLifeDays: null }, []],
    [{ madeOn: null, expiresOn: '2199-12-31', shelfLifeDays: 30 }, []],
    [
      { madeOn: '2199-01-01', expiresOn: '2199-12-31', shelfLifeDays: 30 },
      ['made-later', 'beyond-shelf-life'],
    ],
  ])('its own days %j', (days, wanted) => {
    expect(codes([], days)).toEqual(wanted);
  });

  it('tells what happened out of order', () => {
    expect(codes([event('processed', '2026-03-02'), harvest(600)])).toEqual(['before-harvest']);
    expect(codes([event('packed', '2026-03-09'), harvest(600)])).toEqual(['before-harvest']);
    expect(codes([event('tended', '2026-03-02'), harvest(600)])).toEqual([]);
    expect(codes([harvest(600)], { madeOn: '2026-03-09' })).toEqual(['harvest-after-made']);
    expect(codes([harvest(600)], { madeOn: '2026-03-10' })).toEqual([]);
  });
});
