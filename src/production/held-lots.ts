import type { Tx } from '../platform/database/database.js';
import { type FieldFault, Invalid } from '../platform/errors.js';
import {
  type Content,
  decimalText,
  exactBase,
  inUnitOf,
  isWhole,
  type Millionths,
  millionths,
} from '../standards/units/exact.js';

/** As much of a lot as operations need. */
export interface LotRow {
  readonly id: string;
  readonly business_id: string;
  readonly product_id: string;
  readonly lot_number: string;
  readonly uri: string;
  readonly status: string;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly content: string | null;
  readonly content_base: string | null;
  readonly made_on: string | null;
  readonly expires_on: string | null;
  readonly created_at: Date;
}

export interface BalanceRow {
  readonly lot_id: string;
  readonly holder_id: string;
  readonly base: string;
  readonly since: Date;
  readonly made: string;
  readonly received: string;
  readonly left: string;
  readonly boxed: string;
}

/** A lot that somebody has some of, locked until the commit. */
export interface Held {
  readonly lot: LotRow;
  readonly holderId: string;
  readonly base: string;
  readonly content: Content;
  readonly since: Date;
  /** Neither gone nor in a case. */
  readonly loose: Millionths;
}

/** How much of it an operation takes. */
export interface Taken extends Held {
  readonly amount: Millionths;
  readonly said: { readonly quantity: number; readonly unit: string };
}

export interface HeldLots {
  readonly held: ReadonlyMap<string, Held>;
  /** Own lots of which nobody said how much there is; their numbers. */
  readonly unmeasured: ReadonlyMap<string, string>;
}

export interface Asked {
  readonly lotId: string;
  readonly quantity: number;
  readonly unit: string;
}

const LOT = `select id, business_id, product_id, lot_number, coalesce(uri, $2 || id) as uri, status, quantity::text, unit, content::text, content_base,
    made_on::text, expires_on::text, created_at from lots where id = any($1::uuid[]) order by id for no key update`;

/** In one order, so that nobody waits for somebody who waits for them. */
export async function lockLots(
  tx: Tx,
  ids: readonly string[],
  root: string,
): Promise<ReadonlyMap<string, LotRow>> {
  const rows = await tx.query<LotRow[]>(LOT, [[...new Set(ids)], `${root}/lots/`]);
  return new Map(rows.map((row) => [row.id, row]));
}

export async function lockBalances(
  tx: Tx,
  ids: readonly string[],
  holders: readonly string[],
): Promise<readonly BalanceRow[]> {
  return tx.query<BalanceRow[]>(
    `select lot_id, holder_id, base, since, made::text, received::text, "left"::text, boxed::text from lot_balances
     where lot_id = any($1::uuid[]) and holder_id = any($2::uuid[]) order by lot_id, holder_id for update`,
    [ids, holders],
  );
}

export function contentOf({ content, content_base: base }: LotRow): Content {
  return content === null || base === null ? null : { amount: millionths(content), base };
}

export function heldOf(lot: LotRow, row: BalanceRow): Held {
  return {
    lot,
    holderId: row.holder_id,
    base: row.base,
    content: contentOf(lot),
    since: row.since,
    loose: millionths(row.left) - millionths(row.boxed),
  };
}

/** Whether anything came into it at all. */
export function isOpened(row: BalanceRow | undefined): row is BalanceRow {
  return row !== undefined && (Number(row.made) > 0 || Number(row.received) > 0);
}

/**
 * What an operation takes, of locked lots. `held` says what the actor has of each.
 * @throws Invalid with the figures of what there is
 */
export function take(
  asked: readonly Asked[],
  { held, unmeasured }: HeldLots,
  at: { readonly path: string; readonly eventTime: Date; readonly stopped: boolean },
): Taken[] {
  const faults: FieldFault[] = [];
  const taken = asked.map((each, index): Taken | null => {
    const path = `${at.path}.${index}`;
    const one = held.get(each.lotId);
    const fault = (field: string, code: string, params?: FieldFault['params']): null => {
      faults.push(params === undefined ? { path: `${path}.${field}`, code } : { path: `${path}.${field}`, code, params }); // prettier-ignore
      return null;
    };
    const own = unmeasured.get(each.lotId);
    if (one === undefined && own !== undefined) return fault('lotId', 'lot-without-quantity', { lot: own });
    if (one === undefined) return fault('lotId', 'lot-not-held');
    if (asked.findIndex(({ lotId }) => lotId === each.lotId) !== index) return fault('lotId', 'lot-twice');
    const { lot } = one;
    const ended =
      lot.status === 'closed' || (!at.stopped && lot.status !== 'open' && lot.status !== 'released');
    if (ended) return fault('lotId', 'lot-stopped', { lot: lot.lot_number });
    if (at.eventTime < one.since)
      return fault('lotId', 'before-input', { lot: lot.lot_number, since: one.since.toISOString() });
    const amount = inUnitOf(exactBase(each.quantity, each.unit), one.base, one.content);
    if (amount === null) return fault('unit', 'unit-not-of-lot', { unit: one.base, lot: lot.lot_number });
    if (amount <= 0n) return fault('quantity', 'too-fine');
    if (!isWhole(amount, one.base)) return fault('quantity', 'whole-packages', { unit: one.base });
    if (amount > one.loose)
      return fault('quantity', 'more-than-left', {
        lot: lot.lot_number,
        asked: decimalText(amount),
        left: decimalText(one.loose),
        unit: one.base,
      });
    return { ...one, amount, said: { quantity: each.quantity, unit: each.unit } };
  });
  if (faults.length > 0) throw new Invalid(faults);
  return taken.filter((each) => each !== null);
}
