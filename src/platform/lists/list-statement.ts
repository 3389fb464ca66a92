import type { QueryResultRow } from 'pg';
import { isGiven, type Asked, type Bind, type ListDefinition } from './list-definition.js';

/** Where the page before ended. */
export interface Position {
  /** Of a search: hits with the very marks that were typed come before those without. */
  readonly part: Part;
  readonly key: string;
  readonly id: string;
}

export type Part = 'all' | 'exact' | 'folded';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/**
 * The statement of one page. Only what is asked for stands in it, so that PostgreSQL plans for that; the page is cut from
 * the base table in the order of an index before anything is joined. Several owners (a business and those merged into
 * it) are read each in that order and then put together: `= any` would read and sort them whole.
 */
export function listStatement<Row extends QueryResultRow, View, Values extends object>(
  list: ListDefinition<Row, View, Values>,
  asked: Asked<Values>,
  orderName: string,
  part: Part,
  after: Position | null,
): Statement {
  const parameters: unknown[] = [];
  const bind: Bind = (value, type) => {
    parameters.push(value);
    return `$${parameters.length}::${type}`;
  };
  const order = list.orders[orderName];
  if (order === undefined) throw new Error(`the list ${list.name} has no order ${orderName}`);
  const { by } = order;
  const [direction, beyond] = order.descending ? ['desc', '<'] : ['asc', '>'];
  const orderBy = [by?.column, list.id.column]
    .filter((column) => column !== undefined)
    .map((column) => `${column} ${direction}`)
    .join(', ');
  const conditions = [...filterConditions(list, asked, bind), ...searchConditions(list, asked, part, bind)];
  if (after !== null) {
    const id = bind(after.id, list.id.type);
    conditions.push(
      by === null
        ? `${list.id.column} ${beyond} ${id}`
        : `(${by.column}, ${list.id.column}) ${beyond} (${bind(after.key, by.type)}, ${id})`,
    );
  }
  const limit = bind(asked.limit + 1, 'integer');
  const rows = scoped(list, asked.scope, bind, (own) => {
    const all = [...own, ...conditions];
    const where = all.length === 0 ? '' : `where ${all.join(' and ')}`;
    return `select ${list.alias}.* from ${list.base} ${where} order by ${orderBy} limit ${limit}`;
  });
  return {
    sql: `select ${list.columns}, ${by === null ? `''` : asText(by.column, by.type)} as "listKey", ${list.id.column}::text as "listId"
      from (${rows}) ${list.alias} ${list.joins} order by ${orderBy} limit ${limit}`,
    parameters,
  };
}

function scoped<Row extends QueryResultRow, View, Values extends object>(
  list: ListDefinition<Row, View, Values>,
  scope: readonly string[] | null,
  bind: Bind,
  select: (conditions: readonly string[]) => string,
): string {
  if (scope === null) return select([]);
  if (list.owner === null) throw new Error(`the list ${list.name} has no owners`);
  const [one, ...more] = scope;
  if (more.length === 0)
    return select([one === undefined ? 'false' : `${list.owner} = ${bind(one, 'uuid')}`]);
  const own = select([`${list.owner} = reached.id`]);
  return `select page.* from unnest(${bind(scope, 'uuid[]')}) as reached (id) cross join lateral (${own}) page`;
}

function filterConditions<Row extends QueryResultRow, View, Values extends object>(
  list: ListDefinition<Row, View, Values>,
  { filters = {} }: Asked<Values>,
  bind: Bind,
): string[] {
  const conditions: string[] = [];
  for (const name of keysOf(list.filters)) {
    const value = filters[name];
    if (isGiven<Values[keyof Values]>(value)) conditions.push(list.filters[name].sql(value, bind));
  }
  return conditions;
}

function searchConditions<Row extends QueryResultRow, View, Values extends object>(
  { name, search }: ListDefinition<Row, View, Values>,
  { q }: Asked<Values>,
  part: Part,
  bind: Bind,
): string[] {
  if (part === 'all') return [];
  if (search === null) throw new Error(`the list ${name} is not searched`);
  const typed = bind(q, 'text');
  const exact = `${search} @@ search_query(${typed}, true)`;
  return part === 'exact' ? [exact] : [`${search} @@ search_query(${typed}, false)`, `not ${exact}`];
}

/** A key as text that reads back as the very same value: JavaScript's dates end at the millisecond. */
function asText(column: string, type: string): string {
  return type === 'timestamptz'
    ? `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : `${column}::text`;
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object).filter((key): key is Extract<keyof T, string> => key in object);
}
