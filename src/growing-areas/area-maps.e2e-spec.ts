import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { squareAt } from '../../test/support/goods.js';
import { createWorld, type World } from '../../test/support/world.js';

describe('the maps of an area', () => {
  let run: RunningApp;
  let world: World;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
  });
  afterAll(() => run.close());

  const maps = (html: string) => [...html.matchAll(/<svg class="land".*?<\/svg>/gs)].map(([svg]) => svg);

  it('stand in the dossier and on the area’s page: the field, what it overlaps, its commune and those around', async () => {
    const farm = await world.business({ name: 'HTX Bản Đồ' });
    const polygon = squareAt(105.3, 23.25);
    await world.area(farm, { input: { name: 'Nương Một', polygon } });
    const other = await world.business({ name: 'HTX Bên Cạnh' });
    const { id } = await world.area(other, {
      status: 'submitted',
      input: { name: 'Nương Chồng', polygon: squareAt(105.302, 23.25) },
    });
    const official = await world.browser(await world.official());
    const [dossier] = await run.db.query<{ id: string }>(
      'select id from applications where subject_id = $1',
      [id],
    );
    for (const path of [`/console/applications/${dossier?.id ?? ''}`, `/console/areas/${id}`]) {
      const page = await official.get(path);
      const [field = '', where = ''] = maps(page.text);
      expect(field).toContain('class="a a-1"');
      expect(field).toContain('class="a a-clash"');
      expect(where).toContain(
        'aria-label="Bản đồ: Nương Chồng nằm ở đâu trong xã Đồng Văn, tỉnh Tuyên Quang',
      );
      expect(where).toContain('class="b b-own"');
      expect(where.match(/class="b"/g)?.length).toBeGreaterThan(2);
      expect(where).toContain('>xã Đồng Văn<');
      expect(where).toContain('>xã Sà Phìn<');
      expect(where).toContain('class="spot spot-own"');
      expect(page.text.length).toBeLessThan(120_000);
    }
    // Neither the drawing nor the name of the other's area goes to the applicant.
    const own = await (await world.browser(other.owner)).get(`/console/areas/${id}`);
    expect(maps(own.text).join('')).not.toContain('a-clash');
    expect(maps(own.text)).toHaveLength(2);
  });

  it('name the communes in English for an English reader', async () => {
    const farm = await world.business();
    const { id } = await world.area(farm, { input: { polygon: squareAt(105.31, 23.28) } });
    const page = await (await world.browser(farm.owner)).get(`/console/areas/${id}?lang=en`);
    expect(maps(page.text)[1]).toContain('>Sa Phin Commune<');
  });

  it('are drawn on with the communes around the chosen one beneath', async () => {
    const farm = await world.business({ input: { communeCode: '00721' } });
    const page = await (await world.browser(farm.owner)).get('/console/areas/new');
    const data = /data-map="([^"]*)"/.exec(page.text)?.[1]?.replaceAll('&quot;', '"') ?? '{}';
    const { land } = JSON.parse(data) as { land: { name: string; rings: number[][][] }[] };
    expect(land.map(({ name }) => name)).toEqual(expect.arrayContaining(['xã Đồng Văn', 'xã Sà Phìn']));
    expect(land.length).toBeLessThan(20);
    for (const { rings } of land) expect(rings[0]?.[0]).toEqual(rings[0]?.at(-1));
    expect(page.text.length).toBeLessThan(150_000);
  });

  it('do without outlines where none are shipped: the field alone', async () => {
    const farm = await world.business();
    const { id } = await world.area(farm, {
      input: { communeCode: '00004', polygon: squareAt(105.84, 21.03) },
    });
    const page = await (await world.browser(farm.owner)).get(`/console/areas/${id}`);
    expect(maps(page.text)).toHaveLength(1);
  });
});
