import type { ApplicationIdentifier } from './ai.js';
import { aiAt, findAi } from './ai.js';
import type { Gs1Element } from './element.js';
import type { Gs1Failure, Gs1Result } from './fault.js';
import { fault, shift } from './fault.js';
import { ok } from '../result.js';
import { checkValue } from './value.js';

/** What a scanner sends for FNC1 between elements: ASCII 29, group separator. */
export const GS = '\u001d';

/** What stands for FNC1 in print and in test data; no GS1 character set holds it. */
export const PRINTED_FNC1 = '^';

const GS_CODE = 29;
const CARET_CODE = 94;

/** Symbology identifiers that say: GS1 element strings follow. General Specifications, figure 5.1.3-1. */
const GS1_CARRIERS = [']C1', ']e0', ']d2', ']Q3', ']J1'];

/** An element and where it stands in the text it was read from. */
interface PlacedElement extends Gs1Element {
  readonly entry: ApplicationIdentifier;
  readonly at: number;
}

/**
 * Reads concatenated element strings. They begin with FNC1 (written GS or `^`) or a symbology identifier such as
 * `]C1`; with `fnc1: 'assumed'` they may begin with the first AI, for text whose carrier is known to be GS1's. GS or `^` ends every
 * element that is not of predefined length. Values are checked; whether the elements may stand together is
 * for `checkAssociations`, over all carriers of the item. Errors: fnc1-missing, message-empty, unknown-ai, those of
 * `checkValue`. GS1 General Specifications, section 7.8.
 */
export function parseElementString(
  text: string,
  { fnc1 = 'required' }: { fnc1?: 'required' | 'assumed' } = {},
): Gs1Result<readonly Gs1Element[]> {
  const start = startOfElements(text);
  if (start === 0 && fnc1 === 'required') {
    return fault('fnc1-missing', 0, 'Element strings begin with FNC1 or a symbology identifier.');
  }
  const placed = readElements(text, start, true);
  return placed.ok ? ok(placed.value.map(({ ai, value }) => ({ ai, value }))) : placed;
}

function startOfElements(text: string): number {
  if (text.startsWith(GS) || text.startsWith(PRINTED_FNC1)) return 1;
  return GS1_CARRIERS.some((carrier) => text.startsWith(carrier)) ? 3 : 0;
}

/** The elements of `text` from `start`, parted by GS and, if `isCaretFnc1`, by `^`; faults at offsets into `text`. */
export function readElements(
  text: string,
  start: number,
  isCaretFnc1: boolean,
): Gs1Result<readonly PlacedElement[]> {
  const elements: PlacedElement[] = [];
  for (let at = start; at < text.length;) {
    const entry = aiAt(text, at);
    if (!entry) return fault('unknown-ai', at, 'No GS1 application identifier begins here.');
    const valueStart = at + entry.ai.length;
    const longest = valueStart + entry.max;
    const limit = entry.fixed && longest < text.length ? longest : text.length;
    const valueEnd = endOfElement(text, valueStart, limit, isCaretFnc1);
    const value = text.slice(valueStart, valueEnd);
    const finding = checkValue(entry, value);
    if (finding) return shift(finding, valueStart);
    elements.push({ ai: entry.ai, value, entry, at });
    // An element of predefined length may be followed by a separator that it does not need.
    at = isSeparator(text.charCodeAt(valueEnd), isCaretFnc1) ? valueEnd + 1 : valueEnd;
  }
  return elements.length === 0 ? fault('message-empty', start, 'There are no elements.') : ok(elements);
}

/** The offset of the first separator from `from` on, or `limit` when none stands before it. */
function endOfElement(text: string, from: number, limit: number, isCaretFnc1: boolean): number {
  for (let index = from; index < limit; index += 1) {
    if (isSeparator(text.charCodeAt(index), isCaretFnc1)) return index;
  }
  return limit;
}

function isSeparator(code: number, isCaretFnc1: boolean): boolean {
  return code === GS_CODE || (isCaretFnc1 && code === CARET_CODE);
}

/**
 * Writes elements one after the other, led by FNC1 and with FNC1 after each that is not of predefined length, but not
 * after the last. `fnc1` is GS for a scanner's text, `^` for print. The elements are written as given.
 */
export function buildElementString(elements: readonly Gs1Element[], fnc1: string = GS): string {
  let text = fnc1;
  for (const [index, { ai, value }] of elements.entries()) {
    const isLast = index === elements.length - 1;
    text += ai + value + (isLast || findAi(ai)?.fixed ? '' : fnc1);
  }
  return text;
}

/** Elements of predefined length first, which saves separators. General Specifications, section 7.8.6. */
export function predefinedLengthFirst(elements: readonly Gs1Element[]): Gs1Element[] {
  const isFixed = ({ ai }: Gs1Element): boolean => findAi(ai)?.fixed ?? false;
  return [...elements.filter(isFixed), ...elements.filter((element) => !isFixed(element))];
}

/** The first element whose value its AI may not hold, if any; the fault is at that element's index. */
export function findWrongElement(elements: readonly Gs1Element[]): Gs1Failure | null {
  for (const [index, { ai, value }] of elements.entries()) {
    const entry = findAi(ai);
    if (!entry) return fault('unknown-ai', index, `AI (${ai}) is not a GS1 application identifier.`);
    const finding = checkValue(entry, value);
    if (finding) return fault(finding.fault.code, index, finding.fault.sentence);
  }
  return null;
}
