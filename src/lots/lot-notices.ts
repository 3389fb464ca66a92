import type { Amount, EventView } from '../diary/diary.queries.js';
import { foldName } from '../standards/vietnam/fold.js';
import { readMass } from '../standards/vietnam/units.js';

/** What does not fit together in a lot: told to the owner and the office, in the way of nothing. */
export const LOT_NOTICES = [
  'yield-implausible',
  'more-out-than-in',
  'more-than-harvested',
  'before-harvest',
  'harvest-after-made',
  'made-later',
  'beyond-shelf-life',
] as const;

export interface LotNotice {
  readonly code: (typeof LOT_NOTICES)[number];
  /** The record that says so; null where it is the lot as a whole. */
  readonly eventId: string | null;
  /** Masses in kilograms, otherwise as recorded. */
  readonly quantity: number | null;
  readonly limit: number | null;
  readonly unit: string | null;
}

export interface LotFacts {
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly madeOn: string | null;
  readonly expiresOn: string | null;
  /** Of its product. */
  readonly shelfLifeDays: number | null;
}

export interface Ground {
  readonly crop: string;
  readonly hectares: number;
}

type Standing = Pick<EventView, 'id' | 'step' | 'eventTime' | 'areas' | 'input' | 'output'>;

/** Tonnes a hectare that one harvest year does not go beyond, by a word of the crop, folded; fresh weight. */
const TONNES: readonly (readonly [number, RegExp])[] = [
  [120, /\b(?:mia|co voi)\b/],
  [80, /\b(?:ca chua|dua chuot|dua leo|bi|bau|dua hau|dua luoi|nam|ca rot|bap cai)\b/],
  [60, /\b(?:rau|cai|su su|san|khoai|chuoi|dua|thanh long|hanh|toi|gung|nghe|cu)\b/],
  [40, /\b(?:cam|quyt|buoi|chanh|oi|mit|du du|tao|le|hong|nhan|vai|xoai|na|man|dao|mo|quat|bo|sau rieng)\b/],
];
const TONNES_OTHERWISE = 12;

/**
 * Looks over the records of a lot that stand. Amounts are compared where both are masses (g, kg, yến, tạ, tấn) or bear
 * the same unit; what cannot be compared is not judged. `dayOf` gives the calendar day of a moment where the registry is, `now` is
 * this one.
 */
export function lotNotices(
  lot: LotFacts,
  events: readonly Standing[],
  grounds: ReadonlyMap<string, Ground>,
  dayOf: (moment: Date) => string,
  now: Date,
): LotNotice[] {
  const harvests = events.filter(({ step }) => step === 'harvested');
  return [
    ...yields(harvests, grounds),
    ...events.flatMap(outOfStep),
    ...beyondHarvest(lot, harvests, events),
    ...disorder(lot, harvests, events, dayOf),
    ...ownDays(lot, dayOf(now)),
  ];
}

function yields(harvests: readonly Standing[], grounds: ReadonlyMap<string, Ground>): LotNotice[] {
  const byArea = new Map<string, { kilograms: number; eventId: string }>();
  for (const { id, areas } of harvests) {
    for (const { areaId, amount } of areas) {
      const kilograms = amount === null ? null : inKilograms(amount);
      const before = byArea.get(areaId);
      if (kilograms !== null)
        byArea.set(areaId, { kilograms: (before?.kilograms ?? 0) + kilograms, eventId: id });
    }
  }
  return [...byArea].flatMap(([areaId, { kilograms, eventId }]): LotNotice[] => {
    const ground = grounds.get(areaId);
    if (ground === undefined) return [];
    const limit = Math.round(ground.hectares * tonnesOf(ground.crop) * 1000);
    return kilograms > limit
      ? [{ code: 'yield-implausible', eventId, quantity: kilograms, limit, unit: 'kg' }]
      : [];
  });
}

function outOfStep({ id, input, output }: Standing): LotNotice[] {
  if (input === null || output === null) return [];
  const more = excess(output, input);
  return more === null ? [] : [{ code: 'more-out-than-in', eventId: id, ...more }];
}

