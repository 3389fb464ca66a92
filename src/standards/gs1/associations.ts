import { findAi, matchesPattern } from './ai.js';
import type { Gs1Element } from './element.js';
import type { Finding } from './fault.js';
import { fault } from './fault.js';

/** Keys whose serial component is optional: how long they are without it. General Specifications, section 3.9.7. */
const LENGTH_WITHOUT_SERIAL: Readonly<Record<string, number>> = { '253': 13, '255': 13, '8003': 14 };
const DIGITAL_SIGNATURE = '8030';

/**
 * Whether the elements of one item may stand together: a repeated AI repeats its value, nothing excludes another,
 * everything required is there, and what a digital signature signs has a serial. They should be all that the
 * carriers of one item say. GS1 General Specifications, section 4.13.
 *
 * `satisfied` names AIs whose requirement is met by other means. A fault's `at` is the index of the element.
 */
export function checkAssociations(
  elements: readonly Gs1Element[],
  satisfied: ReadonlySet<string> = new Set(),
): Finding {
  const firsts = new Map<string, { index: number; value: string }>();
  for (const [index, { ai, value }] of elements.entries()) {
    const first = firsts.get(ai);
    if (!first) firsts.set(ai, { index, value });
    else if (first.value !== value) {
      return fault('repeated-with-other-value', index, `AI (${ai}) occurs twice with different values.`);
    }
  }
  const present = [...firsts.keys()];
  for (const [ai, { index }] of firsts) {
    const finding = checkPresence(ai, index, present, satisfied);
    if (finding) return finding;
  }
  return firsts.has(DIGITAL_SIGNATURE) ? checkSignedKeys(firsts) : null;
}

function checkPresence(
  ai: string,
  index: number,
  present: readonly string[],
  satisfied: ReadonlySet<string>,
): Finding {
  const entry = findAi(ai);
  if (!entry) return fault('unknown-ai', index, `AI (${ai}) is not a GS1 application identifier.`);
  for (const pattern of entry.excludes) {
    // A pattern never excludes the very AI that carries it.
    const rival = present.find((other) => other !== ai && matchesPattern(other, pattern));
    if (rival !== undefined) {
      return fault('association-excluded', index, `AI (${ai}) must not stand beside AI (${rival}).`);
    }
  }
  // The URI Syntax (grammar of 1.4, itip-path) lets 22 qualify 8006 as it does 01; the table of the General Specifications
  // names 01 alone. One item has one verdict, whatever carries it.
  if (ai === '22' && present.includes('8006')) return null;
  const { requires } = entry;
  if (requires.length === 0 || satisfied.has(ai)) return null;
  const met = requires.some((group) =>
    group.every((pattern) => present.some((other) => matchesPattern(other, pattern))),
  );
  if (met) return null;
  const wanted = requires.map((group) => group.join(' and ')).join(', ');
  return fault('association-missing', index, `AI (${ai}) needs one of: ${wanted}.`);
}

function checkSignedKeys(firsts: ReadonlyMap<string, { index: number; value: string }>): Finding {
  for (const [ai, length] of Object.entries(LENGTH_WITHOUT_SERIAL)) {
    const key = firsts.get(ai);
    if (key && key.value.length <= length) {
      return fault(
        'serial-missing',
        key.index,
        `AI (${ai}) must carry its serial to be signed by AI (8030).`,
      );
    }
  }
  return null;
}
