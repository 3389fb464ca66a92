import { Inject, Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { dayOf, momentOf } from '../platform/time-zone.js';
import { type Counts, type FiguresBy, type Measure, MEASURES } from './figures.dto.js';
import { monthAfter, type Period } from './period.js';

export interface FigureRow extends Counts {
  readonly key: string | null;
  readonly name: string | null;
}

/** What was closed, and came out otherwise later. */
export interface Correction {
  readonly month: string;
  readonly revision: number;
  readonly closedAt: Date;
  readonly changes: readonly { readonly measure: Measure; readonly before: number; readonly after: number }[];
}

export interface Figures {
  readonly rows: readonly FigureRow[];
  readonly total: Counts;
  readonly asOf: Date;
  readonly closed: boolean;
  readonly closedAt: Date | null;
  readonly corrections: readonly Correction[];
}

interface ClosedMonth {
  month: string;
  revision: number;
  closed_at: Date;
}

const SUMS = `sum(f.received)::int as received, sum(f.decided)::int as decided, sum(f.on_time)::int as "onTime", sum(f.late)::int as late,
  sum(f.amended)::int as amended, sum(f.refused)::int as refused, sum(f.withdrawn)::int as withdrawn, sum(f.open)::int as open`;

/** By what rows are told apart, and what they are called; our own text. */
const BY: Readonly<
  Record<FiguresBy, { readonly key: string; readonly name: string; readonly joins: string }>
> = {
  kind: { key: 'f.kind', name: 'null::text', joins: '' },
  channel: { key: 'f.channel', name: 'null::text', joins: '' },
  unit: {
    key: 'f.commune_code',
    name: 'max(c.name)',
    joins: 'left join communes_today c on c.code = f.commune_code',
  },
  officer: {
    key: 'f.officer_id::text',
    name: 'max(u.name)',
    joins: 'left join users u on u.id = f.officer_id',
  },
  month: { key: 'f.month::text', name: 'null::text', joins: '' },
};

const ROWS = 500;

/**
 * Months that are closed are read from what was kept, the last revision of each; those that are not are counted now. What is
 * open is carried on from the last closed month.
 */
const FACTS = `select r.month, r.business_id, r.kind, r.channel, r.commune_code, r.officer_id, r.received, r.decided, r.on_time, r.late,
    r.amended, r.refused, r.withdrawn, 0 as open
  from unnest($2::date[], $3::int[]) k (month, revision)
  join figure_rows r on r.month = k.month and r.revision = k.revision
  union all
  select $10::date, r.business_id, r.kind, r.channel, r.commune_code, null, 0, 0, 0, 0, 0, 0, 0, r.open
  from figure_rows r where r.month = $4 and r.revision = $5 and r.open <> 0
  union all
  select l.month, s.business_id, s.kind, s.channel, s.commune_code, s.officer_id,
    s.received * l.counts, s.decided * l.counts, s.on_time * l.counts, s.late * l.counts, s.amended * l.counts, s.refused * l.counts,
    s.withdrawn * l.counts, s.received - s.decided - s.withdrawn
  from unnest($6::date[], $7::timestamptz[], $8::timestamptz[], $9::int[]) l (month, since, until, counts)
  cross join lateral figure_facts(l.since, l.until) s`;

@Injectable()
export class FiguresQueries {
  private readonly zone: string;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.zone = config.registry.timeZone;
  }

  today(): string {
    return dayOf(this.clock.now(), this.zone);
  }

  /** The moment a month begins. */
  startOf(month: string): Date {
    return momentOf(`${month}T00:00`, this.zone) ?? new Date(`${month}T00:00:00Z`);
  }

  /** @param seesOfficers otherwise others than the reader stand together. */
  async of(actor: Actor, period: Period, by: FiguresBy, seesOfficers: boolean): Promise<Figures> {
    const now = this.clock.now();
    const last = period.months.at(-1) ?? '';
    const end = new Date(Math.min(this.startOf(monthAfter(last, 1)).getTime(), now.getTime()));
    const closed = await this.closedMonths(last);
    const inPeriod = closed.filter(({ month }) => period.months.includes(month));
    const base = closed.at(-1);
    const live = this.liveMonths(base?.month ?? (await this.firstMonth()), base !== undefined, period, end);
    const parameters = [
      scopeOf(actor),
      inPeriod.map(({ month }) => month),
      inPeriod.map(({ revision }) => revision),
      base?.month ?? null,
      base?.revision ?? null,
      live.map(({ month }) => month),
      live.map(({ since }) => since),
      live.map(({ until }) => until),
      live.map(({ month }) => (period.months.includes(month) ? 1 : 0)),
      last,
    ];
    const { key, name, joins } = BY[by];
    const shownKey = by === 'officer' && !seesOfficers ? `case when f.officer_id = $11 then ${key} end` : key;
    const shownName =
      by === 'officer' && !seesOfficers ? `max(case when f.officer_id = $11 then u.name end)` : name;
    const own = by === 'officer' && !seesOfficers ? [actor.userId] : [];
    const where = `($1::uuid[] is null or f.business_id = any($1))${by === 'officer' ? ' and f.officer_id is not null' : ''}`;
    const [rows, [total]] = await Promise.all([
      this.db.query<FigureRow & { key: string | null }>(
        `select ${shownKey} as key, ${shownName} as name, ${SUMS} from (${FACTS}) f ${joins} where ${where}
         group by 1 order by ${by === 'month' ? '1' : 'sum(f.received) + sum(f.decided) desc, 1'} limit ${ROWS}`,
        [...parameters, ...own],
      ),
      this.db.query<{ [Name in Measure]: number | null }>(
        `select ${SUMS} from (${FACTS}) f where ($1::uuid[] is null or f.business_id = any($1))`,
        parameters,
      ),
    ]);
    const whole = inPeriod.length === period.months.length;
    return {
      rows: rows.filter((row) => MEASURES.some((measure) => row[measure] !== 0)),
      total: countsOf(total),
      asOf: end,
      closed: whole,
      closedAt: whole ? (inPeriod.at(-1)?.closed_at ?? null) : null,
      corrections: await this.corrections(actor, period),
    };
  }

  /** With their last revision, in order, up to a month. */
  private closedMonths(upTo: string): Promise<ClosedMonth[]> {
    return this.db.query<{ month: string; revision: number; closed_at: Date }>(
      `select distinct on (month) month::text, revision, closed_at from figure_months where month <= $1
       order by month, revision desc`,
      [upTo],
    );
  }

  /** Where nothing was closed yet, counting begins with the first dossier there is. */
  async firstMonth(): Promise<string | null> {
    const [first] = await this.db.query<{ at: Date | null }>(
      `select min(at) as at from application_steps where action in ('submit', 'amend', 'approve', 'refuse', 'withdraw')`,
    );
    return first?.at == null ? null : `${dayOf(first.at, this.zone).slice(0, 7)}-01`;
  }

  private liveMonths(from: string | null, after: boolean, { months }: Period, end: Date) {
    const live: { month: string; since: Date; until: Date }[] = [];
    if (from === null) return live;
    for (
      let month = after ? monthAfter(from, 1) : from;
      month <= (months.at(-1) ?? '');
      month = monthAfter(month, 1)
    ) {
      const since = this.startOf(month);
      if (since >= end) break;
      const until = new Date(Math.min(this.startOf(monthAfter(month, 1)).getTime(), end.getTime()));
      live.push({ month, since, until });
    }
    return live;
  }

  private async corrections(actor: Actor, { months }: Period): Promise<Correction[]> {
    const rows = await this.db.query<
      { month: string; revision: number; closedAt: Date } & Record<Measure, number>
    >(
      `select m.month::text, m.revision, m.closed_at as "closedAt", ${SUMS.replaceAll(/sum\(([^)]*)\)/g, 'coalesce(sum($1), 0)')}
       from figure_months m left join figure_rows f on f.month = m.month and f.revision = m.revision
         and ($2::uuid[] is null or f.business_id = any($2))
       where m.month = any($1::date[]) and exists (select from figure_months x where x.month = m.month and x.revision > 0)
       group by m.month, m.revision, m.closed_at order by m.month, m.revision`,
      [months, scopeOf(actor)],
    );
    return rows.flatMap((row, index) => {
      const before = rows[index - 1];
      if (before === undefined || before.month !== row.month) return [];
      const changes = MEASURES.flatMap((measure) =>
        row[measure] === before[measure] ? [] : [{ measure, before: before[measure], after: row[measure] }],
      );
      const { month, revision, closedAt } = row;
      return changes.length === 0 ? [] : [{ month, revision, closedAt, changes }];
    });
  }
}

function countsOf(row: { readonly [Name in Measure]: number | null } | undefined): Counts {
  const of = (measure: Measure) => row?.[measure] ?? 0;
  return {
    received: of('received'),
    decided: of('decided'),
    onTime: of('onTime'),
    late: of('late'),
    amended: of('amended'),
    refused: of('refused'),
    withdrawn: of('withdrawn'),
    open: of('open'),
  };
}
