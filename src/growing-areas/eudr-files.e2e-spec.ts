import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { areaInput, squareAt } from '../../test/support/goods.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';
import { readEudr } from '../standards/geo/eudr.js';

interface Taken {
  readonly plots: readonly {
    name: string;
    communeCode: string | null;
    areaId: string | null;
    faults: { code: string }[];
  }[];
}

describe('EUDR files of growing areas', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Cà Phê Mẫu' });
  });
  afterAll(() => run.close());

  const plot = (geometry: unknown, more: Record<string, unknown> = {}) => ({
    type: 'Feature',
    properties: { ProducerName: 'Hộ mẫu', ProducerCountry: 'VN', ...more },
    geometry,
  });
  const fileOf = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
  const exact = (west: number, south: number) => squareAt(west + 0.0000001, south + 0.0000001);
  const six = (west: number, south: number) => {
    const { coordinates } = squareAt(west, south);
    return {
      type: 'Polygon',
      coordinates: coordinates.map((ring) =>
        ring.map(([x = 0, y = 0]) => [x + 0.000001, y + 0.000001].map((value) => Number(value.toFixed(6)))),
      ),
    };
  };

  it('are written by the rules of the format: one area, all of a business, a choice of them', async () => {
    const first = await world.area(farm, { input: { name: 'Rẫy Một', polygon: squareAt(105.3, 23.25) } });
    const holed = {
      type: 'Polygon' as const,
      coordinates: [...squareAt(105.32, 23.25).coordinates, ...squareAt(105.322, 23.252, 0.001).coordinates],
    };
    const second = await world.area(farm, { input: { name: 'Rẫy Hai', polygon: holed } });
    await world.area(farm, {
      status: 'draft',
      input: { name: 'Rẫy Nháp', polygon: squareAt(105.34, 23.25) },
    });
    const browser = await world.browser(farm.owner);
    const one = await browser.get(`/console/areas/${first.id}/eudr.geojson`);
    expect([one.status, one.headers['content-disposition']]).toEqual([
      200,
      'attachment; filename="eudr.geojson"',
    ]);
    const text = Buffer.isBuffer(one.body) ? one.body.toString() : one.text;
    expect(text).toContain('"coordinates":[[[105.300000,23.250000]');
    const read = readEudr(text);
    expect([read.verdict, read.issues]).toEqual(['accept', []]);
    expect(read.plots[0]).toMatchObject({ country: 'VN', producer: 'HTX Cà Phê Mẫu' });
    expect(read.plots[0]?.place).toMatch(/^Rẫy Một, .*tỉnh Tuyên Quang/i);
    const api = world.api(farm.owner);
    const plotsOf = async (query: string, as = api) => {
      const { status, text: file } = await as.get(`/api/v1/growing-areas/eudr${query}`);
      return { status, ...readEudr(status === 200 ? file : '') };
    };
    const all = await plotsOf('');
    // A hole becomes a seam between two plots.
    expect([all.verdict, all.plots.map(({ place }) => place?.split(',')[0])]).toEqual([
      'accept',
      ['Rẫy Hai', 'Rẫy Hai', 'Rẫy Một'],
    ]);
    expect((await plotsOf(`?ids=${second.id}`)).plots).toHaveLength(2);
    expect((await plotsOf('?ids=x')).status).toBe(422);
    // Others' are not to be had, alone or among one's own.
    const other = await world.business();
    expect((await plotsOf(`?ids=${first.id}`, world.api(other.owner))).status).toBe(404);
    expect((await plotsOf('', world.api(other.owner))).status).toBe(422);
    const official = world.api(await world.official());
    expect((await plotsOf(`?ids=${first.id},${second.id}`, official)).plots).toHaveLength(3);
  });

  it('are read into drafts: tried first, plot by plot, in the commune each lies in', async () => {
    const file = fileOf(
      plot(six(105.35, 23.25), { ProductionPlace: 'Rẫy Ba' }),
      plot({ type: 'Point', coordinates: [105.361234, 23.251234] }, { Area: 3.5 }),
      plot(six(105.37, 23.25), { ProducerCountry: 'LA' }),
      plot(six(105.8, 21.03), { ProductionPlace: 'Chưa rõ xã' }),
    );
    const api = world.api(farm.owner);
    const tried = await api.post('/api/v1/growing-areas/eudr').send({ file, crop: 'Cà phê chè' });
    expect(tried.status).toBe(200);
    const { plots } = tried.body as unknown as Taken;
    expect(plots.map(({ areaId }) => areaId)).toEqual([null, null, null, null]);
    expect(plots.map(({ faults }) => faults[0]?.code ?? null)).toEqual([
      null,
      'eudr-point',
      'eudr-abroad',
      'address-required',
    ]);
    const before = await run.db.query<{ count: number }>('select count(*)::int as count from growing_areas');
    const kept = await api
      .post('/api/v1/growing-areas/eudr')
      .send({ file: JSON.stringify(file), crop: 'Cà phê chè', keep: true });
    const [made] = (kept.body as unknown as Taken).plots;
    const after = await run.db.query<{ count: number }>('select count(*)::int as count from growing_areas');
    expect((after[0]?.count ?? 0) - (before[0]?.count ?? 0)).toBe(1);
    const { body } = await api.get(`/api/v1/growing-areas/${made?.areaId ?? ''}`);
    expect(body).toMatchObject({
      name: 'Rẫy Ba',
      crop: 'Cà phê chè',
      status: 'draft',
      communeCode: made?.communeCode,
    });
    expect(body['hectaresDeclared']).toBeCloseTo(Number(body['hectaresMeasured']), 3);
  });

  it('say what is wrong with them by the words of the format, and take nothing then', async () => {
    const api = world.api(farm.owner);
    const codesOf = async (file: unknown) => {
      const { status, body } = await api
        .post('/api/v1/growing-areas/eudr')
        .send({ file, crop: 'Cà phê', keep: true });
      return [status, body.errors.map(({ code }) => code)];
    };
    expect(await codesOf({ type: 'Feature' })).toEqual([422, ['eudr-root']]);
    expect(await codesOf(fileOf())).toEqual([422, ['eudr-empty']]);
    expect(await codesOf(fileOf(plot(squareAt(105.3, 23.25))))).toEqual([422, ['eudr-decimals']]);
    expect(
      await codesOf(fileOf(plot({ type: 'Point', coordinates: [105.361234, 23.251234] }, { Area: 4.5 }))),
    ).toEqual([422, ['eudr-point-too-large']]);
    expect(await codesOf('{"type":')).toEqual([422, ['geo-not-json']]);
    const browser = await world.browser(farm.owner);
    const page = await browser.get('/console/areas/eudr');
    expect(page.text).toContain('name="eudrFile"');
    const link = 'href="/console/areas/eudr.geojson"';
    expect(page.text).toContain(link);
    const newcomer = await world.browser((await world.business({ name: 'HTX Chưa Có Vùng' })).owner);
    expect((await newcomer.get('/console/areas/eudr')).text).not.toContain(link);
    const { crop } = areaInput();
    const shown = await browser.post('/console/areas/eudr', {
      file: JSON.stringify(fileOf(plot(exact(105.39, 23.25)))),
      crop,
      communeCode: '00721',
      then: 'try',
    });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Nhận được');
    expect(shown.text).toContain('Tạo 1 bản nháp');
    const taken = await browser.post('/console/areas/eudr', {
      file: JSON.stringify(fileOf(plot(exact(105.39, 23.25)))),
      crop,
      communeCode: '00721',
      then: 'take',
    });
    expect(taken.text).toMatch(
      /<a href="\/console\/areas\/[0-9a-f-]{36}"><span lang="vi">Hộ mẫu|<a href="\/console\/areas\/[0-9a-f-]{36}">Hộ mẫu/,
    );
    const none = await browser.post('/console/areas/eudr', { file: '', crop, communeCode: '', then: 'try' });
    expect([none.status, none.text.includes('Không đọc được ranh giới')]).toEqual([422, true]);
  });
});
