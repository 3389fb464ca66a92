import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import type { KeptView } from '../ui/page-context.js';

/** Of one list and one person: more are no help. */
export const VIEWS_MAX = 12;
/** Of one person, of whatever address: there are not many lists. */
export const VIEWS_IN_ALL = 200;

export interface ViewInput {
  readonly path: string;
  readonly query: string;
  readonly name: string;
  readonly isDefault: boolean;
}

@Injectable()
export class SavedViews {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  of(actor: Actor): Promise<KeptView[]> {
    return this.db.query<{ id: string; path: string; name: string; query: string; isDefault: boolean }>(
      `select id, path, name, query, is_default as "isDefault" from saved_views where user_id = $1 order by path, name limit ${VIEWS_IN_ALL}`,
      [actor.userId],
    );
  }

  /** A name that is there already is kept anew. @throws Conflict `views-many` */
  save(actor: Actor, { path, query, name, isDefault }: ViewInput): Promise<void> {
    return this.db.transaction(async (tx) => {
      const kept = await this.lock(tx, actor, path);
      if (kept.length >= VIEWS_MAX && !kept.some((view) => view.name === name))
        throw new Conflict('views-many');
      const [all] = await tx.query<{ total: number }[]>(
        'select count(*)::int as total from saved_views where user_id = $1',
        [actor.userId],
      );
      if ((all?.total ?? 0) >= VIEWS_IN_ALL && !kept.some((view) => view.name === name))
        throw new Conflict('views-many-in-all');
      if (isDefault) await this.clearDefault(tx, actor, path);
      await tx.query(
        `insert into saved_views (id, user_id, path, name, query, is_default, created_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (user_id, path, name) do update set query = excluded.query, is_default = excluded.is_default`,
        [newId(), actor.userId, path, name, query, isDefault, this.clock.now()],
      );
    });
  }

  /** @returns the list it is of. @throws NotFound for another's. */
  change(actor: Actor, id: string, step: 'default' | 'plain' | 'remove'): Promise<string> {
    return this.db.transaction(async (tx) => {
      const [view] = await tx.query<{ path: string }[]>(
        'select path from saved_views where id = $1 and user_id = $2',
        [id, actor.userId],
      );
      if (view === undefined) throw new NotFound();
      await this.lock(tx, actor, view.path);
      if (step === 'remove') await tx.query('delete from saved_views where id = $1', [id]);
      else {
        await this.clearDefault(tx, actor, view.path);
        if (step === 'default')
          await tx.query('update saved_views set is_default = true where id = $1', [id]);
      }
      return view.path;
    });
  }

  /** The person's row stands for all their views: two tabs wait for each other. */
  private async lock(tx: Tx, actor: Actor, path: string): Promise<{ name: string }[]> {
    await tx.query('select 1 from users where id = $1 for no key update', [actor.userId]);
    return tx.query<{ name: string }[]>('select name from saved_views where user_id = $1 and path = $2', [
      actor.userId,
      path,
    ]);
  }

  private async clearDefault(tx: Tx, actor: Actor, path: string): Promise<void> {
    await tx.query(
      'update saved_views set is_default = false where user_id = $1 and path = $2 and is_default',
      [actor.userId, path],
    );
  }
}
