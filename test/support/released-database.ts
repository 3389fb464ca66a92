import { readFile } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import { createEmptyDatabase, type TestDatabase } from './database.js';

const ROOT = new URL('../../', import.meta.url);

/**
 * A database as a release left it: the migrations it had, in order, then the rows of `test/releases/{release}.sql`, which
 * names those migrations and their checksums among its rows.
 */
export async function releasedDatabase(release: string): Promise<TestDatabase> {
  const rows = await readFile(new URL(`test/releases/${release}.sql`, ROOT), 'utf8');
  const migrations = [...rows.matchAll(/^\('(\d{4}-[^']+\.sql)', '[0-9a-f]{64}'/gm)].map(
    ([, name]) => name ?? '',
  );
  const db = await createEmptyDatabase();
  await runMigrations({ connectionString: db.url });
  await db.query(`create table schema_migrations (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  for (const name of migrations) {
    const sql = await readFile(new URL(`migrations/${name}`, ROOT), 'utf8');
    await db.query(`begin;\n${sql};\ncommit`);
  }
  await db.query(rows);
  return db;
}
