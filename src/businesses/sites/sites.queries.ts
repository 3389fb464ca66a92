import { Injectable } from '@nestjs/common';
import { scopeOf } from '../../access/permissions.js';
import type { Actor } from '../../platform/actor.js';
import { Database } from '../../platform/database/database.js';
import { communeText, type Commune } from '../../places/places.queries.js';
import type { Lang } from '../../ui/page-context.js';
import type { SiteKind, SiteStatus } from './site.entity.js';

export interface SiteView {
  readonly id: string;
  readonly businessId: string;
  readonly kind: SiteKind;
  readonly name: string;
  readonly communeCode: string;
  readonly street: string;
  readonly commune: Commune | null;
  readonly gln: string | null;
  readonly taxCode: string | null;
  readonly status: SiteStatus;
  readonly version: number;
}

export interface RepresentativeView {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly legal: boolean;
  readonly phone: string | null;
}

const SITES = `select s.id, s.business_id as "businessId", s.kind, s.name, s.commune_code as "communeCode", s.street, s.gln,
    s.tax_code as "taxCode", s.status, s.version,
    case when c.code is not null then jsonb_build_object('code', c.code, 'kind', c.kind, 'name', c.name, 'nameEn', c.name_en,
      'province', jsonb_build_object('code', c.province_code, 'kind', c.province_kind, 'name', c.province_name,
        'nameEn', c.province_name_en)) end as commune
  from business_sites s left join communes_today c on c.code = s.commune_code`;

/** Where a business works and who stands for it: for itself and officials. What others see, `producers` tells. */
@Injectable()
export class SitesQueries {
  constructor(private readonly db: Database) {}

  /** Those in use first, in the order they were declared. */
  list(actor: Actor, businessId: string): Promise<SiteView[]> {
    return this.db.query(
      `${SITES} where s.business_id = $1 and ($2::uuid[] is null or s.business_id = any($2))
       order by s.status = 'ended', s.id limit 200`,
      [businessId, scopeOf(actor)],
    );
  }

  async one(actor: Actor, id: string): Promise<SiteView | null> {
    const [row] = await this.db.query<SiteView & Record<string, unknown>>(
      `${SITES} where s.id = $1 and ($2::uuid[] is null or s.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    return row ?? null;
  }

  representatives(actor: Actor, businessId: string): Promise<RepresentativeView[]> {
    return this.db.query(
      `select id, name, position, legal, phone from representatives
       where business_id = $1 and ($2::uuid[] is null or business_id = any($2)) order by legal desc, id limit 50`,
      [businessId, scopeOf(actor)],
    );
  }
}

export function siteAddress({ street, commune, communeCode }: SiteView, lang: Lang): string {
  return `${street}, ${commune === null ? communeCode : communeText(commune, lang)}`;
}
