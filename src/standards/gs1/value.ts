import type { ApplicationIdentifier } from './ai.js';
import type { Finding } from './fault.js';
import { fault, shift } from './fault.js';
import { checkCharset, LINTERS } from './linters.js';

/**
 * Whether `value` is what `entry` may hold: length, character sets and every check of its components, from the left.
 * Null when it is; else the fault, at an offset into `value`. GS1 General Specifications, section 3.
 */
export function checkValue(entry: ApplicationIdentifier, value: string): Finding {
  if (value === '') return fault('value-empty', 0, `AI (${entry.ai}) has no value.`);
  if (value.length < entry.min) {
    return fault('value-too-short', value.length, `AI (${entry.ai}) needs ${entry.min} characters or more.`);
  }
  if (value.length > entry.max) {
    return fault('value-too-long', entry.max, `AI (${entry.ai}) has ${entry.max} characters at most.`);
  }
  let start = 0;
  for (const { charset, min, max, optional, checks } of entry.components) {
    if (optional && start === value.length) break;
    const part = value.slice(start, start + max);
    if (part.length < min) {
      return fault('value-length', value.length, `AI (${entry.ai}) is cut off within one of its parts.`);
    }
    const outside = checkCharset(charset, part);
    if (outside) return shift(outside, start);
    for (const check of checks) {
      const finding = LINTERS[check]?.(part);
      if (finding) return shift(finding, start);
    }
    start += part.length;
  }
  return null;
}
