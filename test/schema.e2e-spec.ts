import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { DataSource, type EntityMetadata, getMetadataArgsStorage } from 'typeorm';
import { type RunningApp, startApp } from './support/app.js';
import { dataModel } from './support/data-model.js';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}

/** TypeORM's shorter or older names of what PostgreSQL calls by its full name. */
const FULL_NAMES: Readonly<Record<string, string>> = {
  timestamptz: 'timestamp with time zone',
  bool: 'boolean',
  int: 'integer',
  int4: 'integer',
  float8: 'double precision',
  Number: 'integer',
  String: 'text',
};

interface Shape {
  readonly columns: readonly Column[];
  readonly key: readonly string[];
}

describe('the entities and the migrated schema', () => {
  let running: RunningApp;
  let entities: readonly EntityMetadata[];

  beforeAll(async () => {
    running = await startApp();
    entities = running.app.get(DataSource).entityMetadatas;
  });
  afterAll(() => running.close());

  it('every entity there is came with the module of its feature', () => {
    const written = getMetadataArgsStorage().tables.map(({ target }) => target);
    expect(written.length).toBeGreaterThan(0);
    expect(entities.map(({ target }) => target)).toEqual(expect.arrayContaining(written));
  });

  it('each has the columns and the key of its table', async () => {
    const declared = entities.map((entity): [string, Shape] => [entity.tableName, declaredShape(entity)]);
    const migrated = await Promise.all(
      entities.map(async ({ tableName }): Promise<[string, Shape]> => [
        tableName,
        await migratedShape(tableName),
      ]),
    );
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(migrated));
  });

  function declaredShape(entity: EntityMetadata): Shape {
    const columns = entity.columns.map((column): Column => {
      const type = typeof column.type === 'function' ? column.type.name : column.type;
      const full = column.isArray ? 'ARRAY' : (FULL_NAMES[type] ?? type);
      return { name: column.databaseName, type: full, nullable: column.isNullable };
    });
    return {
      columns: columns.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
      key: entity.primaryColumns.map(({ databaseName }) => databaseName).sort(),
    };
  }

  async function migratedShape(table: string): Promise<Shape> {
    const columns = await running.db.query<{ name: string; type: string; nullable: boolean }>(
      `select column_name as name, data_type as type, is_nullable = 'YES' as nullable from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and data_type <> 'tsvector' order by column_name collate "C"`,
      [table],
    );
    const key = await running.db.query<{ name: string }>(
      `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
       where i.indrelid = $1::regclass and i.indisprimary order by 1`,
      [table],
    );
    return { columns, key: key.map(({ name }) => name) };
  }

  it('is drawn in docs/data-model.md as it is; npm run data-model draws it again', async () => {
    const drawn = await readFile(new URL('../docs/data-model.md', import.meta.url), 'utf8');
    expect(drawn).toBe(await dataModel(running.db));
  });

  it('every reference has an index or a unique key that begins with it, or is of a table that is only appended to', async () => {
    const rows = await running.db.query<{ reference: string }>(
      `select c.conrelid::regclass || '.' || a.attname as reference from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.conrelid::regclass::text in (select unnest($1::text[]))
         and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]) order by 1`,
      [entities.map(({ tableName }) => tableName)],
    );
    // Never searched by: people are not deleted, and nobody asks what a person once issued or sent.
    const never = /\.(issued_by|submitted_by|decided_by|taken_by|answered_by|invited_by)$/;
    expect(rows.map(({ reference }) => reference).filter((reference) => !never.test(reference))).toEqual([]);
  });
});
