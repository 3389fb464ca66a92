import { Injectable, type OnModuleInit } from '@nestjs/common';
import { assertCan } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import type { Lang } from '../ui/page-context.js';
import { leftBecause, type LeftBecause } from './refusal.js';
import {
  type SelectedThing,
  type SelectionAction,
  SelectionActions,
  type SelectionInput,
} from './selection-actions.js';

/** As many as somebody reads before saying yes. */
export const SELECTED_MAX = 50;

const KEPT_DAYS = 30;

/** What came of one, or would come of it. */
export type Outcome =
  { readonly done: true; readonly told: string | null } | { readonly done: false; readonly why: LeftBecause };

export interface SelectedItem {
  readonly id: string;
  /** null: it is no longer there for this person. */
  readonly thing: SelectedThing | null;
  /** null: nobody came to it yet. */
  readonly outcome: Outcome | null;
}

export interface Selection {
  readonly id: string;
  readonly action: SelectionAction;
  readonly back: string;
  readonly input: SelectionInput | null;
  readonly confirmedAt: Date | null;
  readonly items: readonly SelectedItem[];
}

interface Row {
  action: string;
  back: string;
  input: SelectionInput | null;
  confirmed_at: Date | null;
}

interface ItemRow {
  position: number;
  subject_id: string;
  version: number | null;
  outcome: 'done' | 'left' | null;
  told: { text: string | null } | LeftBecause | null;
}

/** Thrown to undo what was only tried. */
class Rehearsal extends Error {}

