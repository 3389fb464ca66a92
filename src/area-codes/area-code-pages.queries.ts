import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { type Discloser, seenBy } from '../disclosure/disclosure.js';
import type { Irrigation } from '../growing-areas/area-details.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { dayOf } from '../platform/time-zone.js';
import type { UnitName } from '../places/place-names.js';
import type { AreaKind } from './code-numbers.service.js';
import { HOME } from './markets.js';
import type { RegistrationCause, RegistrationState } from './registration.entity.js';
import { type Standing, standingOn } from './standing.js';

/** What everybody may know of a code in one market. */
export interface PublicMarket {
  readonly market: string;
  readonly code: string;
  readonly standing: Standing;
  readonly since: string;
  readonly until: string | null;
  /** Of a suspension or revocation. */
  readonly cause: RegistrationCause | null;
}

export interface PublicLot {
  readonly productName: string;
  readonly productNameEn: string | null;
  readonly lotNumber: string;
  readonly gtin: string | null;
  readonly code: string | null;
  readonly madeOn: string | null;
}

/** How it is grown; null where nobody has told it. */
export interface PublicCultivation {
  readonly variety: string | null;
  readonly plantedYear: number | null;
  readonly harvestMonths: readonly number[] | null;
  readonly irrigation: Irrigation | null;
}

export interface PublicArea {
  readonly kind: AreaKind;
  /** The one that was asked for. */
  readonly code: string;
  readonly name: string;
  /** Of a packing house: what is packed there. */
  readonly crop: string;
  /** null of a packing house. */
  readonly hectares: number | null;
  /** Of a packing house, tonnes a day. */
  readonly capacityTonnes: number | null;
  readonly facilityNumber: string | null;
  /** Commune and province. */
  readonly place: readonly UnitName[];
  /** Whole cells of a grid of 1/100 degree around it: west, south, east, north. */
  readonly outline: readonly [number, number, number, number];
  readonly markets: readonly PublicMarket[];
  /** As far as its business shows it to everybody. */
  readonly cultivation: PublicCultivation | null;
  /** On sale, the newest first. */
  readonly lots: readonly PublicLot[];
  readonly moreLots: boolean;
  readonly sample: boolean;
}

interface Row extends PublicCultivation, Omit<Discloser, 'kind'> {
  id: string;
  kind: AreaKind;
  businessKind: Discloser['kind'];
  capacityTonnes: number | null;
  facilityNumber: string | null;
  name: string;
  crop: string;
  hectares: number | null;
  status: string;
  place: UnitName[] | null;
  outline: [number, number, number, number];
  sample: boolean;
  markets:
    | {
        market: string;
        code: string;
        state: RegistrationState;
        since: string | null;
        until: string | null;
        cause: RegistrationCause | null;
      }[]
    | null;
}

