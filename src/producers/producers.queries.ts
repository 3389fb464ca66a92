import { Injectable } from '@nestjs/common';
import type { BusinessKind, BusinessStatus } from '../businesses/business.entity.js';
import type { SiteKind } from '../businesses/sites/site.entity.js';
import { type Audience, type Discloser, seenBy } from '../disclosure/disclosure.js';
import { Database } from '../platform/database/database.js';
import type { UnitName } from '../places/place-names.js';

export interface ProducerSite {
  readonly kind: SiteKind;
  readonly name: string;
  readonly street: string;
  readonly place: readonly UnitName[];
  readonly gln: string | null;
  readonly confirmed: boolean;
}

/** A business as it shows itself to a reader; what is hidden from that reader is not in here. */
export interface ProducerView {
  readonly id: string;
  readonly name: string;
  readonly kind: BusinessKind;
  readonly state: 'active' | 'suspended' | 'ended';
  readonly place: readonly UnitName[];
  readonly street: string | null;
  readonly formerAddress: string | null;
  readonly taxCode: string | null;
  readonly gln: string | null;
  readonly website: string | null;
  readonly contactName: string | null;
  readonly contactPhone: string | null;
  readonly contactEmail: string | null;
  readonly representatives: readonly { readonly name: string; readonly position: string }[];
  readonly sites: readonly ProducerSite[];
  /** Names of businesses that went into this one. */
  readonly formerly: readonly string[];
  readonly sample: boolean;
}

interface Row extends Discloser, Omit<ProducerView, 'state' | 'place' | 'representatives' | 'sites'> {
  readonly status: BusinessStatus;
  readonly place: readonly UnitName[] | null;
  readonly representatives: ProducerView['representatives'] | null;
  readonly sites: readonly ProducerSite[] | null;
}

const place = (code: string) =>
  `(select jsonb_build_array(jsonb_build_object('kind', c.kind, 'name', c.name, 'nameEn', c.name_en),
      jsonb_build_object('kind', c.province_kind, 'name', c.province_name, 'nameEn', c.province_name_en))
    from communes_today c where c.code = ${code})`;

const FIND = `select b.id, b.name, b.kind, b.status, b.sample, b.street, b.former_address as "formerAddress", b.tax_code as "taxCode", b.gln,
    b.website, b.contact_name as "contactName", b.contact_phone as "contactPhone", b.contact_email as "contactEmail",
    b.disclosure, b.consents, ${place('b.commune_code')} as place,
    array(select m.name from businesses m where m.id = any(merged_into(b.id)) and m.name <> b.name order by m.name) as formerly,
    (select json_agg(json_build_object('name', r.name, 'position', r.position) order by r.legal desc, r.id)
     from representatives r where r.business_id = b.id) as representatives,
    (select json_agg(json_build_object('kind', s.kind, 'name', s.name, 'street', s.street, 'gln', s.gln,
        'place', coalesce(${place('s.commune_code')}, '[]'), 'confirmed', s.status = 'confirmed') order by s.id)
     from business_sites s where s.business_id = b.id and s.status <> 'ended') as sites
  from bearers b where b.own_id = $1 and b.status in ('active', 'suspended', 'closed')`;

const STATES: Readonly<Partial<Record<BusinessStatus, ProducerView['state']>>> = {
  active: 'active',
  suspended: 'suspended',
};

/** Businesses as they show themselves. */
@Injectable()
export class ProducersQueries {
  constructor(private readonly db: Database) {}

  /** Of a business that went into another, that one; null before the office has approved it. */
  async find(id: string, audience: Audience): Promise<ProducerView | null> {
    const [row] = await this.db.query<Row & Record<string, unknown>>(FIND, [id]);
    if (row === undefined) return null;
    const sees = seenBy(audience, row);
    const { disclosure: _choices, consents: _consents, status, place: units, ...facts } = row;
    return {
      ...facts,
      state: STATES[status] ?? 'ended',
      place: units ?? [],
      street: sees('street') ? row.street : null,
      formerAddress: sees('formerAddress') ? row.formerAddress : null,
      taxCode: sees('taxCode') ? row.taxCode : null,
      gln: sees('gln') ? row.gln : null,
      website: sees('website') ? row.website : null,
      contactName: sees('contactName') ? row.contactName : null,
      contactPhone: sees('contactPhone') ? row.contactPhone : null,
      contactEmail: sees('contactEmail') ? row.contactEmail : null,
      representatives: sees('representative') ? (row.representatives ?? []) : [],
      sites: sees('sites') ? (row.sites ?? []) : [],
    };
  }
}
