import type { QueryResultRow } from 'pg';
import { NO_ID } from '../id.js';
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
 * it) are read each in that order and then put together: `= any` would read and sort all they have.
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
  const reach = reachOf(asked, part);
  const conditions = filterConditions(list, asked, reach, bind);
  if (after !== null) {
    const id = bind(after.id, list.id.type);
    conditions.push(
      by === null
        ? `${list.id.column} ${beyond} ${id}`
        : `(${by.column}, ${list.id.column}) ${beyond} (${bind(after.key, by.type)}, ${id})`,
    );
  }
  const limit = bind(asked.limit + 1, 'integer');
  const cut = (...more: readonly string[]) => {
    const all = [...more, ...conditions];
    return `(select ${list.alias}.* from ${list.base} ${all.length === 0 ? '' : `where ${all.join(' and ')}`} order by ${orderBy} limit ${limit})`;
  };
  const search = part === 'all' ? null : searchOf(list, asked, part, bind);
  const rows = ownersOf(list, asked.scope, reach, bind).map((owner) => {
    const own = ownConditions(list, asked, owner, bind);
    const page =
      search === null ? cut(...own) : searched(list, search, owner, (...more) => cut(...own, ...more));
    return owner?.each === undefined
      ? page
      : `select page.* from ${owner.each} cross join lateral ${page} page`;
  });
  return {
    sql: `select ${list.columns}, ${by === null ? `''` : asText(by.column, by.type)} as "listKey", ${list.id.column}::text as "listId"
      from (${rows.join(' union all ')}) ${list.alias} ${list.joins} order by ${orderBy} limit ${limit}`,
    parameters,
  };
}

/** Whose rows are read: all; a few owners', each in a branch of its own; many owners', each in turn, or by walking along all rows. */
type Reach = 'all' | 'few' | 'many' | 'most';

/** More would make the statement long; so many each give a page before it is cut. */
const FEW_OWNERS = 8;
const MANY_OWNERS = 1000;

function reachOf({ scope }: Asked<object>, part: Part): Reach {
  if (scope === null) return 'all';
  if (scope.length <= FEW_OWNERS) return 'few';
  // What a search finds is looked through for the owners, not looked for once an owner.
  return scope.length <= MANY_OWNERS && part === 'all' ? 'many' : 'most';
}

interface Owner {
  /** The id, where the condition is of one owner. */
  readonly id: string | null;
  readonly condition: string;
  /** The owners, one after the other. */
  readonly each?: string;
}

function ownersOf<Row extends QueryResultRow, View, Values extends object>(
  { name, owner }: ListDefinition<Row, View, Values>,
  scope: readonly string[] | null,
  reach: Reach,
  bind: Bind,
): (Owner | null)[] {
  if (scope === null) return [null];
  if (owner === null) throw new Error(`the list ${name} has no owners`);
  if (reach === 'many')
    return [
      {
        id: 'reached.id',
        condition: `${owner} = reached.id`,
        each: `unnest(${bind(scope, 'uuid[]')}) as reached (id)`,
      },
    ];
  if (reach === 'most') return [{ id: null, condition: `${owner} = any(${bind(scope, 'uuid[]')})` }];
  // Nobody's: the statement stays one that PostgreSQL can read.
  return (scope.length === 0 ? [NO_ID] : scope).map((one) => {
    const id = bind(one, 'uuid');
    return { id, condition: `${owner} = ${id}` };
  });
}

/** The owner alone, or as one value with a filter that has its index so. */
function ownConditions<Row extends QueryResultRow, View, Values extends object>(
  { filters, owner: column }: ListDefinition<Row, View, Values>,
  asked: Asked<Values>,
  owner: Owner | null,
  bind: Bind,
): string[] {
  if (owner === null) return [];
  const { id } = owner;
  if (id === null) return [owner.condition];
  for (const name of keysOf(filters)) {
    const { withOwner } = filters[name];
    const value = valueOf(asked, name);
    if (withOwner !== undefined && isGiven(value))
      return [`(${column ?? ''}::text || ${withOwner}) = ${id}::text || ${bind(value, 'text')}`];
  }
  return [owner.condition];
}

interface Search {
  readonly query: string;
  readonly condition: string;
}

/** As many hits as are sorted rather than looked for along the order. */
const HITS = 2000;

/**
 * Few hits are fetched by the index of words and sorted. Where there are more, the next ones in order are near, and are
 * found by walking along it; `coalesce` keeps the index of words out of that.
 */
function searched<Row extends QueryResultRow, View, Values extends object>(
  list: ListDefinition<Row, View, Values>,
  { query, condition }: Search,
  owner: Owner | null,
  cut: (...conditions: readonly string[]) => string,
): string {
  const column = list.owner?.slice(list.alias.length + 1) ?? '';
  const table = list.base.slice(0, list.base.indexOf(' '));
  const hits = `search_hits('${table}', ${query}, '${column}', ${owner?.id ?? 'null'}, ${HITS + 1})`;
  const few = `(select count(*) <= ${HITS} from ${hits})`;
  return `${cut(few, `${list.alias}.ctid = any(array(select ${hits}))`, condition)}
    union all ${cut(`not ${few}`, `coalesce(${condition}, false)`)}`;
}

function filterConditions<Row extends QueryResultRow, View, Values extends object>(
  list: ListDefinition<Row, View, Values>,
  asked: Asked<Values>,
  reach: Reach,
  bind: Bind,
): string[] {
  const conditions: string[] = [];
  for (const name of keysOf(list.filters)) {
    const value = valueOf(asked, name);
    const joined = list.filters[name].withOwner !== undefined && (reach === 'few' || reach === 'many');
    if (!joined && isGiven<Values[keyof Values]>(value)) conditions.push(list.filters[name].sql(value, bind));
  }
  return conditions;
}

function searchOf<Row extends QueryResultRow, View, Values extends object>(
  list: ListDefinition<Row, View, Values>,
  asked: Asked<Values>,
  part: Part,
  bind: Bind,
): Search {
  const { name, search } = list;
  const { q } = asked;
  if (search === null) throw new Error(`the list ${name} is not searched`);
  const typed = bind(q, 'text');
  const states = statesOf(list, asked).map((each) => ` && states_query(${bind(each, 'text[]')})`);
  const exact = `search_query(${typed}, true)`;
  if (part === 'exact') return { query: `(${exact}${states.join('')})`, condition: `${search} @@ ${exact}` };
  const folded = `search_query(${typed}, false)`;
  return {
    query: `(${folded}${states.join('')})`,
    condition: `(${search} @@ ${folded} and not ${search} @@ ${exact})`,
  };
}

/** Of each filter that is asked for and stands among the words: the states it lets through. */
function statesOf<Row extends QueryResultRow, View, Values extends object>(
  { filters }: ListDefinition<Row, View, Values>,
  asked: Asked<Values>,
): (readonly string[])[] {
  return keysOf(filters).flatMap((name) => {
    const value = valueOf(asked, name);
    const states = isGiven<Values[keyof Values]>(value) ? filters[name].states?.(value) : undefined;
    return states === undefined || states === null ? [] : [states];
  });
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

function valueOf<Values extends object, Name extends keyof Values>(
  { filters }: Asked<Values>,
  name: Name,
): Values[Name] | '' | undefined {
  return filters?.[name];
}
