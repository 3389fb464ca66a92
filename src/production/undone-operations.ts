import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { Invalid, type FieldFault } from '../platform/errors.js';
import { lockLots } from './held-lots.js';

/** Whether what an operation moved can go back. */
@Injectable()
export class UndoneOperations {
  /** Locks the lots it was about. @throws Invalid with the figures of what was used since */
  async assertFree(tx: Tx, id: string, root: string): Promise<void> {
    const moved = await tx.query<{ lot_id: string }[]>('select distinct lot_id from lot_movements where event_id = $1', [id]); // prettier-ignore
    const ids = moved.map(({ lot_id }) => lot_id);
    await lockLots(tx, ids, root);
    await tx.query('select from lot_balances where lot_id = any($1) order by lot_id, holder_id for update', [
      ids,
    ]);
    const short = await tx.query<{ lot_number: string; left: string; moved: string; base: string }[]>(
      `select l.lot_number, trim_scale(b."left" - b.boxed)::text as "left", trim_scale(m.amount)::text as moved, b.base
       from (select lot_id, holder_id, sum(case kind when 'made' then amount when 'received' then amount when 'boxed' then -amount
               when 'unboxed' then amount else 0 end) as amount
             from lot_movements where event_id = $1 group by lot_id, holder_id) m
       join lot_balances b on b.lot_id = m.lot_id and b.holder_id = m.holder_id
       join lots l on l.id = m.lot_id
       where b."left" - b.boxed < m.amount or (m.amount > 0 and l.status not in ('open', 'held'))`,
      [id],
    );
    if (short.length === 0) return;
    throw new Invalid(
      short.map(({ lot_number: lot, left, moved: amount, base: unit }): FieldFault => ({
        path: '',
        code: 'operation-built-on',
        params: { lot, left, moved: amount, unit },
      })),
    );
  }
}
