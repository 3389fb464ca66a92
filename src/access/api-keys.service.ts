import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AuditLog } from '../audit/audit-log.service.js';
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
  seen_at: Date | null;
}

export interface ApiKeySummary {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly seenAt: Date | null;
}

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
      `select k.id as key_id, u.id as user_id, u.name, u.email, u.role, u.business_id, b.name as business_name, k.seen_at
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
      via: 'api-key',
      requestId: request.id,
    };
  }

  /** The key itself is told once, here, and never again. */
  create(actor: Actor, name: string): Promise<{ readonly id: string; readonly key: string }> {
    return this.db.transaction(async (tx) => {
      const created = await this.insert(tx, actor.userId, name);
      await this.audit.record(
        tx,
        actor,
        'api-key.created',
        { type: 'api-key', id: created.id },
        { after: { name } },
      );
      return created;
    });
  }

  async insert(tx: Tx, userId: string, name: string): Promise<{ readonly id: string; readonly key: string }> {
    const id = newId();
    const key = PREFIX + newToken();
    await tx.query(
      'insert into api_keys (id, user_id, name, prefix, key_hash, created_at) values ($1, $2, $3, $4, $5, $6)',
      [id, userId, name, key.slice(0, 8), tokenHash(key), this.clock.now()],
    );
    return { id, key };
  }

  list(actor: Actor): Promise<ApiKeySummary[]> {
    return this.db.query<{ id: string; name: string; prefix: string; createdAt: Date; seenAt: Date | null }>(
      `select id, name, prefix, created_at as "createdAt", seen_at as "seenAt" from api_keys
       where user_id = $1 and revoked_at is null order by created_at desc`,
      [actor.userId],
    );
  }

  revoke(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [rows] = await tx.query<[{ name: string }[], number]>(
        'update api_keys set revoked_at = $3 where id = $1 and user_id = $2 and revoked_at is null returning name',
        [id, actor.userId, this.clock.now()],
      );
      const row = rows[0];
      if (row === undefined) throw new NotFound();
      await this.audit.record(
        tx,
        actor,
        'api-key.revoked',
        { type: 'api-key', id },
        { before: { name: row.name } },
      );
    });
  }
}
