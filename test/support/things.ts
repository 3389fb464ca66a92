import { randomBytes } from 'node:crypto';
import { newTicket, TICKET_RANDOM_BYTES } from '../../src/reports/ticket.js';
import { newId } from '../../src/platform/id.js';
import { generateRegistryCode, REGISTRY_CODE_RANDOM_BYTES } from '../../src/standards/codes/registry-code.js';
import type { TestDatabase } from './database.js';
import type { TestBusiness } from './world.js';

/** One of each thing a business can have, ready to be asked about. */
export interface Things {
  readonly area: string;
  readonly 'packing-house': string;
  readonly product: string;
  readonly lot: string;
  readonly event: string;
  readonly operation: string;
  /** One that was sent, and one that comes in. */
  readonly shipment: string;
  readonly incoming: string;
  readonly capture: string;
  readonly certificate: string;
  readonly code: string;
  readonly 'product-code': string;
  readonly application: string;
  readonly report: string;
  readonly registration: string;
  readonly variant: string;
}

const POLYGON = {
  type: 'Polygon',
  coordinates: [
    [
      [105, 23],
      [105.001, 23],
      [105.001, 23.001],
      [105, 23.001],
      [105, 23],
    ],
  ],
};

/**
 * Written straight into the tables, in the states in which most may be done with them: whoever asks whether somebody may,
 * should not depend on how things come about.
 */
