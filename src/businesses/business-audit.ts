import type { AuditChange } from '../audit/audit-log.service.js';
import type { Business } from './business.entity.js';

// A household is called by its people's names, so its name and street stay out of a log that is never erased.
const FACTS = ['kind', 'taxCode', 'gln', 'provinceCode', 'communeCode', 'status'] as const;
const OPEN_FACTS = [...FACTS, 'name', 'street', 'website'] as const;
const WATCHED = [
  ...OPEN_FACTS,
  'formerAddress',
  'contactName',
  'contactPhone',
  'contactEmail',
  'personalIdLast4',
] as const;

type Field = (typeof WATCHED)[number];
type Facts = Readonly<Pick<Business, Field>>;

export function auditedFacts(business: Facts): Record<string, unknown> {
  return Object.fromEntries(audited(business).map((field) => [field, business[field]]));
}

/** Values of business facts; of personal data only that they changed. */
export function auditedChange(before: Facts, after: Facts): AuditChange {
  const changed = WATCHED.filter((field) => before[field] !== after[field]);
  const told = changed.filter((field) => audited(after).includes(field));
  const silent = changed.filter((field) => !audited(after).includes(field));
  const pick = (from: Readonly<Record<Field, unknown>>) =>
    Object.fromEntries(told.map((field) => [field, from[field]]));
  return {
    before: pick(before),
    after: { ...pick(after), ...(silent.length === 0 ? {} : { personal: silent }) },
  };
}

function audited({ kind }: Facts): readonly Field[] {
  return kind === 'household' ? FACTS : OPEN_FACTS;
}
