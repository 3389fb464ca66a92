import { faultText } from '../ui/fault-text.js';
import type { FieldFault } from '../ui/page-context.js';
import { refusalText } from '../ui/refusal-text.js';
import type { Words } from '../ui/words.js';

const REFUSED = /^refused-/;

/** What is wrong with a cell or row, in a sentence: a fault of its own, or why a command refused it. */
export function rowFaultText(words: Words, fault: FieldFault): string {
  if (!REFUSED.test(fault.code)) return faultText(words, fault);
  return refusalText(words, fault.code.replace(REFUSED, ''), fault.params ?? {}) ?? words.faults.general;
}
