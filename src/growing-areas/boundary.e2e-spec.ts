import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { areaInput } from '../../test/support/goods.js';
import { createWorld, type TestBrowser, type TestBusiness, type World } from '../../test/support/world.js';

/** A square of about 5.6 ha. */
const square = (lon: number, lat: number, side = 0.0023) => [
  [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ],
];
const polygonAt = (lon: number, lat: number) => ({ type: 'Polygon', coordinates: square(lon, lat) });
const feature = (geometry: unknown) => ({ type: 'Feature', properties: {}, geometry });
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const POINT = feature({ type: 'Point', coordinates: [105, 23] });

describe('The place of a boundary', () => {
  let app: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let owner: TestBrowser;
  let officer: TestBrowser;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
    farm = await world.business();
    owner = await world.browser(farm.owner);
    officer = await world.browser(await world.official());
  });
  afterAll(() => app.close());

  const declare = (polygon: unknown, changes: object = {}) =>
    world
      .api(farm.owner)
      .post('/api/v1/growing-areas')
      .send({ ...areaInput(), hectaresDeclared: 6, communeCode: '00721', polygon, ...changes });

  it.each([
    ['Paris', polygonAt(2.35, 48.85), 'geo-outside-viet-nam'],
    ['Vientiane', polygonAt(102.6, 17.96), 'geo-outside-viet-nam'],
    ['Hainan', polygonAt(110.3, 19.2), 'geo-outside-viet-nam'],
    ['Palawan', polygonAt(117.2, 8.5), 'geo-outside-viet-nam'],
    ['Phnom Penh', polygonAt(104.92, 11.56), 'geo-outside-viet-nam'],
    [
      'two places, one of them abroad',
      { type: 'MultiPolygon', coordinates: [square(105.3, 23.25), square(101.7, 3.1)] },
      'geo-outside-viet-nam',
    ],
    [
      'latitude first',
      { type: 'Polygon', coordinates: [square(23.25, 105.3)[0]?.map(([a, b]) => [a, b])] },
      'geo-swapped',
    ],
    [
      'metres of VN-2000',
      { type: 'Polygon', coordinates: square(452_310.5, 2_571_200.25, 240) },
      'geo-vn2000',
    ],
    [
      'metres of VN-2000, north first',
      { type: 'Polygon', coordinates: square(2_571_200.25, 452_310.5, 240) },
      'geo-vn2000',
    ],
    [
      'a stated VN-2000',
      {
        ...polygonAt(105.3, 23.25),
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3405' } },
      },
      'geo-vn2000',
    ],
    ['numbers that are nothing', polygonAt(1e9, 5), 'geo-out-of-range'],
    ['WKT', 'POLYGON ((105.3 23.25, 105.31 23.25, 105.31 23.26, 105.3 23.25))', 'geo-wkt'],
    ['EWKT', 'SRID=4326;POLYGON((105.3 23.25, 105.31 23.25, 105.31 23.26, 105.3 23.25))', 'geo-wkt'],
    ['a list of coordinates', '105.3 23.25\n105.31, 23.25\n105.31, 23.26', 'geo-list'],
    ['words', 'ranh giới', 'geo-not-json'],
  ])('%s is refused for what it is', async (_, polygon, code) => {
    const { body } = await declare(polygon).expect(422);
    expect(body.errors).toMatchObject([{ path: 'polygon', code }]);
  });

  it.each([
    ['a point beside it', collection(POINT, feature(polygonAt(105.3, 23.25)))],
    [
      'a path and a feature without geometry',
      collection(
        feature(polygonAt(105.3, 23.25)),
        feature(null),
        feature({
          type: 'LineString',
          coordinates: [
            [105, 23],
            [105.1, 23],
          ],
        }),
      ),
    ],
    [
      'an empty feature',
      collection(feature({ type: 'Polygon', coordinates: [] }), feature(polygonAt(105.3, 23.25))),
    ],
  ])('one area with %s is one area', async (_, polygon) => {
    const { body } = await declare(polygon).expect(201);
    expect(body['polygon']).toMatchObject({ type: 'Polygon' });
    expect(body['notices']).toEqual([]);
  });

  it.each([
    ['Trường Sa', '22736', polygonAt(111.918, 8.643)],
    ['Song Tử Tây', '22736', polygonAt(114.331, 11.429)],
    ['Hoàng Sa', '20333', polygonAt(111.608, 16.533)],
  ])('an island is of the country and of its commune: %s', async (_, communeCode, polygon) => {
    const { body } = await declare(polygon, { communeCode }).expect(201);
    expect(body['notices']).toEqual([]);
  });

  it('two areas in a file are too many', async () => {
    const two = collection(feature(polygonAt(105.3, 23.25)), POINT, feature(polygonAt(105.31, 23.25)));
    const { body } = await declare(two).expect(422);
    expect(body.errors).toMatchObject([{ path: 'polygon', code: 'geo-features' }]);
  });

  it('far from the declared commune is told to the owner and to the office, on page, in the dossier and in JSON', async () => {
    const { body } = await declare(polygonAt(105.85, 21.03)).expect(201);
    expect(body['notices']).toMatchObject([{ code: 'far-from-commune' }]);
    const [notice] = body['notices'] as { kilometres: number; nearestCommuneCode: string }[];
    expect(notice?.kilometres).toBeGreaterThan(200);
    expect(notice?.nearestCommuneCode.startsWith('00')).toBe(true);
    const told = 'cách trung tâm xã đã khai khoảng';
    expect((await owner.get(`/console/areas/${body.id}`).expect(200)).text).toContain(told);
    expect((await officer.get(`/console/areas/${body.id}`).expect(200)).text).toContain(told);
    await world.api(farm.owner).post(`/api/v1/growing-areas/${body.id}/submission`).expect(200);
    const [dossier] = await app.db.query<{ id: string }>(
      'select id from applications where subject_id = $1',
      [body.id],
    );
    expect((await officer.get(`/console/applications/${dossier?.id ?? ''}`).expect(200)).text).toContain(
      told,
    );
  });

  it('with latitude first is offered the right way round in the form', async () => {
    const swapped = JSON.stringify({
      type: 'Polygon',
      coordinates: [square(105.3, 23.25)[0]?.map(([lon, lat]) => [lat, lon])],
    });
    const fields = { name: 'Nương đảo', crop: 'Chè', communeCode: '00721', hectaresDeclared: '6' };
    const page = await owner.post('/console/areas', { ...fields, polygon: swapped }).expect(422);
    expect(page.text).toContain('đã đảo lại giúp');
    const offered =
      /<textarea[^>]*name="polygon"[^>]*>([^<]*)</.exec(page.text)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect(JSON.parse(offered)).toEqual(polygonAt(105.3, 23.25));
    await owner.post('/console/areas', { ...fields, polygon: offered }).expect(303);
  });

  it.each([
    ['utf-16le', Buffer.from([0xff, 0xfe])],
    ['utf-16be', Buffer.from([0xfe, 0xff])],
  ] as const)('reads a file in %s', async (encoding, mark) => {
    const text = `<?xml version="1.0" encoding="UTF-16"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Polygon><outerBoundaryIs><LinearRing>
      <coordinates>105.3,23.25 105.3023,23.25 105.3023,23.2523 105.3,23.2523 105.3,23.25</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></kml>`;
    const little = Buffer.from(text, 'utf16le');
    const file = Buffer.concat([mark, encoding === 'utf-16le' ? little : little.swap16()]);
    await upload(file, encoding, 303);
  });

  it('names a file that is no text', async () => {
    const page = await upload(Buffer.from([0, 0, 0x27, 0x0a, 0, 0, 0, 0, 1, 2, 3]), 'shp', 422);
    expect(page.text).toContain('không phải văn bản');
  });

  async function upload(file: Buffer, name: string, status: number) {
    const form = await owner.get('/console/areas/new').expect(200);
    const csrf = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    return app
      .http()
      .post('/console/areas')
      .set('cookie', owner.cookie)
      .field({ _csrf: csrf, name: `Nương ${name}`, crop: 'Chè', communeCode: '00721', hectaresDeclared: '6' })
      .attach('boundaryFile', file, 'ranh.kml')
      .expect(status);
  }
});
