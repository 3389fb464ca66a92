import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type AuditActor, AuditLog } from '../../audit/audit-log.service.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict, NotFound, SignInNeeded } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import { ACTING_COLUMNS, ACTING_FROM, LAST_ACTED_FOR, STILL_ACTING } from '../sessions/acting.js';
import { newToken, tokenHash } from '../token.js';

const PREFIX = 'dg_';
const SEEN_EVERY_MS = 60_000;
/** In use by one person: more programs than that have accounts of their own. */
export const KEYS_MAX = 50;

interface KeyRow extends Omit<Actor, 'via' | 'requestId'> {
  key_id: string;
  seen_at: Date | null;
}

export interface ApiKeySummary {
  readonly id: string;
  /** For whom it acts; null for officials, and before registering. */
  readonly businessId: string | null;
  readonly businessName: string | null;
  readonly name: string;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly seenAt: Date | null;
}

type SummaryRow = { -readonly [Key in keyof ApiKeySummary]: ApiKeySummary[Key] };

const SUMMARIES = `select k.id, k.name, k.prefix, k.created_at as "createdAt", k.seen_at as "seenAt", k.business_id as "businessId",
  b.name as "businessName" from api_keys k left join businesses b on b.id = k.business_id where k.user_id = $1 and k.revoked_at is null`;

/** Keys for programs: `Authorization: Bearer dg_…`. They act as their owner. */
@Injectable()
export class ApiKeys {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  async actorOf(request: FastifyRequest): Promise<Actor | null> {
    const header = request.headers.authorization;
    if (header === undefined) return null;
    const key = /^Bearer ([\w-]{1,100})$/i.exec(header)?.[1];
    if (key === undefined) throw new SignInNeeded('api-key-unreadable');
    const now = this.clock.now();
    const [row] = await this.db.query<KeyRow & Record<string, unknown>>(
      `select ${ACTING_COLUMNS}, s.id as key_id, s.seen_at from api_keys s ${ACTING_FROM}
       where s.key_hash = $1 and s.revoked_at is null and ${STILL_ACTING}`,
      [tokenHash(key)],
    );
    if (row === undefined) throw new SignInNeeded('api-key-unknown');
    const { key_id: keyId, seen_at: seenAt, ...person } = row;
    if (seenAt === null || now.getTime() - seenAt.getTime() > SEEN_EVERY_MS) {
      await this.db.transaction((tx) =>
        tx.query('update api_keys set seen_at = $2 where id = $1', [keyId, now]),
      );
    }
    return { ...person, via: 'api-key', requestId: request.id };
  }

  /** The key itself is told once, here, and never again. */
  create(actor: Actor, name: string): Promise<ApiKeySummary & { readonly key: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query('select 1 from users where id = $1 for no key update', [actor.userId]);
      const [held] = await tx.query<{ total: number }[]>(
        'select count(*)::int as total from api_keys where user_id = $1 and revoked_at is null',
        [actor.userId],
      );
      if ((held?.total ?? 0) >= KEYS_MAX) throw new Conflict('api-keys-many');
      const created = await this.insert(tx, actor.userId, name.trim(), actor.businessId);
      const subject = { type: 'api-key', id: created.id, businessId: actor.businessId };
      await this.audit.record(tx, actor, 'api-key.created', subject);
      return created;
    });
  }

  /** Acts for the business given, for nobody with `null`, and for the one acted for last when it is left out. */
  async insert(
    tx: Tx,
    userId: string,
    name: string,
    businessId?: string | null,
  ): Promise<ApiKeySummary & { readonly key: string }> {
    const key = PREFIX + newToken();
    const row = { id: newId(), name, prefix: key.slice(0, 8), createdAt: this.clock.now(), seenAt: null };
    const [bound] = await tx.query<Pick<ApiKeySummary, 'businessId' | 'businessName'>[]>(
      `insert into api_keys (id, user_id, name, prefix, key_hash, created_at, business_id)
       values ($1, $2, $3, $4, $5, $6, case when $7 then $8::uuid else ${LAST_ACTED_FOR} end)
       returning business_id as "businessId", (select name from businesses where id = business_id) as "businessName"`,
      [
        row.id,
        userId,
        name,
        row.prefix,
        tokenHash(key),
        row.createdAt,
        businessId !== undefined,
        businessId ?? null,
      ],
    );
    return { ...row, businessId: bound?.businessId ?? null, businessName: bound?.businessName ?? null, key };
  }

  /** Those in use, newest first. */
  list(actor: Actor): Promise<ApiKeySummary[]> {
    return this.db.query<SummaryRow>(`${SUMMARIES} order by k.created_at desc, k.id desc`, [actor.userId]);
  }

  async get(actor: Actor, id: string): Promise<ApiKeySummary> {
    const [row] = await this.db.query<SummaryRow>(`${SUMMARIES} and k.id = $2`, [actor.userId, id]);
    if (row === undefined) throw new NotFound();
    return row;
  }

  /** Every key of a user, who may have given one away with the password; or those that act for one business. */
  async revokeAll(
    tx: Tx,
    actor: AuditActor,
    userId: string,
    businessId: string | null = null,
  ): Promise<void> {
    const [revoked] = await tx.query<[{ id: string }[], number]>(
      `update api_keys set revoked_at = $2
       where user_id = $1 and revoked_at is null and ($3::uuid is null or business_id = $3) returning id`,
      [userId, this.clock.now(), businessId],
    );
    for (const { id } of revoked)
      await this.audit.record(tx, actor, 'api-key.revoked', { type: 'api-key', id });
  }

  revoke(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [rows] = await tx.query<[unknown[], number]>(
        'update api_keys set revoked_at = $3 where id = $1 and user_id = $2 and revoked_at is null returning 1',
        [id, actor.userId, this.clock.now()],
      );
      if (rows.length === 0) throw new NotFound();
      await this.audit.record(tx, actor, 'api-key.revoked', {
        type: 'api-key',
        id,
        businessId: actor.businessId,
      });
    });
  }
}
