import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../access/permissions.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { NotFound } from '../../platform/errors.js';
import type { Page } from '../../platform/http/cursor.js';
import { NO_ID } from '../../platform/id.js';
import { defineList } from '../../platform/lists/define-list.js';
import { type Bind, equal, type Filter, searchedState } from '../../platform/lists/list-definition.js';
import { Lists } from '../../platform/lists/lists.js';
import type { BusinessStatus } from '../business.entity.js';
import {
  DUPLICATE_REASONS,
  DUPLICATE_STATES,
  type DuplicateListQuery,
  type DuplicateReason,
  type DuplicateState,
} from './duplicates.dto.js';

interface DuplicateSide {
  readonly id: string;
  readonly name: string;
  readonly taxCode: string | null;
  readonly status: BusinessStatus;
}

/** Two businesses that may be one. */
export interface DuplicateView {
  readonly id: string;
  readonly one: DuplicateSide;
  readonly other: DuplicateSide;
  readonly reasons: readonly DuplicateReason[];
  readonly state: DuplicateState;
  readonly foundAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly decidedWords: string | null;
}

const side = (alias: string) =>
  `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name, 'taxCode', ${alias}.tax_code, 'status', ${alias}.status)`;
const COLUMNS = `d.id, ${side('a')} as one, ${side('b')} as other, d.reasons, d.state, d.found_at as "foundAt",
  d.decided_at as "decidedAt", u.name as "decidedBy", d.decided_words as "decidedWords"`;
const JOINS = `join businesses a on a.id = d.one_id join businesses b on b.id = d.other_id left join users u on u.id = d.decided_by`;

const DUPLICATES = defineList({
  name: 'duplicates',
  base: 'duplicate_candidates d',
  alias: 'd',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'd.id', type: 'uuid' },
  owner: null,
  search: 'd.search',
  filters: {
    state: searchedState(equal<DuplicateState>('d.state', 'text', ...DUPLICATE_STATES)),
    /** Both of a pair are within the reader's reach: who may see one of two is not told of the other. */
    reach: {
      sql: (value: readonly string[], bind: Bind) => {
        const ids = bind(value, 'uuid[]');
        return `d.one_id = any(${ids}) and d.other_id = any(${ids})`;
      },
      examples: [[NO_ID]],
    } satisfies Filter<readonly string[]>,
  },
  orders: {
    likeliest: { by: { column: 'd.weight', type: 'bigint' }, descending: true },
    newest: { by: { column: 'd.found_at', type: 'timestamptz' }, descending: true },
  },
  order: 'likeliest',
  toView,
});

@Injectable()
export class DuplicatesQueries {
  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
  ) {}

  /** The likeliest first; nothing asked for is what waits for somebody to look. */
  list(actor: Actor, query: DuplicateListQuery): Promise<Page<DuplicateView>> {
    const scope = scopeOf(actor);
    const reach = scope === null ? undefined : [...scope];
    return this.lists.page(DUPLICATES, {
      scope: null,
      limit: query.limit,
      cursor: query.cursor,
      q: query.q,
      order: query.sort,
      filters: { state: query.state ?? 'open', reach },
    });
  }

  /** @throws NotFound where either of the two is out of reach. */
  async get(actor: Actor, id: string): Promise<DuplicateView> {
    const [row] = await this.db.query<DuplicateView & Record<string, unknown>>(
      `select ${COLUMNS} from duplicate_candidates d ${JOINS}
       where d.id = $1 and ($2::uuid[] is null or (d.one_id = any($2) and d.other_id = any($2)))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return toView(row);
  }

  /** Pairs that a business is in and that nobody has settled, for its page and its dossier; of those the reader reaches. */
  async of(businessId: string, scope: readonly string[] | null): Promise<DuplicateView[]> {
    const rows = await this.db.query<DuplicateView & Record<string, unknown>>(
      `select ${COLUMNS} from (
         select * from duplicate_candidates where one_id = $1 union all select * from duplicate_candidates where other_id = $1) d ${JOINS}
       where d.state = 'open' and ($2::uuid[] is null or (d.one_id = any($2) and d.other_id = any($2)))
       order by d.weight desc, d.id limit 20`,
      [businessId, scope],
    );
    return rows.map(toView);
  }
}

function toView(row: DuplicateView): DuplicateView {
  return { ...row, reasons: DUPLICATE_REASONS.filter((reason) => row.reasons.includes(reason)) };
}
