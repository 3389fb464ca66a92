import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { areaInput, squareAt } from '../../test/support/goods.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';
import { csrfToken } from '../access/csrf.js';
import { fromVn2000 } from '../standards/geo/vn2000.js';

const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const [RING = []] = squareAt(104.9, 22.6).coordinates;
const KML = `<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>${RING.map(
  (corner) => corner.join(','),
).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`;

describe('a boundary from a file or a survey', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let cookie: string;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Có Tệp' });
    ({ cookie } = await world.browser(farm.owner));
  });
  afterAll(() => run.close());

  async function send(then: string, fields: Readonly<Record<string, string>>, file?: Uint8Array) {
    const form = new FormData();
    const { name, crop, communeCode } = areaInput();
    const all = {
      _csrf: csrfToken(cookie.split('=')[1] ?? ''),
      name,
      crop,
      communeCode,
      hectaresDeclared: '28,3',
      then,
    };
    for (const [key, value] of Object.entries({ ...all, ...fields })) form.set(key, value);
    if (file !== undefined) form.set('boundaryFile', new Blob([new Uint8Array(file)]), 'vung.zip');
    const answer = await fetch(`${run.url}/console/areas`, {
      method: 'POST',
      headers: { cookie, 'accept-language': 'vi' },
      body: form,
      redirect: 'manual',
    });
    return { status: answer.status, html: await answer.text() };
  }
  const sentNext = (html: string): { coordinates: number[][][] } => {
    const text = /<textarea[^>]*name="polygon"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
    return JSON.parse(text.replaceAll('&quot;', '"')) as { coordinates: number[][][] };
  };
  const ringOf = (html: string) => new Set(sentNext(html).coordinates[0]?.map((corner) => corner.join(',')));
  const expected = new Set(RING.map((corner) => corner.join(',')));

  it.each([
    ['KMZ', zipSync({ 'files/flag.png': new Uint8Array(10), 'doc.kml': strToU8(KML) })],
    ['zipped shapefile', zipSync({ 'thua/vung.shp': shapefile([RING]), 'thua/vung.PRJ': strToU8(WGS84) })],
    ['stored without compression', zipSync({ 'vung.kml': strToU8(KML) }, { level: 0 })],
  ])('is shown before it is sent, and sent as it was shown: %s', async (_, file) => {
    const { status, html } = await send('preview', {}, file);
    expect(status).toBe(200);
    expect(html).toContain('Ranh giới đọc được');
    expect(html).toContain('sào Bắc Bộ (360 m²)');
    expect(html).toContain('<svg class="land"');
    expect(ringOf(html)).toEqual(expected);
    const [before] = await run.db.query<{ n: number }>('select count(*)::int as n from growing_areas');
    expect(before?.n).toBe(0);
  });

  it('comes from a list of corners in metres, with the strip chosen', async () => {
    const corners = [
      [2_500_000.5, 480_000],
      [2_500_000, 480_500],
      [2_500_500, 480_500],
      [2_500_500, 480_000],
    ] as const;
    const polygon = corners
      .map(([x, y], index) => `${index + 1}\t${String(x).replace('.', ',')}\t${y}`)
      .join('\n');
    const { html } = await send('preview', { polygon, grid: '105.5/3', hectaresDeclared: '27' });
    expect(sentNext(html).coordinates[0]).toContainEqual(
      fromVn2000(2_500_000.5, 480_000, { meridian: 105.5, width: 3 }),
    );
    expect(html).toMatch(/Khai chênh 8\u00a0% so với đo/);
    // Programs send the same.
    const body = { ...areaInput(), hectaresDeclared: 25, polygon, grid: '105.5/3' };
    await world.api(farm.owner).post('/api/v1/growing-areas').send(body).expect(201);
    const wrong = await world
      .api(farm.owner)
      .post('/api/v1/growing-areas')
      .send({ ...body, grid: '105.6/3' });
    expect([wrong.status, wrong.body.errors[0]]).toMatchObject([422, { path: 'grid', code: 'vn2000-zone' }]);
    const line = await send('preview', { polygon: `${polygon}\nkhông rõ`, grid: '105.5/3' });
    expect([line.status, line.html.includes('Dòng 5 không đọc được')]).toEqual([422, true]);
  });

  it('says in the preview what it would lie on: own areas by name, others not', async () => {
    const other = await world.business({ name: 'HTX Giữ Kín' });
    await world.area(other, { input: { name: 'Vùng Kín', polygon: squareAt(104.95, 22.7) } });
    await world.area(farm, { input: { name: 'Vùng Nhà', polygon: squareAt(104.953, 22.7) } });
    const { html } = await send('preview', { polygon: JSON.stringify(squareAt(104.952, 22.7)) });
    expect(html).toContain('nằm chung với vùng “Vùng Nhà” của bạn');
    expect(html).toContain('60\u00a0% diện tích nằm chung với vùng của một cơ sở khác');
    expect(html).not.toContain('Vùng Kín');
  });

  it.each([
    ['geo-archive-empty', 'không có ranh giới nào', zipSync({ 'anh.png': new Uint8Array(100) })],
    ['no projection', 'Shapefile thiếu tệp .prj', zipSync({ 'a.shp': shapefile([RING]) })],
    ['two shapefiles', 'đúng một vùng', zipSync({ 'a.shp': shapefile([RING]), 'b.shp': shapefile([RING]) })],
    [
      'a broken shapefile',
      'Không đọc được shapefile',
      zipSync({ 'a.shp': new Uint8Array(50), 'a.prj': strToU8(WGS84) }),
    ],
    [
      'a shapefile of half a million corners',
      'quá nhiều điểm',
      zipSync({
        'a.shp': shapefile([Array.from({ length: 490_000 }, (__, n) => [105 + (n % 64) / 1e4, 23])]),
        'a.prj': strToU8(WGS84),
      }),
    ],
    [
      'a shapefile of forty thousand parts',
      'quá nhiều điểm',
      zipSync({ 'a.shp': shapefile(Array.from({ length: 40_000 }, () => RING)), 'a.prj': strToU8(WGS84) }),
    ],
    [
      'a shapefile of two areas',
      'đúng một vùng',
      zipSync({
        'a.shp': Buffer.concat([shapefile([RING]), shapefile([RING]).subarray(100)]),
        'a.prj': strToU8(WGS84),
      }),
    ],
    [
      'a projection without end',
      'Không đọc được shapefile',
      zipSync({ 'a.shp': shapefile([RING]), 'a.prj': strToU8('PROJCS['.repeat(100_000)) }),
    ],
    ['a broken archive', 'tệp nén không có ranh giới', strToU8('PK\u0003\u0004 không phải')],
    ['a bomb', 'Tệp ranh giới lớn quá', zipSync({ 'doc.kml': new Uint8Array(80_000_000) }, { level: 9 })],
    [
      'many files',
      'Tệp ranh giới lớn quá',
      zipSync(Object.fromEntries(Array.from({ length: 400 }, (__, n) => [`${n}.kml`, strToU8(KML)]))),
    ],
  ])('is refused with its own sentence: %s', async (_, sentence, file) => {
    const { status, html } = await send('preview', {}, file);
    expect([status, html.includes(sentence)]).toEqual([422, true]);
  });
});

