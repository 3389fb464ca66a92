import { Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import type { ListedState } from '../area-codes/listed.js';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { BadRequest, NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import type { AuthorityListQuery, Covers, Shown } from './authority-lists.dto.js';

export interface AuthorityListView {
  readonly id: string;
  readonly market: string;
  readonly title: string;
  readonly asOf: string;
  readonly whole: boolean;
  readonly covers: Covers;
  readonly fileName: string;
  readonly createdAt: Date;
  readonly appliedAt: Date | null;
}

/** How many rows stand where. */
export type ListCounts = Readonly<Record<Shown, number>> & {
  /** Of those that may be taken, found by name and commune alone. */
  readonly byName: number;
};

export interface ListRowView {
  readonly id: string;
  readonly line: number | null;
  readonly code: string;
  readonly name: string | null;
  readonly place: string | null;
  readonly listed: ListedState;
  readonly since: string | null;
  readonly until: string | null;
  readonly foundBy: 'code' | 'name' | 'official' | null;
  readonly verdict: 'take' | 'same' | 'open' | 'missing';
  readonly note: string | null;
  readonly settled: 'taken' | 'dismissed' | null;
  /** As far as the reader reaches it. */
  readonly area: { readonly id: string; readonly name: string } | null;
  /** Of the area in the market, where there is one. */
  readonly registrationId: string | null;
}

const LIST = `select l.id, l.market, l.title, l.as_of::text as "asOf", l.whole, l.covers, l.file_name as "fileName", l.created_at as "createdAt",
  l.applied_at as "appliedAt" from authority_lists l`;
const LISTS_SHOWN = 50;
const STANDS: Readonly<Record<Shown, string>> = {
  open: `m.verdict = 'open' and m.settled is null`,
  take: `m.verdict = 'take' and m.settled is null`,
  missing: `m.verdict = 'missing' and m.settled is null`,
  same: `m.verdict = 'same' and m.settled is null`,
  settled: 'm.settled is not null',
};

@Injectable()
export class AuthorityListsQueries {
  constructor(private readonly db: Database) {}

  /** The newest, each with what is left of it. */
  all(): Promise<(AuthorityListView & { readonly left: number })[]> {
    return this.db.query(
      `select each.*, (select count(*)::int from authority_list_rows m
         where m.list_id = each.id and m.settled is null and m.verdict in ('open', 'take', 'missing')) as left
       from (${LIST} order by l.created_at desc, l.id desc limit ${LISTS_SHOWN}) each order by each."createdAt" desc, each.id desc`,
    );
  }

  async get(id: string): Promise<AuthorityListView> {
    const [list] = await this.db.query<AuthorityListView & Record<string, unknown>>(
      `${LIST} where l.id = $1`,
      [id],
    );
    if (list === undefined) throw new NotFound();
    return list;
  }

  async counts(id: string): Promise<ListCounts> {
    const counted = Object.entries(STANDS).map(
      ([name, condition]) => `(count(*) filter (where ${condition}))::int as "${name}"`,
    );
    const [counts] = await this.db.query<ListCounts & Record<string, unknown>>(
      `select ${counted.join(', ')}, (count(*) filter (where ${STANDS.take} and m.found_by = 'name'))::int as "byName"
       from authority_list_rows m where m.list_id = $1`,
      [id],
    );
    if (counts === undefined) throw new NotFound();
    return counts;
  }

  async rows(
    actor: Actor,
    { id, market }: Pick<AuthorityListView, 'id' | 'market'>,
    show: Shown,
    { cursor, limit }: Pick<AuthorityListQuery, 'cursor' | 'limit'>,
  ): Promise<Page<ListRowView>> {
    if (cursor !== undefined && !/^\d{1,18}$/.test(cursor)) throw new BadRequest('cursor-unknown');
    const rows = await this.db.query<ListRowView & Record<string, unknown>>(
      `select m.id::text as id, m.line, m.code, m.name, m.place, m.listed, m.since::text, m.until::text, m.found_by as "foundBy", m.verdict,
         m.note, m.settled, case when a.id is not null then jsonb_build_object('id', a.id, 'name', a.name) end as area,
         (select r.id from area_registrations r where r.area_id = a.id and r.market = $2
            and r.state not in ('refused', 'withdrawn', 'revoked')) as "registrationId"
       from authority_list_rows m
       left join growing_areas a on a.id = m.area_id and ($3::uuid[] is null or a.business_id = any($3))
       where m.list_id = $1 and ${STANDS[show]} and m.id > $4 order by m.id limit $5`,
      [id, market, scopeOf(actor), cursor ?? '0', limit + 1],
    );
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }
}
