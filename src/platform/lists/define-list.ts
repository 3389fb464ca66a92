import type { QueryResultRow } from 'pg';
import type { Asked, ListDefinition } from './list-definition.js';
import { listStatement, type Part, type Position, type Statement } from './list-statement.js';

/** A list with its types set aside: enough to ask for every page it can give. */
export interface DeclaredList {
  readonly name: string;
  /** Type of its ids. */
  readonly id: string;
  readonly owned: boolean;
  readonly searched: boolean;
  /** What it can be narrowed by and ordered in: by nothing in each of its orders, and by each example of each filter. */
  readonly ways: readonly Way[];
}

export interface Way {
  readonly name: string;
  /** Type of the key that the order compares; null where the id alone tells it. */
  readonly key: string | null;
  statement(asked: Omit<Asked<object>, 'filters' | 'order'>, part: Part, after: Position | null): Statement;
}

const declared = new Map<string, DeclaredList>();

/** Declares a list, once, where its queries are. */
export function defineList<Row extends QueryResultRow, View, Values extends object>(
  list: ListDefinition<Row, View, Values>,
): ListDefinition<Row, View, Values> {
  const way = (name: string, order: string, filters: Asked<Values>['filters'] = {}): Way => ({
    name,
    key: list.orders[order]?.by?.type ?? null,
    statement: (asked, part, after) => listStatement(list, { ...asked, filters }, order, part, after),
  });
  const unfiltered = Object.entries(list.orders).flatMap(([order, { filtered }]) =>
    filtered === true ? [] : [order],
  );
  const ways = unfiltered.map((order) => way(order, order));
  for (const name in list.filters) {
    for (const value of list.filters[name].examples) {
      const filters: { [Name in keyof Values]?: Values[Name] } = {};
      filters[name] = value;
      for (const order of list.filters[name].orders?.(value) ?? unfiltered)
        ways.push(way(`${name} ${JSON.stringify(value)} ${order}`, order, filters));
    }
  }
  const { name, id, owner, search } = list;
  declared.set(name, { name, id: id.type, owned: owner !== null, searched: search !== null, ways });
  return list;
}

/** Every list of the features that were loaded. */
export function declaredLists(): readonly DeclaredList[] {
  return [...declared.values()];
}
