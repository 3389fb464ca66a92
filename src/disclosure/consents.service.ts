import { Injectable } from '@nestjs/common';
import { businessOf, scopeOf } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Conflict } from '../platform/errors.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { CONSENT_VERSION, type Purpose, PURPOSES, type RecordedPurpose } from './purposes.js';

export interface ConsentView {
  readonly purpose: Purpose;
  readonly given: boolean;
  /** null: nobody was asked yet, which is no consent. */
  readonly at: Date | null;
  readonly by: string | null;
}

/** One that was given or taken back, as it stands on record. */
export interface ConsentRecord {
  readonly id: string;
  readonly purpose: RecordedPurpose;
  readonly given: boolean;
  readonly version: string;
  readonly words: string;
  readonly channel: 'page' | 'api';
  readonly at: Date;
  readonly by: string;
}

const RECORDED = 50;

/** What people agree to, purpose by purpose. Taken back as it is given: one button, at once. */
@Injectable()
export class ConsentsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** How each purpose stands for the business of the actor. */
  async of(actor: Actor): Promise<ConsentView[]> {
    const rows = await this.db.query<ConsentView & Record<string, unknown>>(
      `select distinct on (c.purpose) c.purpose, c.given, c.at, u.name as by from consents c join users u on u.id = c.user_id
       where c.business_id = $1 order by c.purpose, c.id desc`,
      [businessOf(actor)],
    );
    const known = new Map(rows.map((row) => [row.purpose, row]));
    return PURPOSES.map((purpose) => known.get(purpose) ?? { purpose, given: false, at: null, by: null });
  }

  /** Everything on record of a business, the latest first; for itself and officials. */
  record(actor: Actor, businessId: string): Promise<ConsentRecord[]> {
    return this.db.query(
      `select c.id::text as id, c.purpose, c.given, c.version, c.words, c.channel, c.at, u.name as by
       from consents c join users u on u.id = c.user_id
       where c.business_id = $1 and ($2::uuid[] is null or c.business_id = any($2)) order by c.id desc limit ${RECORDED}`,
      [businessId, scopeOf(actor)],
    );
  }

  /** @throws Conflict where it stands so already. */
  answer(actor: Actor, purpose: Purpose, given: boolean, lang: Lang): Promise<void> {
    const businessId = businessOf(actor);
    return this.db.transaction(async (tx) => {
      // One after the other: pressed twice is said once.
      await tx.query('select from businesses where id = $1 for update', [businessId]);
      const [last] = await tx.query<{ given: boolean }[]>(
        'select given from consents where business_id = $1 and purpose = $2 order by id desc limit 1',
        [businessId, purpose],
      );
      if ((last?.given ?? false) === given) throw new Conflict('consent-unchanged');
      await tx.query(
        `insert into consents (business_id, user_id, purpose, given, version, words, channel, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          businessId,
          actor.userId,
          purpose,
          given,
          CONSENT_VERSION,
          words(lang).disclosure.purposes[purpose].words,
          actor.via === 'api-key' ? 'api' : 'page',
          this.clock.now(),
        ],
      );
      await this.audit.record(
        tx,
        actor,
        given ? 'consent.given' : 'consent.taken-back',
        { type: 'business', id: businessId, businessId },
        { after: { purpose, version: CONSENT_VERSION } },
      );
    });
  }
}
