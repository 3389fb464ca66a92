// The bound below of trace-page.bench.ts: how a page used to be drawn. Three long statements that PostgreSQL plans anew for each page;
// names of communes joined and outlines computed each time; pages drawn by Preact inside a context of its own; a framework with its hooks before
// all of it. It lacks what the old service had besides (Nest, its log, clocks asked of Intl), so it is rather too fast than too slow.
import helmet from '@fastify/helmet';
import { fastify } from 'fastify';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import pg from 'pg';
import { createContext } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { loadConfig } from '../src/config.js';
import type { UnitName } from '../src/places/place-names.js';
import { Clock } from '../src/platform/clock.js';
import { Assets } from '../src/platform/http/assets.js';
import { PageContexts } from '../src/platform/http/page-contexts.js';
import { coarsenForPublic } from '../src/standards/geo/coarsen.js';
import { parsePolygon } from '../src/standards/geo/polygon.js';
import {
  type TraceArea,
  type TraceBusiness,
  type TraceDocument,
  type TraceEvent,
  type TraceLot,
  type TraceProduct,
  verdictOf,
} from '../src/traces/trace-document.js';
import { TracePage } from '../src/traces/trace-page.views.js';
import type { PageContext } from '../src/ui/page-context.js';

interface SubjectRow {
  product: TraceProduct & { id: string; status: 'active'; statusReason: null; sample: boolean };
  lot: TraceLot & { id: string; status: 'released'; statusReason: null };
  code: { code: string; status: 'active'; statusReason: null };
  business_id: string;
  business_name: string;
  business_kind: TraceBusiness['kind'];
  business_status: string;
  tax_code: string | null;
  street: string;
  former_address: string | null;
  website: string | null;
  place: UnitName[];
}

interface EventRow extends Omit<TraceEvent, 'image' | 'picture' | 'areaNames'> {
  areas: { id: string; quantity: number | null; unit: string | null }[];
}

