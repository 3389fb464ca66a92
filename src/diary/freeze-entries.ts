import { Client } from 'pg';
import { canonicalUri } from '../codes/canonical-uri.js';
import { drawFreeCode } from '../codes/free-code.js';
import { objectRows } from '../events/event-objects.js';
import { sealEvent } from '../events/sealed-event.js';
import type { EventStep } from './diary-steps.js';
import { EntryDigest } from './entry-digest.js';
import { type Amount, type Entry, eventOf, objectsOf } from './entry-event.js';

// Any fixed number: two services that start together take turns.
const LOCK = 7_301_225_004;
const GROUP = 500;

/**
 * Gives what was recorded before the store of events what every event has since: the lots their names, the events their canonical JSON,
 * their hash and the URIs of what they are about. Done once, at the first start of this version; `url` connects as the owner of the
 * tables, for nobody else may touch them.
 */
export async function freezeEntries(url: string, root: string, dataKey: Buffer): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    if (!(await isOwing(client))) return;
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await nameLots(client, root);
    // The URIs are added to rows that may otherwise never change.
    await client.query('alter table event_edges disable trigger event_edges_append_only');
    await sealEntries(client, root, new EntryDigest(dataKey));
    await client.query('alter table event_edges enable trigger event_edges_append_only');
    await client.query('commit');
    await client.query('analyze lots, events, event_edges, event_documents, diary_entries');
  } finally {
    await client.end();
  }
}

async function isOwing(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ owing: boolean }>(
    `select exists (select from lots where uri is null)
       or exists (select from diary_entries where not exists (select from event_documents d where d.event_id = diary_entries.event_id)) as owing`,
  );
  return rows[0]?.owing ?? false;
}

interface UnnamedLot {
  readonly id: string;
  readonly lot_number: string;
  readonly gtin: string | null;
  readonly code: string | null;
}

/** As their code has it, where one was issued: that is what exports called them. */
async function nameLots(client: Client, root: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<UnnamedLot>(
      `select l.id, l.lot_number, sold_gtin(p.gtin, l.variant_id) as gtin, c.code from lots l join products p on p.id = l.product_id left join codes c on c.lot_id = l.id
       where l.uri is null order by l.created_at, l.id limit $1`,
      [GROUP],
    );
    if (rows.length === 0) return;
    for (const { id, lot_number: lotNumber, gtin, code } of rows) {
      const linked = gtin === null ? null : canonicalUri(root, { code: '', gtin, lotNumber });
      if (linked !== null && (await isFree(client, linked))) {
        await client.query('update lots set uri = $2 where id = $1', [id, linked]);
        continue;
      }
      const kept = code ?? (await drawFreeCode((sql, values) => client.query(sql, values)));
      const uri = canonicalUri(root, { code: kept, gtin: null, lotNumber });
      await client.query('update lots set uri = $2, kept_code = $3 where id = $1', [id, uri, kept]);
    }
  }
}

async function isFree(client: Client, uri: string): Promise<boolean> {
  const { rowCount } = await client.query('select 1 from lots where uri = $1', [uri]);
  return rowCount === 0;
}

interface OldEntry {
  readonly id: string;
  readonly step: EventStep;
  readonly event_time: Date;
  readonly event_time_zone_offset: string;
  readonly record_time: Date;
  readonly place: string | null;
  readonly responsible: string;
  readonly note: string | null;
  readonly image_sha256: string | null;
  readonly lot_id: string;
  readonly uri: string;
  readonly erroneous: boolean;
  readonly areas: Entry['areas'];
  readonly input: Amount | null;
  readonly output: Amount | null;
}

const OLD = `select d.event_id as id, d.step, d.event_time, d.event_time_zone_offset, d.record_time, d.place, d.responsible, d.note, d.image_sha256,
    d.lot_id, l.uri, exists (select from event_declarations x where x.event_id = d.event_id) as erroneous,
    (select coalesce(jsonb_agg(jsonb_build_object('areaId', a.id, 'code', a.code, 'amount',
       case when x.quantity is null then null else jsonb_build_object('quantity', x.quantity, 'unit', x.unit) end) order by x.position), '[]')
     from event_edges x join growing_areas a on a.id = x.growing_area_id where x.event_id = d.event_id) as areas,
    (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
     where x.event_id = d.event_id and x.role = 'input' and x.lot_id is not null and x.quantity is not null) as input,
    (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
     where x.event_id = d.event_id and x.role in ('output', 'subject') and x.lot_id is not null and x.quantity is not null) as output
  from diary_entries d join lots l on l.id = d.lot_id
  where not exists (select from event_documents x where x.event_id = d.event_id)
  order by d.record_time, d.event_id limit $1`;

async function sealEntries(client: Client, root: string, digests: EntryDigest): Promise<void> {
  for (;;) {
    const { rows } = await client.query<OldEntry>(OLD, [GROUP]);
    if (rows.length === 0) return;
    const frozen = rows.map((row) => freeze(row, root, digests));
    await client.query(SEAL, [JSON.stringify(frozen)]);
  }
}

function freeze(row: OldEntry, root: string, digests: EntryDigest) {
  const entry: Entry = {
    id: row.id,
    step: row.step,
    eventTime: row.event_time,
    eventTimeZoneOffset: row.event_time_zone_offset,
    recordTime: row.record_time,
    place: row.place,
    lot: { id: row.lot_id, uri: row.uri },
    areas: row.areas,
    input: row.input,
    output: row.output,
    digest: digests.of({ responsible: row.responsible, note: row.note, imageSha256: row.image_sha256 }),
  };
  return {
    event_id: row.id,
    ...sealEvent(eventOf(entry, root), root),
    erroneous: row.erroneous,
    objects: objectRows(objectsOf(entry, root)).map(({ position, uri, amount, base }) => ({
      position,
      uri,
      amount,
      base,
    })),
  };
}

const SEAL = `with frozen as (
    select * from jsonb_to_recordset($1::jsonb) as f (event_id uuid, canonical text, hash text, erroneous boolean, objects jsonb)
  ), documents as (
    insert into event_documents (event_id, canonical, hash) select event_id, canonical, hash from frozen
  ), hashes as (
    insert into standing_hashes (hash, event_id) select distinct on (hash) hash, event_id from frozen where not erroneous order by hash, event_id
    on conflict (hash) do nothing
  )
  update event_edges x set uri = o.uri, amount = o.amount, base = o.base
  from frozen f, jsonb_to_recordset(f.objects) as o (position smallint, uri text, amount numeric, base text)
  where x.event_id = f.event_id and x.position = o.position`;
