import { newToken, tokenHash } from '../../src/access/token.js';
import { NoticeSettings } from '../../src/notices/notice-settings.service.js';
import { newId } from '../../src/platform/id.js';
import { checkDigit } from '../../src/standards/gs1/check-digit.js';
import type { RunningApp } from './app.js';
import { confirmationPath } from './confirmation.js';
import { Person } from './person.js';
import { insertThings } from './things.js';
import type { TestUser, World } from './world.js';

export interface OneOfEach {
  /** Who looks; null is somebody without an account. */
  readonly people: ReadonlyMap<string, TestUser | null>;
  /** What a route's parameters stand for here, by the start of the route; queries, and tokens of letters, by the whole of it. */
  readonly names: Readonly<Record<string, string>>;
  readonly suspendedCode: string;
}

const NUMBER = `0893601234500${checkDigit('893601234500')}`;

/** A world in which there is one of everything that a page is about. */
export async function makeOneOfEach(run: RunningApp, world: World): Promise<OneOfEach> {
  const farm = await world.business({ name: 'Hợp tác xã Chè Phìn Hồ' });
  const reviewer = await world.user({ role: 'reviewer' });
  const administrator = await world.user({ role: 'administrator' });
  const area = await world.area(farm, { input: { name: 'Nương chè Phìn Hồ' } });
  const tea = {
    nameEn: 'Shan tuyết tea',
    standards: 'TCVN 9740:2013',
    brand: 'Phìn Hồ Trà',
    netContent: '100 g',
    shelfLifeDays: 730,
  };
  const product = await world.product(farm, { input: tea });
  const made = { madeOn: '2026-10-12', quantity: 2400, unit: 'hộp' };
  const lot = await world.lot(farm, { product, area, status: 'released', input: made });
  const event = await world.harvest(farm, lot, area);
  const numbered = await world.product(farm, { input: { nameVi: 'Chè có mã số', gtin: NUMBER } });
  await world.lot(farm, { product: numbered, status: 'released', input: { lotNumber: 'A-1' } });
  const code = await world.code(farm, { lotId: lot.id });
  const suspendedCode = await world.code(farm, { productId: product.id });
  await run.db.query(
    `update codes set status = 'suspended', status_reason = 'Phiếu kiểm nghiệm quá hạn' where code = $1`,
    [suspendedCode],
  );
  await world.business({ name: 'Hợp tác xã Đang chờ', status: 'submitted' });
  await world.area(farm, { status: 'submitted' });
  const things = await insertThings(run.db, farm);
  const first = async (sql: string, ...parameters: readonly string[]): Promise<string> => {
    const [row] = await run.db.query<{ found: string }>(sql, parameters);
    if (row === undefined) throw new Error(`there is none: ${sql}`);
    return row.found;
  };
  const dossier = await first(
    `update applications set follow_code = '0123456789ABCDEF'
     where id = (select id from applications where status = 'submitted' order by id limit 1) returning id as found`,
  );

  const pair = await world.business({ name: 'HTX chè Phìn Hồ', input: { gln: '8930000000019' } });
  const gone = await world.business({ name: 'Hộ chè Nà Chì' });
  await world
    .api(reviewer)
    .post(`/api/v1/businesses/${gone.id}/merger`)
    .send({ into: pair.id, people: 'as-they-are', reason: 'Một đơn vị khai hai lần' })
    .expect(200);
  const api = world.api(farm.owner);
  const site = await api
    .post('/api/v1/business-sites')
    .send({ kind: 'production', name: 'Xưởng chè Phìn Hồ', communeCode: '00721', street: 'Thôn Mẫu 3' });
  await api
    .post('/api/v1/representatives')
    .send({ name: 'Giàng Thị Mẫu', position: 'Giám đốc', legal: true, phone: '0912345678' });
  const shipment = await api.post('/api/v1/shipments').send({
    eventTime: run.clock.now().toISOString(),
    toBusinessId: pair.id,
    lots: [{ lotId: lot.id, quantity: 100, unit: 'hộp' }],
  });
  const link = await api.post('/api/v1/buyer-links').send({ label: 'Cửa hàng A', days: 30 });
  await api.put(`/api/v1/businesses/${farm.id}/disclosure`).send({ boundaries: 'buyers' }).expect(200);
  const cells = 'Tên sản phẩm\nChè Phìn Hồ 2\n';
  const owner = await world.browser(farm.owner);
  const sheet = await owner.post('/console/imports/of/products', { text: cells }).expect(303);
  const office = await world.browser(reviewer);
  const ticked = await office
    .post('/console/selections', {
      action: 'application.approve',
      pick: [dossier],
      back: '/console/applications',
    })
    .expect(303);
  const list = await office
    .post('/console/authority-lists', {
      market: 'CN',
      title: 'Danh sách thử',
      asOf: '2026-11-20',
      covers: 'both',
      text: 'Mã số\tTình trạng\nVN-TQOR-0999\tHoạt động',
    })
    .expect(303);
  const last = (path: unknown) => /([\da-f-]{36})/.exec(String(path))?.[1] ?? 'nothing';

  return {
    people: new Map<string, TestUser | null>([
      ['anybody', null],
      ['owner', farm.owner],
      ['reviewer', reviewer],
      ['administrator', administrator],
    ]),
    suspendedCode,
    names: {
      ...(await letters(run, world, farm.id, administrator)),
      '/console/areas': area.id,
      '/console/area-registrations': things.registration,
      '/console/certificates': things.certificate,
      '/console/products': product.id,
      '/console/product-variants': things.variant,
      '/console/packing-houses': things['packing-house'],
      '/console/lots': lot.id,
      '/console/events': event.id,
      '/console/shipments': shipment.body.id,
      '/console/codes': code,
      '/console/businesses': farm.id,
      '/console/businesses/:id/merger-undoing': gone.id,
      '/console/business/sites': site.body.id,
      '/console/applications': dossier,
      '/console/duplicates': await first(
        'select id as found from duplicate_candidates where $1 in (one_id, other_id) and $2 in (one_id, other_id)',
        farm.id,
        pair.id,
      ),
      '/console/reports': things.report,
      '/console/users': reviewer.actor.userId,
      '/console/operations': things.operation,
      '/console/genealogy': `?from=lot:${lot.id}&way=back`,
      '/console/genealogy/file': `?from=lot:${lot.id}&way=back`,
      '/console/operations/new': '?kind=split',
      '/console/lots/:id/events/new': '?step=harvested',
      '/console/authority-lists': last(list.headers['location']),
      '/console/selections': last(ticked.headers['location']),
      '/console/imports/of': 'products',
      '/console/imports': last(sheet.headers['location']),
      '/areas': await first('select code as found from growing_areas where id = $1', area.id),
      '/decisions': await first('select token as found from decisions limit 1'),
      '/follow': '0123456789ABCDEF',
      '/lots': await first(
        'select code as found from codes where product_id = $1 and lot_id is null limit 1',
        product.id,
      ),
      '/reports': await first('select ticket as found from reports'),
      '/notices/mail': run.app.get(NoticeSettings).tokenOf(farm.owner.actor.userId),
      '/notices/unsubscribe': run.app.get(NoticeSettings).tokenOf(farm.owner.actor.userId),
      '/producers': farm.id,
      '/buyers': String(link.body['url']).slice(-43),
      '/q': code,
      '/01': NUMBER,
    },
  };
}

