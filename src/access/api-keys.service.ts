import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type AuditActor, AuditLog } from '../audit/audit-log.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { NotFound, SignInNeeded } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import type { Role } from '../ui/page-context.js';
import { newToken, tokenHash } from './token.js';

const PREFIX = 'dg_';
const SEEN_EVERY_MS = 60_000;

interface KeyRow {
  key_id: string;
  user_id: string;
  name: string;
  email: string;
  role: Role;
  business_id: string | null;
  business_name: string | null;
  merged_business_ids: string[];
  seen_at: Date | null;
}

export interface ApiKeySummary {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly seenAt: Date | null;
}

type SummaryRow = { -readonly [Key in keyof ApiKeySummary]: ApiKeySummary[Key] };

const SUMMARIES = `select id, name, prefix, created_at as "createdAt", seen_at as "seenAt" from api_keys
  where user_id = $1 and revoked_at is null`;

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
    const [row] = await this.db.query<KeyRow>(
      `select k.id as key_id, u.id as user_id, u.name, u.email, u.role, u.business_id, b.name as business_name, merged_into(u.business_id) as merged_business_ids, k.seen_at
       from api_keys k join users u on u.id = k.user_id left join businesses b on b.id = u.business_id
       where k.key_hash = $1 and k.revoked_at is null and u.disabled_at is null`,
      [tokenHash(key)],
    );
    if (row === undefined) throw new SignInNeeded('api-key-unknown');
    if (row.seen_at === null || now.getTime() - row.seen_at.getTime() > SEEN_EVERY_MS) {
      await this.db.transaction((tx) =>
        tx.query('update api_keys set seen_at = $2 where id = $1', [row.key_id, now]),
      );
    }
    return {
      userId: row.user_id,
      name: row.name,
      email: row.email,
      role: row.role,
      businessId: row.business_id,
      businessName: row.business_name,
      mergedBusinessIds: row.merged_business_ids,
      via: 'api-key',
      requestId: request.id,
    };
  }

  /** The key itself is told once, here, and never again. */
  create(actor: Actor, name: string): Promise<ApiKeySummary & { readonly key: string }> {
    return this.db.transaction(async (tx) => {
      const created = await this.insert(tx, actor.userId, name.trim());
      const subject = { type: 'api-key', id: created.id, businessId: actor.businessId };
      await this.audit.record(tx, actor, 'api-key.created', subject);
      return created;
    });
  }

  async insert(tx: Tx, userId: string, name: string): Promise<ApiKeySummary & { readonly key: string }> {
    const key = PREFIX + newToken();
    const row = { id: newId(), name, prefix: key.slice(0, 8), createdAt: this.clock.now(), seenAt: null };
    await tx.query(
      'insert into api_keys (id, user_id, name, prefix, key_hash, created_at) values ($1, $2, $3, $4, $5, $6)',
      [row.id, userId, name, row.prefix, tokenHash(key), row.createdAt],
    );
    return { ...row, key };
  }

  /** Those in use, newest first. */
  list(actor: Actor): Promise<ApiKeySummary[]> {
    return this.db.query<SummaryRow>(`${SUMMARIES} order by created_at desc, id desc`, [actor.userId]);
  }

  async get(actor: Actor, id: string): Promise<ApiKeySummary> {
    const [row] = await this.db.query<SummaryRow>(`${SUMMARIES} and id = $2`, [actor.userId, id]);
    if (row === undefined) throw new NotFound();
    return row;
  }

  /** Every key of a user, who may have given one away with the password. */
  async revokeAll(tx: Tx, actor: AuditActor, userId: string): Promise<void> {
    const [revoked] = await tx.query<[{ id: string }[], number]>(
      'update api_keys set revoked_at = $2 where user_id = $1 and revoked_at is null returning id',
      [userId, this.clock.now()],
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
