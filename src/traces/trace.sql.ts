import { TOGETHER_MAX } from './read-together.js';

/*
 * What a page says is read in two steps: what the code or the lot alone has, then the product, the business and the growing areas it
 * names, which many pages share (trace-parts.ts). Each statement is prepared once a connection, for PostgreSQL takes longer to
 * plan one than to run it. What belongs to administrative units does not change while the service runs and is added by it.
 */

/** Lots that the page of a product names; the others stand on a page of their own. */
export const LOTS_SHOWN = 10;

/** Events of a lot that stand, in order of time. Who did it stays inside. */
const EVENTS = `(select json_agg(json_build_object('id', e.id, 'step', e.step, 'eventTime', e.event_time, 'place', e.place, 'note', e.note,
      'picture', e.picture, 'correctionReason', e.correction_reason, 'edges', e.edges) order by e.event_time, e.id)
    from (select v.*, case when v.image_sha256 is not null then picture(v.image_sha256) end as picture,
          (select json_agg(json_build_array(x.role, x.growing_area_id, x.quantity, x.unit) order by x.position)
          from event_edges x where x.event_id = v.id) as edges
        from standing_events v where v.lot_id = l.id
        order by v.event_time, v.id limit 500) e)`;

/** What stopped it: the step that did so; by whom is told as the office or the business, never by name. */
const step = (type: string, id: string) =>
  `(select json_build_object('at', s.at, 'reason', s.reason, 'number', s.decision_number, 'entry', s.id, 'by', s.actor_role)
    from state_changes s where s.subject_type = '${type}' and s.subject_id = ${id} order by s.id desc limit 1)`;

/** `asked`: the unit of sale whose number was asked for; that of the lot goes before it. */
const subject = (
  asked: string,
) => `select p.id as "productId", p.business_id as "businessId", coalesce(l.variant_id, ${asked}) as "variantId",
  case when k.code is not null then json_build_object('code', k.code, 'status', k.status, 'statusReason', k.status_reason,
    'stoppedBy', case when k.status = 'suspended' then ${step('code', 'k.code')} end) end as code,
  case when l.id is not null then json_build_object('id', l.id, 'lotNumber', l.lot_number, 'quantity', l.quantity,
    'unit', l.unit, 'madeOn', l.made_on, 'expiresOn', l.expires_on, 'status', l.status, 'statusReason', l.status_reason,
    'stoppedBy', case when l.status = 'held' then ${step('lot', 'l.id::text')} end, 'events', ${EVENTS}) end as lot`;

/**
 * What codes open. $1: the codes, parted by blanks, each of which stands in its row. Of a list PostgreSQL would count the members and
 * plan anew for each number of them; of this it supposes the same every time, and plans once.
 */
export const TRACE_BY_CODE = `${subject('null')}, k.code as asked
  from (select code from string_to_table($1, ' ') code limit ${TOGETHER_MAX}) a
    join codes k on k.code = a.code join products p on p.id = k.product_id left join lots l on l.id = k.lot_id`;

/**
 * What a GTIN opens. $1: the GTIN, $2: spellings of the lot number, the likeliest first. A draft is nobody's business yet; of two
 * products with one number, one of which has ended, the other is meant. A lot of another unit of sale is not the one asked for.
 */
export const TRACE_BY_GTIN = `${subject('p.asked_variant')}
  from (select n.*, g.variant_id as asked_variant from product_gtins g join products n on n.id = g.product_id
      where g.gtin = $1 and n.status not in ('draft', 'refused') order by n.status = 'closed', n.created_at desc limit 1) p
    left join lateral (select * from lots o where o.product_id = p.id and o.lot_number = any($2::text[])
        and (o.variant_id is null or p.asked_variant is null or o.variant_id = p.asked_variant)
      order by array_position($2::text[], o.lot_number) limit 1) l on true
    left join codes k on k.product_id = p.id and k.lot_id is not distinct from l.id`;

/** Certificates that may be shown; whether they have ended is for the day to say. Where a paper names several things, each has it. */
const certificates = (cover: string) =>
  `(select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'title', c.title, 'number', c.number, 'issuer', c.issuer,
      'issuedOn', c.issued_on, 'expiresOn', c.expires_on, 'stars', c.stars, 'confirmed', c.status = 'confirmed'))
    from (${cover}) x join shown_certificates c on c.id = x.certificate_id)`;

/** Where it is sold, as long as somebody answers there. */
const SHOPS = `array(select u.url from unnest(p.shop_urls) with ordinality u (url, position)
    where not exists (select from shop_links s where s.url = u.url and s.dead_since is not null) order by u.position)`;

