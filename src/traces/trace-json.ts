import { missingItems } from './nine-items.js';
import type { TraceDocument } from './trace-document.js';

/** What the public page says, for programs: nothing more, nothing less. */
export function traceJson(trace: TraceDocument, checkedAt: Date): string {
  const { dependsOn: _inner, shows: _key, holdsUntil: _day, sample, ...shown } = trace;
  const { uri, code, verdict } = shown;
  // What is not approved is not published.
  if (verdict.code === 'pending') return JSON.stringify({ uri, code, verdict, checkedAt });
  const missing = shown.waitingLot === null ? { missing: missingItems(trace) } : {};
  return JSON.stringify({ ...shown, sample, ...missing, checkedAt });
}

/** The same when the register could not be asked again since `checkedAt`. */
export function uncertainJson(json: string): string {
  return `${json.slice(0, -1)},"uncertain":true}`;
}
