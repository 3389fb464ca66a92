import type { BusinessKind } from '../businesses/business.entity.js';
import type { Purpose } from './purposes.js';

/** Everybody; whoever has a link of the business; the business itself and the office. */
export const TIERS = ['public', 'buyers', 'officials'] as const;
export type Tier = (typeof TIERS)[number];
/** Whom an answer is for. */
export type Audience = Tier;

/** What a business decides about. Everything else that pages show is what the law wants shown, or nobody's secret. */
export const DISCLOSED = [
  'street',
  'formerAddress',
  'taxCode',
  'gln',
  'website',
  'contactName',
  'contactPhone',
  'contactEmail',
  'representative',
  'sites',
  'quantities',
  'boundaries',
  'cultivation',
] as const;
export type Disclosed = (typeof DISCLOSED)[number];

interface Rule {
  /** Unless the business says otherwise. */
  readonly usual: Tier;
  /** What it is for a household, whose address and number are a person's. */
  readonly usualOfHousehold?: Tier;
  /** Never beyond. */
  readonly widest?: Tier;
  /** Must be public, of these kinds. */
  readonly forced?: (kind: BusinessKind) => boolean;
  /** Names people: without their consent it stays with the office. */
  readonly consent?: Purpose;
}

const notHousehold = (kind: BusinessKind) => kind !== 'household';

/**
 * Forced: the address of the producer is one of the nine items (Decree 37/2026/NĐ-CP, Art. 23.5 d, 23.7 d); of a household the
 * commune has to do, for its house is where people live.
 */
export const RULES: Readonly<Record<Disclosed, Rule>> = {
  street: { usual: 'public', usualOfHousehold: 'officials', forced: notHousehold },
  formerAddress: { usual: 'public', usualOfHousehold: 'officials' },
  taxCode: { usual: 'public' },
  gln: { usual: 'buyers' },
  website: { usual: 'public' },
  contactName: { usual: 'officials', consent: 'publish-contact' },
  contactPhone: { usual: 'officials', consent: 'publish-contact' },
  contactEmail: { usual: 'officials', consent: 'publish-contact' },
  representative: { usual: 'officials', consent: 'publish-representative' },
  sites: { usual: 'officials' },
  quantities: { usual: 'public' },
  boundaries: { usual: 'officials', widest: 'buyers' },
  cultivation: { usual: 'public' },
};

export type Choices = Readonly<Partial<Record<Disclosed, Tier>>>;

/** As much of a business as decides who sees what of it. */
export interface Discloser {
  readonly kind: BusinessKind;
  readonly disclosure: Choices;
  readonly consents: readonly Purpose[];
}

/** What the business wants, whether or not it may be so yet. */
export function chosenTier({ kind, disclosure }: Omit<Discloser, 'consents'>, field: Disclosed): Tier {
  const { usual, usualOfHousehold, widest = 'public', forced } = RULES[field];
  if (forced?.(kind) === true) return 'public';
  const wanted = disclosure[field] ?? (kind === 'household' ? (usualOfHousehold ?? usual) : usual);
  return narrower(wanted, widest);
}

/** Who sees it now. */
export function tierOf(discloser: Discloser, field: Disclosed): Tier {
  const { consent } = RULES[field];
  const chosen = chosenTier(discloser, field);
  return consent === undefined || discloser.consents.includes(consent) ? chosen : 'officials';
}

/** The one place that says what an answer may hold: every page, file and interface for others asks here. */
export function seenBy(audience: Audience, discloser: Discloser): (field: Disclosed) => boolean {
  return (field) => reaches(audience, tierOf(discloser, field));
}

function reaches(audience: Audience, tier: Tier): boolean {
  return TIERS.indexOf(audience) >= TIERS.indexOf(tier);
}

function narrower(one: Tier, other: Tier): Tier {
  return TIERS.indexOf(one) >= TIERS.indexOf(other) ? one : other;
}

/** What may be chosen of a field, the widest first. */
export function choicesOf(kind: BusinessKind, field: Disclosed): readonly Tier[] {
  const { widest = 'public', forced } = RULES[field];
  if (forced?.(kind) === true) return ['public'];
  return TIERS.slice(TIERS.indexOf(widest));
}
