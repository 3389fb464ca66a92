import { setImmediate as turn } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { type Table, tableSteps } from '../standards/tables/index.js';
import { en } from '../ui/en.js';
import { vi } from '../ui/vi.js';
import { columnsFor } from './bulk-kinds.js';
import { ImportJob, ImportProgress, type RowResult, type Work } from './import-progress.js';
import { ImportsQueries } from './imports.queries.js';
import { BulkJudge, type SeenKeys } from './judge.service.js';
import { inTurns, readSheetRows, type Sheet } from './sheet-reading.js';
import { StagedSeal } from './staged-seal.js';

const CHUNK = 250;

/** Reads what was sent, and judges it row by row. Nothing of it enters the registry yet. */
@Injectable()
export class ImportReading implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly jobs: Jobs,
    private readonly progress: ImportProgress,
    private readonly queries: ImportsQueries,
    private readonly seal: StagedSeal,
    private readonly judge: BulkJudge,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('bulk-read', ImportJob, ({ importId }) => this.read(importId));
    this.jobs.handle('bulk-check', ImportJob, ({ importId }) => this.check(importId));
  }

  private async read(id: string): Promise<void> {
    const work = await this.progress.take(id, 'reading');
    if (work === null) return;
    const { wantedReading, wantedSheet } = work.found;
    const bytes = await this.queries.source(id);
    const read = await inTurns(
      tableSteps(bytes, { reading: wantedReading ?? undefined, sheet: wantedSheet ?? undefined }),
    );
    if (!read.ok) {
      const { code, at } = read.fault;
      const fault = {
        path: 'file',
        code,
        ...(typeof at === 'number' && at > 0 ? { params: { line: at } } : {}),
      };
      await this.db.transaction((tx) =>
        this.progress.finish(tx, id, 'unreadable', { fault: JSON.stringify(fault) }),
      );
      return;
    }
    const table = read.value;
    const languages = [vi, en].map((words) => work.kind.words(words));
    const sheet = readSheetRows(table.rows, columnsFor(work.kind, work.actor), languages, [
      vi.bulk.errorColumn,
      en.bulk.errorColumn,
    ]);
    await this.db.transaction(async (tx) => {
      if (!(await this.progress.mine(tx, id))) return;
      await tx.query('delete from import_rows where import_id = $1', [id]);
      await this.stage(tx, id, sheet);
      await this.progress.finish(tx, id, sheet.rows.length === 0 ? 'unreadable' : next(table, sheet, work), {
        reading: table.reading,
        doubtful: table.doubtful,
        separator: table.separator,
        sheet: table.sheet,
        sheets: table.sheets,
        headings: this.seal.sealCells(sheet.headings, id),
        mapping: JSON.stringify(sheet.mapping),
        total: sheet.rows.length,
        done: 0,
        fault: sheet.rows.length === 0 ? JSON.stringify({ path: 'file', code: 'table-no-rows' }) : null,
      });
    });
  }

  private async stage(tx: Tx, id: string, { rows }: Sheet): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK) {
      const chunk = rows.slice(from, from + CHUNK);
      await tx.query(
        `insert into import_rows (import_id, line, cells, verdict) select $1, v.line, v.cells, 'read' from unnest($2::int[], $3::bytea[]) v (line, cells)`,
        [id, chunk.map(({ line }) => line), chunk.map(({ cells }) => this.seal.sealCells(cells, id))],
      );
      await turn();
    }
  }

  private async check(id: string): Promise<void> {
    const work = await this.progress.take(id, 'checking');
    if (work === null) return;
    const { actor, kind, found } = work;
    const seen: SeenKeys = new Map();
    let [after, done] = [0, 0];
    for (;;) {
      const lines = await this.queries.rows(id, { after, limit: CHUNK });
      const last = lines.at(-1);
      if (last === undefined) break;
      const judged = await this.judge.judge(actor, kind, found.mapping, lines, seen);
      const results: RowResult[] = judged.map(({ line, verdict, faults }) => ({ line, verdict, faults }));
      await this.db.transaction((tx) => this.progress.keep(tx, id, results));
      [after, done] = [last.line, done + lines.length];
      await this.progress.tell(id, done);
    }
    await this.db.transaction(async (tx) => {
      if (!(await this.progress.mine(tx, id))) return;
      await this.progress.finish(tx, id, 'checked', {
        counts: JSON.stringify(await this.progress.count(tx, id)),
      });
    });
  }
}

/** Where everything is plain, nobody is asked what is plain. */
function next(
  { reading, doubtful, sheets }: Table,
  { mapping, strangers }: Sheet,
  { kind, actor, found }: Work,
): 'mapping' | 'checking' {
  const required = columnsFor(kind, actor).filter((column) => column.required === true);
  const plain =
    !doubtful &&
    (reading.startsWith('utf') || reading === found.wantedReading) &&
    !strangers &&
    required.every(({ key }) => mapping.includes(key));
  return plain && (sheets.length <= 3 || found.wantedSheet !== null) ? 'checking' : 'mapping';
}
