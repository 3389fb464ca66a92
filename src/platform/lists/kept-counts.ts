import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.service.js';

/** What is counted, by the name of its table (migrations/0026, 0042). */
export type Counted =
  'businesses' | 'growing_areas' | 'products' | 'lots' | 'codes' | 'applications' | 'events' | 'reports';

export interface Due {
  readonly now: Date;
  /** Its last second. */
  readonly today: Date;
  readonly soon: Date;
}

interface Row {
  subject: string;
  status: string;
  total: number;
  late: number;
  today: number;
  soon: number;
}

/** How many there are in a state, and how many of those that wait are `late`, due `today` or `soon`. */
export interface Totals {
  of(subject: Counted, ...statuses: readonly string[]): number;
  all(subject: Counted): number;
  readonly late: number;
  readonly today: number;
  readonly soon: number;
}

/** Reads the totals that triggers keep, and adds them up now and then so that reading stays short. */
@Injectable()
export class KeptCounts implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'add-up-counts', cron: '* * * * *' }, () => this.addUp());
  }

  /** Of the businesses in the scope, or of all. */
  async totals(
    subjects: readonly Counted[],
    scope: readonly string[] | null,
    due: Due | null = null,
  ): Promise<Totals> {
    const rows = await this.db.query<Row>(
      `select subject, status, sum(total)::int as total, coalesce(sum(total) filter (where due_at < $2), 0)::int as late,
         coalesce(sum(total) filter (where due_at between $2 and $3), 0)::int as soon,
         coalesce(sum(total) filter (where due_at between $2 and $4), 0)::int as today
       from counted where subject = any($1) and ${scope === null ? 'business_id is null' : 'business_id = any($5::uuid[])'}
       group by subject, status`,
      [subjects, due?.now ?? null, due?.soon ?? null, due?.today ?? null, ...(scope === null ? [] : [scope])],
    );
    const sum = (of: (row: Row) => number, where: (row: Row) => boolean) =>
      rows.filter(where).reduce((total, row) => total + of(row), 0);
    return {
      of: (subject, ...statuses) =>
        sum(
          ({ total }) => total,
          (row) => row.subject === subject && statuses.includes(row.status),
        ),
      all: (subject) =>
        sum(
          ({ total }) => total,
          (row) => row.subject === subject,
        ),
      today: sum(
        ({ today }) => today,
        () => true,
      ),
      late: sum(
        ({ late }) => late,
        () => true,
      ),
      soon: sum(
        ({ soon }) => soon,
        () => true,
      ),
    };
  }

  async addUp(): Promise<void> {
    await this.db.transaction((tx) => tx.query('select add_up_counts()'));
  }
}
