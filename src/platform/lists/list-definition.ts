import type { QueryResultRow } from 'pg';

/** What a list compares by: PostgreSQL's name of the type. */
type KeyType = 'timestamptz' | 'uuid' | 'bigint' | 'text';

/** Adds a parameter to the statement and gives its placeholder. */
export type Bind = (value: unknown, type: string) => string;

interface Order {
  /** Column of the base table; null: the id alone tells the order. */
  readonly by: { readonly column: string; readonly type: KeyType } | null;
  readonly descending: boolean;
  /** Only together with a filter that asks for it. */
  readonly filtered?: true;
}

/** What a list can be narrowed by. Every filter has an index that begins with it and goes on in the list's order. */
export interface Filter<Value> {
  readonly sql: (value: Value, bind: Bind) => string;
  /** Values to read the plan of; the test of lists asks for each of them. */
  readonly examples: readonly Value[];
  /** Column that has an index together with the owner, as one text: `(business_id::text || status)`. */
  readonly withOwner?: string;
  /** The states of rows (migration 0044) that a value asks for: searched together with the words. */
  readonly states?: (value: Value) => readonly string[] | null;
  /** The orders that have an index with a value, its own first; without it, those of the list that need no filter. */
  readonly orders?: (value: Value) => readonly string[];
}

export type Filters<Values> = { readonly [Name in keyof Values]: Filter<Values[Name]> };

/**
 * A list that grows, declared once: everything that narrows or orders it is a column of its base table, so that an index
 * answers whatever the size; what else a row shows is joined to the rows of one page only.
 */
export interface ListDefinition<Row extends QueryResultRow, View, Values extends object> {
  /** Stands in cursors: one of another list is refused. */
  readonly name: string;
  /** `lots l` */
  readonly base: string;
  /** Alias of the base table. */
  readonly alias: string;
  readonly columns: string;
  /** Joined to the rows of a page. */
  readonly joins: string;
  readonly id: { readonly column: string; readonly type: KeyType };
  /** Whose a row is: a column with an id. A list is asked for all rows, or for those of a few owners. */
  readonly owner: string | null;
  /** Column of the words to search by. */
  readonly search: string | null;
  readonly filters: Filters<Values>;
  readonly orders: Readonly<Record<string, Order>>;
  /** The order unless another is asked for. */
  readonly order: string;
  readonly toView: (row: Row) => View;
}

/** What a page of a list is asked by. */
export interface Asked<Values extends object> {
  /** Ids of owners; null for all. */
  readonly scope: readonly string[] | null;
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly q?: string | undefined;
  readonly filters?: { readonly [Name in keyof Values]?: Values[Name] | '' | undefined };
  readonly order?: string | undefined;
}

/** A filter of a state that stands among the words of its row (migration 0044). */
export function searchedState<Value extends string>(filter: Filter<Value>, prefix = ''): Filter<Value> {
  return { ...filter, states: (value) => [`${prefix}${value}`] };
}

/** By a moment, both ways: the same index read forwards and backwards. */
export function byMoment(column: string): Readonly<Record<'newest' | 'oldest', Order>> {
  const by = { column, type: 'timestamptz' } as const;
  return { newest: { by, descending: true }, oldest: { by, descending: false } };
}

/** Keys that begin with the time sort by it (RFC 9562 §5.7). */
export const BY_KEY = {
  newest: { by: null, descending: true },
  oldest: { by: null, descending: false },
} as const;

/** An empty field of a form asks for nothing. */
export function isGiven<Value>(value: Value | '' | undefined): value is Value {
  return value !== undefined && value !== '';
}

/** A column equal to a value, which has an index together with the owner. */
export function equalOfOwner<Value extends string>(
  column: string,
  ...examples: readonly Value[]
): Filter<Value> {
  return { ...equal<Value>(column, 'text', ...examples), withOwner: column };
}

/** A column equal to a value. */
export function equal<Value extends string>(
  column: string,
  type: string,
  ...examples: readonly Value[]
): Filter<Value> {
  return { sql: (value, bind) => `${column} = ${bind(value, type)}`, examples };
}
