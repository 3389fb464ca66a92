import { readFile } from 'node:fs/promises';
import { Client } from 'pg';
import { foldName } from '../standards/vietnam/fold.js';

const FOLDER = new URL('../../data/admin-units/', import.meta.url);
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
  const content: unknown = JSON.parse(await readFile(new URL('version.json', FOLDER), 'utf8'));
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
  const [units, successors] = await Promise.all([readTable('units.tsv', 8), readTable('successors.tsv', 2)]);
  await client.query('delete from places');
  await client.query('delete from place_successors');
  await client.query(
    `insert into places (level, code, parent_code, kind, name, name_en, valid_from, valid_to, folded)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[], $9::text[])`,
    columns(units.map(toPlace), 9),
  );
  await client.query(
    'insert into place_successors (old_code, new_code) select * from unnest($1::text[], $2::text[])',
    columns(successors, 2),
  );
  await client.query(
    `insert into reference_data (name, version, loaded_at) values ($1, $2, now())
     on conflict (name) do update set version = excluded.version, loaded_at = excluded.loaded_at`,
    [NAME, version],
  );
}

type Cell = string | null;

/** A line of units.tsv as a row of `places`. */
function toPlace(cells: readonly string[]): Cell[] {
  const [level = '', code = '', parent = '', kind = '', name = '', nameEn = '', from = '', to = ''] = cells;
  return [
    level,
    code,
    parent || null,
    kind,
    name,
    nameEn || unaccented(name),
    from || ALWAYS,
    to || null,
    foldName(name),
  ];
}

async function readTable(file: string, width: number): Promise<string[][]> {
  const lines = (await readFile(new URL(file, FOLDER), 'utf8')).replace(/\n$/, '').split('\n').slice(1);
  return lines.map((line, index) => {
    const cells = line.split('\t');
    if (cells.length !== width)
      throw new Error(
        `data/admin-units/${file}, line ${index + 2}: ${cells.length} columns instead of ${width}`,
      );
    return cells;
  });
}

/** Rows as one array a column, which is how `unnest` takes them: one statement, however many rows. */
function columns(rows: readonly (readonly Cell[])[], width: number): Cell[][] {
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null));
}

/** `Đồng Văn` → `Dong Van`, as English texts and most foreign systems write it. */
function unaccented(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}
