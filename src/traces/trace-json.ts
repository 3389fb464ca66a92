import { missingItems } from './nine-items.js';
import type { TraceDocument } from './trace-document.js';

/**
 * What the public page says, for programs: nothing more, nothing less. `uncertain` when the register could not be asked again
 * since `checkedAt`.
 */
export function traceJson(trace: TraceDocument, checkedAt: Date, uncertain = false): string {
  const { dependsOn: _inner, shows: _key, holdsUntil: _day, sample, ...shown } = trace;
  const { uri, code, verdict } = shown;
  const when = { checkedAt, ...(uncertain ? { uncertain } : {}) };
  // What is not approved is not published.
  if (verdict.code === 'pending') return JSON.stringify({ uri, code, verdict, ...when });
  const missing = shown.waitingLot === null ? { missing: missingItems(trace) } : {};
  return JSON.stringify({ ...shown, sample, ...missing, ...when });
}
