import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../src/entities.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';

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

describe('the entities and the migrated schema', () => {
  let db: TestDatabase;
  let source: DataSource;

  beforeAll(async () => {
    db = await createTestDatabase();
    source = await new DataSource({ type: 'postgres', url: db.url, entities: [...ENTITIES] }).initialize();
  });
  afterAll(async () => {
    await source.destroy();
    await db.drop();
  });

  it.each(ENTITIES.map((entity) => [entity.name, entity] as const))(
    '%s has the columns of its table',
    async (_, entity) => {
      const metadata = source.getMetadata(entity);
      const declared = metadata.columns.map((column): Column => {
        const type = typeof column.type === 'function' ? column.type.name : column.type;
        return { name: column.databaseName, type: FULL_NAMES[type] ?? type, nullable: column.isNullable };
      });
      const rows = await db.query<{ name: string; type: string; nullable: boolean }>(
        `select column_name as name, data_type as type, is_nullable = 'YES' as nullable from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
        [metadata.tableName],
      );
      const byName = (one: Column, other: Column) => (one.name < other.name ? -1 : 1);
      expect(declared.toSorted(byName)).toEqual(rows.toSorted(byName));
    },
  );

  it.each(ENTITIES.map((entity) => [entity.name, entity] as const))(
    '%s is kept by the same key',
    async (_, entity) => {
      const metadata = source.getMetadata(entity);
      const rows = await db.query<{ name: string }>(
        `select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
       where i.indrelid = $1::regclass and i.indisprimary order by 1`,
        [metadata.tableName],
      );
      expect(metadata.primaryColumns.map(({ databaseName }) => databaseName).sort()).toEqual(
        rows.map(({ name }) => name),
      );
    },
  );

  it('every reference has an index or a unique key that begins with it, or is of a table that is only appended to', async () => {
    const rows = await db.query<{ reference: string }>(
      `select c.conrelid::regclass || '.' || a.attname as reference from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
       where c.contype = 'f' and c.conrelid::regclass::text in (select unnest($1::text[]))
         and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]) order by 1`,
      [ENTITIES.map((entity) => source.getMetadata(entity).tableName)],
    );
    // Never searched by: pictures and people are not deleted, and nobody asks what a person once issued or sent.
    const never = /\.(image_sha256|issued_by|submitted_by|decided_by)$/;
    expect(rows.map(({ reference }) => reference).filter((reference) => !never.test(reference))).toEqual([]);
  });
});
