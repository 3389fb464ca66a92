import type { Tx } from '../platform/database/database.js';
import { isoDay } from '../ui/format.js';

/**
 * The next dossier number of the day in the registry's time zone, `HS-261121-0007`. The day's row stays locked until
 * the transaction ends, so numbers follow each other without gaps: one that rolls back gives its number to the next.
 */
export async function nextReference(tx: Tx, now: Date, timeZone: string): Promise<string> {
  const day = isoDay(now, timeZone);
  const [row] = await tx.query<[{ last: number }]>(
    `insert into application_numbers (day, last) values ($1, 1)
     on conflict (day) do update set last = application_numbers.last + 1 returning last`,
    [day],
  );
  return `HS-${day.slice(2).replaceAll('-', '')}-${String(row.last).padStart(4, '0')}`;
}
