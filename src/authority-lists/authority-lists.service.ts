import { Inject, Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { ListedRegistrations } from '../area-codes/listed-registrations.service.js';
import type { ListedState } from '../area-codes/listed.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { parseAreaCode } from '../standards/vietnam/area-code.js';
import type { AuthorityListInput } from './authority-lists.dto.js';
import { listedOf, ListMatching, type MatchedRow } from './list-matching.service.js';
import { readList } from './list-reading.js';

interface Kept {
  id: string;
  code: string;
  listed: ListedState;
  since: string | null;
  until: string | null;
  areaId: string | null;
  verdict: string;
}

/** In one transaction, so that the rows of others are not kept locked for long. */
const CHUNK = 25;
/** At one press; whoever has more presses again. */
const AT_ONCE = 500;
const FOUND_IN_REGISTER = `a.business_id is not null and ($3::uuid[] is null or a.business_id = any($3))`;

/** Lists of authorities: read and matched first, taken over by an official's word, row by row where nothing is plain. */
@Injectable()
export class AuthorityListsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly matching: ListMatching,
    private readonly registrations: ListedRegistrations,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read(
    actor: Actor,
    input: AuthorityListInput & { readonly whole: boolean },
    file: { readonly name: string; readonly bytes: Uint8Array },
  ): Promise<string> {
    if (!this.config.areas.markets.includes(input.market)) throw Invalid.field('market', 'market-unknown');
    const rows = await this.matching.match(actor, input.market, await readList(file.bytes, this.patterns()));
    const id = newId();
    await this.db.transaction(async (tx) => {
      await tx.query(
        `insert into authority_lists (id, market, title, as_of, whole, covers, file_name, sent_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          ...[id, input.market, input.title, input.asOf, input.whole, input.covers],
          ...[file.name.slice(0, 200), actor.userId, this.clock.now()],
        ],
      );
      await insertRows(tx, id, rows);
      if (input.whole) await this.noteMissing(tx, actor, id, input);
      await this.audit.record(tx, actor, 'authority-list.read', subject(id), {
        after: { market: input.market, title: input.title, asOf: input.asOf, rows: rows.length },
      });
    });
    return id;
  }

  /** What is plain. @returns how many rows are left to be taken */
  async apply(actor: Actor, id: string, withNames: boolean): Promise<number> {
    const list = await this.find(id);
    const rows = await this.db.query<{ id: string }>(
      `select id from authority_list_rows where list_id = $1 and verdict = 'take' and settled is null
         and ($2 or found_by <> 'name') order by id limit $3`,
      [id, withNames, AT_ONCE + 1],
    );
    const now = rows.slice(0, AT_ONCE).map((row) => row.id);
    for (let at = 0; at < now.length; at += CHUNK)
      await this.db.transaction(async (tx) => {
        for (const rowId of now.slice(at, at + CHUNK)) await this.takeRow(tx, actor, list, rowId);
      });
    if (rows.length <= AT_ONCE) await this.finish(actor, list);
    return rows.length - now.length;
  }

  /** An official says which area a row means; then it is taken over, or told why not. @throws Invalid at `area` */
  link(actor: Actor, id: string, rowId: string, said: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const list = await this.find(id);
      const row = await lockRow(tx, id, rowId);
      const areaId = said.trim() === '' ? row.areaId : await this.areaOf(tx, actor, said);
      if (areaId === null) throw Invalid.field('area', 'required');
      await tx.query(`update authority_list_rows set area_id = $2, found_by = 'official' where id = $1`, [
        rowId,
        areaId,
      ]);
      const parsed = parseAreaCode(row.code, this.patterns());
      if (!parsed.ok) throw Invalid.field('area', parsed.fault.code);
      const verdict = await this.registrations.take(
        tx,
        actor,
        areaId,
        listedOf(list.market, row, areaId),
        list.title,
      );
      if (verdict.kind === 'open') throw Invalid.field('area', `list-${verdict.note}`);
      await this.settle(tx, actor, list.id, rowId, 'taken', { code: row.code, areaId });
    });
  }

  /** Somebody has seen it, and nothing is to be done. */
  dismiss(actor: Actor, id: string, rowId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const { code } = await lockRow(tx, id, rowId);
      await this.settle(tx, actor, id, rowId, 'dismissed', { code });
    });
  }

  /** One that was never taken over, read from the wrong file. */
  drop(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [used] = await tx.query<unknown[]>(
        `select from authority_list_rows where list_id = $1 and settled = 'taken' limit 1`,
        [id],
      );
      if (used !== undefined) throw new Conflict('list-in-use');
      const [gone] = await tx.query<[unknown[], number]>(
        'delete from authority_lists where id = $1 returning id',
        [id],
      );
      if (gone.length === 0) throw new NotFound();
      await this.audit.record(tx, actor, 'authority-list.dropped', subject(id));
    });
  }

  private async takeRow(tx: Tx, actor: Actor, list: List, rowId: string): Promise<void> {
    const row = await lockRow(tx, list.id, rowId).catch(() => null);
    if (row?.areaId == null || row.verdict !== 'take') return; // somebody else was faster
    const { areaId } = row;
    const verdict = await this.registrations.take(
      tx,
      actor,
      areaId,
      listedOf(list.market, row, areaId),
      list.title,
    );
    if (verdict.kind === 'open')
      await tx.query(`update authority_list_rows set verdict = 'open', note = $2 where id = $1`, [
        rowId,
        verdict.note,
      ]);
    else await this.settle(tx, actor, list.id, rowId, 'taken', { code: row.code, areaId });
  }

  /** What the register holds and a whole list has not is marked; nothing is taken from anybody. */
  private finish(actor: Actor, list: List): Promise<void> {
    return this.db.transaction(async (tx) => {
      await tx.query('update authority_lists set applied_at = coalesce(applied_at, $2) where id = $1', [
        list.id,
        this.clock.now(),
      ]);
      await tx.query(
        `update area_registrations r set unlisted_since = $3
         from authority_list_rows m where m.list_id = $1 and m.verdict = 'missing' and r.area_id = m.area_id and r.market = $2
           and r.code = m.code and r.unlisted_since is null and r.state in ('active', 'suspended', 'corrected')`,
        [list.id, list.market, list.asOf],
      );
      await tx.query(
        `update area_registrations r set unlisted_since = null
         from authority_list_rows m where m.list_id = $1 and m.verdict = 'same' and m.listed <> 'revoked' and r.area_id = m.area_id
           and r.market = $2 and r.unlisted_since is not null`,
        [list.id, list.market],
      );
      await this.audit.record(tx, actor, 'authority-list.taken-over', subject(list.id), {
        after: { market: list.market, title: list.title },
      });
    });
  }

  private async noteMissing(
    tx: Tx,
    actor: Actor,
    id: string,
    { market, covers }: Pick<AuthorityListInput, 'market' | 'covers'>,
  ): Promise<void> {
    await tx.query(
      `insert into authority_list_rows (list_id, code, name, listed, area_id, found_by, verdict)
       select $1, r.code, a.name, 'active', a.id, 'code', 'missing' from area_registrations r join growing_areas a on a.id = r.area_id
       where r.market = $2 and r.state in ('active', 'suspended', 'corrected') and ($4 = 'both' or a.kind = $4) and ${FOUND_IN_REGISTER}
         and not exists (select from authority_list_rows m where m.list_id = $1 and m.code = r.code) order by r.code`,
      [id, market, scopeOf(actor), covers],
    );
  }

  private async areaOf(tx: Tx, actor: Actor, said: string): Promise<string> {
    const parsed = parseAreaCode(said, this.patterns());
    if (!parsed.ok) throw Invalid.field('area', parsed.fault.code);
    const [area] = await tx.query<{ id: string }[]>(
      `select a.id from area_codes k join growing_areas a on a.id = k.area_id
       where k.code = $1 and ($2::uuid[] is null or a.business_id = any($2))`,
      [parsed.value.code, scopeOf(actor)],
    );
    if (area === undefined) throw Invalid.field('area', 'list-area-unknown');
    return area.id;
  }

  private async settle(
    tx: Tx,
    actor: Actor,
    id: string,
    rowId: string,
    settled: 'taken' | 'dismissed',
    after: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await tx.query(
      'update authority_list_rows set settled = $2, settled_by = $3, settled_at = $4 where id = $1',
      [rowId, settled, actor.userId, this.clock.now()],
    );
    await this.audit.record(tx, actor, `authority-list.row-${settled}`, subject(id), { after });
  }

  private async find(id: string): Promise<List> {
    const [list] = await this.db.query<List & Record<string, unknown>>(
      'select id, market, title, as_of::text as "asOf" from authority_lists where id = $1',
      [id],
    );
    if (list === undefined) throw new NotFound();
    return list;
  }

  private patterns() {
    const { field, 'packing-house': house } = this.config.areas.patterns;
    return [field, house];
  }
}

interface List {
  readonly id: string;
  readonly market: string;
  readonly title: string;
  readonly asOf: string;
}

async function lockRow(tx: Tx, listId: string, rowId: string): Promise<Kept> {
  const [row] = await tx.query<Kept[]>(
    `select id, code, listed, since::text, until::text, area_id as "areaId", verdict from authority_list_rows
     where list_id = $1 and id = $2 and settled is null for update`,
    [listId, rowId],
  );
  if (row === undefined) throw new NotFound();
  return row;
}

async function insertRows(tx: Tx, id: string, rows: readonly MatchedRow[]): Promise<void> {
  await tx.query(
    `insert into authority_list_rows (list_id, line, code, name, place, listed, since, until, area_id, found_by, verdict, note)
     select $1, v.* from jsonb_to_recordset($2::jsonb) as v (line int, code text, name text, place text, listed text, since date, until date,
       "areaId" uuid, "foundBy" text, verdict text, note text)`,
    [id, JSON.stringify(rows)],
  );
}

function subject(id: string) {
  return { type: 'authority-list', id, businessId: null };
}
