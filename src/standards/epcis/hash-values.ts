import { cbvUri, type Vocabulary } from './cbv.js';
import { type Instant, parseDateTime } from './formats.js';
import { normaliseIdentifier } from './normalise.js';

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

const URN_VOCABULARIES: readonly (readonly [urn: string, vocabulary: Vocabulary])[] = [
  ['urn:epcglobal:cbv:bizstep:', 'bizStep'],
  ['urn:epcglobal:cbv:disp:', 'disposition'],
  ['urn:epcglobal:cbv:btt:', 'bizTransactionType'],
  ['urn:epcglobal:cbv:sdt:', 'sourceDestType'],
  ['urn:epcglobal:cbv:er:', 'errorReason'],
];

/**
 * A value as it stands in a pre-hash string (CBV 2.0, 8.9): trimmed; a standard vocabulary URN as web URI; a number
 * without needless zeros; any spelling of a GS1 identifier as constrained canonical Digital Link URI.
 */
export function hashValue(text: string): string {
  const trimmed = text.trim();
  const vocabulary = URN_VOCABULARIES.find(([urn]) => trimmed.startsWith(urn))?.[1];
  if (vocabulary !== undefined) return cbvUri(vocabulary, trimmed);
  return hashNumber(trimmed) ?? normaliseIdentifier(trimmed) ?? trimmed;
}

/**
 * A time stamp in UTC with exactly three decimals (CBV 2.0, 8.9); the third is rounded up when the fourth is 5 to 9.
 * Text that is no time stamp stays as it is.
 */
export function hashTime(text: string): string {
  const trimmed = text.trim();
  const instant = parseDateTime(trimmed);
  return instant === null ? trimmed : new Date(milliseconds(instant)).toISOString();
}

function milliseconds({ seconds, fraction }: Instant): number {
  const roundUp = fraction.charAt(3) >= '5' ? 1 : 0;
  return seconds * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0')) + roundUp;
}

/** A JSON number or boolean as text. The reference capitalises booleans, and its hashes are the standard's test. */
export function scalarText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** Whole numbers in full, others by their shortest digits, below 0.0001 with an exponent of two digits or more. */
function hashNumber(text: string): string | null {
  if (!NUMBER.test(text)) return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  if (Number.isInteger(value)) return BigInt(value).toString();
  if (Math.abs(value) >= 1e-4) return String(value);
  return value.toExponential().replace(/-(\d)$/, '-0$1');
}