const LOTS_SHOWN = 20;
const SIMILAR_SHOWN = 5;
/** No code is longer. */
const LONGEST = 40;
const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What the public page of a code says. */
@Injectable()
export class AreaCodePages {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Of a code in its one spelling; null where no area has ever had it. */
  async find(code: string): Promise<PublicArea | null> {
    const [row] = await this.db.query<Row>(
      `select a.id, a.name, a.crop, a.area_m2 / 10000 as hectares, a.status, a.sample, a.public_outline as outline,
         a.variety, a.planted_year as "plantedYear", a.harvest_months as "harvestMonths", a.irrigation, a.kind, a.facility_number as "facilityNumber",
         a.capacity_tonnes::float8 as "capacityTonnes", b.kind as "businessKind", b.disclosure, b.consents,
         (select jsonb_build_array(jsonb_build_object('kind', c.kind, 'name', c.name, 'nameEn', c.name_en),
            jsonb_build_object('kind', c.province_kind, 'name', c.province_name, 'nameEn', c.province_name_en))
          from communes_today c where c.code = a.commune_code) as place,
         (select jsonb_agg(jsonb_build_object('market', r.market, 'code', r.code, 'state', r.state, 'since', r.since, 'until', r.until,
            'cause', r.cause) order by r.market <> $2, r.market, r.created_at desc, r.id desc)
          from area_registrations r where r.area_id = a.id and r.code is not null) as markets
       from area_codes k join growing_areas a on a.id = k.area_id join bearers b on b.own_id = a.business_id where k.code = $1`,
      [code, HOME],
    );
    if (row === undefined) return null;
    const lots = await this.lots(row.id);
    const { name, crop, hectares, outline, sample, status, place, markets } = row;
    const { kind, facilityNumber, capacityTonnes, businessKind, disclosure, consents } = row;
    const sees = seenBy('public', { kind: businessKind, disclosure, consents });
    return {
      kind,
      facilityNumber,
      capacityTonnes,
      name,
      crop,
      hectares,
      outline,
      sample,
      cultivation: sees('cultivation') ? cultivationOf(row) : null,
      code,
      place: place ?? [],
      markets: this.marketsOf(status, markets ?? []),
      lots: lots.slice(0, LOTS_SHOWN),
      moreLots: lots.length > LOTS_SHOWN,
    };
  }

  /** Codes that differ from what was asked by one slip: another digit or letter, or two that changed places. */
  async similar(code: string): Promise<string[]> {
    if (code.length > LONGEST) return [];
    const rows = await this.db.query<{ code: string }>(
      `select code from area_codes where code = any($1) order by code limit ${SIMILAR_SHOWN}`,
      [slipsOf(code)],
    );
    return rows.map((row) => row.code);
  }

  /** Of each market the latest code; while the office has suspended the area itself, none is in force. */
  private marketsOf(status: string, rows: NonNullable<Row['markets']>): PublicMarket[] {
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    const seen = new Set<string>();
    return rows.flatMap(({ state, since, ...row }) => {
      const standing = standingOn(today, { state, until: row.until });
      if (standing === null || since === null || seen.has(row.market)) return [];
      seen.add(row.market);
      const paused = standing === 'active' && status === 'suspended';
      return [{ ...row, since, standing: paused ? ('suspended' as const) : standing }];
    });
  }

  private lots(areaId: string): Promise<PublicLot[]> {
    return this.db.query(
      `select p.name_vi as "productName", p.name_en as "productNameEn", l.lot_number as "lotNumber",
         sold_gtin(p.gtin, l.variant_id) as gtin,
         (select k.code from codes k where k.lot_id = l.id) as code, l.made_on::text as "madeOn"
       from (select distinct e.lot_id from event_edges x join standing_events e on e.id = x.event_id and e.step = 'harvested'
             where x.growing_area_id = $1) harvested
       join lots l on l.id = harvested.lot_id and l.status = 'released'
       join products p on p.id = l.product_id and p.status = 'active'
       join bearers b on b.own_id = l.business_id and b.status = 'active'
       where l.expires_on is null or l.expires_on >= $2
       order by l.created_at desc, l.id desc limit ${LOTS_SHOWN + 1}`,
      [areaId, dayOf(this.clock.now(), this.config.registry.timeZone)],
    );
  }
}

function cultivationOf({ variety, plantedYear, harvestMonths, irrigation }: Row): PublicCultivation | null {
  const told = { variety, plantedYear, harvestMonths, irrigation };
  return Object.values(told).every((value) => value === null) ? null : told;
}

/** Some hundreds, looked up by the index. */
function slipsOf(code: string): string[] {
  const slips: string[] = [];
  for (let at = 0; at < code.length; at++) {
    const [here = '', next = ''] = code.slice(at, at + 2);
    const before = code.slice(0, at);
    const others = DIGITS.includes(here) ? DIGITS : LETTERS.includes(here) ? LETTERS : '';
    for (const other of others) slips.push(before + other + code.slice(at + 1));
    slips.push(before + next + here + code.slice(at + 2));
  }
  return slips;
}
