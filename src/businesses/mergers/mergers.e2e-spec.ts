import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { actionsOf } from '../../../test/support/audit-of.js';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { type Mailbox, openMailbox } from '../../../test/support/mailbox.js';
import { readable } from '../../../test/support/person.js';
import { createWorld, newTaxCode, type TestBusiness, type World } from '../../../test/support/world.js';

let mailbox: Mailbox;
let run: RunningApp;
let world: World;

beforeAll(async () => {
  mailbox = await openMailbox();
  run = await startApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'Sổ <so@example.vn>' });
  world = createWorld(run);
});
afterAll(async () => {
  await run.close();
  await mailbox.close();
});

const reviewer = async () => world.api(await world.official());
const merge = async (gone: TestBusiness, survivor: TestBusiness, body: object = {}) =>
  (await reviewer())
    .post(`/api/v1/businesses/${gone.id}/merger`)
    .send({ into: survivor.id, people: 'as-they-are', reason: 'Một đơn vị khai hai lần', ...body });
const undo = async (gone: TestBusiness) =>
  (await reviewer()).post(`/api/v1/businesses/${gone.id}/merger-undoing`).send({ reason: 'Gộp nhầm' });

describe('a business that goes into another', () => {
  /** Everything that a merger may touch; what counts changes and uses is left out. */
  const stateOf = async (...businesses: readonly TestBusiness[]) => {
    const ids = businesses.map(({ id }) => id);
    const of = (table: string, where: string, order: string) =>
      run.db.query<{ row: Record<string, unknown> }>(
        `select to_jsonb(t) - 'version' - 'updated_at' - 'seen_at' - 'search' as row from ${table} t where ${where} order by ${order}`,
        [ids],
      );
    return [
      await of('businesses', 'id = any($1)', 'id'),
      await of('memberships', 'business_id = any($1)', 'id'),
      await of('api_keys', 'business_id = any($1)', 'id'),
      await of('products', 'business_id = any($1)', 'id'),
      await of('lots', 'business_id = any($1)', 'id'),
      await of('codes', 'business_id = any($1)', 'code'),
      await of('catalogue', 'business_id = any($1)', 'product_id'),
      await of('business_keys', 'business_id = any($1)', 'kind, key, business_id'),
      await of('duplicate_candidates', 'one_id = any($1) and other_id = any($1)', 'one_id, other_id'),
    ];
  };
  const sold = async (name: string) => {
    const farm = await world.business({ name });
    const area = await world.area(farm);
    const product = await world.product(farm, { input: { nameVi: `Chè của ${name}` } });
    const lot = await world.lot(farm, { product, area, status: 'released' });
    const code = await world.code(farm, { lotId: lot.id });
    return { farm, area, product, lot, code };
  };
  const trace = async (code: string) =>
    (await world.api().get(`/api/v1/traces/${code}`)).body as unknown as {
      verdict: { code: string };
      business: { name: string; recordedAs: string | null };
    };

  it('leaves its codes alive under the other name, and comes out again exactly as it was', async () => {
    const gone = await sold('Hợp tác xã Chè Phìn Hồ Cũ');
    const stays = await sold('Hợp tác xã Chè Phìn Hồ');
    const before = await stateOf(gone.farm, stays.farm);
    expect((await trace(gone.code)).business.name).toBe(gone.farm.name);

    const merged = await merge(gone.farm, stays.farm);
    expect([merged.status, merged.body.status]).toEqual([200, 'merged']);
    expect(await trace(gone.code)).toMatchObject({
      verdict: { code: 'valid' },
      business: { name: stays.farm.name, recordedAs: gone.farm.name },
    });
    const catalogue = await world.api().get(`/api/v1/catalogue?producer=${stays.farm.id}`);
    expect(catalogue.body.items.map((item) => item['name']).sort()).toEqual([
      `Chè của ${stays.farm.name}`,
      `Chè của ${gone.farm.name}`,
    ]);
    // Links to the producer that was lead to the one that is left.
    const old = await run.http().get(`/products?producer=${gone.farm.id}`);
    expect([old.status, old.headers['location']]).toEqual([303, `/products?producer=${stays.farm.id}`]);
    // Both sides reach and go on; the key of the merged one works for the other.
    expect((await world.api(stays.farm.owner).get(`/api/v1/lots/${gone.lot.id}`)).status).toBe(200);
    const me = await world.api(gone.farm.owner).get('/api/v1/me');
    expect([me.body['businessId'], me.body['role']]).toEqual([stays.farm.id, 'owner']);
    await world
      .api(gone.farm.owner)
      .post(`/api/v1/lots/${gone.lot.id}/hold`)
      .send({ reason: 'Xem lại' })
      .expect(200);
    await world.api(stays.farm.owner).post(`/api/v1/lots/${gone.lot.id}/release`).expect(200);

    for (const person of [gone.farm.owner, stays.farm.owner])
      expect((await mailbox.wait(person.email, 'Một đơn vị')).text).toContain('Một đơn vị khai hai lần');
    expect((await actionsOf(run, gone.farm.id)).at(-1)).toBe('business.merged');
    expect((await actionsOf(run, stays.farm.id)).at(-1)).toBe('business.took-over');

    expect((await undo(gone.farm)).body.status).toBe('active');
    expect(await stateOf(gone.farm, stays.farm)).toEqual(before);
    expect((await trace(gone.code)).business).toMatchObject({ name: gone.farm.name, recordedAs: null });
    expect((await world.api(stays.farm.owner).get(`/api/v1/lots/${gone.lot.id}`)).status).toBe(404);
    expect((await world.api(gone.farm.owner).get('/api/v1/me')).body['businessId']).toBe(gone.farm.id);
    expect((await actionsOf(run, gone.farm.id)).at(-1)).toBe('business.unmerged');
    const history = await run.db.query('select undone_at from business_mergers where merged_id = $1', [
      gone.farm.id,
    ]);
    expect(history).toHaveLength(1);
  });

  it('takes its people along as the office says', async () => {
    const [gone, stays] = [await world.business(), await world.business()];
    await merge(gone, stays, { people: 'as-staff' });
    expect((await world.api(gone.owner).get('/api/v1/me')).body).toMatchObject({
      businessId: stays.id,
      role: 'staff',
    });
    const [left, other] = [await world.business(), await world.business()];
    await merge(left, other, { people: 'none' });
    expect((await world.api(left.owner).get('/api/v1/me')).status).toBe(401);
    expect((await undo(left)).status).toBe(200);
    expect((await world.api(left.owner).get('/api/v1/me')).status).toBe(200);
  });

  it('stays where it is while something stands in the way, which is named', async () => {
    const [gone, stays] = [await world.business(), await world.business()];
    expect((await merge(gone, gone)).body.code).toBe('merge-self');
    const waiting = await world.business({ status: 'submitted' });
    expect((await merge(gone, waiting)).body.code).toBe('merge-not-active');
    expect((await merge(waiting, gone)).body.code).toBe('business-not-mergeable');
    expect((await merge(gone, stays, { reason: ' ' })).body.errors).toMatchObject([
      { path: 'reason', code: 'reason-needed' },
    ]);
    expect((await merge(gone, stays, { people: undefined })).body.errors).toMatchObject([{ path: 'people' }]);
    const nobody = { ...stays, id: '00000000-0000-7000-8000-000000000000' };
    expect((await merge(gone, nobody)).body.errors).toMatchObject([{ path: 'into' }]);
    const change = {
      kind: 'cooperative',
      name: 'Tên Khác',
      communeCode: '00721',
      street: 'Thôn',
      grounds: 'Giấy',
    };
    await world.api(gone.owner).post(`/api/v1/businesses/${gone.id}/changes`).send(change).expect(200);
    expect((await merge(gone, stays)).body.code).toBe('merge-change-open');
    const browser = await world.browser(await world.official());
    const page = readable((await browser.get(`/console/businesses/${gone.id}/merger?into=${stays.id}`)).text);
    expect(page).toContain('Chưa gộp được');
    expect(page).toContain('hồ sơ xin đổi thông tin');
  });

  it('stays in while things of the two have come to rest on each other, or its number is taken', async () => {
    const gone = await sold('Cơ sở Vướng');
    const stays = await world.business({ name: 'Cơ sở Ở Lại' });
    await merge(gone.farm, stays);
    const actor = { ...stays.owner.actor, mergedBusinessIds: [gone.farm.id] };
    const lot = await world.lot({ owner: { actor } }, { area: gone.area, status: 'released' });
    const refused = await undo(gone.farm);
    expect([refused.status, refused.body.code]).toEqual([409, 'unmerge-tangled']);
    const browser = await world.browser(await world.official());
    const page = await browser.get(`/console/businesses/${gone.farm.id}/merger-undoing`);
    expect(page.text).toContain(`href="/console/lots/${lot.id}"`);

    const [old, left] = [await world.business(), await world.business()];
    await merge(old, left);
    const [row] = await run.db.query<{ tax_code: string }>('select tax_code from businesses where id = $1', [
      old.id,
    ]);
    const taken = await world
      .api(await world.user({ role: 'owner' }))
      .post('/api/v1/businesses')
      .send({
        kind: 'company',
        name: 'Công ty Lấy Số',
        taxCode: row?.tax_code,
        communeCode: '00721',
        street: 'Thôn',
        contactName: 'Người',
        contactPhone: '0912345678',
        contactEmail: 'a@example.vn',
      });
    expect(taken.body.errors).toMatchObject([{ path: 'taxCode', code: 'tax-code-taken' }]);
    await run.db.query('update businesses set tax_code = $2 where id = $1', [left.id, row?.tax_code]);
    expect((await undo(old)).body.code).toBe('unmerge-tax-code');
    await run.db.query('update businesses set tax_code = $2 where id = $1', [left.id, newTaxCode()]);
    await (
      await reviewer()
    )
      .post(`/api/v1/businesses/${left.id}/suspension`)
      .send({ reason: 'Thử' })
      .expect(200);
    expect((await undo(old)).body.code).toBe('unmerge-suspended');
  });

  it('has one outcome when several press at once', async () => {
    const [gone, one, other] = [await world.business(), await world.business(), await world.business()];
    const answers = await Promise.all([merge(gone, one), merge(gone, other), merge(gone, one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const back = await Promise.all([undo(gone), undo(gone)]);
    expect(back.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is shown by a page that says beforehand what would change', async () => {
    const gone = await sold('Hợp tác xã Xem Trước');
    const stays = await world.business({ name: 'Hợp tác xã Nhận' });
    const browser = await world.browser(await world.official());
    const found = await browser.get(`/console/businesses/${gone.farm.id}/merger?q=hop+tac+xa+nhan`);
    expect(found.text).toContain(`?into=${stays.id}`);
    const preview = await (
      await reviewer()
    ).get(`/api/v1/businesses/${gone.farm.id}/merger?into=${stays.id}`);
    expect(preview.body).toMatchObject({
      impediments: [],
      holdings: { merged: { products: 1, areas: 1, lots: 1, people: 1 }, survivor: { products: 0 } },
    });
    const done = await browser.post(`/console/businesses/${gone.farm.id}/merger`, {
      into: stays.id,
      people: 'as-staff',
      reason: 'Khai hai lần',
    });
    expect(done.headers['location']).toBe(`/console/businesses/${gone.farm.id}?done=merged`);
    const page = await browser.get(`/console/businesses/${gone.farm.id}?done=merged`);
    expect(readable(page.text)).toContain('Gộp vào');
    expect(page.text).toContain(`/console/businesses/${gone.farm.id}/merger-undoing`);
    expect((await browser.get(`/console/businesses/${stays.id}`)).text).toContain(gone.farm.name);
  });
});

describe('businesses that may be one', () => {
  interface Pair {
    readonly id: string;
    readonly one: { readonly id: string };
    readonly other: { readonly id: string };
    readonly reasons: readonly string[];
    readonly state: string;
  }
  let phone = 0;
  const nextPhone = () => `09${String(30_000_000 + (phone += 1))}`;
  const apart = (input: object = {}) => ({
    contactPhone: nextPhone(),
    contactEmail: `rieng${phone}@example.vn`,
    ...input,
  });
  const register = (name: string, input: object = {}) => world.business({ name, input: apart(input) });
  const pairsOf = async ({ id }: { readonly id: string }) => {
    const rows = await run.db.query<{ id: string; other: string; reasons: string[]; state: string }>(
      `select id, case when one_id = $1 then other_id else one_id end as other, reasons, state from duplicate_candidates
       where $1 in (one_id, other_id) order by weight desc`,
      [id],
    );
    return rows;
  };
  let before = 0;
  beforeEach(() => {
    before += 1;
  });

  it.each([
    ['Hợp tác xã Chè San Tuyết Lũng Phìn', 'HTX chè san tuyêt Lũng Phìn', 'name'],
    ['Công ty trách nhiệm hữu hạn một thành viên Đại Ngàn Xanh', 'Cty TNHH MTV Dai Ngan Xanh', 'name'],
    ['Công ty TNHH Thương mại và Dịch vụ Bản Ty', 'Cty TNHH TM&DV Bản Ti', 'name'],
    ['HTX Mật ong Bạc hà Sủng Là', 'Hợp tác xã Bạc hà Mật ong Sủng Là', 'near'],
    ['HTX Cam sành Hoà Bình Minh', 'HTX Cam sành Hoà Minh', 'near'],
  ])('%s and %s', async (first, second, reason) => {
    const one = await register(first);
    const other = await register(second);
    const [pair] = (await pairsOf(other)).filter((each) => each.other === one.id);
    expect(pair?.reasons).toEqual([reason]);
  });

  it.each([
    ['HTX Chè Đồng Văn', 'HTX Cam Đồng Văn'], // the commune is called that: only the place is shared
    ['HTX Rau sạch Phố Cáo', 'HTX Lúa nếp Phố Là'],
  ])('but not %s and %s', async (first, second) => {
    const one = await register(first);
    const other = await register(second);
    expect((await pairsOf(other)).filter((each) => each.other === one.id)).toEqual([]);
  });

  it('are found by number of the head office, personal id, GLN and telephone, each with why', async () => {
    const tax = newTaxCode();
    const head = await register('Công ty Gốc Một', { taxCode: tax, gln: '8930000000019' });
    const branch = await register('Chi nhánh Nhánh Hai', { taxCode: `${tax}-001`, gln: '8930000000019' });
    expect(await pairsOf(branch)).toMatchObject([{ other: head.id, reasons: ['gln', 'tax'] }]);
    const shared = nextPhone();
    const [here, there] = [
      await register('Cơ sở Ở Đây', { contactPhone: shared }),
      await register('Nhà Vườn Đằng Kia', { contactPhone: shared }),
    ];
    expect(await pairsOf(here)).toMatchObject([{ other: there.id, reasons: ['phone'] }]);
    // No longer shared: no longer a pair.
    await run.db.query('update businesses set contact_phone = $2 where id = $1', [there.id, nextPhone()]);
    expect(await pairsOf(here)).toEqual([]);
  });

  it('stand on a desk, are told apart once, and come back only for something new', async () => {
    const one = await register('Hợp tác xã Mận Máu Khâu Vai');
    const other = await register('HTX mận máu Khau Vai');
    const api = await reviewer();
    const list = await api.get('/api/v1/duplicates').query({ q: 'man mau khau vai' });
    const [pair] = list.body.items as unknown as Pair[];
    expect(pair?.reasons).toEqual(['name']);
    const browser = await world.browser(await world.official());
    const page = await browser.get(`/console/duplicates/${pair?.id ?? ''}`);
    expect(readable(page.text)).toContain('Cùng tên, cùng tỉnh');
    expect(page.text).toContain(`/console/businesses/${one.id}/merger?into=${other.id}`);
    expect((await browser.get(`/console/businesses/${one.id}`)).text).toContain(
      `/console/duplicates/${pair?.id ?? ''}`,
    );

    const blank = await browser.post(`/console/duplicates/${pair?.id ?? ''}/difference`, { words: ' ' });
    expect(blank.status).toBe(422);
    const told = await api
      .post(`/api/v1/duplicates/${pair?.id ?? ''}/difference`)
      .send({ words: 'Hai chủ khác nhau' });
    expect(told.body['state']).toBe('different');
    const again = await api
      .post(`/api/v1/duplicates/${pair?.id ?? ''}/difference`)
      .send({ words: 'Lần nữa' });
    expect([again.status, again.body.code]).toEqual([409, 'duplicate-settled']);
    expect((await actionsOf(run, one.id)).at(-1)).toBe('business.told-apart');
    await run.db.query('update businesses set name = $2 where id = $1', [other.id, 'HTX Mận Máu Khâu Vài']);
    expect((await pairsOf(one))[0]?.state).toBe('different');
    await run.db.query(
      'update businesses set contact_phone = (select contact_phone from businesses where id = $2) where id = $1',
      [other.id, one.id],
    );
    expect(await pairsOf(one)).toMatchObject([{ state: 'open', reasons: ['name', 'phone'] }]);
    const csv = await browser.get('/console/duplicates?as=csv');
    expect(csv.text).toContain('Mận Máu');
  });

  it('are told beside the dossier of the second one', async () => {
    await register('Hợp tác xã Lê Đường Đồng Hồ');
    const twin = await world.business({
      name: 'HTX Lê đường Đồng Hồ',
      status: 'submitted',
      input: apart(),
    });
    const [dossier] = await run.db.query<{ id: string }>(
      `select id from applications where business_id = $1`,
      [twin.id],
    );
    const browser = await world.browser(await world.official());
    const page = readable((await browser.get(`/console/applications/${dossier?.id ?? ''}`)).text);
    expect(page).toContain('Có thể đã có trong sổ');
    expect(page).toContain('Lê Đường Đồng Hồ: Cùng tên, cùng tỉnh');
  });

  it('are shown to whoever reaches both, and a number that many share says nothing', async () => {
    const one = await register('Hợp tác xã Hai Xã Khác');
    const other = await register('HTX Hai xã khác', { communeCode: '01090' });
    const [pair] = await pairsOf(one);
    const official = await world.user({ role: 'reviewer' });
    await run.db.query(
      `insert into official_units (user_id, level, code, valid_from, given_by, given_at)
       select $1, 'commune', code, valid_from, $1, now() from places where level = 'commune' and code = '00721' and valid_to is null`,
      [official.actor.userId],
    );
    const browser = await world.browser(official);
    expect((await browser.get(`/console/duplicates/${pair?.id ?? ''}`)).status).toBe(404);
    expect((await browser.get('/console/duplicates')).text).not.toContain(other.name);
    expect((await browser.get(`/console/businesses/${one.id}`)).text).not.toContain(pair?.id ?? 'x');

    const shared = nextPhone();
    for (let each = 0; each < 22; each += 1)
      await register(`Cơ sở Chung Số ${each}${before}`, { contactPhone: shared });
    const last = await register('Nhờ Kế toán Khai hộ', { contactPhone: shared });
    expect(await pairsOf(last)).toEqual([]);
  });

  it('are found by index among 20,000 businesses: writing one reads no table through', async () => {
    const one = await register('Hợp tác xã Kim Chỉ Nam');
    await run.db.query('alter table businesses disable trigger user');
    await run.db.query(
      `insert into businesses (id, kind, name, tax_code, province_code, commune_code, street, contact_name, contact_phone, contact_email,
         status, created_at, updated_at)
       select gen_random_uuid(), 'cooperative', 'Hợp tác xã ' || md5(n::text), lpad((7000000000 + n)::text, 10, '0'), '08', '00721', 'Thôn',
         'Người', '08' || lpad(n::text, 8, '0'), n || '@example.vn', 'active', now(), now() from generate_series(1, 20000) n`,
    );
    await run.db.query('alter table businesses enable trigger user');
    await run.db.query(
      `insert into business_keys (business_id, kind, key)
       select businesses.id, each.kind, each.key from businesses cross join lateral (values ('phone', contact_phone), ('email', contact_email),
         ('name', province_code || ' ' || name)) each (kind, key) where contact_phone like '08%' on conflict do nothing`,
    );
    await run.db.query('analyze businesses');
    await run.db.query('analyze business_keys');
    await run.db.query('begin');
    await run.db.query('update businesses set name = $2 where id = $1', [one.id, 'Hợp tác xã Kim Chỉ Bắc']);
    const read = await run.db.query<{ name: string; through: string }>(
      `select relname as name, coalesce(seq_tup_read, 0)::text as through from pg_stat_xact_user_tables
       where relname in ('businesses', 'business_keys') order by relname`,
    );
    await run.db.query('rollback');
    expect(read).toEqual([
      { name: 'business_keys', through: '0' },
      { name: 'businesses', through: '0' },
    ]);
  });
});
