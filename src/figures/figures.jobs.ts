import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { FiguresQueries } from './figures.queries.js';
import { monthAfter } from './period.js';

/** A month is closed when its fifth day after the end begins: what came in late by hand is in the books by then. */
export const CUT_OFF_DAY = 5;
/** Closed months that are counted again, to see whether they still come out alike. */
const WATCHED = 24;

const COLUMNS = `business_id, kind, channel, commune_code, officer_id, received, decided, on_time, late, amended, refused, withdrawn, open`;

/** Closes months, and finds out when a closed one comes out otherwise: what was published stays, and the correction beside it. */
@Injectable()
export class FigureMonths implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly queries: FiguresQueries,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'close-figures', cron: '27 17 * * *' }, () => this.close());
  }

  async close(): Promise<void> {
    const closed = await this.db.query<{ month: string }>(
      'select distinct month::text as month from figure_months order by month',
    );
    const last = closed.at(-1)?.month;
    const start = last === undefined ? await this.queries.firstMonth() : monthAfter(last, 1);
    // The watched ones in order: what is open at the end of one is where the next begins.
    for (const { month } of closed.slice(-WATCHED)) await this.keep(month);
    if (start === null) return;
    const today = this.queries.today();
    for (let month = start; this.cutOff(month) <= today; month = monthAfter(month, 1)) await this.keep(month);
  }

  /** The day on which a month is closed. */
  private cutOff(month: string): string {
    return `${monthAfter(month, 1).slice(0, 8)}${String(CUT_OFF_DAY).padStart(2, '0')}`;
  }

  /** The first time as it is; later only where it comes out otherwise. */
  private keep(month: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('figures'))`);
      const [since, until] = [this.queries.startOf(month), this.queries.startOf(monthAfter(month, 1))];
      const [latest] = await tx.query<{ revision: number }[]>(
        'select revision from figure_months where month = $1 order by revision desc limit 1',
        [month],
      );
      if (latest !== undefined && !(await this.differs(tx, month, latest.revision, since, until))) return;
      const revision = latest === undefined ? 0 : latest.revision + 1;
      await tx.query(
        'insert into figure_months (month, revision, since, until, closed_at) values ($1, $2, $3, $4, $5)',
        [month, revision, since, until, this.clock.now()],
      );
      await tx.query(
        `insert into figure_rows (month, revision, ${COLUMNS}) select $1, $2, ${COLUMNS} from figures_of_month($1, $3, $4)`,
        [month, revision, since, until],
      );
    });
  }

  private async differs(tx: Tx, month: string, revision: number, since: Date, until: Date): Promise<boolean> {
    const [row] = await tx.query<{ differs: boolean }[]>(
      `with kept as materialized (select ${COLUMNS} from figure_rows where month = $1 and revision = $2),
         counted as materialized (select ${COLUMNS} from figures_of_month($1, $3, $4))
       select exists (select * from kept except all select * from counted)
           or exists (select * from counted except all select * from kept) as differs`,
      [month, revision, since, until],
    );
    return row?.differs === true;
  }
}
