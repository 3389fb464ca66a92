import { Injectable } from '@nestjs/common';
import { businessOf } from '../access/permissions.js';
import { RateLimiter } from '../access/rate-limiter.js';
import { newToken, tokenHash } from '../access/token.js';
import { AuditLog } from '../audit/audit-log.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Conflict, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';

const DAY_MS = 24 * 3_600_000;
/** That work at once: more than a business has customers who ask. */
const LIVE_MAX = 50;
const SHOWN = 100;
/** Writing the last use at every page would make each read a write. */
const USED_EVERY_MS = 60_000;

export interface BuyerLinkView {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
  /** How often it was opened, minutes apart. */
  readonly uses: number;
  readonly state: 'live' | 'expired' | 'revoked';
}

/** What a link that works opens. */
export interface OpenedLink {
  readonly id: string;
  /** It rests while that business is merged into another, which has not chosen these buyers. */
  readonly businessId: string;
  readonly label: string;
  readonly expiresAt: Date;
}

const VIEW = `select l.id, l.label, l.created_at as "createdAt", u.name as "createdBy", l.expires_at as "expiresAt",
    l.revoked_at as "revokedAt", l.last_used_at as "lastUsedAt", l.uses::int as uses,
    case when l.revoked_at is not null then 'revoked' when l.expires_at <= $2 then 'expired' else 'live' end as state
  from buyer_links l join users u on u.id = l.created_by`;

/** Links that show buyers what the public does not see. The token is told once; what is stored of it opens nothing. */
@Injectable()
export class BuyerLinks {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly limits: RateLimiter,
  ) {}

  list(actor: Actor): Promise<BuyerLinkView[]> {
    return this.db.query(`${VIEW} where l.business_id = $1 order by l.id desc limit ${SHOWN}`, [
      businessOf(actor),
      this.clock.now(),
    ]);
  }

  /** @throws Conflict when too many work already, or the business is not active. */
  make(
    actor: Actor,
    label: string,
    days: number,
  ): Promise<{ readonly id: string; readonly token: string; readonly expiresAt: Date }> {
    const businessId = businessOf(actor);
    const now = this.clock.now();
    return this.db.transaction(async (tx) => {
      const [business] = await tx.query<{ status: string }[]>(
        'select status from businesses where id = $1 for update',
        [businessId],
      );
      if (business?.status !== 'active') throw new Conflict('business-not-active');
      const [live] = await tx.query<{ total: number }[]>(
        'select count(*)::int as total from buyer_links where business_id = $1 and revoked_at is null and expires_at > $2',
        [businessId, now],
      );
      if ((live?.total ?? 0) >= LIVE_MAX) throw new Conflict('buyer-links-many');
      const id = newId();
      const token = newToken();
      const expiresAt = new Date(now.getTime() + days * DAY_MS);
      await tx.query(
        `insert into buyer_links (id, business_id, label, token_hash, created_at, created_by, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, businessId, label, tokenHash(token), now, actor.userId, expiresAt],
      );
      const subject = { type: 'buyer-link', id, businessId };
      await this.audit.record(tx, actor, 'buyer-link.made', subject, { after: { label, expiresAt } });
      return { id, token, expiresAt };
    });
  }

  /** At once and for good. */
  revoke(actor: Actor, id: string): Promise<void> {
    const businessId = businessOf(actor);
    return this.db.transaction(async (tx) => {
      const [gone] = await tx.query<[unknown[], number]>(
        'update buyer_links set revoked_at = $3, revoked_by = $4 where id = $1 and business_id = $2 and revoked_at is null returning id',
        [id, businessId, this.clock.now(), actor.userId],
      );
      if (gone.length === 0) throw new NotFound();
      await this.audit.record(tx, actor, 'buyer-link.revoked', { type: 'buyer-link', id, businessId });
    });
  }

  /** @throws NotFound for what works no more and what never did alike; tries are counted by network. */
  async open(token: string, network: string): Promise<OpenedLink> {
    const now = this.clock.now();
    const [row] = /^[\w-]{43}$/.test(token)
      ? await this.db.query<OpenedLink & { lastUsedAt: Date | null }>(
          `select l.id, b.id as "businessId", l.label, l.expires_at as "expiresAt", l.last_used_at as "lastUsedAt"
           from buyer_links l join businesses b on b.id = l.business_id and b.status = 'active'
           where l.token_hash = $1 and l.revoked_at is null and l.expires_at > $2`,
          [tokenHash(token), now],
        )
      : [];
    if (row === undefined) {
      await this.limits.take('buyer-link-network', network);
      throw new NotFound();
    }
    const { lastUsedAt, ...link } = row;
    if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() > USED_EVERY_MS)
      await this.db.transaction((tx) =>
        tx.query('update buyer_links set last_used_at = $2, uses = uses + 1 where id = $1', [link.id, now]),
      );
    return link;
  }
}
