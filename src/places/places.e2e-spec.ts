import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlacesQueries } from './places.queries.js';
import { loadPlaces } from './load-places.js';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { createWorld, type World } from '../../test/support/world.js';

describe('administrative units', () => {
  let app: RunningApp;
  let places: PlacesQueries;
  let world: World;

  beforeAll(async () => {
    app = await startApp();
    places = app.app.get(PlacesQueries);
    world = createWorld(app);
  });
  afterAll(() => app.close());

  it('holds both periods, and loading again changes nothing', async () => {
    const count = () =>
      app.db.query<{ level: string; today: boolean; count: string }>(
        'select level, valid_to is null as today, count(*) from places group by 1, 2 order by 1, 2',
      );
    const before = await count();
    expect(before).toEqual([
      { level: 'commune', today: false, count: '10035' },
      { level: 'commune', today: true, count: '3321' },
      { level: 'district', today: false, count: '696' },
      { level: 'province', today: false, count: '63' },
      { level: 'province', today: true, count: '34' },
    ]);
    await loadPlaces(app.db.url);
    expect(await count()).toEqual(before);
  });

  it('lists the provinces of today to anybody', async () => {
    const { status, body } = await world.api().get('/api/v1/places/provinces');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(34);
    expect(body.items).toContainEqual({
      code: '08',
      kind: 'Tỉnh',
      name: 'Tuyên Quang',
      nameEn: 'Tuyen Quang',
    });
  });

  it.each([
    ['dong van, tuyen quang', '00721', null],
    ['Xã Đồng Văn, tỉnh Tuyên Quang', '00721', null],
    ['quan ba, tuyen quang', '00874', null],
    ['tả lủng, huyện mèo vạc', '00769', 'xã Tả Lủng, huyện Mèo Vạc, tỉnh Hà Giang'],
  ])('finds %s', async (q, code, formerly) => {
    const { body } = await world.api().get('/api/v1/places/communes').query({ q });
    expect(body.items[0]).toMatchObject({ code, formerly });
  });

  it('finds names whatever marks are typed, and nothing for what is no name', async () => {
    const codes = async (q: string) => (await places.search(q, 30)).map(({ commune }) => commune.code);
    expect(await codes('Hoà Bình')).toEqual(await codes('hòa  bình'));
    expect(await codes('Hoà Bình')).not.toHaveLength(0);
    for (const q of ['zzzz', '%', '_', ',,', "'; drop table places; --"]) expect(await codes(q)).toEqual([]);
  });

  it('takes what calls itself larger than a commune for none that has its name', async () => {
    const found = await places.search('tỉnh Tuyên Quang', 1000);
    expect(new Set(found.map(({ commune }) => commune.province.code))).toEqual(new Set(['08']));
    for (const q of ['huyện Không Có', 'thị xã Không Có', 'tỉnh Tân Lập'])
      expect((await places.search(q, 30)).map(({ commune }) => commune.code)).toEqual([]);
    expect((await places.search('xã Tuyên Quang', 30)).map(({ commune }) => commune.code)).toContain('22963');
  });

  it('refuses a search for nothing', async () => {
    const { status, body } = await world.api().get('/api/v1/places/communes?q=');
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ path: 'q' });
  });

  it('converts an old address to the one commune of today', async () => {
    const found = await places.convertAddress('Thôn 3, xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang');
    expect(found).toMatchObject({ kind: 'one', match: { commune: { code: '00715' }, split: false } });
  });

  it('asks where the old commune was divided', async () => {
    const found = await places.convertAddress('xã Việt Lâm, huyện Vị Xuyên, tỉnh Hà Giang');
    expect(found.kind).toBe('several');
    const codes = found.kind === 'several' ? found.matches.map(({ commune }) => commune.code) : [];
    expect(codes.sort()).toEqual(['00913', '00967']);
  });

  it.each([
    'xã Không Có Đâu, huyện Đồng Văn, tỉnh Hà Giang',
    'thị trấn Không Có, huyện Mèo Vạc, tỉnh Hà Giang',
    'Phìn Lò, huyện Đồng Văn, tỉnh Hà Giang',
  ])('%s stays unknown, and nothing like it is offered', async (text) => {
    expect(await places.convertAddress(text)).toEqual({ kind: 'unknown' });
    const { body } = await world.api().get('/api/v1/places/communes').query({ q: text });
    expect(body.items).toEqual([]);
  });

  it('offers for the name of an old district the communes that lie there', async () => {
    const { body } = await world
      .api()
      .get('/api/v1/places/communes')
      .query({ q: 'huyện Đồng Văn, tỉnh Hà Giang' });
    expect(body.items.map(({ code }) => code)).toEqual(expect.arrayContaining(['00715', '00721']));
  });

  it('knows a commune that was merged before the reform', async () => {
    expect(await places.convertAddress('xã Vân Sơn, huyện Sơn Dương, tỉnh Tuyên Quang')).toMatchObject({
      kind: 'one',
      match: { formerly: [{ name: 'Vân Sơn' }, { name: 'Sơn Dương' }, { name: 'Tuyên Quang' }] },
    });
  });

  it('asks where two old communes share a name', async () => {
    expect((await places.convertAddress('Tả Lủng, Hà Giang')).kind).toBe('several');
  });

  it('says when it knows no such place', async () => {
    expect(await places.convertAddress('Thôn Mẫu, xã Không Có, tỉnh Nào Đó')).toEqual({ kind: 'unknown' });
    expect(await places.convertAddress('')).toEqual({ kind: 'unknown' });
  });

  it('reads an address in both languages', async () => {
    expect(await places.addressOf('00721', 'vi')).toBe('xã Đồng Văn, tỉnh Tuyên Quang');
    expect(await places.addressOf('00721', 'en')).toBe('Dong Van Commune, Tuyen Quang Province');
    expect(await places.addressOf('00004', 'vi')).toBe('phường Ba Đình, thành phố Hà Nội');
    const former = await places.formerUnits('00715');
    expect(former.map(([commune]) => commune?.name)).toContain('Lũng Cú');
  });
});
