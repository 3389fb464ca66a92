import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

// The supervisor kills after ten seconds; an embedded server needs some of them.
const CLOSE_WITHIN_MS = 6_500;

/** Lets what runs come to its end, but not for ever. */
export async function closeInTime(app: { close(): Promise<void> } | undefined, log: Logger): Promise<void> {
  const late = setTimeout(() => log.warn('requests were still running and were cut'), CLOSE_WITHIN_MS);
  await Promise.race([app?.close(), sleep(CLOSE_WITHIN_MS, undefined, { ref: false })]);
  clearTimeout(late);
}
