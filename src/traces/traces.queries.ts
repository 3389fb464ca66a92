import { Inject, Injectable } from '@nestjs/common';
import { canonicalUri } from '../codes/canonical-uri.js';
import type { Code } from '../codes/code.entity.js';
import { CONFIG, type Config } from '../config.js';
import { imagePath } from '../images/images.service.js';
import type { Lot } from '../lots/lot.entity.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { dayOf } from '../platform/time-zone.js';
import type { UnitName } from '../places/place-names.js';
import type { Product } from '../products/product.entity.js';
import type { RegistryCode } from '../standards/codes/registry-code.js';
import { coarsenForPublic } from '../standards/geo/coarsen.js';
import { parsePolygon } from '../standards/geo/polygon.js';
import type { TraceArea, TraceBusiness, TraceDocument, TraceEvent } from './trace-document.js';
import { verdictOf } from './trace-document.js';

interface SubjectRow {
  product: Product & { status_reason: string | null };
  lot: Lot | null;
  code: Code | null;
  business_id: string;
  business_name: string;
  business_kind: TraceBusiness['kind'];
  business_status: string;
  tax_code: string | null;
  street: string;
  former_address: string | null;
  website: string | null;
  place: UnitName[] | null;
}

interface EventRow extends Omit<TraceEvent, 'image' | 'areaNames'> {
  imageSha256: string | null;
  areas: { id: string; quantity: number | null; unit: string | null }[];
}

interface AreaRow {
  id: string;
  name: string;
  crop: string;
  code: string | null;
  status: TraceArea['status'];
  polygon: unknown;
  areaM2: number;
  place: UnitName[] | null;
}

const PLACE = (communeCode: string) => `(select jsonb_build_array(
    jsonb_build_object('kind', c.kind, 'name', c.name, 'nameEn', c.name_en), jsonb_build_object('kind', p.kind, 'name', p.name, 'nameEn', p.name_en))
  from places c join places p on p.level = 'province' and p.code = c.parent_code and p.valid_to is null
  where c.level = 'commune' and c.code = ${communeCode} and c.valid_to is null)`;

const LOT = `jsonb_build_object('id', l.id, 'lotNumber', l.lot_number, 'quantity', l.quantity, 'unit', l.unit, 'madeOn', l.made_on,
  'expiresOn', l.expires_on, 'status', l.status, 'statusReason', l.status_reason, 'sample', l.sample)`;

const SUBJECT = `select
    jsonb_build_object('id', p.id, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'descriptionVi', p.description_vi, 'descriptionEn', p.description_en,
      'imageSha256', p.image_sha256, 'brand', p.brand, 'netContent', p.net_content, 'standards', p.standards, 'gtin', p.gtin,
      'shopUrl', p.shop_url, 'shelfLifeDays', p.shelf_life_days, 'status', p.status, 'statusReason', p.status_reason, 'sample', p.sample) as product,
    case when l.id is null then null else ${LOT} end as lot,
    case when k.code is null then null else jsonb_build_object('code', k.code, 'status', k.status, 'statusReason', k.status_reason) end as code,
    b.id as business_id, b.name as business_name, b.kind as business_kind, b.status as business_status, b.tax_code, b.street,
    b.former_address, b.website, ${PLACE('b.commune_code')} as place`;

