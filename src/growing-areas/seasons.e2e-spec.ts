import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { actionsOf } from '../../test/support/audit-of.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

const SEASON = {
  name: 'Vụ thu',
  startsOn: '2026-10-01',
  endsOn: '2026-12-31',
  hectares: 12.4,
  kgPerHectare: 1500,
  certifiedBy: 'Chi cục thử',
  certifiedOn: '2026-09-20',
};

describe('Seasons of an area', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Có Vụ' });
  });
  afterAll(() => run.close());

  const inspector = async () => world.api(await world.user({ role: 'inspector' }));
  const certify = async (areaId: string, changes: object = {}) =>
    (await inspector()).post(`/api/v1/growing-areas/${areaId}/seasons`).send({ ...SEASON, ...changes });

  it('hold what was harvested against hectares times the certified yield, in whatever weight', async () => {
    const area = await world.area(farm);
    expect((await certify(area.id)).status).toBe(201);
    const lot = await world.lot(farm, { area, status: 'open' });
    for (const [quantity, unit, day] of [
      [1.1, 'tấn', '2026-10-05'],
      [5, 'Tạ', '2026-10-06'],
      [300, 'kg', '2026-11-01'],
      [7, 'gùi', '2026-11-02'],
      [999, 'kg', '2026-09-30'],
    ])
      await world
        .api(farm.owner)
        .post(`/api/v1/lots/${lot.id}/events`)
        .send({
          step: 'harvested',
          eventTime: `${String(day)}T00:30:00+07:00`,
          responsible: 'Tổ hái',
          areas: [{ areaId: area.id, amount: { quantity, unit } }],
        })
        .expect(201);
    const { items } = (
      await world.api(farm.owner).get(`/api/v1/growing-areas/${area.id}/seasons`).expect(200)
    ).body;
    expect(items).toMatchObject([{ ...SEASON, capacityKg: 18_600, usedKg: 1900, unweighed: 1 }]);
    const page = readable((await (await world.browser(farm.owner)).get(`/console/areas/${area.id}`)).text);
    expect(page).toContain('Đã thu 1,9 trên 18,6 tấn.');
    expect(page).toContain('1 lần thu hoạch không ghi theo cân');
  });

  it.each([
    [{ endsOn: '2026-09-30' }, 'endsOn', 'until-before-start'],
    [{ endsOn: '2029-12-31' }, 'endsOn', 'season-too-long'],
    [{ startsOn: '2027-06-01', endsOn: '2027-08-31', hectares: 99 }, 'hectares', 'too-large'],
    [{ startsOn: '2026-12-31', endsOn: '2027-02-01' }, 'startsOn', 'season-overlap'],
    [{ kgPerHectare: 0 }, 'kgPerHectare', 'not-positive'],
    [{ certifiedOn: '2026-02-30' }, 'certifiedOn', 'date-invalid'],
  ])('refuse %j at %s', async (changes, path, code) => {
    const area = await world.area(farm);
    await certify(area.id);
    const answer = await certify(area.id, changes);
    expect([answer.status, answer.body.errors[0]?.path]).toEqual([422, path]);
    if (code !== 'date-invalid') expect(answer.body.errors).toMatchObject([{ code }]);
  });

  it('are entered by officials on a page, and removed with a trace in the log', async () => {
    const area = await world.area(farm);
    const browser = await world.browser(await world.user({ role: 'inspector' }));
    await browser.get(`/console/areas/${area.id}/seasons/new`).expect(200);
    const again = await browser.post(`/console/areas/${area.id}/seasons`, {
      name: 'Vụ hè',
      hectares: 'mười',
    });
    expect(again.status).toBe(422);
    expect(again.text).toContain('value="Vụ hè"');
    const fields = { ...SEASON, hectares: '12,4', kgPerHectare: '1500' };
    expect((await browser.post(`/console/areas/${area.id}/seasons`, fields)).status).toBe(303);
    const [season] = await run.db.query<{ id: string }>('select id from area_seasons where area_id = $1', [
      area.id,
    ]);
    expect((await browser.post(`/console/area-seasons/${season?.id ?? ''}/removal`, {})).status).toBe(303);
    expect((await actionsOf(run, area.id)).slice(-2)).toEqual([
      'growing-area.season-certified',
      'growing-area.season-removed',
    ]);
  });

  it('are not certified before somebody did so', async () => {
    const area = await world.area(farm);
    const answer = await certify(area.id, { certifiedOn: '2199-01-01' });
    expect([answer.status, answer.body.errors]).toMatchObject([
      422,
      [{ path: 'certifiedOn', code: 'date-future' }],
    ]);
  });

  it('are not for areas without a code', async () => {
    const draft = await world.area(farm, { status: 'draft' });
    expect((await certify(draft.id)).status).toBe(409);
  });
});
