import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { ACTING_COLUMNS, ACTING_FROM, STILL_ACTING } from './acting.js';

/** Who a person is when work that was asked for in a request goes on after it. */
@Injectable()
export class ActingPeople {
  constructor(private readonly db: Database) {}

  /** With the rights of today: null where the account is closed, or does not act for that business any more. */
  async find(userId: string, businessId: string | null): Promise<Actor | null> {
    const [row] = await this.db.query<Omit<Actor, 'via' | 'requestId'> & Record<string, unknown>>(
      `select ${ACTING_COLUMNS} from (values ($1::uuid, $2::uuid)) s (user_id, business_id) ${ACTING_FROM} where ${STILL_ACTING}`,
      [userId, businessId],
    );
    return row === undefined ? null : { ...row, via: 'session', requestId: null };
  }
}
