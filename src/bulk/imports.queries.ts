import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { Database } from '../platform/database/database.js';
import { type FieldFault, NotFound } from '../platform/errors.js';
import type { Cell } from '../standards/tables/index.js';
import { type Import, IMPORT_COLUMNS, type RowVerdict } from './import.entity.js';
import { StagedSeal } from './staged-seal.js';

export interface StagedRow {
  readonly line: number;
  readonly cells: readonly Cell[];
  readonly verdict: RowVerdict;
  readonly faults: readonly FieldFault[];
  readonly thingId: string | null;
  readonly thingVersion: number | null;
}

interface SealedRow extends Omit<StagedRow, 'cells'>, Record<string, unknown> {
  readonly line: number;
  readonly verdict: RowVerdict;
  readonly faults: readonly FieldFault[];
  readonly thingId: string | null;
  readonly thingVersion: number | null;
  readonly cells: Buffer;
}

const SHOWN = 20;

/** What was sent is for nobody but who sent it, in the same capacity. */
@Injectable()
export class ImportsQueries {
  constructor(
    private readonly db: Database,
    private readonly seal: StagedSeal,
  ) {}

  async get(actor: Actor, id: string): Promise<Import> {
    const [row] = await this.db.query<Import & Record<string, unknown>>(
      `select ${IMPORT_COLUMNS} from imports i where i.id = $1 and i.user_id = $2 and i.business_id is not distinct from $3`,
      [id, actor.userId, actor.businessId],
    );
    if (row === undefined) throw new NotFound();
    return row;
  }

  recent(actor: Actor): Promise<Import[]> {
    return this.db.query<Import & Record<string, unknown>>(
      `select ${IMPORT_COLUMNS} from imports i where i.user_id = $1 and i.business_id is not distinct from $2
       order by i.created_at desc, i.id desc limit $3`,
      [actor.userId, actor.businessId, SHOWN],
    );
  }

  async headings({ id }: Pick<Import, 'id'>): Promise<readonly Cell[]> {
    const [row] = await this.db.query<{ headings: Buffer | null }>(
      'select headings from imports where id = $1',
      [id],
    );
    return row?.headings == null ? [] : this.seal.openCells(row.headings, id);
  }

  /** Rows after a line, with these verdicts where any are named. */
  async rows(
    importId: string,
    part: { readonly after?: number; readonly limit: number; readonly verdicts?: readonly RowVerdict[] },
  ): Promise<StagedRow[]> {
    const { after = 0, limit, verdicts } = part;
    const rows = await this.db.query<SealedRow>(
      `select line, cells, verdict, faults, thing_id as "thingId", thing_version as "thingVersion" from import_rows
       where import_id = $1 and line > $2 and ($4::text[] is null or verdict = any($4)) order by line limit $3`,
      [importId, after, limit, verdicts ?? null],
    );
    return rows.map((row) => ({ ...row, cells: this.seal.openCells(row.cells, importId) }));
  }

  /** How often each column has each fault, the most frequent first. */
  async faults(importId: string): Promise<{ path: string; code: string; count: number; line: number }[]> {
    return this.db.query(
      `select f ->> 'path' as path, f ->> 'code' as code, count(*)::int as count, min(line) as line
       from import_rows, jsonb_array_elements(faults) f where import_id = $1 and verdict in ('bad', 'failed')
       group by 1, 2 order by 3 desc, 4 limit 30`,
      [importId],
    );
  }

  async source(id: string): Promise<Buffer> {
    const [row] = await this.db.query<{ source: Buffer }>('select source from imports where id = $1', [id]);
    if (row === undefined) throw new NotFound();
    return this.seal.open(row.source, id);
  }
}