/** In their order. */
const PICTURES = `(select json_agg(json_build_object('sha256', i.sha256, 'width', i.width, 'height', i.height, 'altVi', x.alt_vi, 'altEn', x.alt_en)
      order by x.position) from product_pictures x join images i on i.sha256 = x.sha256 where x.product_id = p.id)`;

/** Units of sale that everybody may read of. */
const VARIANTS = `(select json_agg(json_build_object('id', v.id, 'nameVi', v.name_vi, 'nameEn', v.name_en, 'quantity', v.quantity, 'unit', v.unit,
      'innerCount', v.inner_count, 'gtin', v.gtin, 'ended', v.ended_at is not null) order by v.position)
    from product_variants v where v.product_id = p.id and v.published_at is not null)`;

/** Products. $1: their ids. */
export const PRODUCTS = `select json_build_object('id', p.id, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'descriptionVi', p.description_vi,
    'descriptionEn', p.description_en, 'pictures', ${PICTURES}, 'variants', ${VARIANTS}, 'brand', p.brand, 'netContent', p.net_content,
    'standards', p.standards, 'gtin', p.gtin, 'category', p.category, 'ingredientsVi', p.ingredients_vi,
    'ingredientsEn', p.ingredients_en, 'warningsVi', p.warnings_vi, 'warningsEn', p.warnings_en, 'storageVi', p.storage_vi,
    'storageEn', p.storage_en, 'shopUrls', ${SHOPS}, 'shelfLifeDays', p.shelf_life_days, 'status', p.status,
    'statusReason', p.status_reason, 'sample', p.sample,
    'stoppedBy', case when p.status = 'suspended' then ${step('product', 'p.id::text')} end,
    'certificates', ${certificates('select certificate_id from certificate_products where product_id = p.id')}) as part
  from products p where p.id = any($1::uuid[])`;

/** Businesses by their own ids, as what they are today. $1: the ids. */
export const BUSINESSES = `select json_build_object('id', b.id, 'ownId', b.own_id, 'ownName', b.own_name, 'name', b.name, 'kind', b.kind,
    'status', b.status, 'taxCode', b.tax_code, 'street', b.street, 'formerAddress', b.former_address, 'website', b.website,
    'communeCode', b.commune_code, 'gln', b.gln, 'contactName', b.contact_name, 'contactPhone', b.contact_phone,
    'contactEmail', b.contact_email, 'disclosure', b.disclosure, 'consents', b.consents,
    'stoppedBy', case when b.status = 'suspended' then ${step('business', 'b.id::text')} end,
    'certificates', ${certificates('select id as certificate_id from certificates where business_id = b.own_id and covers_business')}) as part
  from bearers b where b.own_id = any($1::uuid[])`;

/** Growing areas. $1: their ids. */
export const AREAS = `select json_build_object('id', a.id, 'name', a.name, 'crop', a.crop, 'code', a.code, 'status', a.status,
    'codes', (select json_agg(json_build_object('market', r.market, 'state', r.state, 'until', r.until) order by r.created_at, r.id)
      from area_registrations r where r.area_id = a.id and r.code is not null),
    'areaM2', a.area_m2, 'outline', a.public_outline, 'communeCode', a.commune_code,
    'certificates', ${certificates('select certificate_id from certificate_areas where area_id = a.id')}) as part
  from growing_areas a where a.id = any($1::uuid[])`;

/**
 * Of a page without a lot: the newest lots that were put on sale, one more than are shown, and the areas all of them were harvested
 * from. $1: the product.
 */
export const LOTS_OF_PRODUCT = `select (select json_agg(json_build_object('lotNumber', o.lot_number, 'code', o.code, 'madeOn', o.made_on,
      'expiresOn', o.expires_on, 'status', o.status, 'told', o.told, 'gtin', o.gtin) order by o.created_at desc, o.id desc)
    from (select n.*, (select c.code from codes c where c.lot_id = n.id) as code, sold_gtin(p.gtin, n.variant_id) as gtin,
            exists (select from diary_entries v where v.lot_id = n.id) as told
          from lots n join products p on p.id = n.product_id where n.product_id = $1 and n.status <> 'open'
          order by n.created_at desc, n.id desc limit ${LOTS_SHOWN + 1}) o) as lots,
  array(select distinct x.growing_area_id from lots o join standing_events v on v.lot_id = o.id join event_edges x on x.event_id = v.id
    where o.product_id = $1 and o.status = 'released' and v.step = 'harvested' and x.growing_area_id is not null limit 20) as "areaIds"`;

export const COMMUNES = `select c.code, c.kind, c.name, c.name_en as "nameEn", c.province_kind as "provinceKind",
    c.province_name as "provinceName", c.province_name_en as "provinceNameEn"
  from communes_today c`;
