import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import type { AdminUnit } from '../standards/vietnam/admin-units-read.js';
import { foldName } from '../standards/vietnam/fold.js';
import { ADMIN_UNITS_FOLDER, readAdminUnitTable } from './admin-units.js';

const NAME = 'admin-units';
// Any fixed number: two services that start together take turns.
const LOCK = 7_301_225_002;
// A unit that existed before the records begin: PostgreSQL's own word for no beginning.
const ALWAYS = '-infinity';

/**
 * Loads the administrative units this version ships, before and after 1 July 2025, unless they are loaded already.
 * `url` connects as the owner of the tables: the service itself may only read them.
 */
export async function loadPlaces(url: string): Promise<void> {
  const version = await readVersion();
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    if ((await loadedVersion(client)) === version) return;
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    if ((await loadedVersion(client)) !== version) await replaceAll(client, version);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function readVersion(): Promise<string> {
  const content: unknown = JSON.parse(await readFile(new URL('version.json', ADMIN_UNITS_FOLDER), 'utf8'));
  if (
    typeof content === 'object' &&
    content !== null &&
    'version' in content &&
    typeof content.version === 'string'
  ) {
    return content.version;
  }
  throw new Error('data/admin-units/version.json names no version');
}

async function loadedVersion(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ version: string }>(
    'select version from reference_data where name = $1',
    [NAME],
  );
  return rows[0]?.version;
}

async function replaceAll(client: Client, version: string): Promise<void> {
  const { units, successors } = await readAdminUnitTable();
  await client.query('delete from places');
  await client.query('delete from place_successors');
  await client.query(
    `insert into places (level, code, parent_code, kind, name, name_en, valid_from, valid_to, folded)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[], $9::text[])`,
    columns(units.map(toPlace), 9),
  );
  await client.query(
    'insert into place_successors (old_code, new_code) select * from unnest($1::text[], $2::text[])',
    columns(
      [...successors].flatMap(([old, codes]) => codes.map((code) => [old, code])),
      2,
    ),
  );
  // Planned for as it is from the first question on: without figures a search takes seconds until the vacuum has been.
  await client.query('analyze places, place_successors');
  await client.query(
    `insert into reference_data (name, version, loaded_at) values ($1, $2, now())
     on conflict (name) do update set version = excluded.version, loaded_at = excluded.loaded_at`,
    [NAME, version],
  );
}

type Cell = string | null;

/** A unit as a row of `places`. */
function toPlace(unit: AdminUnit): Cell[] {
  return [
    unit.level,
    unit.code,
    unit.parentCode ?? null,
    unit.kind,
    unit.name,
    unit.nameEn,
    unit.validFrom ?? ALWAYS,
    unit.validTo ?? null,
    foldName(unit.name),
  ];
}

/** Rows as one array a column, which is how `unnest` takes them: one statement, however many rows. */
function columns(rows: readonly (readonly Cell[])[], width: number): Cell[][] {
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null));
}