/** Addresses that come by letter alone. */
async function letters(
  run: RunningApp,
  world: World,
  businessId: string,
  by: TestUser,
): Promise<Record<string, string>> {
  const email = 'moi@example.vn';
  await new Person(run).submit('/sign-up', {
    name: 'Nông Thị Mới',
    email,
    password: 'hoa tam giác mạch nở',
  });
  const forgetful = await world.user({ role: 'auditor' });
  const [reset, invitation, ownership] = [newToken(), newToken(), newToken()];
  await run.db.query(
    `insert into password_resets (token_hash, user_id, purpose, created_at, expires_at) values ($1, $2, 'reset', now(), now() + interval '30 minutes')`,
    [tokenHash(reset), forgetful.actor.userId],
  );
  const membership = newId();
  await run.db.query(
    `insert into memberships (id, business_id, role, invited_email, invited_name, invited_language, invited_by, created_at)
     values ($1, $2, 'staff', 'duoc-moi@example.vn', 'Lý Thị Được Mời', 'vi', $3, now())`,
    [membership, businessId, by.actor.userId],
  );
  await run.db.query(
    `insert into membership_links (token_hash, membership_id, created_at, expires_at) values ($1, $2, now(), now() + interval '7 days')`,
    [tokenHash(invitation), membership],
  );
  await run.db.query(
    `insert into ownership_transfers (id, business_id, to_email, to_name, to_language, proposed_by, by_office, keeps, token_hash, created_at, expires_at)
     values ($1, $2, 'nhan@example.vn', 'Giàng Văn Nhận', 'vi', $3, false, 'staff', $4, now(), now() + interval '7 days')`,
    [newId(), businessId, by.actor.userId, tokenHash(ownership)],
  );
  return {
    '/sign-up/confirm': (await confirmationPath(run.db, email)).replace(/.*\?/, '?'),
    '/password/reset': `?token=${reset}`,
    '/invitation': `?token=${invitation}`,
    '/ownership': `?token=${ownership}`,
  };
}
