import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { TEXT_READINGS } from '../standards/tables/index.js';
import { plainLine } from '../standards/text/plain-text.js';
import { BulkKinds, columnsFor } from './bulk-kinds.js';
import type { Mapping } from './headings.js';
import { type Import, IMPORT_COLUMNS, type ImportState, type LoadMode } from './import.entity.js';
import { assertMayLoad } from './judge.service.js';
import { StagedSeal } from './staged-seal.js';

/** What one person has waiting at a time; the oldest that nothing came of go first. */
const KEPT = 20;
const FILE_NAME_MAX = 200;
/** Without a sign of life for so long, work has stopped with the process that did it. */
export const STALLED_MS = 120_000;

/** The job that goes on from a state. */
export const JOB_OF: Readonly<Partial<Record<ImportState, string>>> = {
  reading: 'bulk-read',
  checking: 'bulk-check',
  loading: 'bulk-load',
  undoing: 'bulk-undo',
};

export interface SentSheet {
  readonly kind: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly sample: boolean;
}

/** A person's wishes on the page of the columns. */
export interface Choice {
  /** For each column of the sheet, or null: those of another sheet or reading are not known yet. */
  readonly mapping: readonly (string | null)[];
  readonly reading: string | null;
  readonly sheet: string | null;
}

/** Takes sheets in, step by step; jobs do the work between the steps. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly kinds: BulkKinds,
    private readonly seal: StagedSeal,
  ) {}

  async begin(actor: Actor, sheet: SentSheet): Promise<string> {
    assertMayLoad(actor);
    const kind = this.kinds.of(actor, sheet.kind);
    if (sheet.bytes.length === 0) throw Invalid.field('file', 'required-file');
    const id = newId();
    const now = this.clock.now();
    const name = plainLine(sheet.fileName).slice(0, FILE_NAME_MAX);
    await this.db.transaction(async (tx) => {
      await tx.query(
        `insert into imports (id, kind, user_id, business_id, file_name, state, source, sample, created_at, updated_at)
         values ($1, $2, $3, $4, $5, 'reading', $6, $7, $8, $8)`,
        [
          id,
          kind.kind,
          actor.userId,
          actor.businessId,
          name === '' ? '—' : name,
          this.seal.seal(sheet.bytes, id),
          sheet.sample,
          now,
        ],
      );
      // What was loaded stays as long as it may be taken back.
      await tx.query(
        `delete from imports where id in (select id from imports where user_id = $1 and state not in ('loading', 'loaded', 'undoing')
           order by created_at desc, id desc offset $2)`,
        [actor.userId, KEPT],
      );
      await this.goOn(tx, id, 'reading');
    });
    return id;
  }

  /** What the columns mean, and how the text is to be read. Another sheet or reading is read anew. */
  async choose(actor: Actor, id: string, choice: Choice): Promise<void> {
    const reading = TEXT_READINGS.find((each) => each === choice.reading) ?? null;
    await this.change(actor, id, ['mapping', 'checked', 'stopped', 'unreadable'], async (tx, found) => {
      const kind = this.kinds.of(actor, found.kind);
      const again =
        found.state === 'unreadable' ||
        (reading !== null && reading !== found.reading) ||
        (choice.sheet !== null && choice.sheet !== found.sheet);
      if (again) {
        const sheet = found.sheets.includes(choice.sheet ?? '') ? choice.sheet : found.wantedSheet;
        await tx.query('update imports set wanted_reading = $2, wanted_sheet = $3 where id = $1', [
          id,
          reading ?? found.wantedReading,
          sheet,
        ]);
        return 'reading';
      }
      const known = new Set(columnsFor(kind, actor).map(({ key }) => key));
      const mapping: Mapping = found.mapping.map((_, place) => {
        const key = choice.mapping[place] ?? null;
        return key !== null && known.has(key) ? key : null;
      });
      const twice = mapping.find((key, place) => key !== null && mapping.indexOf(key) !== place);
      if (twice !== undefined)
        throw Invalid.field(`column-${mapping.lastIndexOf(twice ?? null)}`, 'column-twice');
      if (mapping.every((key) => key === null)) throw Invalid.field('column-0', 'column-none');
      await tx.query('update imports set mapping = $2, fault = null where id = $1', [
        id,
        JSON.stringify(mapping),
      ]);
      return 'checking';
    });
  }

  load(actor: Actor, id: string, mode: LoadMode, withSimilar: boolean): Promise<void> {
    return this.change(actor, id, ['checked', 'stopped'], async (tx, { counts, kind }) => {
      this.kinds.of(actor, kind);
      const { good = 0, similar = 0, bad = 0, same = 0 } = counts;
      if (good + (withSimilar ? similar : 0) === 0) throw Invalid.field('mode', 'bulk-nothing-good');
      if (mode === 'all' && bad + same + (withSimilar ? 0 : similar) > 0)
        throw Invalid.field('mode', 'bulk-not-all-good');
      await tx.query('update imports set mode = $2, with_similar = $3, fault = null where id = $1', [
        id,
        mode,
        withSimilar,
      ]);
      return 'loading';
    });
  }

  undo(actor: Actor, id: string): Promise<void> {
    return this.change(actor, id, ['loaded'], (_, { kind }) => {
      this.kinds.of(actor, kind);
      return Promise.resolve('undoing');
    });
  }

  /** Work that stopped with its process goes on where it was. */
  resume(actor: Actor, id: string): Promise<void> {
    return this.change(
      actor,
      id,
      ['reading', 'checking', 'loading', 'undoing'],
      (_, { state, updatedAt }) => {
        if (this.clock.now().getTime() - updatedAt.getTime() < STALLED_MS)
          throw new Conflict('import-at-work');
        return Promise.resolve(state);
      },
    );
  }

  /** What was sent goes; what was made of it stays. */
  async discard(actor: Actor, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { state } = await this.lock(tx, actor, id);
      if (state === 'loading' || state === 'undoing') throw new Conflict('import-at-work');
      await tx.query('delete from imports where id = $1', [id]);
    });
  }

  private async change(
    actor: Actor,
    id: string,
    from: readonly ImportState[],
    to: (tx: Tx, found: Import) => Promise<ImportState>,
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const found = await this.lock(tx, actor, id);
      if (!from.includes(found.state)) throw new Conflict('import-elsewhere');
      await this.goOn(tx, id, await to(tx, found));
    });
  }

  private async goOn(tx: Tx, id: string, state: ImportState): Promise<void> {
    await tx.query('update imports set state = $2, done = 0, updated_at = $3 where id = $1', [
      id,
      state,
      this.clock.now(),
    ]);
    const job = JOB_OF[state];
    if (job !== undefined) await this.jobs.enqueue(tx, job, { importId: id });
  }

  private async lock(tx: Tx, actor: Actor, id: string): Promise<Import> {
    const [found] = await tx.query<Import[]>(
      `select ${IMPORT_COLUMNS} from imports i where i.id = $1 and i.user_id = $2 and i.business_id is not distinct from $3 for update`,
      [id, actor.userId, actor.businessId],
    );
    if (found === undefined) throw new NotFound();
    return found;
  }
}
