import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { Database } from '../database/database.js';
import { BadRequest } from '../errors.js';
import { decodeCursor, encodeCursor, type Page } from '../http/cursor.js';
import { isId } from '../id.js';
import { isGiven, type Asked, type ListDefinition } from './list-definition.js';
import { listStatement, type Part, type Position } from './list-statement.js';

type Listed<Row> = Row & { listKey?: string; listId?: string };

/** Pages of declared lists. */
@Injectable()
export class Lists {
  constructor(private readonly db: Database) {}

  /** @throws BadRequest for a cursor of another list or another order. */
  async page<Row extends QueryResultRow, View, Values extends object>(
    list: ListDefinition<Row, View, Values>,
    asked: Asked<Values>,
  ): Promise<Page<View>> {
    const order = orderOf(list, asked);
    const mark = `${list.name}.${order}`;
    const after = positionOf(list, mark, order, asked.cursor);
    const searched = list.search !== null && asked.q !== undefined && asked.q.trim() !== '';
    const parts: readonly Part[] = searched ? ['exact', 'folded'] : ['all'];
    if (after !== null && !parts.includes(after.part)) throw new BadRequest('cursor-unknown');
    const found: { readonly row: Listed<Row>; readonly part: Part }[] = [];
    for (const part of parts.slice(after === null ? 0 : parts.indexOf(after.part))) {
      const limit = asked.limit - found.length;
      if (limit < 0) break;
      const start = after?.part === part ? after : null;
      const { sql, parameters } = listStatement(list, { ...asked, limit }, order, part, start);
      const rows = await this.db.query<Listed<Row>>(sql, parameters);
      found.push(...rows.map((row) => ({ row, part })));
    }
    const shown = found.slice(0, asked.limit);
    const last = shown.at(-1);
    const next =
      found.length > asked.limit && last !== undefined
        ? encodeCursor({ key: `${mark}.${last.part}|${last.row.listKey ?? ''}`, id: last.row.listId ?? '' })
        : null;
    return { items: shown.map(({ row }) => view(list, row)), next };
  }
}

function view<Row extends QueryResultRow, View, Values extends object>(
  list: ListDefinition<Row, View, Values>,
  row: Listed<Row>,
): View {
  delete row.listKey;
  delete row.listId;
  return list.toView(row);
}

function orderOf<Row extends QueryResultRow, View, Values extends object>(
  list: ListDefinition<Row, View, Values>,
  { order, filters = {} }: Asked<Values>,
): string {
  const given = isGiven(order) ? order : undefined;
  if (given !== undefined && !Object.hasOwn(list.orders, given)) throw new BadRequest('value-unreadable');
  for (const name in list.filters) {
    const value = filters[name];
    const own = isGiven<Values[typeof name]>(value) ? list.filters[name].orders?.(value) : undefined;
    // One that has no index here gives way to the one that has.
    if (own !== undefined) return given !== undefined && own.includes(given) ? given : (own[0] ?? list.order);
  }
  return given !== undefined && list.orders[given]?.filtered !== true ? given : list.order;
}

function positionOf<Row extends QueryResultRow, View, Values extends object>(
  list: ListDefinition<Row, View, Values>,
  mark: string,
  order: string,
  text: string | undefined,
): Position | null {
  const cursor = decodeCursor(text);
  if (cursor === null) return null;
  const cut = cursor.key.indexOf('|');
  const part = PARTS.find((each) => `${mark}.${each}` === cursor.key.slice(0, cut));
  const key = cursor.key.slice(cut + 1);
  const by = list.orders[order]?.by ?? null;
  const readable = fits(list.id.type, cursor.id) && (by === null ? key === '' : fits(by.type, key));
  if (cut < 0 || part === undefined || !readable) throw new BadRequest('cursor-unknown');
  return { part, key, id: cursor.id };
}

const PARTS: readonly Part[] = ['all', 'exact', 'folded'];

/** Whether PostgreSQL reads the text as a value of the type; it would answer anything else with an error. */
function fits(type: string, text: string): boolean {
  switch (type) {
    case 'uuid':
      return isId(text);
    case 'bigint':
      return /^\d{1,18}$/.test(text);
    case 'timestamptz':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text) && !Number.isNaN(Date.parse(text));
    default:
      return text.length <= 400;
  }
}
