import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { actionsOf } from '../../test/support/audit-of.js';
import {
  createWorld,
  type JsonBody,
  newTaxCode,
  type TestBusiness,
  type World,
} from '../../test/support/world.js';

const problem = (body: JsonBody) => String(body['type']).replace('urn:dau-goc:problem:', '');

describe('Shipments', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let shop: TestBusiness;
  let stranger: TestBusiness;
  let start: number;
  let shopTaxCode: string;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    shopTaxCode = newTaxCode();
    farm = await world.business({ name: 'HTX Chè Thử' });
    shop = await world.business({ name: 'Xưởng Thử', input: { taxCode: shopTaxCode } });
    stranger = await world.business({ name: 'Cơ sở Khác' });
    start = run.clock.now().getTime() - 10 * 86_400_000;
  });
  afterAll(() => run.close());

  const at = (hours: number) => new Date(start + hours * 3_600_000).toISOString();
  const lotOf = (quantity: number, unit = 'hộp') =>
    world.lot(farm, { input: { quantity, unit, madeOn: at(-24).slice(0, 10) } });
  const send = (input: object, as = farm) => world.api(as.owner).post('/api/v1/shipments').send(input);
  const ship = async (lotId: string, quantity: number, hours = 0, to: object = { toTaxCode: shopTaxCode }) =>
    (await send({ eventTime: at(hours), ...to, lots: [{ lotId, quantity, unit: 'hộp' }] }).expect(201)).body;
  const answer = (id: string, input: object = {}, as = shop) =>
    world
      .api(as.owner)
      .post(`/api/v1/shipments/${id}/answer`)
      .send({ eventTime: at(10), ...input });
  const left = async (lotId: string, as: TestBusiness): Promise<unknown> => {
    const { status, body } = await world.api(as.owner).get(`/api/v1/lots/${lotId}/balances`);
    return status === 200 ? body.items[0]?.['left'] : null;
  };

  it('leave the sender’s stock, and are the receiver’s when they say so', async () => {
    const lot = await lotOf(100);
    const sent = await ship(lot.id, 60);
    expect(sent).toMatchObject({ state: 'sent', fromName: farm.name, toName: shop.name });
    expect([await left(lot.id, farm), await left(lot.id, shop)]).toEqual(['40', null]);
    for (const as of [farm, stranger]) await answer(sent.id, {}, as).expect(404);
    await world.api(stranger.owner).get(`/api/v1/shipments/${sent.id}`).expect(404);
    const incoming = await world.api(shop.owner).get('/api/v1/shipments?way=in').expect(200);
    expect(incoming.body.items.map(({ id }) => id)).toContain(sent.id);
    const early = await answer(sent.id, { eventTime: at(-1) }).expect(422);
    expect(early.body.errors).toMatchObject([{ path: 'eventTime', code: 'before-shipment' }]);

    const answers = await Promise.all(Array.from({ length: 6 }, () => answer(sent.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect([await left(lot.id, farm), await left(lot.id, shop)]).toEqual(['40', '60']);
    expect(await actionsOf(run, sent.id)).toEqual(['shipment.sent', 'shipment.received']);
    const undo = await world
      .api(farm.owner)
      .post(`/api/v1/operations/${sent.id}/undo`)
      .send({ reason: 'x' })
      .expect(409);
    expect(problem(undo.body)).toBe('shipment-answered');
    // Nor by another way: as an EPCIS error declaration.
    const { text } = await world.api(farm.owner).get(`/api/v1/epcis/events/${sent.id}`).expect(200);
    const { recordTime: _, ...event } = JSON.parse(text) as Record<string, unknown>;
    const errorDeclaration = { declarationTime: run.clock.now().toISOString(), reason: 'did_not_occur' };
    const declared = await world
      .api(farm.owner)
      .post('/api/v1/epcis/events')
      .send({ ...event, errorDeclaration });
    expect([declared.status, declared.body.errors]).toMatchObject([422, [{ code: 'event-of-operation' }]]);
    expect(await left(lot.id, farm)).toBe('40');
    // Nobody sends what has gone.
    const more = await send({ eventTime: at(1), toTaxCode: shopTaxCode, lots: [{ lotId: lot.id, quantity: 41, unit: 'hộp' }] }).expect(422); // prettier-ignore
    expect(more.body.errors).toMatchObject([{ path: 'lots.0.quantity', code: 'more-than-left' }]);
  });

  it('are worked on by the receiver, traced back to the sender, and not forward by the sender', async () => {
    const area = await world.area(farm);
    const picked = await world.lot(farm, { input: { material: 'Búp chè tươi' } });
    await world.harvest(farm, picked, area, { eventTime: at(1) });
    const body = (await send({ eventTime: at(2), toBusinessId: shop.id, lots: [{ lotId: picked.id, quantity: 200, unit: 'kg' }] }).expect(201)).body; // prettier-ignore
    await answer(body.id).expect(200);
    const product = await world.product(shop);
    const dried = await world.api(shop.owner).post('/api/v1/operations').send({
      kind: 'process',
      eventTime: at(20),
      inputs: [{ lotId: picked.id, quantity: 200, unit: 'kg' }],
      outputs: [{ productId: product.id, lotNumber: 'K-1', quantity: 40, unit: 'kg' }],
    }); // prettier-ignore
    expect(dried.status).toBe(201);
    const tea = (dried.body['lots'] as { lotId: string; role: string }[]).find(({ role }) => role === 'output')?.lotId ?? ''; // prettier-ignore
    await world.api(shop.owner).post(`/api/v1/lots/${tea}/release`).expect(200);
    const trace = async (as: TestBusiness, from: string, way: string) =>
      (await world.api(as.owner).get('/api/v1/genealogy').query({ from, way }).expect(200)).body;
    const back = await trace(shop, `lot:${tea}`, 'back');
    expect((back['nodes'] as { id: string }[]).map(({ id }) => id)).toEqual([tea, picked.id, area.id]);
    expect(back['nodes']).toMatchObject([{ own: true }, { own: false }, { own: false, name: null }]);
    const forward = await trace(farm, `area:${area.id}`, 'forward');
    expect((forward['nodes'] as { id: string }[]).map(({ id }) => id)).not.toContain(tea);
    expect(forward['hidden']).toBe(1);
    const receivers = (forward['nodes'] as { kind: string; name?: string }[]).filter(({ kind }) => kind === 'receiver'); // prettier-ignore
    expect(receivers).toMatchObject([{ name: shop.name, depth: 1 }]);
  });

  it('may be disputed, and what is missing comes back or is written off', async () => {
    const lot = await lotOf(100);
    const [first, second, third] = [
      await ship(lot.id, 50),
      await ship(lot.id, 30, 1),
      await ship(lot.id, 10, 2),
    ];
    const part = { lots: [{ lotId: lot.id, quantity: 45, unit: 'hộp' }] };
    expect((await answer(first.id, part).expect(422)).body.errors).toMatchObject([{ path: 'words', code: 'shipment-words-needed' }]); // prettier-ignore
    const many = { lots: [{ lotId: lot.id, quantity: 51, unit: 'hộp' }], words: 'x' };
    expect((await answer(first.id, many).expect(422)).body.errors).toMatchObject([
      { code: 'more-than-sent' },
    ]);
    expect((await answer(first.id, { ...part, words: 'Thiếu 5 hộp' }).expect(200)).body).toMatchObject({ state: 'disputed', lots: [{ sent: '50', arrived: '45' }] }); // prettier-ignore
    await answer(second.id, { lots: [], words: 'Không nhận được' }).expect(200);
    expect(await left(lot.id, shop)).toBe('45');
    const settle = (id: string, how: string, as = farm) =>
      world
        .api(as.owner)
        .post(`/api/v1/shipments/${id}/settlement`)
        .send({ eventTime: at(30), how, words: 'Đã gọi điện' });
    expect(problem((await settle(third.id, 'returned').expect(409)).body)).toBe('shipment-not-disputed');
    await settle(first.id, 'returned', shop).expect(404);
    expect((await settle(first.id, 'returned').expect(200)).body).toMatchObject({ state: 'settled' });
    expect(await left(lot.id, farm)).toBe('15');
    await settle(second.id, 'written-off').expect(200);
    expect(await left(lot.id, farm)).toBe('15');
    expect(problem((await settle(first.id, 'returned').expect(409)).body)).toBe('shipment-not-disputed');
  });

  it('are undone before anybody answered, and go to somebody outside for good', async () => {
    const lot = await lotOf(20);
    const wrong = await ship(lot.id, 20);
    await world
      .api(farm.owner)
      .post(`/api/v1/operations/${wrong.id}/undo`)
      .send({ reason: 'Nhầm bên nhận' })
      .expect(200);
    expect(await left(lot.id, farm)).toBe('20');
    expect(problem((await answer(wrong.id).expect(409)).body)).toBe('shipment-undone');
    const out = await ship(lot.id, 5, 1, { toName: 'Cửa hàng ở Hà Nội' });
    expect(out).toMatchObject({ state: 'delivered', toId: null, toName: 'Cửa hàng ở Hà Nội' });
    for (const [to, code] of [
      [{ toTaxCode: newTaxCode() }, 'business-unknown'],
      [{ toBusinessId: farm.id }, 'receiver-oneself'],
      [{ toName: 'A', toBusinessId: shop.id }, 'one-receiver'],
      [{}, 'one-receiver'],
    ] as const) {
      const refused = await send({ eventTime: at(1), ...to, lots: [{ lotId: lot.id, quantity: 1, unit: 'hộp' }] }).expect(422); // prettier-ignore
      expect(refused.body.errors).toMatchObject([{ code }]);
    }
  });
});
