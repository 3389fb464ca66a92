import { Inject, Injectable } from '@nestjs/common';
import { isOfficial } from '../access/roles.js';
import { scopeOf, type Scope } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import type { Page } from '../platform/http/cursor.js';
import { isId } from '../platform/id.js';
import { KeptCounts, type Due } from '../platform/lists/kept-counts.js';
import { defineList } from '../platform/lists/define-list.js';
import { type Bind, byMoment, equal, searchedState } from '../platform/lists/list-definition.js';
import { Lists } from '../platform/lists/lists.js';
import type { ApplicationStatus } from './application.entity.js';
import {
  APPLICATION_VIEWS,
  type ApplicationView,
  type ApplicationFilter,
  type QueueView,
} from './applications.dto.js';
import { endOfDay } from './due-date.js';
import { OfficeCalendars } from './office-calendar.service.js';

/** One step of a dossier's life, and who took it. */
export interface HistoryEntry {
  readonly at: Date;
  readonly action: string;
  readonly by: string;
  readonly reason: string | null;
  readonly reasonCode: string | null;
}

export type QueueCounts = Readonly<Record<QueueView, number>>;

const COLUMNS = `a.id, a.reference, a.kind, a.subject_id as "subjectId", a.title, a.business_id as "businessId",
  b.name as "businessName", a.status, a.submitted_at as "submittedAt", a.due_at as "dueAt", d.decided_at as "decidedAt",
  d.reason, a.version, d.reason_code as "reasonCode", d.decision_number as "decisionNumber", d.decision_token as "decisionToken",
  a.channel, a.field_check as "fieldCheck", a.assigned_to as "assignedTo", u.name as "assigneeName", null::int as "daysLeft"`;
const JOINS = `join businesses b on b.id = a.business_id left join users u on u.id = a.assigned_to
  join lateral (select decided_at, reason, reason_code, decision_number, decision_token from dossiers where id = a.id) d on true`;

/** A way to look at the queue, at a moment. */
interface View extends Due {
  readonly view: QueueView;
  /** Who asks. */
  readonly userId: string;
}

const MOMENT = 'timestamptz';
const WHERE: Readonly<Record<QueueView, (view: View, bind: Bind) => string>> = {
  waiting: () => `a.status = 'submitted'`,
  today: ({ now, today }, bind) =>
    `a.status = 'submitted' and a.due_at between ${bind(now, MOMENT)} and ${bind(today, MOMENT)}`,
  soon: ({ now, soon }, bind) =>
    `a.status = 'submitted' and a.due_at between ${bind(now, MOMENT)} and ${bind(soon, MOMENT)}`,
  late: ({ now }, bind) => `a.status = 'submitted' and a.due_at < ${bind(now, MOMENT)}`,
  mine: ({ userId }, bind) => `a.status = 'submitted' and a.assigned_to = ${bind(userId, 'uuid')}`,
  visits: () => `a.status = 'submitted' and a.field_check = 'ordered'`,
  unassigned: () => `a.status = 'submitted' and a.assigned_to is null`,
  amend: () => `a.status = 'amend'`,
  decided: () => `a.status in ('approved', 'refused', 'withdrawn')`,
  all: () => 'true',
};

/** The states each of them shows; null: all. */
const STATES: Readonly<Record<QueueView, readonly ApplicationStatus[] | null>> = {
  waiting: ['submitted'],
  today: ['submitted'],
  soon: ['submitted'],
  late: ['submitted'],
  mine: ['submitted'],
  visits: ['submitted'],
  unassigned: ['submitted'],
  amend: ['amend'],
  decided: ['approved', 'refused', 'withdrawn'],
  all: null,
};

const [EARLIER, LATER] = [new Date('2026-11-23T10:00:00Z'), new Date('2026-11-24T10:00:00Z')];

const NOBODY = '00000000-0000-7000-8000-000000000000';

// What waits for somebody comes by its due time, what is over and `all` newest first.
const APPLICATIONS = defineList({
  name: 'applications',
  base: 'applications a',
  alias: 'a',
  columns: COLUMNS,
  joins: JOINS,
  id: { column: 'a.id', type: 'uuid' },
  owner: 'a.business_id',
  search: 'a.search',
  filters: {
    view: {
      sql: (view: View, bind) => WHERE[view.view](view, bind),
      states: ({ view }) => STATES[view],
      orders: ({ view }) =>
        view === 'decided' || view === 'all' ? ['newest', 'oldest'] : ['due', 'due-last'],
      examples: APPLICATION_VIEWS.map((view) => ({
        view,
        userId: NOBODY,
        now: EARLIER,
        today: LATER,
        soon: LATER,
      })),
    },
    kind: searchedState(equal<string>('a.kind', 'text', 'product', 'growing-area')),
  },
  orders: {
    due: { by: { column: 'a.due_at', type: 'timestamptz' }, descending: false, filtered: true },
    'due-last': { by: { column: 'a.due_at', type: 'timestamptz' }, descending: true, filtered: true },
    ...byMoment('a.submitted_at'),
  },
  order: 'newest',
  toView: (row: ApplicationView) => row,
});

const COUNTED = 1000;

