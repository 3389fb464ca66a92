import { Injectable } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import { ActingPeople } from '../access/sessions/acting.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { type FieldFault, NotFound } from '../platform/errors.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import type { BulkKind } from './bulk-kind.js';
import { BulkKinds } from './bulk-kinds.js';
import {
  type Import,
  IMPORT_COLUMNS,
  type ImportState,
  type RowVerdict,
  type VerdictCounts,
} from './import.entity.js';
import { JOB_OF } from './imports.service.js';

export class ImportJob {
  @IsUUID() importId!: string;
}

/** What a job works on: the sheet, its kind, and the person with the rights of today. */
export interface Work {
  readonly found: Import;
  readonly kind: BulkKind;
  readonly actor: Actor;
}

export interface RowResult {
  readonly line: number;
  readonly verdict: RowVerdict;
  readonly faults: readonly FieldFault[];
  readonly thingId?: string;
  readonly thingVersion?: number;
}

/** What all jobs of a sheet share: whose work it is, one at a time, and how far it has come. */
@Injectable()
export class ImportProgress {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly people: ActingPeople,
    private readonly kinds: BulkKinds,
  ) {}

  /** Null where there is nothing to do: the sheet is gone, has moved on, or its person may not load it any more. */
  async take(id: string, state: ImportState): Promise<Work | null> {
    const [found] = await this.db.query<Import & Record<string, unknown>>(
      `select ${IMPORT_COLUMNS} from imports i where id = $1 and state = $2`,
      [id, state],
    );
    if (found === undefined) return null;
    const actor = await this.people.find(found.userId, found.businessId);
    try {
      if (actor !== null) return { found, actor, kind: this.kinds.of(actor, found.kind) };
    } catch (error) {
      if (!(error instanceof NotFound)) throw error; // the right to load was taken away meanwhile
    }
    await this.db.transaction((tx) =>
      tx.query(`update imports set state = 'stopped', fault = $2, updated_at = $3 where id = $1`, [
        id,
        JSON.stringify({ path: '', code: 'bulk-not-allowed' }),
        this.clock.now(),
      ]),
    );
    return null;
  }

  /** The next state, with what was found out, and the job that goes on from there. */
  async finish(
    tx: Tx,
    id: string,
    state: ImportState,
    facts: Readonly<Record<string, unknown>> = {},
  ): Promise<void> {
    const entries = Object.entries(facts);
    const sets = entries.map(([column], index) => `, ${column} = $${index + 4}`).join('');
    await tx.query(`update imports set state = $2, updated_at = $3${sets} where id = $1`, [
      id,
      state,
      this.clock.now(),
      ...entries.map(([, value]) => value),
    ]);
    const job = JOB_OF[state];
    if (job !== undefined) await this.jobs.enqueue(tx, job, { importId: id });
  }

  /** Seen at once by whoever looks, whatever becomes of the transaction around it. */
  async tell(id: string, done: number): Promise<void> {
    await this.db.alone('update imports set done = $2, updated_at = $3 where id = $1', [
      id,
      done,
      this.clock.now(),
    ]);
  }

  /** One worker a sheet; held until commit. Another that comes meanwhile has nothing to do. */
  async mine(tx: Tx, id: string): Promise<boolean> {
    const [row] = await tx.query<{ mine: boolean }[]>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 7)) as mine',
      [id],
    );
    return row?.mine === true;
  }

  async keep(tx: Tx, importId: string, results: readonly RowResult[]): Promise<void> {
    if (results.length === 0) return;
    await tx.query(
      `update import_rows r set verdict = v.verdict, faults = v.faults::jsonb, thing_id = v.thing_id, thing_version = v.thing_version
       from unnest($2::int[], $3::text[], $4::text[], $5::uuid[], $6::int[]) v (line, verdict, faults, thing_id, thing_version)
       where r.import_id = $1 and r.line = v.line`,
      [
        importId,
        results.map(({ line }) => line),
        results.map(({ verdict }) => verdict),
        results.map(({ faults }) => JSON.stringify(faults)),
        results.map(({ thingId = null }) => thingId),
        results.map(({ thingVersion = null }) => thingVersion),
      ],
    );
  }

  async count(tx: Tx, importId: string): Promise<VerdictCounts> {
    const rows = await tx.query<{ verdict: RowVerdict; count: number }[]>(
      'select verdict, count(*)::int as count from import_rows where import_id = $1 group by verdict',
      [importId],
    );
    return Object.fromEntries(rows.map(({ verdict, count }) => [verdict, count]));
  }
}
