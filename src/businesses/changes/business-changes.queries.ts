import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../access/permissions.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import type { BusinessChangeView } from './business-changes.dto.js';

const SELECT = `select x.id, x.business_id as "businessId", x.kind, x.name, x.tax_code as "taxCode", x.commune_code as "communeCode",
    x.street, x.grounds, x.status, x.created_at as "createdAt", x.updated_at as "updatedAt", a.id as "applicationId", a.reference,
    (select s.reason from application_steps s where s.application_id = a.id order by s.id desc limit 1) as reason
  from business_changes x left join lateral (select id, reference from applications
    where kind = 'business-change' and subject_id = x.id order by submitted_at desc limit 1) a on true`;

@Injectable()
export class BusinessChangesQueries {
  constructor(private readonly db: Database) {}

  /** The last twenty of a business, newest first; none of another's. */
  ofBusiness(actor: Actor, businessId: string): Promise<BusinessChangeView[]> {
    return this.db.query(
      `${SELECT} where x.business_id = $1 and ($2::uuid[] is null or x.business_id = any($2)) order by x.id desc limit 20`,
      [businessId, scopeOf(actor)],
    );
  }

  /** The one that waits for the office or for the business. */
  async open(businessId: string): Promise<BusinessChangeView | null> {
    const [row] = await this.db.query<BusinessChangeView>(
      `${SELECT} where x.business_id = $1 and x.status in ('submitted', 'amend')`,
      [businessId],
    );
    return row ?? null;
  }

  /** For the summary of a dossier, whose reader has been checked by then. */
  async byId(id: string): Promise<BusinessChangeView | null> {
    const [row] = await this.db.query<BusinessChangeView>(`${SELECT} where x.id = $1`, [id]);
    return row ?? null;
  }
}
