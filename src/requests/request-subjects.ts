import { numberFault } from '../platform/http/number.decorator.js';
import { isBlank, lengthOf, plainLine } from '../standards/text/plain-text.js';
import { readDay } from '../standards/time/moments.js';
import { readNumber } from '../standards/vietnam/read.js';
import type { RequestKind, SubjectType } from './request.entity.js';

interface Place {
  readonly table: string;
  readonly id: string;
  readonly owner: string;
  /** In this state somebody may ask for lifting. */
  readonly stopped: string;
  /** In these a field may be mended by a correction only. */
  readonly settled: readonly string[];
  readonly href: string;
  readonly fields: Readonly<Record<string, CorrectableField>>;
}

/** A field that may be mended: its column, and what it takes. */
export interface CorrectableField {
  readonly column: string;
  readonly type: 'text' | 'numeric' | 'integer' | 'date';
  /** Of a text its fewest characters; 1 unless told. */
  readonly min?: number;
  readonly max: number;
  /** A thing without it is of a kind that has none. */
  readonly owed?: true;
}

/** Where each kind of thing is, and what of it the office mends on request; written here alone, never taken from outside. */
export const SUBJECTS: Readonly<Record<SubjectType, Place>> = {
  business: {
    table: 'businesses',
    id: 'id::text',
    owner: 'id',
    stopped: 'suspended',
    settled: [],
    href: '/console/businesses/',
    fields: {},
  },
  'growing-area': {
    table: 'growing_areas',
    id: 'id::text',
    owner: 'business_id',
    stopped: 'suspended',
    settled: ['active', 'suspended'],
    href: '/console/areas/',
    fields: {
      name: { column: 'name', type: 'text', min: 2, max: 200 },
      crop: { column: 'crop', type: 'text', max: 120 },
      village: { column: 'village', type: 'text', max: 200 },
      households: { column: 'households', type: 'integer', max: 100_000 },
      hectaresDeclared: { column: 'hectares_declared', type: 'numeric', max: 100_000, owed: true },
    },
  },
  product: {
    table: 'products',
    id: 'id::text',
    owner: 'business_id',
    stopped: 'suspended',
    settled: [],
    href: '/console/products/',
    fields: {},
  },
  lot: {
    table: 'lots',
    id: 'id::text',
    owner: 'business_id',
    stopped: 'held',
    settled: ['released', 'held'],
    href: '/console/lots/',
    fields: {
      madeOn: { column: 'made_on', type: 'date', max: 0 },
      expiresOn: { column: 'expires_on', type: 'date', max: 0 },
    },
  },
  code: {
    table: 'codes',
    id: 'code',
    owner: 'business_id',
    stopped: 'suspended',
    settled: [],
    href: '/console/codes/',
    fields: {},
  },
};

/** What may be asked about a thing of this type. */
export function mayBeAsked(kind: RequestKind, type: SubjectType): boolean {
  return kind === 'lifting' || Object.keys(SUBJECTS[type].fields).length > 0;
}

/** A value as it would be stored, or the code of what is wrong with it; numbers as people write them here (`1.234,5`). */
export function readValue(
  { type, min = 1, max }: CorrectableField,
  typed: string,
): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly code: string } {
  const text = plainLine(typed);
  const wrong = (code: string) => ({ ok: false, code }) as const;
  if (isBlank(text)) return wrong('required');
  if (type === 'text') {
    if (lengthOf(text) > max) return wrong(`too-long?max=${max}`);
    return lengthOf(text) < min ? wrong(`too-short?min=${min}`) : { ok: true, value: text };
  }
  if (type === 'date') {
    const day = readDay(text);
    return day.ok ? { ok: true, value: text } : wrong(day.fault.code);
  }
  const number = readNumber(text);
  const decimals = type === 'integer' ? 0 : 4;
  const fault = numberFault(number.ok ? number.value : NaN, { positive: true, max, decimals });
  return fault !== null || !number.ok
    ? wrong(fault ?? 'not-a-number')
    : { ok: true, value: String(number.value) };
}
