import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { actionsOf } from '../../test/support/audit-of.js';
import { createWorld, type JsonBody, type TestBusiness, type World } from '../../test/support/world.js';

interface Thing {
  readonly id: string;
}

const NOBODY = '0199f0a2-5f00-7000-8000-000000000000';
const problem = (body: JsonBody) => String(body['type']).replace('urn:dau-goc:problem:', '');

describe('Operations with lots', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let other: TestBusiness;
  let product: Thing;
  let area: Thing;
  let numbers = 0;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Chè Thử' });
    other = await world.business({ name: 'HTX Khác' });
    product = await world.product(farm);
    area = await world.area(farm);
  });
  afterAll(() => run.close());

  let at: (hours: number) => string;
  beforeEach(() => {
    const start = run.clock.now().getTime() - 10 * 86_400_000;
    at = (hours) => new Date(start + hours * 3_600_000).toISOString();
  });

  const number = () => `N-${(numbers += 1)}`;
  const send = (input: object, as = farm) => world.api(as.owner).post('/api/v1/operations').send(input);
  const lotOf = (body: JsonBody, role = 'output') =>
    (body['lots'] as { lotId: string; role: string }[])
      .filter((each) => each.role === role)
      .map(({ lotId }) => lotId);
  const balance = async (lotId: string, as = farm) =>
    (await world.api(as.owner).get(`/api/v1/lots/${lotId}/balances`).expect(200)).body.items[0] ?? null;
  const out = (quantity: number, unit = 'kg', more: object = {}) => ({
    productId: product.id,
    lotNumber: number(),
    material: 'Búp chè',
    quantity,
    unit,
    ...more,
  });

  async function harvest(quantity: number, hours = 0, unit = 'kg'): Promise<string> {
    const { body } = await send({
      kind: 'harvest',
      eventTime: at(hours),
      areas: [{ areaId: area.id, amount: { quantity, unit } }],
      outputs: [{ productId: product.id, lotNumber: number(), material: 'Búp chè tươi' }],
    }).expect(201);
    return lotOf(body, 'subject')[0] ?? '';
  }

  it('harvest, split and blend, and everybody sees what is left', async () => {
    const [first, second] = [await harvest(100), await harvest(0.3, 1, 'tạ')];
    expect(await balance(first)).toMatchObject({ unit: 'KGM', made: '100', left: '100' });
    expect(await balance(second)).toMatchObject({ made: '30', left: '30' });

    const split = await send({
      kind: 'split',
      eventTime: at(2),
      inputs: [{ lotId: first, quantity: 40.5, unit: 'kg' }],
      outputs: [out(20), out(20.5)],
    }).expect(201);
    expect(split.body).toMatchObject({ kind: 'split', undone: null, flags: [] });
    const [half = ''] = lotOf(split.body);
    expect(await balance(first)).toMatchObject({ used: '40.5', left: '59.5' });
    expect(await balance(half)).toMatchObject({ made: '20', left: '20' });

    const blend = await send({
      kind: 'blend',
      eventTime: at(3),
      inputs: [
        { lotId: half, quantity: 200, unit: 'lạng' },
        { lotId: second, quantity: 30, unit: 'kg' },
      ],
      outputs: [out(50)],
    }).expect(201);
    expect(await balance(second)).toMatchObject({ used: '30', left: '0' });
    expect(await actionsOf(run, blend.body.id)).toEqual(['operation.recorded']);
    expect((await world.api(farm.owner).get(`/api/v1/operations/${blend.body.id}`).expect(200)).body).toMatchObject({ kind: 'blend' }); // prettier-ignore
    await world.api(other.owner).get(`/api/v1/operations/${blend.body.id}`).expect(404);
    await world.api(other.owner).get(`/api/v1/lots/${first}/balances`).expect(404);
    const office = world.api(await world.official());
    expect((await office.get(`/api/v1/lots/${first}/balances`).expect(200)).body.items).toMatchObject([{ holderName: farm.name }]); // prettier-ignore
  });

  it('refuse more than is left, with the figures in the reader’s language', async () => {
    const lot = await harvest(10);
    const { body } = await send({
      kind: 'loss',
      eventTime: at(2),
      inputs: [{ lotId: lot, quantity: 10.001, unit: 'kg' }],
    }).expect(422);
    expect(body.errors).toMatchObject([{ path: 'inputs.0.quantity', code: 'more-than-left' }]);
    expect(body.errors[0]?.message).toContain('10,001');
    const english =
      await send({ kind: 'loss', eventTime: at(2), inputs: [{ lotId: lot, quantity: 11, unit: 'kg' }] }) // prettier-ignore
        .set('accept-language', 'en')
        .expect(422);
    expect(english.body.errors[0]?.message.replaceAll('\u00a0', ' ')).toMatch(/11 kg .* only 10 kg/);
    expect(await balance(lot)).toMatchObject({ left: '10' });
  });

  it('refuse that more comes out than went in, whatever the units', async () => {
    const lot = await harvest(100);
    const make = (kind: string, quantity: number, unit: string, more: object = {}) =>
      send({
        kind,
        eventTime: at(5),
        inputs: [{ lotId: lot, quantity: 10, unit: 'kg' }],
        outputs: [out(quantity, unit, more)],
      });
    for (const [kind, quantity, unit, more] of [
      ['process', 10.001, 'kg', {}],
      ['process', 1.1, 'yến', {}],
      ['pack', 101, 'hộp', { content: { quantity: 100, unit: 'g' } }],
      ['split', 10.001, 'kg', {}],
    ] as const) {
      const { body } = await make(kind, quantity, unit, more).expect(422);
      expect(body.errors).toMatchObject([{ path: 'outputs', code: 'more-out-than-in' }]);
    }
    const { body } = await make('pack', 100, 'hộp').expect(422);
    expect(body.errors).toMatchObject([{ path: 'outputs', code: 'not-comparable' }]);
    const packed = await make('pack', 100, 'hộp', { content: { quantity: 100, unit: 'g' } }).expect(201);
    const [boxes = ''] = lotOf(packed.body);
    expect(await balance(boxes)).toMatchObject({ unit: 'XBX', made: '100' });
    // Boxes may be said in kilograms, if they come out even.
    await send({
      kind: 'sell',
      eventTime: at(6),
      inputs: [{ lotId: boxes, quantity: 2.4, unit: 'kg' }],
    }).expect(201);
    expect(await balance(boxes)).toMatchObject({ sold: '24', left: '76' });
    const odd = await send({ kind: 'sell', eventTime: at(6), inputs: [{ lotId: boxes, quantity: 0.25, unit: 'kg' }] }).expect(422); // prettier-ignore
    expect(odd.body.errors).toMatchObject([{ path: 'inputs.0.quantity', code: 'whole-packages' }]);
    // What is added counts as gone in: 10 kg and 5 kg of salt.
    await send({
      kind: 'process',
      eventTime: at(7),
      inputs: [{ lotId: lot, quantity: 10, unit: 'kg' }],
      added: [{ name: 'Muối', quantity: 5, unit: 'kg' }],
      outputs: [out(15)],
    }).expect(201);
  });

  it('refuse circles, what goes into itself, other people’s lots, the future and what is before its inputs', async () => {
    const lot = await harvest(100, 3);
    const theirs = await world.lot(other, { input: { quantity: 10, unit: 'kg' } });
    const input = { lotId: lot, quantity: 1, unit: 'kg' };
    const refused = async (change: object, path: string, code: string) => {
      const { body } = await send({ kind: 'split', eventTime: at(5), inputs: [input], outputs: [out(1)], ...change }).expect(422); // prettier-ignore
      expect(body.errors).toMatchObject([{ path, code }]);
      expect(body.errors[0]?.message.length).toBeGreaterThan(20);
    };
    for (const lotId of [theirs.id, NOBODY])
      await refused({ inputs: [{ ...input, lotId }] }, 'inputs.0.lotId', 'lot-not-held');
    await refused({ eventTime: at(24 * 30) }, 'eventTime', 'date-future');
    await refused({ eventTime: '1999-12-31T08:00:00+07:00' }, 'eventTime', 'event-too-old');
    await refused({ eventTime: at(2) }, 'inputs.0.lotId', 'before-input');
    await refused({ outputs: [{ lotId: lot, quantity: 1, unit: 'kg' }] }, 'inputs.0.lotId', 'lot-in-itself');
    await refused({ inputs: [input, input] }, 'inputs', 'one-input');
    const made = await send({ kind: 'split', eventTime: at(5), inputs: [input], outputs: [out(1)] }).expect(
      201,
    );
    const [child = ''] = lotOf(made.body);
    const grown = await send({ kind: 'process', eventTime: at(6), inputs: [{ ...input, lotId: child }], outputs: [out(1)] }).expect(201); // prettier-ignore
    const [grandchild = ''] = lotOf(grown.body);
    const into = (from: string, to: string) => ({
      inputs: [{ lotId: from, quantity: 0.5, unit: 'kg' }],
      outputs: [{ lotId: to, quantity: 0.5, unit: 'kg' }],
      eventTime: at(7),
    });
    await refused(into(grandchild, lot), 'outputs', 'lot-circle');
    await refused(into(grandchild, child), 'outputs', 'lot-circle');
    await refused(
      { outputs: [{ lotId: theirs.id, quantity: 1, unit: 'kg' }] },
      'outputs.0.lotId',
      'lot-not-held',
    );
  });

  it('keep what is noted of them, of a harvest too, for their own business alone', async () => {
    const picked = {
      kind: 'harvest',
      eventTime: at(1),
      note: 'Ho\u0301a gia\u0301 số 5',
      areas: [{ areaId: area.id, amount: { quantity: 3, unit: 'kg' } }],
      outputs: [{ productId: product.id, lotNumber: number(), material: 'Búp chè tươi' }],
    };
    const { body } = await send(picked).expect(201);
    const path = `/api/v1/operations/${body.id}`;
    expect((await world.api(farm.owner).get(path).expect(200)).body).toMatchObject({ note: 'Hóa giá số 5' });
    await world.api(other.owner).get(path).expect(404);
  });

  it('take from lots that were opened by hand, or harvested in the diary', async () => {
    const opened = await world.lot(farm, {
      input: { quantity: 240, unit: 'hộp', madeOn: at(0).slice(0, 10) },
    });
    await send({ kind: 'sample', eventTime: at(30), inputs: [{ lotId: opened.id, quantity: 2, unit: 'hộp' }] }).expect(201); // prettier-ignore
    expect(await balance(opened.id)).toMatchObject({ made: '240', sampled: '2', left: '238', unit: 'XBX' });
    const version = (await world.api(farm.owner).get(`/api/v1/lots/${opened.id}`)).headers['etag'] ?? '';
    const { body } = await world.api(farm.owner).patch(`/api/v1/lots/${opened.id}`).set('if-match', version).send({ quantity: 500 }).expect(422); // prettier-ignore
    expect(body.errors).toMatchObject([{ path: 'quantity', code: 'quantity-balanced' }]);

    const picked = await world.lot(farm);
    await world.harvest(farm, picked, area);
    const now = run.clock.now().toISOString();
    await send({
      kind: 'destroy',
      eventTime: now,
      inputs: [{ lotId: picked.id, quantity: 40, unit: 'kg' }],
    }).expect(201);
    expect(await balance(picked.id)).toMatchObject({ made: '240', destroyed: '40', left: '200' });

    const unknown = await world.lot(farm);
    const refused = await send({ kind: 'loss', eventTime: now, inputs: [{ lotId: unknown.id, quantity: 1, unit: 'kg' }] }).expect(422); // prettier-ignore
    expect(refused.body.errors).toMatchObject([{ path: 'inputs.0.lotId', code: 'lot-without-quantity' }]);
  });

  it('never sell more than there is, with sixteen writers at once', async () => {
    const lot = await harvest(100);
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        send({
          kind: 'sell',
          eventTime: at(2 + index / 60),
          inputs: [{ lotId: lot, quantity: 9 + index / 1000, unit: 'kg' }],
        }),
      ),
    );
    const taken = answers.filter(({ status }) => status === 201);
    expect(taken).toHaveLength(11);
    for (const { status, body } of answers.filter((each) => each.status !== 201))
      expect([status, body.errors[0]?.code]).toEqual([422, 'more-than-left']);
    const { left, sold } = (await balance(lot)) as unknown as { left: string; sold: string };
    expect(Number(left)).toBeGreaterThanOrEqual(0);
    expect(Math.round((Number(left) + Number(sold)) * 1000)).toBe(100_000);
  });

  it('are undone with a reason, unless something was built on them', async () => {
    const lot = await harvest(100);
    const split = await send({ kind: 'split', eventTime: at(2), inputs: [{ lotId: lot, quantity: 60, unit: 'kg' }], outputs: [out(60)] }).expect(201); // prettier-ignore
    const [half = ''] = lotOf(split.body);
    const loss = await send({ kind: 'loss', eventTime: at(3), inputs: [{ lotId: half, quantity: 5, unit: 'kg' }] }).expect(201); // prettier-ignore
    const undo = (id: string, as = farm) => world.api(as.owner).post(`/api/v1/operations/${id}/undo`).send({ reason: 'Ghi nhầm' }); // prettier-ignore
    await undo(split.body.id, other).expect(404);
    const { body } = await undo(split.body.id).expect(422);
    expect(body.errors).toMatchObject([{ code: 'operation-built-on' }]);
    expect((await undo(loss.body.id).expect(200)).body).toMatchObject({ undone: 'Ghi nhầm' });
    await undo(split.body.id).expect(200);
    expect(problem((await undo(split.body.id).expect(409)).body)).toBe('already-corrected');
    expect(await balance(lot)).toMatchObject({ used: '0', left: '100' });
    expect(await balance(half)).toBeNull();
  });

  it('count a harvest that was corrected in the diary with its right figure', async () => {
    const lot = await harvest(100);
    const [entry] = (await world.api(farm.owner).get(`/api/v1/lots/${lot}/events`).expect(200)).body.items;
    const correct = (quantity: number, id = entry?.id ?? '') =>
      world.api(farm.owner).post(`/api/v1/events/${id}/correction`).send({
        reason: 'Cân lại',
        event: {
          step: 'harvested',
          eventTime: at(0),
          responsible: 'Tổ 1',
          areas: [{ areaId: area.id, amount: { quantity, unit: 'kg' } }],
        },
      }); // prettier-ignore
    await send({ kind: 'loss', eventTime: at(3), inputs: [{ lotId: lot, quantity: 70, unit: 'kg' }] }).expect(
      201,
    );
    const refused = await correct(60).expect(409);
    expect(problem(refused.body)).toBe('operation-built-on');
    await correct(80).expect(201);
    expect(await balance(lot)).toMatchObject({ made: '80', lost: '70', left: '10' });
  });

  it('the same sent twice is one', async () => {
    const lot = await harvest(100);
    const twice = { kind: 'loss', eventTime: at(3), inputs: [{ lotId: lot, quantity: 7, unit: 'kg' }] };
    const [one, two] = [await send(twice).expect(201), await send(twice).expect(201)];
    expect(two.body.id).toBe(one.body.id);
    expect(await balance(lot)).toMatchObject({ lost: '7' });
  });

  it('flag what is possible but not likely', async () => {
    const lot = await harvest(100);
    const input = { lotId: lot, quantity: 20, unit: 'kg' };
    const lossy = await send({ kind: 'split', eventTime: at(3), inputs: [input], outputs: [out(17)] }).expect(
      201,
    );
    expect(lossy.body['flags']).toMatchObject([
      { code: 'loss-large', quantity: '3', limit: '20', unit: 'KGM' },
    ]);
    const poor = await send({
      kind: 'process',
      eventTime: at(3),
      inputs: [input],
      outputs: [out(0.5)],
    }).expect(201);
    expect(poor.body['flags']).toMatchObject([{ code: 'yield-low', quantity: '0.5', limit: '20' }]);
    const usual = await send({
      kind: 'process',
      eventTime: at(3),
      inputs: [input],
      outputs: [out(4)],
    }).expect(201);
    expect(usual.body['flags']).toEqual([]);
  });

  it('material is not put on sale; what is made of it is, with the origin of the material', async () => {
    const lot = await harvest(100);
    const release = (id: string) => world.api(farm.owner).post(`/api/v1/lots/${id}/release`);
    expect(problem((await release(lot).expect(409)).body)).toBe('lot-of-material');
    const dried = await send({
      kind: 'process',
      eventTime: at(4),
      inputs: [{ lotId: lot, quantity: 100, unit: 'kg' }],
      outputs: [out(20, 'kg', { material: null })],
    }).expect(201);
    await release(lotOf(dried.body)[0] ?? '').expect(200);
  });

  it('what is unlikely is explained before the lot is put on sale', async () => {
    const lot = await harvest(100);
    const lossy = await send({
      kind: 'split',
      eventTime: at(3),
      inputs: [{ lotId: lot, quantity: 20, unit: 'kg' }],
      outputs: [out(10, 'kg', { material: null })],
    }).expect(201);
    const release = () => world.api(farm.owner).post(`/api/v1/lots/${lotOf(lossy.body)[0] ?? ''}/release`);
    expect(problem((await release().expect(409)).body)).toBe('lot-needs-explanation');
    const explain = (as = farm) => world.api(as.owner).post(`/api/v1/operations/${lossy.body.id}/explanation`).send({ code: 'loss-large', words: 'Búp dập sau mưa' }); // prettier-ignore
    await explain(other).expect(404);
    expect((await explain().expect(200)).body['flags']).toMatchObject([{ explanation: 'Búp dập sau mưa' }]);
    expect(problem((await explain().expect(409)).body)).toBe('already-explained');
    await release().expect(200);
  });

  it('know what a package of the business holds, from when it was declared', async () => {
    const lot = await harvest(100);
    const pack = (quantity: number) =>
      send({ kind: 'pack', eventTime: at(5), inputs: [{ lotId: lot, quantity: 10, unit: 'kg' }], outputs: [out(quantity, 'bịch', { material: null })] }); // prettier-ignore
    expect((await pack(20).expect(422)).body.errors).toMatchObject([{ code: 'not-comparable' }]);
    const declare = (quantity: number, unit: string, more: object = {}) =>
      world
        .api(farm.owner)
        .post('/api/v1/unit-factors')
        .send({ unit: 'bịch', content: { quantity, unit }, ...more });
    expect((await declare(1, 'hộp').expect(422)).body.errors).toMatchObject([{ path: 'content.unit', code: 'content-no-measure' }]); // prettier-ignore
    expect((await declare(1, 'kg', { unit: 'yến' }).expect(422)).body.errors).toMatchObject([{ path: 'unit', code: 'unit-has-factor' }]); // prettier-ignore
    expect((await declare(500, 'g').expect(201)).body.items).toMatchObject([{ unit: 'bịch', quantity: 500, saidUnit: 'g' }]); // prettier-ignore
    const packed = await pack(20).expect(201);
    expect((await pack(21).expect(422)).body.errors).toMatchObject([{ code: 'more-out-than-in' }]);
    // What is declared later changes nothing of what was packed before.
    await declare(1, 'kg', { productId: product.id }).expect(201);
    const [bags = ''] = lotOf(packed.body);
    await send({ kind: 'sell', eventTime: at(6), inputs: [{ lotId: bags, quantity: 1, unit: 'kg' }] }).expect(
      201,
    );
    expect(await balance(bags)).toMatchObject({ sold: '2', left: '18' });
    expect((await pack(11).expect(422)).body.errors).toMatchObject([{ code: 'more-out-than-in' }]);
  });
});
