import { setTimeout as sleep } from 'node:timers/promises';

/** Far more than anything takes on a machine that ten others use, and less than a test may take. */
export const PATIENCE_MS = 150_000;

/** Waits for what comes by itself, shortly after: looks until it is there. */
export async function eventually<Found>(
  what: string,
  look: () => Promise<Found | undefined | false> | Found | undefined | false,
): Promise<Found> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await sleep(20);
  }
  throw new Error(`not yet: ${what}`);
}
