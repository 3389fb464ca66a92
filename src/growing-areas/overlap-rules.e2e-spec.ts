import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { squareAt } from '../../test/support/goods.js';
import { areaInput } from '../../test/support/goods.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

describe('areas on the same ground, where the province blocks them by crop', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let other: TestBusiness;
  beforeAll(async () => {
    run = await startApp({ REGISTRY_OVERLAP: '*=warn; chè=block@10; chè dây=warn' });
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Có Trước' });
    other = await world.business({ name: 'HTX Đến Sau' });
  });
  afterAll(() => run.close());

  const declare = (
    who: TestBusiness,
    polygon: ReturnType<typeof squareAt>,
    more: Record<string, unknown> = {},
  ) => {
    const { grid: _grid, ...input } = areaInput();
    return world
      .api(who.owner)
      .post('/api/v1/growing-areas')
      .send({ ...input, polygon, ...more });
  };

  it('are refused from that share on, with the share and the place; others are taken', async () => {
    await world.area(farm, { input: { name: 'Nương Gốc', polygon: squareAt(105.3, 23.25) } });
    const refused = await declare(other, squareAt(105.303, 23.25));
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toHaveLength(1);
    const [{ path, code, message }] = refused.body.errors as [
      { path: string; code: string; message: string },
    ];
    expect([path, code]).toEqual(['polygon', 'area-overlap-blocked']);
    // The middle of what both share, to a hundred metres; not whose it is.
    expect(message).toMatch(/40\s?% .*(105[.,]304|105[.,]303).*23[.,]25[23]/);
    expect(message).not.toContain('Nương Gốc');
    await declare(other, squareAt(105.3048, 23.25)).then(({ status }) => expect(status).toBe(201));
    await declare(other, squareAt(105.303, 23.25), { crop: 'Chè dây' }).then(({ status }) =>
      expect(status).toBe(201),
    );
    await declare(other, squareAt(105.303, 23.25), { crop: 'Cam' }).then(({ status }) =>
      expect(status).toBe(201),
    );
    const own = await declare(farm, squareAt(105.303, 23.25));
    expect(own.body.errors[0]?.message).toContain('Nương Gốc');
  });

  it('are shown on a map beside the fault', async () => {
    const browser = await world.browser(other.owner);
    const { polygon: _polygon, grid: _grid, declaredUnit: _unit, ...facts } = areaInput();
    const fields = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
    const page = await browser.post('/console/areas', {
      ...fields,
      polygon: JSON.stringify(squareAt(105.302, 23.251)),
      then: 'submit',
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain('nằm trên vùng của cơ sở khác (gần kinh độ 105');
    expect(page.text).toMatch(
      /<svg class="land".*<g class="pin"><circle [^>]*><\/circle><text [^>]*>1<\/text>/s,
    );
    expect(page.text).toMatch(/\(1\) \d+\s% diện tích nằm chung với vùng của một cơ sở khác/);
  });

  it('are refused at sending and at a change of crop, too: another may have come between', async () => {
    const draft = await declare(other, squareAt(105.4, 23.25)).expect(201);
    const { id } = draft.body;
    await world.area(farm, { input: { name: 'Nương Nhanh Hơn', polygon: squareAt(105.4, 23.25) } });
    const sent = await world.api(other.owner).post(`/api/v1/growing-areas/${id}/submission`);
    expect([sent.status, sent.body.errors[0]?.code]).toEqual([422, 'area-overlap-blocked']);
    const page = await (await world.browser(other.owner)).post(`/console/areas/${id}/submission`, {});
    expect(page.status).toBe(422);
    expect(page.text).toContain('100 % diện tích nằm trên vùng của cơ sở khác');
    const corn = await world
      .api(other.owner)
      .patch(`/api/v1/growing-areas/${id}`)
      .set('if-match', '"1"')
      .send({ crop: 'Ngô' });
    expect(corn.status).toBe(200);
    const tea = await world
      .api(other.owner)
      .patch(`/api/v1/growing-areas/${id}`)
      .set('if-match', '"2"')
      .send({ crop: 'chè' });
    expect([tea.status, tea.body.errors[0]?.code]).toEqual([422, 'area-overlap-blocked']);
  });
});