/** ESRI Shapefile Technical Description (1998): a polygon a record. */
function shapefile(rings: readonly (readonly (readonly number[])[])[]): Uint8Array {
  const points = rings.flat();
  const content = 44 + 4 * rings.length + 16 * points.length;
  const file = Buffer.alloc(100 + 8 + content);
  file.writeInt32BE(9994, 0);
  file.writeInt32BE(file.length / 2, 24);
  file.writeInt32LE(1000, 28);
  file.writeInt32LE(5, 32);
  file.writeInt32BE(1, 100);
  file.writeInt32BE(content / 2, 104);
  file.writeInt32LE(5, 108);
  const xs = points.map(([x = 0]) => x).sort((one, other) => one - other);
  const ys = points.map(([, y = 0]) => y).sort((one, other) => one - other);
  [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0].forEach((value, index) => {
    file.writeDoubleLE(value, 36 + 8 * index);
    file.writeDoubleLE(value, 112 + 8 * index);
  });
  file.writeInt32LE(rings.length, 144);
  file.writeInt32LE(points.length, 148);
  let at = 152;
  let start = 0;
  for (const ring of rings) {
    file.writeInt32LE(start, at);
    at += 4;
    start += ring.length;
  }
  for (const [x = 0, y = 0] of points.toReversed()) {
    file.writeDoubleLE(x, at);
    file.writeDoubleLE(y, at + 8);
    at += 16;
  }
  return file;
}
