import type { TestDatabase } from './database.js';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly key: boolean;
  readonly target: string | null;
}

interface Guard {
  readonly table: string;
  readonly name: string;
}

/** docs/data-model.md, read off the migrated schema: a diagram of the references, then every table and view with its columns. */
export async function dataModel(db: Pick<TestDatabase, 'query'>): Promise<string> {
  const columns = await db.query<Column & Record<string, unknown>>(COLUMNS);
  const guards = await db.query<Guard & Record<string, unknown>>(GUARDS);
  const views = await db.query<{ name: string; columns: string }>(VIEWS);
  const tables = [...new Set(columns.map(({ table }) => table))];
  const of = (table: string) => columns.filter((column) => column.table === table);
  const relations = columns
    .filter(({ target }) => target !== null)
    .map(
      ({ table, name, nullable, target }) =>
        `  ${target ?? ''} ${nullable ? '|o' : '||'}--o{ ${table} : ${name}`,
    );
  return [
    '# The data model',
    '',
    'Drawn from the migrated schema by `npm run data-model`; a test says when it has to be drawn again. What a table is for is said',
    'where it is made, in `migrations/`; what its words mean is in the [glossary](glossary.md).',
    '',
    '```mermaid',
    'erDiagram',
    ...relations,
    '```',
    '',
    '`*` is of the primary key, `?` may be empty, `→` refers to.',
    '',
    ...tables.flatMap((table) => [`## ${table}`, '', ...notes(table, guards), ...of(table).map(line), '']),
    ...(views.length === 0
      ? []
      : ['## Views', '', ...views.map((view) => `- \`${view.name}\`: ${view.columns}`), '']),
  ].join('\n');
}

function line({ name, type, nullable, key, target }: Column): string {
  return `- \`${name}\`${key ? ' *' : ''}${nullable ? ' ?' : ''} ${type}${target === null ? '' : ` → ${target}`}`;
}

function notes(table: string, guards: readonly Guard[]): string[] {
  const only = guards.some((guard) => guard.table === table && guard.name.endsWith('append_only'));
  return only ? ['Only added to: changing, deleting and emptying it are refused.', ''] : [];
}

const COLUMNS = `
  select c.relname as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as nullable,
         exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey)) as key,
         (select f.confrelid::regclass::text from pg_constraint f
          where f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum] order by f.conname limit 1) as target
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and c.relname <> 'schema_migrations'
  order by c.relname, a.attnum`;

const GUARDS = `
  select tgrelid::regclass::text as table, tgname as name from pg_trigger where not tgisinternal order by 1, 2`;

const VIEWS = `
  select c.relname as name, string_agg(a.attname, ', ' order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('v', 'm') group by c.relname order by 1`;
