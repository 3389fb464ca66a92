import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { actionsOf } from '../../test/support/audit-of.js';
import { createWorld, type TestBrowser, type TestBusiness, type World } from '../../test/support/world.js';

const SECRETS = ['Giàng Thị Bí Mật', '0987654321', 'Thửa kín 77'];
const TABLE = `STT\tHọ và tên\tSố thửa\tDiện tích (ha)\tSĐT
1\tGiàng Thị Bí Mật\tThửa kín 77\t0,25\t0987654321
2\tLý Văn Hai\t\t1,5\t`;

describe('The households of an area', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let owner: TestBrowser;
  let officer: TestBrowser;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Nhiều Hộ' });
    owner = await world.browser(farm.owner);
    officer = await world.browser(await world.official());
  });
  afterAll(() => run.close());

  const path = (id: string) => `/console/areas/${id}/households`;
  const keep = (id: string, text: string, then = 'append') => owner.post(path(id), { text, then });
  const countOf = async (id: string) =>
    (await world.api(farm.owner).get(`/api/v1/growing-areas/${id}`).expect(200)).body['households'];

  it('are pasted, added to and replaced, with the count kept; removed, the count stays', async () => {
    const { id } = await world.area(farm);
    expect((await keep(id, TABLE)).status).toBe(303);
    const page = await owner.get(path(id)).expect(200);
    for (const secret of SECRETS) expect(page.text).toContain(secret);
    expect(await countOf(id)).toBe(2);
    expect((await keep(id, 'Họ tên\nVàng Thị Ba')).status).toBe(303);
    expect(await countOf(id)).toBe(3);
    expect((await keep(id, 'Họ tên\nVàng Thị Ba', 'replace')).status).toBe(303);
    expect(await countOf(id)).toBe(1);
    expect((await owner.get(path(id))).text).not.toContain(SECRETS[0]);
    await owner.post(`${path(id)}/removal`, {}).expect(303);
    expect(await countOf(id)).toBe(1);
  });

  it('are refused line by line, and nothing of them is kept then', async () => {
    const { id } = await world.area(farm);
    const wrong = await keep(id, 'Họ tên\tDiện tích\tSĐT\nLý A\tnhiều\t0912345678\nLý B\t1\tgọi anh Ba');
    expect(wrong.status).toBe(422);
    for (const told of ['Dòng 2', 'Dòng 3']) expect(wrong.text).toContain(told);
    expect((await keep(id, 'Thửa\n1')).status).toBe(422);
    const [kept] = await run.db.query<{ count: number }>(
      'select count(*)::int as count from area_households where area_id = $1',
      [id],
    );
    expect(kept?.count).toBe(0);
  });

  it('are ten thousand at most, page by page', async () => {
    const { id } = await world.area(farm);
    const many = Array.from({ length: 10_000 }, (_, n) => `Hộ số ${n + 1}`).join('\n');
    expect((await keep(id, `Họ tên\n${many}`)).status).toBe(303);
    expect((await keep(id, 'Họ tên\nHộ thừa')).status).toBe(422);
    const first = await owner.get(path(id)).expect(200);
    expect(first.text).toContain('Hộ số 100<');
    expect(first.text).not.toContain('Hộ số 101<');
    expect((await owner.get(`${path(id)}?cursor=100`).expect(200)).text).toContain('Hộ số 101<');
  });

  it('are read by their own business and by officials on record, and are in nothing else that leaves the register', async () => {
    const area = await world.area(farm, { input: { name: 'Nương Có Hộ' } });
    const lot = await world.lot(farm, { area, status: 'released' });
    const code = await world.code(farm, { lotId: lot.id });
    await keep(area.id, TABLE);
    const other = await world.browser((await world.business({ name: 'HTX Tò Mò' })).owner);
    await other.get(path(area.id)).expect(404);
    await (await world.browser(await world.user({ role: 'auditor' }))).get(path(area.id)).expect(403);
    expect((await officer.get(path(area.id)).expect(200)).text).toContain(SECRETS[0]);
    expect((await actionsOf(run, area.id)).at(-1)).toBe('growing-area.households-read');

    const open = [
      `/areas/${area.code ?? ''}`,
      `/api/v1/areas/${area.code ?? ''}`,
      `/q/${code}`,
      `/producers/${farm.id}`,
    ];
    const seen = await Promise.all([
      ...[...open, `/api/v1/traces/${code}`].map((each) => request(run.url).get(each)),
      ...[
        `/console/areas/${area.id}`,
        '/console/areas?as=csv',
        '/console/imports/of/areas/export?as=csv',
      ].map((each) => officer.get(each)),
      officer.get(`/console/areas/${area.id}/eudr.geojson`),
      world.http(farm.owner).get(`/api/v1/growing-areas/${area.id}`),
    ]);
    for (const { status, text } of seen) {
      expect(status).toBe(200);
      for (const secret of SECRETS) expect(text).not.toContain(secret);
    }
    const entries = await run.db.query<{ entry: string }>('select e::text as entry from audit_entries e');
    const words = await run.db.query<{ search: string }>(
      'select search::text from growing_areas where id = $1',
      [area.id],
    );
    for (const secret of SECRETS)
      for (const text of [...entries.map(({ entry }) => entry), ...words.map(({ search }) => search)])
        expect(text).not.toContain(secret);
  });
});
