import { findAi } from './ai.js';
import type { Gs1Element } from './element.js';
import type { Gs1Result } from './fault.js';
import { fault } from './fault.js';
import { ok } from '../result.js';
import { checkValue } from './value.js';

/**
 * Reads elements as people write them, `(01)09520123456788(10)ABC`: each AI in brackets, its value up to the next
 * opening bracket; `\(` is a bracket within a value. Values are checked, associations are not. Errors:
 * bracket-malformed, unknown-ai, those of `checkValue`. GS1 General Specifications, section 4.14.
 */
export function parseBracketed(text: string): Gs1Result<readonly Gs1Element[]> {
  const elements: Gs1Element[] = [];
  let at = 0;
  do {
    if (text.charAt(at) !== '(') return fault('bracket-malformed', at, 'An AI in brackets is expected here.');
    const close = text.indexOf(')', at);
    if (close === -1) return fault('bracket-malformed', at, 'The bracket is not closed.');
    const entry = findAi(text.slice(at + 1, close));
    if (!entry) return fault('unknown-ai', at + 1, 'The bracket holds no GS1 application identifier.');
    const end = endOfValue(text, close + 1);
    const raw = text.slice(close + 1, end);
    const value = raw.replaceAll('\\(', '(');
    const finding = checkValue(entry, value);
    if (finding) {
      const escapes = countEscapes(raw, Number(finding.fault.at));
      return fault(
        finding.fault.code,
        close + 1 + Number(finding.fault.at) + escapes,
        finding.fault.sentence,
      );
    }
    elements.push({ ai: entry.ai, value });
    at = end;
  } while (at < text.length);
  return ok(elements);
}

function endOfValue(text: string, from: number): number {
  for (let open = text.indexOf('(', from); open !== -1; open = text.indexOf('(', open + 1)) {
    if (open === from || text.charAt(open - 1) !== '\\') return open;
  }
  return text.length;
}

/** How many backslashes stand before character `index` of the value that `raw` spells. */
function countEscapes(raw: string, index: number): number {
  let escapes = 0;
  for (let at = raw.indexOf('\\('); at !== -1 && at - escapes < index; at = raw.indexOf('\\(', at + 2)) {
    escapes += 1;
  }
  return escapes;
}

/** Writes elements so that `parseBracketed` reads the same back. */
export function buildBracketed(elements: readonly Gs1Element[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');
}