/** Several rows of a list, and the one thing that is to be done with each of them. */
@Injectable()
export class Selections implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly actions: SelectionActions,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'remove-old-selections', cron: '43 * * * *' }, () => this.removeOld());
  }

  /** @throws Invalid at `pick` for none, or for more than anybody reads. */
  async make(
    actor: Actor,
    asked: { readonly action: string; readonly picks: readonly string[]; readonly back: string },
    lang: Lang,
  ): Promise<string> {
    const action = this.actions.of(asked.action);
    assertCan(actor, action.permission);
    const picks = [...new Set(asked.picks)];
    if (picks.length === 0) throw Invalid.field('pick', 'nothing-ticked');
    if (picks.length > SELECTED_MAX)
      throw Invalid.field('pick', 'too-many-ticked', { max: SELECTED_MAX, ticked: picks.length });
    // Ids of our time-ordered kind: in their order everybody locks them alike.
    const things = [...(await action.describe(actor, picks, lang))].sort((one, other) =>
      one.id < other.id ? -1 : 1,
    );
    if (things.length === 0) throw new NotFound();
    const id = newId();
    await this.db.transaction(async (tx) => {
      await tx.query(
        'insert into selections (id, user_id, action, back, created_at) values ($1, $2, $3, $4, $5)',
        [id, actor.userId, action.name, asked.back, this.clock.now()],
      );
      await tx.query(
        `insert into selection_items (selection_id, position, subject_id, version)
         select $1, position, subject_id, version from unnest($2::text[], $3::int[]) with ordinality as i (subject_id, version, position)`,
        [id, things.map((thing) => thing.id), things.map(({ version }) => version)],
      );
    });
    return id;
  }

  /** As it stands: with what would come of each while it waits to be confirmed, and with what came of it afterwards. */
  async look(actor: Actor, id: string, lang: Lang): Promise<Selection> {
    const { action, items, row } = await this.find(actor, id);
    const ids = items.map((item) => item.subject_id);
    const things = new Map((await action.describe(actor, ids, lang)).map((thing) => [thing.id, thing]));
    const ready = row.confirmed_at === null && (action.form === undefined || row.input !== null);
    const tried = ready ? await this.rehearse(actor, action, items, row.input ?? {}) : null;
    return {
      id,
      action,
      back: row.back,
      input: row.input,
      confirmedAt: row.confirmed_at,
      items: items.map((item) => ({
        id: item.subject_id,
        thing: things.get(item.subject_id) ?? null,
        outcome: tried === null ? outcomeOf(item) : (tried.get(item.position) ?? null),
      })),
    };
  }

  /** Keeps what was filled in for all of them. @throws Invalid */
  async fill(actor: Actor, id: string, typed: SelectionInput): Promise<void> {
    const { action, row } = await this.find(actor, id);
    if (action.form === undefined || row.confirmed_at !== null) return;
    const input = await action.form.read(typed);
    await this.db.transaction((tx) =>
      tx.query('update selections set input = $2 where id = $1 and confirmed_at is null', [id, input]),
    );
  }

  /**
   * Does it with each in a transaction of its own. Pressed twice, or again after a crash, it goes on with those that nobody
   * came to: an item is locked while it is taken, and has its outcome when that is committed.
   */
  async confirm(actor: Actor, id: string): Promise<void> {
    const { action, items, row } = await this.find(actor, id);
    if (action.form !== undefined && row.input === null) return;
    await this.db.transaction((tx) =>
      tx.query('update selections set confirmed_at = $2 where id = $1 and confirmed_at is null', [
        id,
        this.clock.now(),
      ]),
    );
    for (const item of items) await this.take(actor, action, id, item, row.input ?? {});
  }

  private async take(
    actor: Actor,
    action: SelectionAction,
    selectionId: string,
    { position, subject_id, version }: ItemRow,
    input: SelectionInput,
  ): Promise<void> {
    const once = (tx: Tx, work: () => Promise<{ outcome: 'done' | 'left'; told: object }>) =>
      this.once(tx, selectionId, position, work);
    try {
      await this.db.joining((tx) =>
        once(tx, async () => {
          const text = await this.apply(actor, action, { id: subject_id, version }, input);
          return { outcome: 'done', told: { text } };
        }),
      );
    } catch (error) {
      const told = leftBecause(error);
      if (told === null) throw error;
      await this.db.transaction((tx) => once(tx, () => Promise.resolve({ outcome: 'left', told })));
    }
  }

  /** Whoever ticked them may have lost the right since. */
  private apply(
    actor: Actor,
    action: SelectionAction,
    thing: { readonly id: string; readonly version: number | null },
    input: SelectionInput,
  ): Promise<string | null> {
    assertCan(actor, action.permission);
    return action.apply(actor, thing, input);
  }

  private async once(
    tx: Tx,
    selectionId: string,
    position: number,
    work: () => Promise<{ outcome: 'done' | 'left'; told: object }>,
  ): Promise<void> {
    const [open] = await tx.query<unknown[]>(
      'select 1 from selection_items where selection_id = $1 and position = $2 and outcome is null for update',
      [selectionId, position],
    );
    if (open === undefined) return;
    const { outcome, told } = await work();
    await tx.query(
      'update selection_items set outcome = $3, told = $4, at = $5 where selection_id = $1 and position = $2',
      [selectionId, position, outcome, told, this.clock.now()],
    );
  }

  /** One after the other as it would be done, so that two that exclude each other say so; then all of it is undone. */
  private async rehearse(
    actor: Actor,
    action: SelectionAction,
    items: readonly ItemRow[],
    input: SelectionInput,
  ): Promise<ReadonlyMap<number, Outcome>> {
    const found = new Map<number, Outcome>();
    try {
      await this.db.joining(async (tx) => {
        for (const { position, subject_id, version } of items) {
          await tx.query('savepoint one');
          try {
            const told = await this.apply(actor, action, { id: subject_id, version }, input);
            found.set(position, { done: true, told });
            await tx.query('release savepoint one');
          } catch (error) {
            const why = leftBecause(error);
            if (why === null) throw error;
            found.set(position, { done: false, why });
            await tx.query('rollback to savepoint one');
          }
        }
        throw new Rehearsal();
      });
    } catch (error) {
      if (!(error instanceof Rehearsal)) throw error;
    }
    return found;
  }

  private async find(
    actor: Actor,
    id: string,
  ): Promise<{ readonly action: SelectionAction; readonly items: ItemRow[]; readonly row: Row }> {
    const [row] = await this.db.query<Row & { action: string }>(
      'select action, back, input, confirmed_at from selections where id = $1 and user_id = $2',
      [id, actor.userId],
    );
    if (row === undefined) throw new NotFound();
    const action = this.actions.of(row.action);
    const items = await this.db.query<ItemRow & { position: number }>(
      'select position, subject_id, version, outcome, told from selection_items where selection_id = $1 order by position',
      [id],
    );
    return { action, items, row };
  }

  private async removeOld(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    await this.db.transaction((tx) =>
      tx.query(
        'delete from selections where id in (select id from selections where created_at < $1 limit 10000)',
        [before],
      ),
    );
  }
}

function outcomeOf({ outcome, told }: ItemRow): Outcome | null {
  if (outcome === null || told === null) return null;
  if ('text' in told) return { done: true, told: told.text };
  return { done: false, why: told };
}