/** What was processed, packed or sent, and the lot itself, against what was picked for it. */
function beyondHarvest(
  lot: LotFacts,
  harvests: readonly Standing[],
  events: readonly Standing[],
): LotNotice[] {
  const picked = total(harvests.flatMap(({ areas }) => areas.map(({ amount }) => amount)));
  if (picked === null) return [];
  const whole = lot.quantity === null ? null : { quantity: lot.quantity, unit: lot.unit ?? '' };
  const sums = (['processed', 'packed', 'shipped'] as const).map((step) => {
    const of = events.filter((event) => event.step === step);
    return {
      eventId: of.at(-1)?.id ?? null,
      amount: total(of.map(({ input, output }) => input ?? output)),
    };
  });
  const claimed = [{ eventId: null, amount: whole }, ...sums];
  return claimed.flatMap(({ eventId, amount }): LotNotice[] => {
    const more = amount === null ? null : excess(amount, picked);
    return more === null ? [] : [{ code: 'more-than-harvested', eventId, ...more }];
  });
}

function disorder(
  { madeOn }: LotFacts,
  harvests: readonly Standing[],
  events: readonly Standing[],
  dayOf: (moment: Date) => string,
): LotNotice[] {
  const times = harvests.map(({ eventTime }) => eventTime.getTime());
  if (times.length === 0) return [];
  const first = Math.min(...times);
  const after = new Set(['processed', 'packed', 'shipped']);
  const none = { quantity: null, limit: null, unit: null };
  const early = events.filter(({ step, eventTime }) => after.has(step) && eventTime.getTime() < first);
  const late = madeOn === null ? [] : harvests.filter(({ eventTime }) => dayOf(eventTime) > madeOn);
  return [
    ...early.map(({ id }): LotNotice => ({ code: 'before-harvest', eventId: id, ...none })),
    ...late.map(({ id }): LotNotice => ({ code: 'harvest-after-made', eventId: id, ...none })),
  ];
}

/** Days of the lot itself: not made yet, or kept for longer than its product keeps. */
function ownDays({ madeOn, expiresOn, shelfLifeDays }: LotFacts, today: string): LotNotice[] {
  if (madeOn === null) return [];
  const none = { eventId: null, quantity: null, limit: null, unit: null };
  const kept = expiresOn === null ? 0 : (Date.parse(expiresOn) - Date.parse(madeOn)) / 86_400_000;
  return [
    ...(madeOn > today ? [{ code: 'made-later' as const, ...none }] : []),
    ...(shelfLifeDays !== null && kept > shelfLifeDays
      ? [{ code: 'beyond-shelf-life' as const, ...none }]
      : []),
  ];
}

/** By how much one amount is more than another that can be compared with it; null where it is not. */
function excess(one: Amount, other: Amount): Pick<LotNotice, 'quantity' | 'limit' | 'unit'> | null {
  const [kilograms, limit] = [inKilograms(one), inKilograms(other)];
  if (kilograms !== null && limit !== null)
    return kilograms > limit ? { quantity: kilograms, limit, unit: 'kg' } : null;
  if (foldName(one.unit) !== foldName(other.unit) || one.quantity <= other.quantity) return null;
  return { quantity: one.quantity, limit: other.quantity, unit: one.unit };
}

/** The sum of amounts that can be added up; null where there is none, or they cannot. */
function total(amounts: readonly (Amount | null)[]): Amount | null {
  const given = amounts.filter((amount) => amount !== null);
  const [first] = given;
  if (first === undefined) return null;
  const masses = given.map(inKilograms).filter((kilograms) => kilograms !== null);
  if (masses.length === given.length)
    return { quantity: Math.round(masses.reduce((sum, each) => sum + each, 0) * 1e6) / 1e6, unit: 'kg' };
  if (given.some(({ unit }) => foldName(unit) !== foldName(first.unit))) return null;
  return { quantity: given.reduce((sum, { quantity }) => sum + quantity, 0), unit: first.unit };
}

function inKilograms({ quantity, unit }: Amount): number | null {
  // The parser reads numbers as people type them: a comma before the decimals.
  const one = readMass(`1 ${unit}`);
  return one.ok ? Math.round(quantity * one.value * 1e6) / 1e6 : null;
}

function tonnesOf(crop: string): number {
  const folded = foldName(crop);
  return TONNES.find(([, words]) => words.test(folded))?.[0] ?? TONNES_OTHERWISE;
}
