import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { areaInput, squareAt } from '../../test/support/goods.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

describe('the size and the place of an area', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ input: { communeCode: '00721' } });
  });
  afterAll(() => run.close());

  it('is written in sào and remembered so: in the form, on the page, in the dossier; kept in hectares', async () => {
    const browser = await world.browser(farm.owner);
    const { polygon: _polygon, grid: _grid, ...facts } = areaInput();
    const fields = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)]));
    const polygon = JSON.stringify(squareAt(105.3, 23.25, 0.0007));
    const sent = await browser.post('/console/areas', {
      ...fields,
      communeCode: '00721',
      hectaresDeclared: '14,5',
      declaredUnit: 'sao-north',
      polygon,
      then: 'submit',
    });
    expect([sent.status, sent.headers.location]).toEqual([303, expect.stringContaining('/console/areas/')]);
    const path = String(sent.headers.location).split('?')[0] ?? '';
    const page = await browser.get(path);
    expect(page.text).toMatch(/khai 14,5\s?sào Bắc Bộ \(0,52\d?\s?ha\)/);
    const id = path.split('/').at(-1) ?? '';
    const { body } = await world.api(farm.owner).get(`/api/v1/growing-areas/${id}`);
    expect([body['hectaresDeclared'], body['declaredUnit']]).toEqual([0.522, 'sao-north']);
    const [dossier] = await run.db.query<{ id: string }>(
      'select id from applications where subject_id = $1',
      [id],
    );
    const official = await world.browser(await world.official());
    expect((await official.get(`/console/applications/${dossier?.id ?? ''}`)).text).toMatch(
      /14,5\s?sào Bắc Bộ/,
    );
    // Half the sào would be far from what was drawn, in the other sào it is.
    const central = await browser.post('/console/areas', {
      ...fields,
      communeCode: '00721',
      hectaresDeclared: '7,25',
      declaredUnit: 'sao-north',
      polygon,
      then: 'keep',
    });
    expect(central.status).toBe(422);
    expect(central.text).toContain('value="7,25"');
    expect(central.text).toContain('<option value="sao-north" selected');
    const draft = await world
      .api(farm.owner)
      .post('/api/v1/growing-areas')
      .send({
        ...facts,
        communeCode: '00721',
        hectaresDeclared: 0.5,
        declaredUnit: 'sao-central',
        polygon: squareAt(105.31, 23.25, 0.0007),
      });
    expect(draft.status).toBe(201);
    const form = await browser.get(`/console/areas/${draft.body.id}/edit`);
    expect(form.text).toMatch(/name="hectaresDeclared"[^>]*value="10"/);
    expect(form.text).toContain('<option value="sao-central" selected');
    const unknown = await world
      .api(farm.owner)
      .post('/api/v1/growing-areas')
      .send({ ...facts, polygon: squareAt(105.32, 23.25), declaredUnit: 'acre' });
    expect([unknown.status, unknown.body.errors[0]?.path]).toEqual([422, 'declaredUnit']);
  });

  it('is held against the outline of its commune, and a stray corner is found: each told where it is', async () => {
    // Đồng Văn ends before 105.42; so near its middle nothing was said of it before.
    const square = squareAt(105.43, 23.27).coordinates[0] ?? [];
    const [first = [], second = [], ...rest] = square;
    const spike = [
      [105.435, 23.2725],
      [105.437, 23.27251],
      [105.435, 23.27252],
    ];
    const polygon = { type: 'Polygon' as const, coordinates: [[first, second, ...spike, ...rest]] };
    const { grid: _grid, ...input } = areaInput();
    const sent = await world
      .api(farm.owner)
      .post('/api/v1/growing-areas')
      .send({
        ...input,
        communeCode: '00721',
        polygon,
      });
    expect(sent.status).toBe(201);
    const notices = sent.body['notices'] as {
      code: string;
      kilometres?: number;
      place?: number[];
      nearestCommuneCode?: string;
    }[];
    expect(notices.map(({ code }) => code)).toEqual(['outside-commune', 'sharp-corner']);
    expect(notices[0]?.kilometres).toBeGreaterThan(0.5);
    expect(notices[0]?.nearestCommuneCode).toMatch(/^\d{5}$/);
    expect(notices[1]?.place).toEqual([105.437, 23.27251]);
    const page = await (await world.browser(farm.owner)).get(`/console/areas/${sent.body.id}`);
    expect(page.text).toMatch(/\(1\) Nằm ngoài xã đã khai khoảng [\d,]+\skm\. Chỗ xa nhất: kinh độ 105,4/);
    expect(page.text).toMatch(/\(2\) Có góc rất nhọn.*kinh độ 105,43700, vĩ độ 23,27251/);
    expect(page.text.match(/<g class="pin">/g)).toHaveLength(2);
    const inside = await world.area(farm, {
      input: { communeCode: '00721', polygon: squareAt(105.345, 23.25) },
    });
    const { body } = await world.api(farm.owner).get(`/api/v1/growing-areas/${inside.id}`);
    expect(body['notices']).toEqual([]);
  });
});
