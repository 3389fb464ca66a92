import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isOfficial } from '../access/roles.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, type FieldFault, Forbidden, Invalid, NotFound } from '../platform/errors.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import type { Made } from './bulk-kind.js';
import type { RowVerdict } from './import.entity.js';
import { ImportJob, ImportProgress, type RowResult, type Work } from './import-progress.js';
import { ImportsQueries, type StagedRow } from './imports.queries.js';
import { BulkJudge, type Judged, type SeenKeys } from './judge.service.js';

const CHUNK = 200;

/** A row that may not come in alone stops those that come all together. */
class RowStops extends Error {
  constructor(
    readonly line: number,
    readonly faults: readonly FieldFault[],
  ) {
    super(`line ${line} cannot be loaded`);
  }
}

/** Takes judged rows into the registry, and back out again. */
@Injectable()
export class ImportLoading implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
    private readonly progress: ImportProgress,
    private readonly queries: ImportsQueries,
    private readonly judge: BulkJudge,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('bulk-load', ImportJob, ({ importId }) => this.load(importId));
    this.jobs.handle('bulk-undo', ImportJob, ({ importId }) => this.undo(importId));
  }

  private async load(id: string): Promise<void> {
    const work = await this.progress.take(id, 'loading');
    if (work === null) return;
    const wanted: readonly RowVerdict[] = work.found.withSimilar ? ['good', 'similar'] : ['good'];
    if (work.found.mode === 'all') await this.loadAll(work, wanted);
    else await this.loadGood(work, wanted);
  }

  /** One transaction: what stops a row stops them all, and nothing was there. */
  private async loadAll(work: Work, wanted: readonly RowVerdict[]): Promise<void> {
    const { id } = work.found;
    try {
      await this.db.transaction(async (tx) => {
        if (!(await this.progress.mine(tx, id))) return;
        for await (const { rows, done } of this.chunks(id, wanted)) {
          const results = await this.enter(tx, work, rows);
          const stopped = results.find(({ verdict }) => verdict === 'failed');
          if (stopped !== undefined) throw new RowStops(stopped.line, stopped.faults);
          await this.progress.keep(tx, id, results);
          await this.progress.tell(id, done);
        }
        await this.finish(tx, work);
      });
    } catch (error) {
      if (!(error instanceof RowStops)) throw error;
      const { line, faults } = error;
      await this.db.transaction(async (tx) => {
        await this.progress.keep(tx, id, [{ line, verdict: 'bad', faults }]);
        const counts = JSON.stringify(await this.progress.count(tx, id));
        await this.progress.finish(tx, id, 'stopped', {
          fault: JSON.stringify({ ...faults[0], line }),
          counts,
          done: 0,
        });
      });
    }
  }

  /** A transaction a chunk: what was loaded stays, whatever comes after, and work that was cut off goes on behind it. */
  private async loadGood(work: Work, wanted: readonly RowVerdict[]): Promise<void> {
    const { id } = work.found;
    for await (const { rows, done } of this.chunks(id, wanted)) {
      const mine = await this.db.transaction(async (tx) => {
        if (!(await this.progress.mine(tx, id))) return false;
        await this.progress.keep(tx, id, await this.enter(tx, work, rows));
        return true;
      });
      if (!mine) return;
      await this.progress.tell(id, done);
    }
    await this.db.transaction(async (tx) => {
      if (await this.progress.mine(tx, id)) await this.finish(tx, work);
    });
  }

  private async *chunks(
    id: string,
    wanted: readonly RowVerdict[],
  ): AsyncGenerator<{ readonly rows: readonly StagedRow[]; readonly done: number }> {
    let [after, done] = [0, 0];
    for (;;) {
      const rows = await this.queries.rows(id, { after, limit: CHUNK, verdicts: wanted });
      const last = rows.at(-1);
      if (last === undefined) return;
      [after, done] = [last.line, done + rows.length];
      yield { rows, done };
    }
  }

  /** Judged once more: the registry has gone on since. All at once where nothing stands against it, one by one where something does. */
  private async enter(tx: Tx, work: Work, lines: readonly StagedRow[]): Promise<RowResult[]> {
    const { actor, kind, found } = work;
    const seen: SeenKeys = new Map();
    const judged = await this.db.within(tx, () => this.judge.judge(actor, kind, found.mapping, lines, seen));
    const ready = judged.filter(({ row }) => row !== null);
    const refused = judged
      .filter(({ row }) => row === null)
      .map(({ line, faults }): RowResult => ({ line, verdict: 'failed', faults }));
    if (ready.length === 0) return refused;
    const together = await this.attempt(tx, work, ready);
    if ('made' in together) return [...refused, ...together.made];
    const results: RowResult[] = [];
    for (const row of ready) {
      const alone = await this.attempt(tx, work, [row]);
      results.push(
        ...('made' in alone
          ? alone.made
          : [{ line: row.line, verdict: 'failed' as const, faults: alone.faults }]),
      );
    }
    return [...refused, ...results];
  }

  /** Behind a savepoint, so that what fails leaves no trace. */
  private async attempt(
    tx: Tx,
    { actor, kind, found }: Work,
    judged: readonly Judged[],
  ): Promise<{ readonly made: RowResult[] } | { readonly faults: readonly FieldFault[] }> {
    const rows = judged.flatMap(({ row }) => row ?? []);
    const how = { byOffice: isOfficial(actor.role), sample: found.sample };
    await tx.query('savepoint bulk_rows');
    try {
      const made = await this.db.within(tx, () =>
        this.db.transaction(() => kind.enter(tx, actor, rows, how)),
      );
      await tx.query('release savepoint bulk_rows');
      return { made: rows.map(({ line }, index) => madeRow(line, made[index])) };
    } catch (error) {
      const faults = faultsOf(error);
      if (faults === null) throw error;
      await tx.query('rollback to savepoint bulk_rows');
      return { faults };
    }
  }

  private async finish(tx: Tx, { actor, found }: Work): Promise<void> {
    const counts = await this.progress.count(tx, found.id);
    await this.progress.finish(tx, found.id, 'loaded', {
      counts: JSON.stringify(counts),
      loaded_at: this.clock.now(),
    });
    await this.audit.record(
      tx,
      actor,
      'import.loaded',
      { type: 'import', id: found.id, businessId: found.businessId },
      {
        after: {
          sheetKind: found.kind,
          mode: found.mode,
          rowsMade: counts.made ?? 0,
          rowsFailed: counts.failed ?? 0,
        },
      },
    );
  }

  private async undo(id: string): Promise<void> {
    const work = await this.progress.take(id, 'undoing');
    if (work === null) return;
    for await (const { rows, done } of this.chunks(id, ['made'])) {
      const mine = await this.db.transaction(async (tx) => {
        if (!(await this.progress.mine(tx, id))) return false;
        const results: RowResult[] = [];
        // The later rows first: they may rest on the earlier ones.
        for (const row of rows.toReversed()) results.push(await this.takeBack(tx, work, row));
        await this.progress.keep(tx, id, results);
        return true;
      });
      if (!mine) return;
      await this.progress.tell(id, done);
    }
    await this.db.transaction(async (tx) => {
      if (!(await this.progress.mine(tx, id))) return;
      const counts = await this.progress.count(tx, id);
      await this.progress.finish(tx, id, 'undone', { counts: JSON.stringify(counts) });
      await this.audit.record(
        tx,
        work.actor,
        'import.undone',
        { type: 'import', id, businessId: work.found.businessId },
        {
          after: { rowsTakenBack: counts.undone ?? 0, rowsKept: counts.kept ?? 0 },
        },
      );
    });
  }

  private async takeBack(
    tx: Tx,
    { actor, kind }: Work,
    { line, thingId, thingVersion }: StagedRow,
  ): Promise<RowResult> {
    if (thingId === null || thingVersion === null) return { line, verdict: 'undone', faults: [] };
    const made = { thingId, thingVersion };
    await tx.query('savepoint bulk_row');
    try {
      const reason = await kind.takeBack(tx, actor, { id: thingId, version: thingVersion });
      await tx.query('release savepoint bulk_row');
      if (reason === null || reason === 'gone') return { line, verdict: 'undone', faults: [] };
      return { line, verdict: 'kept', faults: [{ path: '', code: `bulk-kept-${reason}` }], ...made };
    } catch (error) {
      if (!isReferred(error)) throw error;
      await tx.query('rollback to savepoint bulk_row');
      return { line, verdict: 'kept', faults: [{ path: '', code: 'bulk-kept-in-use' }], ...made };
    }
  }
}

function madeRow(line: number, made: Made | undefined): RowResult {
  if (made === undefined) throw new Error(`nothing came of line ${line}`);
  return { line, verdict: 'made', faults: [], thingId: made.id, thingVersion: made.version };
}

/** What a row may be refused for; null where something else went wrong. */
function faultsOf(error: unknown): readonly FieldFault[] | null {
  if (error instanceof Invalid) return error.faults;
  if (error instanceof Conflict || error instanceof Forbidden || error instanceof NotFound)
    return [{ path: '', code: `refused-${error.code}` }];
  return null;
}

/** Foreign key violation: something refers to it. */
function isReferred(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503';
}
