import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import {
  createWorld,
  type JsonBody,
  newTaxCode,
  type TestBusiness,
  type World,
} from '../../test/support/world.js';

interface Thing {
  readonly id: string;
}

/** Four tea gardens of Hoàng Su Phì, three harvests, one blend, two sizes of packages, a shop; then a finding on one plot. */
describe('The tea of Hoàng Su Phì', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let shop: TestBusiness;
  let start: number;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Chè mẫu Hoàng Su Phì' });
    start = run.clock.now().getTime() - 15 * 86_400_000;
  });
  afterAll(() => run.close());

  const at = (hours: number) => new Date(start + hours * 3_600_000).toISOString();
  const record = async (input: object): Promise<JsonBody> =>
    (await world.api(farm.owner).post('/api/v1/operations').send(input).expect(201)).body;
  const lotsOf = (body: JsonBody, role = 'output') =>
    (body['lots'] as { lotId: string; role: string }[])
      .filter((each) => each.role === role)
      .map(({ lotId }) => lotId);

  it('from four gardens to a shop, and back from a spray on one of them to the right packages alone', async () => {
    const taxCode = newTaxCode();
    shop = await world.business({ name: 'Cửa hàng mẫu', input: { taxCode } });
    const gardens: Thing[] = [];
    for (const name of ['Nương Nậm Ty', 'Nương Hồ Thầu', 'Nương Túng Sán', 'Nương Bản Luốc'])
      gardens.push(await world.area(farm, { input: { name } }));
    const product = await world.product(farm);
    const [one, two, three, four] = gardens.map(({ id }) => id);
    const harvest = async (number: string, hours: number, from: readonly (readonly [string | undefined, number])[]) =>
      lotsOf(await record({
        kind: 'harvest',
        eventTime: at(hours),
        areas: from.map(([areaId, quantity]) => ({ areaId, amount: { quantity, unit: 'kg' } })),
        outputs: [{ productId: product.id, lotNumber: number, material: 'Búp chè tươi' }],
      }), 'subject')[0]; // prettier-ignore
    const spray = await world.api(farm.owner)
      .post(`/api/v1/lots/${(await world.lot(farm)).id}/events`)
      .send({ step: 'tended', eventTime: at(0), responsible: 'Tổ 3', note: 'Phun thuốc', areas: [{ areaId: four }] })
      .expect(201); // prettier-ignore
    const leaves = [
      await harvest('H-1', 5, [[one, 300], [two, 0.3 * 1000]]),
      await harvest('H-2', 6, [[three, 300]]),
      await harvest('H-3', 7, [[four, 100]]),
    ]; // prettier-ignore
    const dry: (string | undefined)[] = [];
    for (const [index, lotId] of leaves.entries()) {
      const quantity = [600, 300, 100][index] ?? 0;
      const withered = lotsOf(await record({ kind: 'process', eventTime: at(12 + index), place: 'Làm héo', inputs: [{ lotId, quantity, unit: 'kg' }], outputs: [{ productId: product.id, lotNumber: `W-${index}`, material: 'Chè héo', quantity: quantity * 0.7, unit: 'kg' }] }))[0]; // prettier-ignore
      dry.push(lotsOf(await record({ kind: 'process', eventTime: at(24 + index), place: 'Vò, sấy', inputs: [{ lotId: withered, quantity: quantity * 0.7, unit: 'kg' }], outputs: [{ productId: product.id, lotNumber: `D-${index}`, material: 'Chè khô', quantity: quantity * 0.2, unit: 'kg' }] }))[0]); // prettier-ignore
    }
    const blend = (number: string, parts: readonly (readonly [string | undefined, number])[]) =>
      record({ kind: 'blend', eventTime: at(48), inputs: parts.map(([lotId, quantity]) => ({ lotId, quantity, unit: 'kg' })), outputs: [{ productId: product.id, lotNumber: number, material: 'Chè phối', quantity: parts.reduce((sum, [, quantity]) => sum + quantity, 0), unit: 'kg' }] }); // prettier-ignore
    const [mixed] = lotsOf(await blend('B-1', [[dry[0], 60], [dry[1], 30], [dry[2], 10]])); // prettier-ignore
    const [clean] = lotsOf(await blend('B-2', [[dry[0], 40], [dry[1], 20]])); // prettier-ignore
    const pack = async (lotId: string | undefined, kg: number, numbers: readonly [string, string]) =>
      lotsOf(await record({ kind: 'pack', eventTime: at(60), inputs: [{ lotId, quantity: kg, unit: 'kg' }], outputs: [{ productId: product.id, lotNumber: numbers[0], quantity: kg * 5, unit: 'hộp', content: { quantity: 100, unit: 'g' } }, { productId: product.id, lotNumber: numbers[1], quantity: kg, unit: 'túi', content: { quantity: 0.5, unit: 'kg' } }] })); // prettier-ignore
    const touched = await pack(mixed, 100, ['P-1', 'P-2']);
    const untouched = await pack(clean, 60, ['P-3', 'P-4']);
    for (const id of [...touched, ...untouched])
      await world.api(farm.owner).post(`/api/v1/lots/${id}/release`).expect(200);

    const shipment = await world.api(farm.owner).post('/api/v1/shipments').send({
      eventTime: at(72),
      toTaxCode: taxCode,
      lots: [...touched, ...untouched].map((lotId, index) => ({ lotId, quantity: 20, unit: index % 2 === 0 ? 'hộp' : 'túi' })),
    }).expect(201); // prettier-ignore
    await world
      .api(shop.owner)
      .post(`/api/v1/shipments/${shipment.body.id}/answer`)
      .send({ eventTime: at(90) })
      .expect(200);

    // What is on the shelf: six tenths, three tenths and one tenth, as it was blended.
    const back = await world.api(shop.owner).get('/api/v1/genealogy').query({ from: `lot:${touched[0] ?? ''}`, way: 'back' }).expect(200); // prettier-ignore
    const nodes = back.body['nodes'] as { id: string; kind: string; share: number }[];
    const share = (id: string | undefined) =>
      Math.round((nodes.find((node) => node.id === id)?.share ?? NaN) * 1000);
    expect([one, two, three, four].map(share)).toEqual([300, 300, 300, 100]);
    expect(leaves.map(share)).toEqual([600, 300, 100]);

    // The spray on the fourth garden reaches what was blended with its tea, wherever it is, and nothing else.
    const office = world.api(await world.official());
    const found = await office
      .get('/api/v1/genealogy')
      .query({ from: `event:${spray.body.id}`, way: 'forward' })
      .expect(200);
    const reached = found.body['nodes'] as { id: string; kind: string; name?: string }[];
    const ids = reached.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(touched));
    expect(ids.filter((id) => untouched.includes(id) || id === clean)).toEqual([]);
    expect(reached.filter(({ kind }) => kind === 'receiver').map(({ name }) => name)).toEqual([shop.name]);
    const { body } = await office.get(`/api/v1/lots/${touched[0] ?? ''}/balances`).expect(200);
    const owner = await world.browser(farm.owner);
    const made = (await owner.get(`/console/lots/${touched[0] ?? ''}`).expect(200)).text;
    expect(made).toContain('Nguồn gốc đã có ở trên.');
    expect(made).not.toContain('Chưa ghi việc nào.');
    const forward = (await owner.get(`/console/genealogy?from=area:${one ?? ''}&way=forward`).expect(200))
      .text;
    expect(forward).toContain('Vùng trồng Nương Nậm Ty');
    expect(body.items.map((each) => [each['holderName'], each['left']])).toEqual([
      [farm.name, '480'],
      [shop.name, '20'],
    ]);
  }, 60_000);
});
