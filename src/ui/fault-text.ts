import type { FieldFault } from './page-context.js';
import type { FaultSentence } from './text/fault-sentence.js';
import type { Words } from './words.js';

/** What is wrong and how to mend it, in a sentence; a code without a sentence of its own reads as the general one. */
export function faultText(words: Words, fault: FieldFault): string {
  const sentences: Readonly<Record<string, FaultSentence>> = words.faults;
  const found = Object.hasOwn(sentences, fault.code) ? sentences[fault.code] : undefined;
  const sentence = found ?? words.faults.general;
  return typeof sentence === 'string' ? sentence : sentence(fault.params ?? {});
}
