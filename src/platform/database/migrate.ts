import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';

const FOLDER = new URL('../../../migrations/', import.meta.url);
// Any fixed number: two services that start together take turns.
const LOCK = 7_301_225_001;

/** The database is not one this version may work on; `message` is one line for the operator. */
export class UnfitDatabase extends Error {
  override readonly name = 'UnfitDatabase';
}

/**
 * Brings a database to the newest schema: each file of `migrations/` once, in order of name, each in its own
 * transaction, as the role of `url` (which owns the tables).
 * @throws UnfitDatabase when a file changed after it ran, and when a newer version migrated it, whose rules this one does not know.
 */
export async function migrate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await runMigrations({ connectionString: url }); // the job queue's own schema, which migrations/0015 calls
    await client.query(`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migrations',
    );
    const done = new Map(rows.map((row) => [row.name, row.checksum]));
    const known = await readMigrations();
    const newer = [...done.keys()].find((name) => !known.some((migration) => migration.name === name));
    if (newer !== undefined) throw new UnfitDatabase(`was migrated by a newer version (${newer})`);
    for (const { name, sql, checksum } of known) {
      const before = done.get(name);
      if (before === checksum) continue;
      if (before !== undefined)
        throw new UnfitDatabase(`was migrated by another migrations/${name} than this version has`);
      await client.query('begin');
      await client.query(sql);
      await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum]);
      await client.query('commit');
    }
  } finally {
    await client.end();
  }
}

/** How many migrations the code knows that the database has not run; 0 when ready. */
export async function pendingMigrations(applied: readonly string[]): Promise<number> {
  const known = await readMigrations();
  return known.filter(({ name }) => !applied.includes(name)).length;
}

async function readMigrations(): Promise<{ name: string; sql: string; checksum: string }[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, FOLDER), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
