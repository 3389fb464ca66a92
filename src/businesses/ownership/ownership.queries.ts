import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../access/permissions.js';
import { tokenHash } from '../../access/token.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Lang } from '../../ui/page-context.js';
import type { Keeps } from './ownership.dto.js';

export interface TransferView {
  readonly id: string;
  readonly businessId: string;
  readonly toName: string;
  readonly toEmail: string;
  readonly proposedBy: string;
  readonly byOffice: boolean;
  readonly keeps: Keeps | null;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
  readonly state: 'open' | 'lapsed' | 'accepted' | 'declined' | 'withdrawn';
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

/** What somebody is asked to take over. */
export interface Offer {
  readonly id: string;
  readonly businessId: string;
  readonly businessName: string;
  readonly taxCode: string | null;
  readonly email: string;
  readonly name: string;
  readonly language: Lang;
  readonly proposedBy: string;
  readonly byOffice: boolean;
  readonly hasAccount: boolean;
  readonly expiresAt: Date;
  readonly holdings: Readonly<
    Record<'products' | 'areas' | 'lots' | 'codes' | 'certificates' | 'dossiers' | 'people', number>
  >;
}

const HOLDINGS = `json_build_object(
    'products', (select count(*) from products where business_id = t.business_id),
    'areas', (select count(*) from growing_areas where business_id = t.business_id),
    'lots', (select count(*) from lots where business_id = t.business_id),
    'codes', (select count(*) from codes where business_id = t.business_id),
    'certificates', (select count(*) from certificates where business_id = t.business_id),
    'dossiers', (select count(*) from applications where business_id = t.business_id and status in ('submitted', 'amend')),
    'people', (select count(*) from memberships where business_id = t.business_id and user_id is not null and ended_at is null))`;

@Injectable()
export class OwnershipQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The latest first. */
  history(actor: Actor, businessId: string): Promise<TransferView[]> {
    return this.db.query(
      `select t.id, t.business_id as "businessId", t.to_name as "toName", t.to_email as "toEmail", u.name as "proposedBy",
         t.by_office as "byOffice", t.keeps, t.reason, t.decision_number as "decisionNumber",
         case when t.state = 'open' and t.expires_at <= $3 then 'lapsed' else t.state end as state,
         t.created_at as "createdAt", t.expires_at as "expiresAt", t.ended_at as "endedAt"
       from ownership_transfers t join users u on u.id = t.proposed_by
       where t.business_id = $1 and ($2::uuid[] is null or t.business_id = any($2)) order by t.id desc limit 10`,
      [businessId, scopeOf(actor), this.clock.now()],
    );
  }

  /** What a link offers; null when it is not good any more. */
  async offer(token: string): Promise<Offer | null> {
    if (!/^[\w-]{43}$/.test(token)) return null;
    const [row] = await this.db.query<Offer & Record<string, unknown>>(
      `select t.id, t.business_id as "businessId", b.name as "businessName", b.tax_code as "taxCode", t.to_email as email,
         t.to_name as name, t.to_language as language, u.name as "proposedBy", t.by_office as "byOffice", t.expires_at as "expiresAt",
         exists (select from users x where x.email = t.to_email) as "hasAccount", ${HOLDINGS} as holdings
       from ownership_transfers t join businesses b on b.id = t.business_id join users u on u.id = t.proposed_by
       where t.token_hash = $1 and t.state = 'open' and t.expires_at > $2 and b.status in ('active', 'suspended')`,
      [tokenHash(token), this.clock.now()],
    );
    return row ?? null;
  }
}
