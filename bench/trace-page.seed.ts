import { randomBytes } from 'node:crypto';
import type { TestDatabase } from '../test/support/database.js';
import { generateRegistryCode } from '../src/standards/codes/registry-code.js';
import { OLD_EVENTS } from './old-events.js';

export const LOTS = 10_000;
const EVENTS_A_LOT = 7;

/**
 * Twenty producers with fifty products and forty growing areas, 10,000 released lots with seven events and a code each: what a
 * province has after some years. Returns the codes of the lots, in random order.
 */
export async function seedLots(db: TestDatabase): Promise<string[]> {
  const codes = Array.from({ length: LOTS }, () => generateRegistryCode(randomBytes(9)));
  // Keys that tell what they are: the kind, then the number.
  const id = (kind: number, n: string) =>
    `('00000000-0000-7000-8000-' || lpad((${kind} * 100000000::bigint + ${n})::text, 12, '0'))::uuid`;
  await db.query(`insert into users (id, email, name, password_hash, role, created_at, updated_at)
    values (${id(1, '1')}, 'bench@example.vn', 'Bench', 'nobody signs in with this', 'reviewer', now(), now())`);
  await db.query(`insert into businesses (id, kind, name, tax_code, province_code, commune_code, street, contact_name, contact_phone, contact_email, status, created_at, updated_at)
    select ${id(2, 'n')}, 'cooperative', 'Hợp tác xã Chè mẫu số ' || n, '51' || lpad(n::text, 8, '0'), '08', '00721', 'Thôn Mẫu 3', 'Người Mẫu', '0912345678', 'mau@example.vn', 'active', now(), now()
    from generate_series(1, 20) n`);
  await db.query(`insert into growing_areas (id, business_id, name, crop, hectares_declared, area_m2, commune_code, polygon, bounds, code, status, created_at, updated_at)
    select ${id(3, 'n')}, ${id(2, '1 + n % 20')}, 'Nương chè ' || n, 'Chè Shan tuyết', 27.3, 273000, '00721',
      jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array((select jsonb_agg(jsonb_build_array(
        round((104.5 + n * 0.01 + 0.003 * cos(i * pi() / 12))::numeric, 6), round((22.6 + 0.003 * sin((i % 24) * pi() / 12))::numeric, 6)) order by i)
        from generate_series(0, 24) i))),
      box(point(104.51 + n * 0.01, 22.61), point(104.49 + n * 0.01, 22.59)), 'VN-TQOR-' || lpad(n::text, 4, '0'), 'active', now(), now()
    from generate_series(1, 40) n`);
  await db.query(`insert into products (id, business_id, name_vi, name_folded, name_en, description_vi, brand, net_content, shelf_life_days, standards, status, created_at, updated_at, approved_at)
    select ${id(4, 'n')}, ${id(2, '1 + n % 20')}, 'Chè Shan tuyết số ' || n, 'che shan tuyet so ' || n, 'Shan tuyết tea no. ' || n,
      'Búp một tôm hai lá hái tay trên cây cổ thụ, sao chảo gang, hương cốm, nước vàng sánh.', 'Chè mẫu', '100 g', 730, 'TCVN 9740:2013', 'active', now(), now(), now()
    from generate_series(1, 50) n`);
  await db.query(`insert into lots (id, product_id, business_id, lot_number, quantity, unit, made_on, expires_on, status, created_at, updated_at)
    select ${id(5, 'n')}, ${id(4, '1 + n % 50')}, ${id(2, '1 + (1 + n % 50) % 20')}, 'L2026-' || n, 2400, 'hộp', '2026-10-12', current_date + 700, 'released', now(), now()
    from generate_series(1, ${LOTS}) n`);
  await db.query(`insert into events (id, event_id, type, action, biz_step, event_time, event_time_zone_offset, record_time, business_id, recorded_by)
    select ${id(6, `n * 10 + s`)}, 'urn:uuid:bench-' || n || '-' || s, case when s = 5 then 'TransformationEvent' else 'ObjectEvent' end, case when s = 5 then null else 'OBSERVE' end,
      'inspecting', '2026-02-01'::timestamptz + s * interval '30 days', '+07:00', now(), ${id(2, '1 + (1 + n % 50) % 20')}, ${id(1, '1')}
    from generate_series(1, ${LOTS}) n, generate_series(1, ${EVENTS_A_LOT}) s`);
  await db.query(`insert into diary_entries (event_id, business_id, lot_id, step, event_time, event_time_zone_offset, record_time, place, responsible, note)
    select ${id(6, `n * 10 + s`)}, ${id(2, '1 + (1 + n % 50) % 20')}, ${id(5, 'n')},
      (array['sown','in_season','tended','harvested','processed','packed','shipped'])[s], '2026-02-01'::timestamptz + s * interval '30 days', '+07:00', now(),
      'Xưởng HTX', 'Tổ hái 2', 'Làm đúng quy trình, trời nắng, búp ráo'
    from generate_series(1, ${LOTS}) n, generate_series(1, ${EVENTS_A_LOT}) s`);
  await db.query(`insert into event_edges (event_id, position, role, lot_id, growing_area_id, quantity, unit)
    select ${id(6, `n * 10 + s`)}, p, case when p = 0 then 'output' else 'input' end, case when p = 0 then ${id(5, 'n')} end,
      case when p > 0 then ${id(3, '1 + (n + p) % 40')} end, 120 * (p + 1), 'kg'
    from generate_series(1, ${LOTS}) n, generate_series(1, ${EVENTS_A_LOT}) s, generate_series(0, 2) p where p = 0 or s = 4`);
  await db.query(
    `insert into codes (code, product_id, lot_id, business_id, status, issued_by, issued_at)
    select code, ${id(4, '1 + n % 50')}, ${id(5, 'n::int')}, ${id(2, '1 + (1 + n % 50) % 20')}, 'active', ${id(1, '1')}, now()
    from unnest($1::text[]) with ordinality as t(code, n)`.replaceAll('n % 50', 'n::int % 50'),
    [codes],
  );
  // What the service would do at its first start, which takes it a minute for so many.
  await db.query(
    `update lots l set uri = 'https://registry.example.vn/q/' || c.code from codes c where c.lot_id = l.id`,
  );
  await db.query(`insert into event_documents (event_id, canonical, hash)
    select id, '{}', 'ni:///sha-256;' || encode(sha256(id::text::bytea), 'hex') || '?ver=CBV2.0' from events`);
  for (const statement of OLD_EVENTS) await db.query(statement);
  await db.query('analyze');
  return codes;
}
