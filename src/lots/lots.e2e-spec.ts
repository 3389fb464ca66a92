import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { actionsOf, auditOf } from '../../test/support/audit-of.js';
import { createWorld, type JsonBody, type TestBusiness, type World } from '../../test/support/world.js';

const NOBODY = '0199f0a2-5f00-7000-8000-000000000000';

describe('Lots', () => {
  let app: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let other: TestBusiness;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
    [farm, other] = [
      await world.business({ name: 'HTX Chè Thử' }),
      await world.business({ name: 'HTX Khác' }),
    ];
  });
  afterAll(() => app.close());

  const asOwner = () => world.api(farm.owner);
  const asOfficial = async () => world.api(await world.official());
  const problem = (body: JsonBody) => String(body['type']).replace('urn:dau-goc:problem:', '');

  it('are made of an approved product of the own business only', async () => {
    const draft = await world.product(farm, { status: 'draft' });
    const send = (productId: string) => asOwner().post('/api/v1/lots').send({ productId, lotNumber: 'L1' });
    expect(problem((await send(draft.id).expect(409)).body)).toBe('product-not-active');
    const theirs = await world.product(other);
    for (const id of [theirs.id, NOBODY]) {
      const { body } = await send(id).expect(422);
      expect(body.errors).toMatchObject([{ path: 'productId', code: 'not-found' }]);
    }
  });

  it('go from harvest to sale, to hold and back, each step in the log', async () => {
    const product = await world.product(farm, { input: { shelfLifeDays: 30 } });
    const made = await asOwner()
      .post('/api/v1/lots')
      .send({
        productId: product.id,
        lotNumber: 'L2026-001',
        quantity: 120.5,
        unit: 'kg',
        madeOn: '2026-10-03',
      })
      .expect(201);
    const at = String(made.headers['location']);
    const id = made.body.id;
    expect(made.body).toMatchObject({ status: 'open', quantity: 120.5, expiresOn: '2026-11-02', events: 0 });

    expect(problem((await asOwner().post(`${at}/release`).expect(409)).body)).toBe('lot-needs-origin');
    expect(problem((await asOwner().post(`${at}/hold`).send({ reason: 'x' }).expect(409)).body)).toBe(
      'lot-not-released',
    );
    await world.harvest(farm, { id }, await world.area(farm));
    expect((await asOwner().post(`${at}/release`).expect(200)).body).toMatchObject({
      status: 'released',
      events: 1,
    });
    expect(problem((await asOwner().post(`${at}/release`).expect(409)).body)).toBe('lot-not-releasable');
    const version = (await asOwner().get(at)).headers['etag'] ?? '';
    expect(
      problem((await asOwner().patch(at).set('if-match', version).send({ quantity: 1 }).expect(409)).body),
    ).toBe('lot-not-editable');
    await asOwner().post(`${at}/hold`).send({ reason: 'Kiểm tra lại' }).expect(200);
    await asOwner().post(`${at}/release`).expect(200);

    expect(await actionsOf(app, id)).toEqual(['lot.created', 'lot.released', 'lot.held', 'lot.released']);
    expect((await auditOf(app, id))[2]).toMatchObject({
      business_id: farm.id,
      before: { status: 'released', heldBy: null },
      after: { status: 'held', heldBy: 'business', statusReason: 'Kiểm tra lại' },
    });
  });

  it('held by the office are let go by the office only', async () => {
    const { id } = await world.lot(farm, { status: 'released' });
    await (await asOfficial()).post(`/api/v1/lots/${id}/hold`).send({ reason: 'Lấy mẫu' }).expect(200);
    const { body } = await asOwner().post(`/api/v1/lots/${id}/release`).expect(403);
    expect(problem(body)).toBe('held-by-office');
    expect((await asOwner().get(`/api/v1/lots/${id}`)).body).toMatchObject({
      status: 'held',
      statusReason: 'Lấy mẫu',
    });
    await (await asOfficial()).post(`/api/v1/lots/${id}/release`).expect(200);
  });

  it('an official does not put on sale what the business has not', async () => {
    const lot = await world.lot(farm);
    await world.harvest(farm, lot, await world.area(farm));
    await (await asOfficial()).post(`/api/v1/lots/${lot.id}/release`).expect(403);
    expect((await asOwner().get(`/api/v1/lots/${lot.id}`)).body.status).toBe('open');
  });

  it('is not released by a harvest that was declared erroneous', async () => {
    const lot = await world.lot(farm);
    const event = await world.harvest(farm, lot, await world.area(farm));
    await asOwner().post(`/api/v1/events/${event.id}/correction`).send({ reason: 'Ghi nhầm lô' }).expect(201);
    const { body } = await asOwner().post(`/api/v1/lots/${lot.id}/release`).expect(409);
    expect(problem(body)).toBe('lot-needs-origin');
  });

  it('change while open, by the version that was read', async () => {
    const { id } = await world.lot(farm);
    const at = `/api/v1/lots/${id}`;
    await asOwner().patch(at).send({ quantity: 5, unit: 'hộp' }).expect(428);
    await asOwner().patch(at).set('if-match', '"1"').send({ quantity: 5, unit: 'hộp' }).expect(200);
    await asOwner().patch(at).set('if-match', '"1"').send({ quantity: 6 }).expect(412);
    expect((await auditOf(app, id)).at(-1)).toMatchObject({
      action: 'lot.edited',
      before: { quantity: null, unit: null },
      after: { quantity: 5, unit: 'hộp' },
    });
  });

  it.each([
    [{ lotNumber: 'Lô số một' }, 'lotNumber', 'lot-number-character'],
    [{ lotNumber: 'L'.repeat(21) }, 'lotNumber', 'too-long'],
    [{ lotNumber: '..' }, 'lotNumber', 'lot-number-character'],
    [{ quantity: 5 }, 'unit', 'unit-needed'],
    [{ unit: 'kg' }, 'quantity', 'quantity-needed'],
    [{ quantity: 0, unit: 'kg' }, 'quantity', 'not-positive'],
    [{ quantity: 'năm', unit: 'kg' }, 'quantity', 'not-a-number'],
    [{ quantity: 1e-7, unit: 'kg' }, 'quantity', 'too-many-decimals'],
    [{ quantity: -0, unit: 'kg' }, 'quantity', 'not-positive'],
    [{ quantity: 1e300, unit: 'kg' }, 'quantity', 'too-large'],
    [{ quantity: 5, unit: '\u200b' }, 'unit', 'unit-needed'],
    [{ madeOn: '2026-02-30' }, 'madeOn', 'date-nonexistent'],
    [{ madeOn: '2026-06-31' }, 'madeOn', 'date-nonexistent'],
    [{ expiresOn: '3026-02-03' }, 'expiresOn', 'date-far'],
    [{ madeOn: '2026-10-03', expiresOn: '2026-10-02' }, 'expiresOn', 'date-order'],
  ])('%j is refused at %s', async (input, path, code) => {
    const { id: productId } = await world.product(farm);
    const { body } = await asOwner()
      .post('/api/v1/lots')
      .send({ productId, lotNumber: 'L-9', ...input })
      .expect(422);
    expect(body.errors).toMatchObject([{ path, code }]);
  });

  it('keep the number that an issued code carries', async () => {
    const lot = await world.lot(farm);
    const at = `/api/v1/lots/${lot.id}`;
    const change = (version: number, input: object) =>
      asOwner().patch(at).set('if-match', `"${version}"`).send(input);
    await change(1, { lotNumber: 'TRUOC-KHI-IN' }).expect(200);
    await world.code(farm, { lotId: lot.id });
    const { body } = await change(2, { lotNumber: 'SAU-KHI-IN' }).expect(422);
    expect(body.errors).toMatchObject([{ path: 'lotNumber', code: 'lot-number-printed' }]);
    await change(2, { lotNumber: 'TRUOC-KHI-IN', quantity: 5, unit: 'kg' }).expect(200);
    const browser = await world.browser(farm.owner);
    const form = await browser.get(`/console/lots/${lot.id}/edit`).expect(200);
    expect(form.text).toContain('tem có thể đã in');
    expect(form.text).toContain('<input type="hidden" name="lotNumber" value="TRUOC-KHI-IN"/>');
  });

  it('tell owner and office what does not fit together', async () => {
    const area = await world.area(farm);
    const lot = await world.lot(farm, { area });
    const step = (step: string, eventTime: string, more: object) =>
      asOwner()
        .post(`/api/v1/lots/${lot.id}/events`)
        .send({ step, eventTime, responsible: 'Tổ 1', ...more })
        .expect(201);
    expect((await asOwner().get(`/api/v1/lots/${lot.id}`)).body['notices']).toEqual([]);
    await step('harvested', '2026-03-10T08:00:00+07:00', {
      areas: [{ areaId: area.id, amount: { quantity: 9000, unit: 'tấn' } }],
    });
    await step('processed', '2026-03-02T08:00:00+07:00', {
      input: { quantity: 600, unit: 'kg' },
      output: { quantity: 2, unit: 'tấn' },
    });
    const { body } = await asOwner().get(`/api/v1/lots/${lot.id}`).expect(200);
    expect(body['notices']).toMatchObject([
      { code: 'yield-implausible', quantity: 9_000_000, unit: 'kg' },
      { code: 'more-out-than-in', quantity: 2000, limit: 600 },
      { code: 'before-harvest' },
    ]);
    for (const reader of [farm.owner, await world.official()]) {
      const page = await (await world.browser(reader)).get(`/console/lots/${lot.id}`).expect(200);
      expect(page.text).toContain('Số liệu cần xem lại');
      expect(page.text).toContain('Làm ra 2\u00a0000\u00a0kg nhưng chỉ đưa vào 600\u00a0kg');
    }
  });

  it('have one number each within a product, also when ten ask at once', async () => {
    const { id: productId } = await world.product(farm);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        asOwner().post('/api/v1/lots').send({ productId, lotNumber: 'DUY-NHAT' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body } of answers.filter(({ status }) => status !== 201)) {
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ path: 'lotNumber', code: 'lot-number-taken' }]);
    }
    // The same number of another product is another lot (GS1: GTIN and lot together).
    const twin = await world.product(farm);
    await asOwner().post('/api/v1/lots').send({ productId: twin.id, lotNumber: 'DUY-NHAT' }).expect(201);
  });

  it('of another business are as if there were none', async () => {
    const { id } = await world.lot(other);
    const strip = (text: string, used: string) =>
      text.replaceAll(used, 'ID').replace(/"(instance|requestId|reference)":"[^"]*"/g, '');
    for (const [method, path] of [
      ['get', ''],
      ['get', '/events'],
      ['get', '/epcis'],
      ['post', '/release'],
    ] as const) {
      const [theirs, missing] = await Promise.all(
        [id, NOBODY].map((which) => asOwner()[method](`/api/v1/lots/${which}${path}`)),
      );
      expect(theirs?.status).toBe(404);
      expect(strip(theirs?.text ?? '', id)).toBe(strip(missing?.text ?? '-', NOBODY));
    }
    const list = await asOwner().get('/api/v1/lots?limit=100').expect(200);
    expect(list.body.items.every(({ businessId }) => businessId === farm.id)).toBe(true);
  });

  it('is read by its page: what was done, what comes next', async () => {
    const { id, lotNumber } = await world.lot(farm, { status: 'released' });
    const page = await (await world.browser(farm.owner)).get(`/console/lots/${id}`).expect(200);
    expect(page.text).toContain(`Lô ${lotNumber}`);
    expect(page.text).toContain('Cấp mã QR');
    expect(page.text).toContain('Lưu hành');
  });
});
