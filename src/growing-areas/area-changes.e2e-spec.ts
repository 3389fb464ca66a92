import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { areaInput } from '../../test/support/goods.js';
import { createWorld, type TestBrowser, type TestBusiness, type World } from '../../test/support/world.js';

const SECRETS = ['Giàng Thị Bí Mật', 'Thửa kín 77', '0987654321', 'Người Đứng Tên'];

/** About 5.6 ha where the side is the usual one. */
const square = (lon: number, side = 0.0023) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, 23.25],
      [lon + side, 23.25],
      [lon + side, 23.25 + side],
      [lon, 23.25 + side],
      [lon, 23.25],
    ],
  ],
});

describe('What changed on a growing area from version to version', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let owner: TestBrowser;
  let officer: TestBrowser;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Đổi Ranh Giới' });
    owner = await world.browser(farm.owner);
    officer = await world.browser(await world.user({ role: 'inspector' }));
  });
  afterAll(() => run.close());

  const api = () => world.api(farm.owner);
  const declared = async (changes: object = {}): Promise<string> => {
    const input = { ...areaInput(), hectaresDeclared: 6, polygon: square(105.3), ...changes };
    return (await api().post('/api/v1/growing-areas').send(input).expect(201)).body.id;
  };
  const change = async (id: string, input: object, kind = 'growing-areas') => {
    const { headers } = await api().get(`/api/v1/growing-areas/${id}`).expect(200);
    await api()
      .patch(`/api/v1/${kind}/${id}`)
      .set('if-match', headers['etag'] ?? '')
      .send(input)
      .expect(200);
  };
  const panels = async (reader: TestBrowser, id: string, query = '') => {
    const { text } = await reader.get(`/console/areas/${id}/changes${query}`).expect(200);
    return text.match(/<section class="panel" id="change-.*?<\/section>/gs) ?? [];
  };
  const dashed = (panel: string) => /<path class="a a-other" d="([^"]+)"/.exec(panel)?.[1];
  const filled = (panel: string) => /<path class="a a-1" d="([^"]+)"/.exec(panel)?.[1];

  it('shows facts old and new, and both outlines with their hectares, each change with its own pair', async () => {
    const id = await declared({ variety: 'Shan tuyết' });
    expect(await panels(owner, id)).toEqual([]);
    await change(id, { crop: 'Cam sành', households: 15, plantedYear: 1985, irrigation: 'gravity' });
    await change(id, { polygon: square(105.31, 0.0024) });
    await change(id, { polygon: square(105.31, 0.0022), village: null });
    const shown = await panels(owner, id);
    expect(shown).toHaveLength(3);
    const [third = '', second = '', first = ''] = shown;
    for (const told of [
      '<del>Chè Shan tuyết</del> → <ins>Cam sành</ins>',
      '<del>12</del> → <ins>15</ins>',
      '<del>chưa khai</del> → <ins>1985</ins>',
      '<ins>Mương, suối dẫn về</ins>',
    ])
      expect(first).toContain(told);
    expect(first).not.toContain('<svg');
    expect(first).not.toContain('Giống');
    // What came after the one is what was before the other: the outline is drawn in each, and differs from its pair.
    const sizes = (panel: string) =>
      [...panel.matchAll(/<(?:del|ins)>([\d,]+)\u00a0ha</g)].map(([, size]) => size);
    expect(sizes(second)).toHaveLength(2);
    expect(sizes(second)[1]).toBe(sizes(third)[0]);
    for (const panel of [second, third]) {
      expect(dashed(panel)).toMatch(/^M/);
      expect(filled(panel)).toMatch(/^M/);
      expect(dashed(panel)).not.toBe(filled(panel));
    }
    expect(third).toContain('<del>Thôn Mẫu 3</del> → <ins>chưa khai</ins>');
  });

  it('names who did it to officials alone, and never the households or who answers for the area', async () => {
    const id = await declared({ registrant: SECRETS[3], polygon: square(105.32) });
    await owner
      .post(`/console/areas/${id}/households`, {
        text: `Họ tên\tThửa\tĐiện thoại\n${SECRETS.slice(0, 3).join('\t')}`,
        then: 'append',
      })
      .expect(303);
    await change(id, { registrant: 'Người Đứng Tên Khác', crop: 'Cam' });
    const { name } = farm.owner.actor;
    const [own, office] = [(await panels(owner, id)).join(''), (await panels(officer, id)).join('')];
    expect(own).toContain('<del>12</del> → <ins>1</ins>');
    expect(office).toContain('Người làm');
    expect(office).toContain(name);
    expect(own).not.toContain('Người làm');
    for (const secret of SECRETS) expect(own + office).not.toContain(secret);
    const english = (await panels(officer, id, '?lang=en')).join('');
    expect(english).toContain('Edited');
    const other = await world.browser((await world.business({ name: 'HTX Tò Mò' })).owner);
    await other.get(`/console/areas/${id}/changes`).expect(404);
  });

  it('says so where the boundary changed before former ones were kept', async () => {
    const id = await declared({ polygon: square(105.33) });
    await change(id, { polygon: square(105.335, 0.0024) });
    const [kept = ''] = await panels(owner, id);
    expect(kept).not.toContain('chưa giữ ranh giới cũ');
    const [may] = await run.db.query(
      `select has_table_privilege('dau_goc_app', 'former_boundaries', 'insert') as insert,
         has_table_privilege('dau_goc_app', 'former_boundaries', 'update, delete, truncate') as others`,
    );
    expect(may).toEqual({ insert: true, others: false });
    // As it is of changes of earlier versions of this service.
    await run.db.query('delete from former_boundaries where area_id = $1', [id]);
    const [lost = ''] = await panels(owner, id);
    expect(lost).toContain('chưa giữ ranh giới cũ');
    expect(lost).not.toContain('<svg');
  });

  it('keeps nothing of a draft that is deleted, whose boundary was promised to be gone', async () => {
    const id = await declared({ polygon: square(105.34) });
    await change(id, { polygon: square(105.345) });
    const count = async () =>
      (await run.db.query('select 1 from former_boundaries where area_id = $1', [id])).length;
    expect(await count()).toBe(1);
    await owner.post(`/console/areas/${id}/deletion`, {}).expect(303);
    expect(await count()).toBe(0);
  });

  it('tells what the office mended and decided, too; of a packing house as well, page by page', async () => {
    const house = {
      name: 'Nhà đóng gói Thử',
      crop: 'Chè',
      communeCode: '00721',
      lon: 105.3612,
      lat: 23.2712,
      capacityTonnes: 12.5,
    };
    const { body } = await api().post('/api/v1/packing-houses').send(house).expect(201);
    for (let n = 1; n <= 11; n++) await change(body.id, { capacityTonnes: 12.5 + n }, 'packing-houses');
    await change(body.id, { lon: 105.3712, facilityNumber: 'FFRN 0912' }, 'packing-houses');
    const { text } = await owner.get(`/console/areas/${body.id}/changes`).expect(200);
    expect(text).toContain('<del>105,3612</del> → <ins>105,3712</ins>');
    expect(text).not.toContain('<del>12,5</del>');
    const next = /href="([^"]*cursor=[^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const rest = await owner.get(next).expect(200);
    expect(rest.text).toContain('<del>12,5</del> → <ins>13,5</ins>');
    await owner.get(`/console/areas/${body.id}/changes?cursor=x`).expect(400);

    const area = await world.area(farm);
    const [approved = '', sent = ''] = await panels(officer, area.id);
    expect(approved).toContain(`<ins>${area.code ?? ''}</ins>`);
    expect(sent).toContain('<del>Bản nháp</del> → <ins>Chờ duyệt</ins>');
  });
});