@Injectable()
export class ApplicationsQueries {
  private readonly timeZone: string;

  constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    private readonly kept: KeptCounts,
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendars,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  /** @throws NotFound for what does not exist and for another's alike. */
  async get(actor: Actor, id: string): Promise<ApplicationView> {
    const [row] = await this.db.query<ApplicationView>(
      `select ${COLUMNS} from applications a ${JOINS}
       where a.id = $1 and ($2::uuid[] is null or a.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    const [found = row] = await this.withDaysLeft([row]);
    return found;
  }

  /** Those of the ids that the actor may see. */
  async some(actor: Actor, ids: readonly string[]): Promise<ApplicationView[]> {
    const rows = await this.db.query<ApplicationView>(
      `select ${COLUMNS} from applications a ${JOINS}
       where a.id = any($1::uuid[]) and ($2::uuid[] is null or a.business_id = any($2))`,
      [ids.filter(isId), scopeOf(actor)],
    );
    return this.withDaysLeft(rows);
  }

  async list(
    actor: Actor,
    query: ApplicationFilter,
    scope: Scope = scopeOf(actor),
  ): Promise<Page<ApplicationView>> {
    const { items, next } = await this.lists.page(APPLICATIONS, {
      scope,
      limit: query.limit,
      cursor: query.cursor,
      q: query.q,
      order: query.sort,
      filters: {
        view: { view: query.view ?? 'all', userId: actor.userId, ...this.moments() },
        kind: query.kind,
      },
    });
    return { items: await this.withDaysLeft(items), next };
  }

  async counts(actor: Actor): Promise<QueueCounts> {
    const totals = await this.kept.totals(['applications'], scopeOf(actor), this.moments());
    const of = (...statuses: readonly string[]) => totals.of('applications', ...statuses);
    return {
      waiting: of('submitted', 'submitted-visit', 'submitted-unassigned', 'submitted-unassigned-visit'),
      today: totals.today,
      soon: totals.soon,
      late: totals.late,
      mine: await this.mine(actor),
      visits: of('submitted-visit', 'submitted-unassigned-visit'),
      unassigned: of('submitted-unassigned', 'submitted-unassigned-visit'),
      amend: of('amend'),
      decided: of('approved', 'refused', 'withdrawn'),
      all: totals.all('applications'),
    };
  }

  /** The dossier an applicant has to follow: the last one of this subject. */
  async latestOf(subjectId: string): Promise<ApplicationView | null> {
    const [row] = await this.db.query<ApplicationView>(
      `select ${COLUMNS} from applications a ${JOINS}
       where a.subject_id = $1 order by a.submitted_at desc, a.id desc limit 1`,
      [subjectId],
    );
    return row ?? null;
  }

  /** Of one that was entered at a counter, by the code of its slip. */
  async followed(code: string): Promise<ApplicationView | null> {
    const [row] = await this.db.query<ApplicationView>(
      `select ${COLUMNS} from applications a ${JOINS} where a.follow_code = $1`,
      [code],
    );
    return row ?? null;
  }

  async followCode(id: string): Promise<string | null> {
    const [row] = await this.db.query<{ code: string | null }>(
      'select follow_code as code from applications where id = $1',
      [id],
    );
    return row?.code ?? null;
  }

  /** Where an official goes on after a decision: the dossier due first. */
  async nextWaiting(actor: Actor): Promise<ApplicationView | null> {
    const [row] = await this.db.query<ApplicationView>(
      `select ${COLUMNS} from applications a ${JOINS}
       where a.status = 'submitted' and ($1::uuid[] is null or a.business_id = any($1)) order by a.due_at, a.id limit 1`,
      [scopeOf(actor)],
    );
    return row ?? null;
  }

  history(id: string): Promise<HistoryEntry[]> {
    return this.db.query<{
      at: Date;
      action: string;
      by: string;
      reason: string | null;
      reasonCode: string | null;
    }>(
      `select s.at, s.action, u.name as by, s.reason, s.reason_code as "reasonCode" from application_steps s join users u on u.id = s.actor_id
       where s.application_id = $1 order by s.id`,
      [id],
    );
  }

  /** Nobody works on more at once than an index tells in passing. */
  private async mine(actor: Actor): Promise<number> {
    if (!isOfficial(actor.role)) return 0;
    const [row] = await this.db.query<{ mine: number }>(
      `select count(*)::int as mine from (select from applications
         where status = 'submitted' and assigned_to = $1
           and ($3::uuid[] is null or business_id = any($3)) order by due_at, id limit $2) few`,
      [actor.userId, COUNTED, scopeOf(actor)],
    );
    return row?.mine ?? 0;
  }

  private async withDaysLeft(items: readonly ApplicationView[]): Promise<ApplicationView[]> {
    const calendar = await this.calendars.now();
    const now = this.clock.now();
    return items.map((item) =>
      item.status === 'submitted' ? { ...item, daysLeft: calendar.daysLeft(now, item.dueAt) } : item,
    );
  }

  private moments(): Due {
    const now = this.clock.now();
    return { now, today: endOfDay(now, 0, this.timeZone), soon: endOfDay(now, 1, this.timeZone) };
  }
}