export async function insertThings(
  db: TestDatabase,
  { id: businessId, owner }: TestBusiness,
): Promise<Things> {
  const [area, product, lot, event, application, report, registration, certificate] = [
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
    newId(),
  ];
  const [variant, capture, operation, packingHouse] = [newId(), newId(), newId(), newId()];
  const [shipment, incoming] = [newId(), newId()];
  const code = newCode();
  const productCode = newCode();
  const by = owner.actor.userId;
  await db.query(
    `insert into growing_areas (id, business_id, name, crop, hectares_declared, area_m2, commune_code, polygon, bounds, code, status, created_at, updated_at)
     values ($1, $2, 'Đồi thử', 'Chè', 1, 10000, '00721', $3, box(point(105, 23), point(105.001, 23.001)), $4, 'active', now(), now())`,
    [area, businessId, POLYGON, `VN-T-${area.slice(-8)}`],
  );
  await db.query(
    `insert into growing_areas (id, business_id, kind, name, crop, commune_code, lon, lat, bounds, code, status, created_at, updated_at)
     values ($1, $2, 'packing-house', 'Nhà đóng gói thử', 'Chè', '00721', 105, 23, box(point(105, 23), point(105, 23)), $3, 'active', now(), now())`,
    [packingHouse, businessId, `VN-H-${packingHouse.slice(-8)}`],
  );
  await db.query(
    `insert into products (id, business_id, name_vi, name_folded, status, created_at, updated_at, approved_at)
     values ($1, $2, 'Chè thử', 'che thu', 'active', now(), now(), now())`,
    [product, businessId],
  );
  await db.query(
    `insert into product_variants (id, product_id, position, name_vi, published_at, created_at) values ($1, $2, 0, 'Hộp thử', now(), now())`,
    [variant, product],
  );
  await db.query(
    `insert into lots (id, product_id, business_id, lot_number, status, created_at, updated_at)
     values ($1, $2, $3, 'L-1', 'open', now(), now())`,
    [lot, product, businessId],
  );
  await db.query(
    `with event as (
       insert into events (id, event_id, type, action, biz_step, event_time, event_time_zone_offset, record_time, business_id, recorded_by)
       values ($1::uuid, 'urn:uuid:' || $1::text, 'ObjectEvent', 'OBSERVE', 'inspecting', now(), '+07:00', now(), $2, $4))
     insert into diary_entries (event_id, business_id, lot_id, step, event_time, event_time_zone_offset, record_time, responsible)
     values ($1::uuid, $2, $3, 'tended', now(), '+07:00', now(), 'Người Thử')`,
    [event, businessId, lot, by],
  );
  await db.query(
    `insert into event_documents (event_id, canonical, hash) values ($1::uuid, '{}', 'ni:///sha-256;' || repeat(md5($1::text), 2) || '?ver=CBV2.0')`,
    [event],
  );
  await db.query(
    `insert into events (id, event_id, type, action, biz_step, event_time, event_time_zone_offset, record_time, business_id, recorded_by)
     values ($1::uuid, 'urn:uuid:' || $1::text, 'ObjectEvent', 'OBSERVE', 'sampling', now(), '+07:00', now(), $2, $3)`,
    [operation, businessId, by],
  );
  await db.query(
    `insert into operations (event_id, business_id, kind, event_time, record_time, recorded_by) values ($1, $2, 'sample', now(), now(), $3)`,
    [operation, businessId, by],
  );
  await db.query(`insert into operation_flags (event_id, lot_id, code) values ($1, $2, 'loss-large')`, [
    operation,
    lot,
  ]);
  const [stranger] = await db.query<{ id: string }>('select id from businesses where id <> $1 limit 1', [
    businessId,
  ]);
  for (const [id, from, to] of [
    [shipment, businessId, null],
    [incoming, stranger?.id, businessId],
  ]) {
    if (from === undefined) continue; // nobody else is there to send anything
    await db.query(
      `with event as (
         insert into events (id, event_id, type, action, biz_step, event_time, event_time_zone_offset, record_time, business_id, recorded_by)
         values ($1::uuid, 'urn:uuid:' || $1::text, 'ObjectEvent', 'OBSERVE', 'shipping', '2026-10-20', '+07:00', now(), $2, $3)), operation as (
         insert into operations (event_id, business_id, kind, event_time, record_time, recorded_by) values ($1::uuid, $2, 'ship', '2026-10-20', now(), $3))
       insert into shipments (id, from_id, to_id, to_name, sent_at) values ($1::uuid, $2, $4, case when $4::uuid is null then 'Cửa hàng thử' end, '2026-10-20')`,
      [id, from, by, to],
    );
  }
  await db.query(
    `insert into event_captures (id, business_id, created_by, created_at, finished_at, behaviour, taken, errors)
     values ($1, $2, $3, now(), now(), 'rollback', 1, '[]')`,
    [capture, businessId, by],
  );
  await db.query(
    `insert into certificates (id, business_id, kind, number, issuer, issued_on, expires_on, covers_business, status, created_at, updated_at)
     values ($1::uuid, $2, 'vietgap', 'T-' || right($1::text, 8), 'Nơi thử', '2026-01-01', '2099-01-01', true, 'declared', now(), now())`,
    [certificate, businessId],
  );
  await db.query(
    `insert into certificate_files (certificate_id, media_type, bytes, sha256, created_at) values ($1, 'application/pdf', '%PDF-', 'x', now())`,
    [certificate],
  );
  await db.query(
    `insert into codes (code, product_id, lot_id, business_id, status, issued_by, issued_at) values ($1, $2, $3, $4, 'active', $5, now())`,
    [code, product, lot, businessId, by],
  );
  await db.query(
    `insert into codes (code, product_id, business_id, status, issued_by, issued_at) values ($1, $2, $3, 'active', $4, now())`,
    [productCode, product, businessId, by],
  );
  await db.query(
    `insert into applications (id, reference, kind, subject_id, business_id, title, status, submitted_by, submitted_at, due_at)
     values ($1::uuid, 'THU-' || right($1::text, 10), 'product', $2, $3, 'Chè thử', 'submitted', $4, now(), now())`,
    [application, product, businessId, by],
  );
  await db.query(
    `insert into reports (id, ticket, category, business_id, product_id, words, language, status, created_at, updated_at)
     values ($1, $2, 'label', $3, $4, 'Tem rách', 'vi', 'new', now(), now())`,
    [report, newTicket(randomBytes(TICKET_RANDOM_BYTES)), businessId, product],
  );
  const areaCode = `VN-TOR-${area.slice(-5)}`;
  await db.query('insert into area_codes (area_id, code) values ($1, $2)', [area, areaCode]);
  await db.query(
    `insert into area_registrations (id, area_id, market, code, state, since, created_at, updated_at)
     values ($1, $2, 'CN', $3, 'suspended', '2026-01-01', now(), now())`,
    [registration, area, areaCode],
  );
  return {
    area,
    'packing-house': packingHouse,
    certificate,
    product,
    lot,
    event,
    operation,
    shipment,
    incoming,
    capture,
    code,
    'product-code': productCode,
    application,
    report,
    registration,
    variant,
  };
}

/** A code of the right shape that has not been issued. */
export function newCode(): string {
  return generateRegistryCode(randomBytes(REGISTRY_CODE_RANDOM_BYTES));
}