interface AreaRow extends Pick<TraceArea, 'id' | 'name' | 'crop' | 'code' | 'status' | 'place'> {
  polygon: unknown;
  areaM2: number;
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
      'category', p.category, 'ingredientsVi', null, 'ingredientsEn', null, 'warningsVi', null, 'warningsEn', null, 'storageVi', null, 'storageEn', null, 'shopUrls', p.shop_urls, 'shelfLifeDays', p.shelf_life_days, 'status', p.status, 'statusReason', p.status_reason, 'sample', p.sample) as product,
    case when l.id is null then null else ${LOT} end as lot,
    case when k.code is null then null else jsonb_build_object('code', k.code, 'status', k.status, 'statusReason', k.status_reason) end as code,
    b.id as business_id, b.name as business_name, b.kind as business_kind, b.status as business_status, b.tax_code, b.street,
    b.former_address, b.website, ${PLACE('b.commune_code')} as place`;

const EVENTS = `select e.id, e.step, e.event_time as "eventTime", e.place, e.note, e.image_sha256 as "imageSha256", e.correction_reason as "correctionReason",
         (select coalesce(jsonb_agg(jsonb_build_object('id', x.growing_area_id, 'quantity', x.quantity, 'unit', x.unit) order by x.position), '[]')
          from event_edges x where x.event_id = e.id and x.growing_area_id is not null) as areas,
         (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
          where x.event_id = e.id and x.role = 'input' and x.lot_id is not null and x.quantity is not null) as input,
         (select jsonb_build_object('quantity', x.quantity, 'unit', x.unit) from event_edges x
          where x.event_id = e.id and x.role in ('output', 'subject') and x.lot_id is not null and x.quantity is not null) as output
       from old_events e where e.lot_id = $1 and not e.declares_only and not exists (select 1 from old_events c where c.corrects_id = e.id)
       order by e.event_time, e.id limit 500`;

const AREAS = `select a.id, a.name, a.crop, a.code, a.status, a.polygon, a.area_m2 as "areaM2", ${PLACE('a.commune_code')} as place
       from growing_areas a where a.id = any(case when $2::boolean then $1::uuid[] else array(
         select distinct x.growing_area_id from event_edges x join old_events e on e.id = x.event_id join lots l on l.id = e.lot_id
         where l.product_id = $3 and l.status = 'released' and e.step = 'harvested' and x.growing_area_id is not null
           and not e.declares_only and not exists (select 1 from old_events c where c.corrects_id = e.id) limit 20) end)
       order by a.name`;

const compress = promisify(brotliCompress);
const config = loadConfig(process.env);
const contexts = new PageContexts(
  config,
  { code: '08', nameVi: 'tỉnh Tuyên Quang', nameEn: 'Tuyên Quang' },
  Assets.load(),
  new Clock(),
);
const pool = new pg.Pool({
  connectionString: process.env['DATABASE_URL'],
  options: '-c role=dau_goc_app -c statement_timeout=15000 -c default_transaction_read_only=on',
  max: 10,
});

async function read(code: string): Promise<TraceDocument> {
  const [row] = (
    await pool.query<SubjectRow>(
      `${SUBJECT} from codes k join products p on p.id = k.product_id join businesses b on b.id = k.business_id
         left join lots l on l.id = k.lot_id where k.code = $1`,
      [code],
    )
  ).rows;
  if (row === undefined) throw new Error(`${code} is not in the database`);
  const { product, lot } = row;
  const events = (await pool.query<EventRow>(EVENTS, [lot.id])).rows;
  const areas = await areasOf(events, product.id);
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  return {
    uri: `${config.http.publicUrl}/q/${code}`,
    code,
    verdict: verdictOf({
      business: { status: row.business_status },
      product: { status: product.status, reason: null },
      lot: { status: lot.status, reason: null, expiresOn: lot.expiresOn },
      code: { status: row.code.status, reason: null },
      lotUnknown: false,
      today: new Date().toISOString().slice(0, 10),
    }),
    product: { ...product, image: null, pictures: [] },
    variants: [],
    lot,
    unknownLot: null,
    waitingLot: null,
    decision: null,
    lots: [],
    moreLots: false,
    business: {
      id: row.business_id,
      name: row.business_name,
      recordedAs: null,
      kind: row.business_kind,
      taxCode: row.tax_code,
      place: row.place,
      street: row.street,
      formerAddress: row.former_address,
      website: row.website,
      gln: null,
      contactName: null,
      contactPhone: null,
      contactEmail: null,
    },
    areas,
    events: events.map(({ areas: at, ...event }) => ({
      ...event,
      image: null,
      picture: null,
      areaNames: at.flatMap(({ id }) => names.get(id) ?? []),
    })),
    sample: product.sample,
    shows: code,
    certificates: [],
    holdsUntil: null,
    dependsOn: [],
  };
}

async function areasOf(events: readonly EventRow[], productId: string): Promise<TraceArea[]> {
  const harvests = events.filter(({ step }) => step === 'harvested').flatMap(({ areas }) => areas);
  const named = events.flatMap(({ areas }) => areas.map(({ id }) => id));
  const { rows } = await pool.query<AreaRow>(AREAS, [[...new Set(named)], events.length > 0, productId]);
  const total = harvests.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
  return rows.map(({ polygon, areaM2, ...area }): TraceArea => {
    const own = harvests
      .filter(({ id }) => id === area.id)
      .reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
    const geometry = parsePolygon(polygon);
    if (!geometry.ok) throw new Error(`area ${area.id}: ${geometry.fault.code}`);
    return {
      ...area,
      hectares: areaM2 / 10_000,
      outline: coarsenForPublic(geometry.value),
      amount: { quantity: own, unit: 'kg' },
      share: own / total,
      stoppedAbroad: [],
    };
  });
}

const CurrentPage = createContext<PageContext | null>(null);

const app = fastify();
await app.register(helmet);
app.get<{ Params: { code: string } }>('/q/:code', async (request, reply) => {
  const { code } = request.params;
  const ctx = contexts.of('vi', `/q/${code}`);
  const trace = await read(code);
  const html = Buffer.from(
    `<!doctype html>${renderToString(
      <CurrentPage.Provider value={ctx}>
        <TracePage ctx={ctx} trace={trace} />
      </CurrentPage.Provider>,
    )}`,
  );
  const bytes = await compress(html, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: html.length,
      [constants.BROTLI_PARAM_LGWIN]: 16,
    },
  });
  return reply
    .type('text/html; charset=utf-8')
    .header('etag', `W/"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`)
    .header('content-encoding', 'br')
    .send(bytes);
});
process.stdout.write(`${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
