import { Inject, Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { BadRequest, NotFound } from '../platform/errors.js';
import { decodeCursor, toPage, type Page } from '../platform/http/cursor.js';
import { isId } from '../platform/id.js';
import type { ApplicationView, ApplicationFilter, QueueView } from './applications.dto.js';
import { endOfDay } from './due-date.js';

/** One moment of a dossier's life, from the audit log. */
export interface HistoryEntry {
  readonly at: Date;
  readonly action: string;
  readonly reason: string | null;
}

export type QueueCounts = Readonly<Record<QueueView, number>>;

const COLUMNS = `a.id, a.reference, a.kind, a.subject_id as "subjectId", a.title, a.business_id as "businessId",
  b.name as "businessName", a.status, a.submitted_at as "submittedAt", a.due_at as "dueAt", a.decided_at as "decidedAt",
  a.reason, a.version`;

// `m` holds now and the end of tomorrow. Only our own text: a view is one of these keys.
const MOMENT = '(select $1::timestamptz as now, $2::timestamptz as soon) m';
const WHERE: Readonly<Record<QueueView, string>> = {
  waiting: `a.status = 'submitted'`,
  soon: `a.status = 'submitted' and a.due_at between m.now and m.soon`,
  late: `a.status = 'submitted' and a.due_at < m.now`,
  amend: `a.status = 'amend'`,
  decided: `a.status in ('approved', 'refused')`,
  all: 'true',
};

interface Order {
  readonly column: string;
  readonly descending: boolean;
  readonly key: (row: ApplicationView) => Date;
}

const BY_DUE: Order = { column: 'a.due_at', descending: false, key: (row) => row.dueAt };
const BY_SUBMITTED: Order = { column: 'a.submitted_at', descending: true, key: (row) => row.submittedAt };

@Injectable()
export class ApplicationsQueries {
  private readonly timeZone: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  /** @throws NotFound for what does not exist and for another's alike. */
  async get(actor: Actor, id: string): Promise<ApplicationView> {
    const [row] = await this.db.query<ApplicationView>(
      `select ${COLUMNS} from applications a join businesses b on b.id = a.business_id
       where a.id = $1 and ($2::uuid[] is null or a.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }

  /** What waits for somebody comes by its due time, what is over and `all` newest first. */
  async list(actor: Actor, query: ApplicationFilter): Promise<Page<ApplicationView>> {
    const view = query.view ?? 'all';
    const { column, descending, key } = view === 'decided' || view === 'all' ? BY_SUBMITTED : BY_DUE;
    const cursor = decodeCursor(query.cursor);
    if (cursor !== null && (!isId(cursor.id) || Number.isNaN(Date.parse(cursor.key))))
      throw new BadRequest('cursor-unknown');
    const [beyond, direction] = descending ? ['<', 'desc'] : ['>', 'asc'];
    const rows = await this.db.query<ApplicationView>(
      `select ${COLUMNS} from applications a join businesses b on b.id = a.business_id cross join ${MOMENT}
       where ${WHERE[view]} and ($3::uuid[] is null or a.business_id = any($3)) and ($4::text is null or a.kind = $4)
         and ($5::text is null or position(lower($5) in lower(a.reference || ' ' || a.title || ' ' || b.name)) > 0)
         and ($6::timestamptz is null or (${column}, a.id) ${beyond} ($6::timestamptz, $7::uuid))
       order by ${column} ${direction}, a.id ${direction} limit $8`,
      [
        ...this.moments(),
        scopeOf(actor),
        query.kind || null,
        query.q?.trim() || null,
        cursor?.key ?? null,
        cursor?.id ?? null,
        query.limit + 1,
      ],
    );
    return toPage(
      rows,
      query.limit,
      (row) => ({ key: key(row).toISOString(), id: row.id }),
      (row) => row,
    );
  }

  async counts(actor: Actor): Promise<QueueCounts> {
    const columns = Object.entries(WHERE).map(
      ([view, where]) => `count(*) filter (where ${where})::int as ${view}`,
    );
    const [row] = await this.db.query<Record<QueueView, number>>(
      `select ${columns.join(', ')} from applications a cross join ${MOMENT} where $3::uuid[] is null or a.business_id = any($3)`,
      [...this.moments(), scopeOf(actor)],
    );
    return row ?? { waiting: 0, soon: 0, late: 0, amend: 0, decided: 0, all: 0 };
  }

  /** The dossier an applicant has to follow: the last one of this subject. */
  async latestOf(subjectId: string): Promise<ApplicationView | null> {
    const [row] = await this.db.query<ApplicationView>(
      `select ${COLUMNS} from applications a join businesses b on b.id = a.business_id
       where a.subject_id = $1 order by a.submitted_at desc, a.id desc limit 1`,
      [subjectId],
    );
    return row ?? null;
  }

  /** Where an official goes on after a decision: the dossier due first. */
  async nextWaiting(): Promise<ApplicationView | null> {
    const [row] = await this.db.query<ApplicationView>(
      `select ${COLUMNS} from applications a join businesses b on b.id = a.business_id
       where a.status = 'submitted' order by a.due_at, a.id limit 1`,
    );
    return row ?? null;
  }

  history(id: string): Promise<HistoryEntry[]> {
    return this.db.query<{ at: Date; action: string; reason: string | null }>(
      `select at, action, after ->> 'reason' as reason from audit_entries
       where subject_type = 'application' and subject_id = $1 order by id`,
      [id],
    );
  }

  private moments(): [now: Date, soon: Date] {
    const now = this.clock.now();
    return [now, endOfDay(now, 1, this.timeZone)];
  }
}