@Injectable()
export class TracesQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What a code of ours opens; null when it was never issued. */
  async byCode(code: RegistryCode): Promise<TraceDocument | null> {
    const [row] = await this.db.query<SubjectRow>(
      `${SUBJECT} from codes k join products p on p.id = k.product_id join businesses b on b.id = k.business_id
         left join lots l on l.id = k.lot_id where k.code = $1`,
      [code],
    );
    return row === undefined ? null : this.assemble(row, code, null);
  }

  /**
   * What a GTIN opens, with a lot or without. A lot that is not declared walks up to the product, as GS1's resolver
   * standard asks. A draft is nobody's business yet; null when no product bears the GTIN.
   */
  async byGtin(gtin: string, lotNumber: string | null): Promise<TraceDocument | null> {
    const [row] = await this.db.query<SubjectRow>(
      `${SUBJECT} from products p join businesses b on b.id = p.business_id
         left join lots l on l.product_id = p.id and l.lot_number = $2
         left join codes k on k.product_id = p.id and k.lot_id is not distinct from l.id
       where p.gtin = $1 and p.status not in ('draft', 'refused')
       order by p.status = 'closed', p.created_at desc limit 1`,
      [gtin, lotNumber],
    );
    return row === undefined ? null : this.assemble(row, null, row.lot === null ? lotNumber : null);
  }

  private async assemble(
    row: SubjectRow,
    code: string | null,
    unknownLot: string | null,
  ): Promise<TraceDocument> {
    const { product, lot } = row;
    const verdict = verdictOf({
      business: { status: row.business_status },
      product: { status: product.status, reason: product.statusReason },
      lot: lot === null ? null : { status: lot.status, reason: lot.statusReason, expiresOn: lot.expiresOn },
      code: row.code === null ? null : { status: row.code.status, reason: row.code.statusReason },
      lotUnknown: unknownLot !== null,
      today: dayOf(this.clock.now(), this.config.registry.timeZone),
    });
    const events = lot === null ? [] : await this.eventsOf(lot.id);
    const areas = await this.areasOf(events, product.id);
    const names = new Map(areas.map(({ id, name }) => [id, name]));
    const { gtin } = product;
    const uri = canonicalUri(this.config.http.publicUrl, {
      code: code ?? row.code?.code ?? '',
      gtin,
      lotNumber: lot?.lotNumber ?? null,
    });
    return {
      uri,
      code: code ?? row.code?.code ?? null,
      verdict,
      product: {
        nameVi: product.nameVi,
        nameEn: product.nameEn,
        descriptionVi: product.descriptionVi,
        descriptionEn: product.descriptionEn,
        image: product.imageSha256 === null ? null : imagePath(product.imageSha256),
        brand: product.brand,
        netContent: product.netContent,
        standards: product.standards,
        gtin,
        shopUrl: product.shopUrl,
        shelfLifeDays: product.shelfLifeDays,
      },
      lot:
        lot === null
          ? null
          : {
              lotNumber: lot.lotNumber,
              quantity: lot.quantity,
              unit: lot.unit,
              madeOn: lot.madeOn,
              expiresOn: lot.expiresOn,
            },
      unknownLot,
      business: {
        name: row.business_name,
        kind: row.business_kind,
        taxCode: row.tax_code,
        place: row.place ?? [],
        street: row.business_kind === 'household' ? null : row.street,
        formerAddress: row.business_kind === 'household' ? null : row.former_address,
        website: row.website,
      },
      areas,
      events: events.map(({ imageSha256, areas: at, ...event }) => ({
        ...event,
        image: imageSha256 === null ? null : imagePath(imageSha256),
        areaNames: at.flatMap(({ id }) => names.get(id) ?? []),
      })),
      sample: product.sample,
      dependsOn: [
        product.id,
        row.business_id,
        ...(lot === null ? [] : [lot.id]),
        ...areas.map(({ id }) => id),
      ],
    };
  }

  /** Events that stand, in order of time. Who did it stays inside. */
  private eventsOf(lotId: string): Promise<EventRow[]> {
    return this.db.query<EventRow>(
      `select e.id, e.step, e.event_time as "eventTime", e.place, e.note, e.image_sha256 as "imageSha256", e.correction_reason as "correctionReason",
         (select coalesce(jsonb_agg(jsonb_build_object('id', x.growing_area_id, 'quantity', x.quantity, 'unit', x.unit) order by x.position), '[]')
          from event_edges x where x.event_id = e.id and x.growing_area_id is not null) as areas,
         (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
          where x.event_id = e.id and x.role = 'input' and x.lot_id is not null and x.quantity is not null) as input,
         (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
          where x.event_id = e.id and x.role in ('output', 'subject') and x.lot_id is not null and x.quantity is not null) as output
       from events e where e.lot_id = $1 and not e.declares_only and not exists (select 1 from events c where c.corrects_id = e.id)
       order by e.event_time, e.id limit 500`,
      [lotId],
    );
  }

  /** The areas a lot was harvested from; of a product, those all its released lots came from. */
  private async areasOf(events: readonly EventRow[], productId: string): Promise<TraceArea[]> {
    const harvests = events.filter(({ step }) => step === 'harvested').flatMap(({ areas }) => areas);
    const named = events.flatMap(({ areas }) => areas.map(({ id }) => id));
    const rows = await this.db.query<AreaRow>(
      `select a.id, a.name, a.crop, a.code, a.status, a.polygon, a.area_m2 as "areaM2", ${PLACE('a.commune_code')} as place
       from growing_areas a where a.id = any(case when $2::boolean then $1::uuid[] else array(
         select distinct x.growing_area_id from event_edges x join events e on e.id = x.event_id join lots l on l.id = e.lot_id
         where l.product_id = $3 and l.status = 'released' and e.step = 'harvested' and x.growing_area_id is not null
           and not e.declares_only and not exists (select 1 from events c where c.corrects_id = e.id) limit 20) end)
       order by a.name`,
      [[...new Set(named)], events.length > 0, productId],
    );
    const unit = harvests[0]?.unit ?? null;
    const oneUnit = harvests.every((harvest) => harvest.unit === unit && harvest.quantity !== null);
    const total = harvests.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
    const areas = rows.map(({ polygon, areaM2, place, ...row }): TraceArea => {
      const own = harvests
        .filter(({ id }) => id === row.id)
        .reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
      const known = oneUnit && unit !== null && total > 0 && own > 0;
      const geometry = parsePolygon(polygon);
      return {
        ...row,
        place: place ?? [],
        hectares: areaM2 / 10_000,
        outline: geometry.ok ? coarsenForPublic(geometry.value) : null,
        amount: known ? { quantity: own, unit } : null,
        share: known ? own / total : null,
      };
    });
    return areas.sort((a, b) => (b.share ?? 0) - (a.share ?? 0));
  }
}
