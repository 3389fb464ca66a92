import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { insertThings } from '../../test/support/things.js';
import { createWorld, type World } from '../../test/support/world.js';

describe('a business that was merged into another', () => {
  let run: RunningApp;
  let world: World;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
  });
  afterAll(() => run.close());

  const merge = (gone: string, survivor: string) =>
    run.db.query("update businesses set status = 'merged', merged_into = $2 where id = $1", [gone, survivor]);
  const addresses = ({
    area,
    product,
    lot,
    event,
    code,
    application,
  }: Awaited<ReturnType<typeof insertThings>>) => [
    `growing-areas/${area}`,
    `products/${product}`,
    `lots/${lot}`,
    `events/${event}`,
    `codes/${code}`,
    `applications/${application}`,
  ];

  it('keeps its records, which the surviving one reaches, over several steps, and nobody else', async () => {
    const [first, second, survivor, stranger] = [
      await world.business({ name: 'Tổ hợp tác Cũ' }),
      await world.business({ name: 'Hợp tác xã Giữa' }),
      await world.business({ name: 'Hợp tác xã Mới' }),
      await world.business({ name: 'Hợp tác xã Khác' }),
    ];
    const things = await insertThings(run.db, first);
    const paths = addresses(things).map((path) => `/api/v1/${path}`);
    for (const path of paths) await world.api(survivor.owner).get(path).expect(404);
    await merge(first.id, second.id);
    await merge(second.id, survivor.id);
    for (const path of paths) {
      await world.api(survivor.owner).get(path).expect(200);
      const foreign = await world.api(stranger.owner).get(path).expect(404);
      const missing = await world
        .api(stranger.owner)
        .get(path.replace(/[\w-]+$/, '00000000-0000-7000-8000-000000000000'));
      if (!path.includes('/codes/')) expect(foreign.body.code).toBe(missing.body.code);
    }
    const lots = await world.api(survivor.owner).get('/api/v1/lots').expect(200);
    expect(lots.body.items.map(({ id }) => id)).toEqual([things.lot]);
    expect((await world.api(stranger.owner).get('/api/v1/lots')).body.items).toEqual([]);

    // Work goes on where it stood, under the business that is left.
    const event = await world
      .api(survivor.owner)
      .post(`/api/v1/lots/${things.lot}/events`)
      .send({
        step: 'harvested',
        eventTime: new Date(run.clock.now().getTime() - 60_000).toISOString(),
        responsible: 'Tổ hái',
        areas: [{ areaId: things.area, amount: { quantity: 12, unit: 'kg' } }],
      });
    expect(event.status).toBe(201);
    await world
      .api(survivor.owner)
      .post(`/api/v1/operations/${things.operation}/explanation`)
      .send({ code: 'loss-large', words: 'Loại búp dập sau mưa' })
      .expect(200);
    await world.api(survivor.owner).post(`/api/v1/lots/${things.lot}/release`).expect(200);
    const lot = await world
      .api(survivor.owner)
      .post('/api/v1/lots')
      .send({ productId: things.product, lotNumber: 'MOI-1' });
    expect([lot.status, lot.body['businessId']]).toEqual([201, survivor.id]);
  });

  it('is read and not edited any more', async () => {
    const [gone, survivor] = [await world.business(), await world.business()];
    await merge(gone.id, survivor.id);
    const read = await world.api(survivor.owner).get(`/api/v1/businesses/${gone.id}`).expect(200);
    const edit = await world
      .api(survivor.owner)
      .patch(`/api/v1/businesses/${gone.id}`)
      .set('if-match', `"${read.body.version}"`)
      .send({ contactName: 'Người khác' });
    expect([edit.status, edit.body.code]).toEqual([409, 'business-merged']);
  });

  it('is in a state of its own, and not merged into itself', async () => {
    const farm = await world.business();
    await expect(
      run.db.query('update businesses set merged_into = id, status = $2 where id = $1', [farm.id, 'merged']),
    ).rejects.toThrow('businesses_merged');
    await expect(
      run.db.query('update businesses set merged_into = $2 where id = $1', [
        farm.id,
        (await world.business()).id,
      ]),
    ).rejects.toThrow('businesses_merged');
  });
});
