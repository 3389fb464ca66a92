import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { actionsOf } from '../../test/support/audit-of.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBrowser, type TestBusiness, type World } from '../../test/support/world.js';
import { KeptCounts } from '../platform/lists/kept-counts.js';
import { AreaOverlaps } from './area-overlaps.service.js';

const HOUSE = {
  name: 'Nhà đóng gói Thử',
  crop: 'Chè Shan tuyết, cam sành',
  communeCode: '00721',
  village: 'Số 12, thôn Mẫu 3',
  lon: 105.3612,
  lat: 23.2712,
  facilityNumber: 'FFRN 0912',
  capacityTonnes: 12.5,
  standards: ['haccp'],
  intendedMarkets: ['CN'],
  registrant: 'Giàng Thị Đại Diện',
};

describe('Packing houses', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let owner: TestBrowser;
  let officer: TestBrowser;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Đóng Gói' });
    owner = await world.browser(farm.owner);
    officer = await world.browser(await world.official());
  });
  afterAll(() => run.close());

  const api = () => world.api(farm.owner);
  const declare = (changes: object = {}) =>
    api()
      .post('/api/v1/packing-houses')
      .send({ ...HOUSE, ...changes });
  const idIn = (location: unknown) => /areas\/([0-9a-f-]{36})/.exec(String(location))?.[1] ?? '';
  const approve = async (id: string) => {
    const [dossier] = await run.db.query<{ id: string; kind: string }>(
      `select id, kind from applications where subject_id = $1 and status = 'submitted'`,
      [id],
    );
    await world
      .api(await world.official())
      .post(`/api/v1/applications/${dossier?.id ?? ''}/decision`)
      .send({ decision: 'approve' })
      .expect(200);
    return dossier;
  };

  it('are declared in a form, sent, approved with a code of their own pattern, and found in the lists', async () => {
    const form = {
      ...{ name: 'Nhà đóng gói Trang', crop: HOUSE.crop, communeCode: '00721', village: HOUSE.village },
      ...{ place: '23.2712, 105.3612', capacityTonnes: '12,5', facilityNumber: HOUSE.facilityNumber },
      ...{ standards: ['haccp', 'iso-22000'], intendedMarkets: 'CN', registrant: HOUSE.registrant },
      then: 'submit',
    };
    expect((await owner.get('/console/packing-houses/new').expect(200)).text).toContain('name="place"');
    const wrong = await owner.post('/console/packing-houses', { ...form, place: 'gần chợ', name: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="gần chợ"');
    for (const field of ['f-place', 'f-name']) expect(wrong.text).toContain(`href="#${field}"`);
    const abroad = await owner.post('/console/packing-houses', { ...form, place: '13.7, 102.2' });
    expect(readable(abroad.text)).toContain('không nằm trong Việt Nam');
    const sent = await owner.post('/console/packing-houses', form);
    expect(sent.status).toBe(303);
    const id = idIn(sent.headers['location']);
    const page = readable((await owner.get(String(sent.headers['location'])).expect(200)).text);
    for (const told of ['12,5 tấn/ngày', 'FFRN 0912', 'HACCP, ISO 22000', 'Giàng Thị Đại Diện'])
      expect(page).toContain(told);
    for (const absent of ['Chồng lấn', 'Tải GeoJSON', 'Diện tích']) expect(page).not.toContain(absent);

    const dossier = await approve(id);
    expect(dossier?.kind).toBe('packing-house');
    const desk = readable((await officer.get(`/console/applications/${dossier?.id ?? ''}`).expect(200)).text);
    for (const told of ['Cấp mã cơ sở đóng gói', '12,5', 'Giàng Thị Đại Diện']) expect(desk).toContain(told);
    const { body } = await api().get(`/api/v1/growing-areas/${id}`).expect(200);
    expect(body).toMatchObject({ kind: 'packing-house', status: 'active', polygon: null, lat: 23.2712 });
    expect(body.code).toMatch(/PH|-P|DG/);

    for (const [kind, there] of [
      ['packing-house', true],
      ['field', false],
    ] as const) {
      const list = await officer.get(`/console/areas?kind=${kind}&q=trang`).expect(200);
      expect(list.text.includes('Nhà đóng gói Trang')).toBe(there);
      const map = await officer.get(`/console/areas/map?kind=${kind}&at=105.3612,23.2712,15`).expect(200);
      expect(map.text.includes('Nhà đóng gói Trang')).toBe(there);
    }
    const { body: found } = await api().get('/api/v1/growing-areas?q=ffrn0912').expect(200);
    expect(found.items.map((item) => item.id)).toContain(id);
  });

  it('have a public page for their code, and codes of markets abroad as areas have', async () => {
    const { body } = await declare({ name: 'Nhà đóng gói Ngoài' }).expect(201);
    await api().post(`/api/v1/growing-areas/${body.id}/submission`).expect(200);
    await approve(body.id);
    const { body: house } = await api().get(`/api/v1/growing-areas/${body.id}`).expect(200);
    const { body: asked } = await api()
      .post(`/api/v1/growing-areas/${body.id}/registrations`)
      .send({ market: 'CN' })
      .expect(201);
    await approve(asked.id);
    await world
      .api(await world.official())
      .post(`/api/v1/area-registrations/${asked.id}/steps`)
      .send({ action: 'issue', code: 'VN-TQPH-017' })
      .expect(200);
    const text = readable((await request(run.url).get('/areas/VN-TQPH-017').expect(200)).text);
    for (const told of ['Cơ sở đóng gói', 'Nhà đóng gói Ngoài', '12,5 tấn/ngày', 'FFRN 0912', 'Trung Quốc'])
      expect(text).toContain(told);
    for (const absent of ['Giàng Thị Đại Diện', 'Lô đang bán', '105,36', 'Diện tích'])
      expect(text).not.toContain(absent);
    const { body: open } = await world.api().get(`/api/v1/areas/${house.code}`).expect(200);
    expect(open).toMatchObject({ kind: 'packing-house', hectares: null, capacityTonnes: 12.5 });
    expect(JSON.stringify(open)).not.toContain('105.3612');
  });

  it('are changed until they have a code, and leave their steps in the log', async () => {
    const { body } = await declare().expect(201);
    const change = (input: object, version: number) =>
      api().patch(`/api/v1/packing-houses/${body.id}`).set('if-match', `"${version}"`).send(input);
    const { body: moved } = await change({ lon: 105.4, capacityTonnes: null }, body.version).expect(200);
    expect(moved).toMatchObject({
      lon: 105.4,
      lat: 23.2712,
      capacityTonnes: null,
      facilityNumber: 'FFRN 0912',
    });
    const [kept] = await run.db.query<{ bounds: string }>(
      'select bounds::text from growing_areas where id = $1',
      [body.id],
    );
    expect(kept?.bounds).toBe('(105.4,23.2712),(105.4,23.2712)');
    const edit = await owner.get(`/console/packing-houses/${body.id}/edit`).expect(200);
    expect(edit.text).toContain('value="23.2712, 105.4"');
    await owner.get(`/console/areas/${body.id}/edit`).expect(303);
    expect(await actionsOf(run, body.id)).toEqual(['growing-area.created', 'growing-area.edited']);
    await api().delete(`/api/v1/growing-areas/${body.id}`).expect(204);
  });

  it.each([
    [{ lon: 2.35, lat: 48.85 }, 'lon', 'place-not-viet-nam'],
    [{ lon: 22.66, lat: 104.74 }, 'lon', 'place-swapped'],
    [{ lon: 450_000 }, 'lon', 'too-large'],
    [{ lat: '23' }, 'lat', 'not-a-number'],
    [{ lat: 14.1, lon: 102.1 }, 'lon', 'place-not-viet-nam'],
    [{ capacityTonnes: 0 }, 'capacityTonnes', 'not-positive'],
    [{ polygon: {} }, 'polygon', 'unknown-field'],
    [{ communeCode: '99999' }, 'communeCode', 'commune-unknown'],
  ])('are refused where they make no sense: %j', async (changes, path, code) => {
    const { body } = await declare(changes).expect(422);
    expect(body.errors).toMatchObject([{ path, code }]);
  });

  it('are no fields: nothing is harvested from them, drawn, certified or compared with ground', async () => {
    const { body } = await declare({ name: 'Nhà đóng gói Không Phải Nương' }).expect(201);
    await api().post(`/api/v1/growing-areas/${body.id}/submission`).expect(200);
    await approve(body.id);
    const area = await world.area(farm);
    const lot = await world.lot(farm);
    const harvest = await api()
      .post(`/api/v1/lots/${lot.id}/events`)
      .send({
        step: 'harvested',
        eventTime: run.clock.now().toISOString(),
        responsible: 'Tổ 1',
        areas: [{ areaId: body.id, amount: { quantity: 1, unit: 'kg' } }],
      });
    expect([harvest.status, harvest.body.errors[0]?.code]).toEqual([422, 'not-found']);
    await owner.get(`/console/areas/${body.id}/boundary.geojson`).expect(404);
    await owner.get(`/console/areas/${body.id}/eudr.geojson`).expect(404);
    await officer.get(`/console/areas/${body.id}/seasons/new`).expect(404);
    const { body: draft } = await declare({ name: 'Bản nháp' }).expect(201);
    await api()
      .patch(`/api/v1/growing-areas/${draft.id}`)
      .set('if-match', `"${draft.version}"`)
      .send({ households: 3 })
      .expect(404);
    // Whoever corrects a field of it cannot give it hectares.
    const mended = await api()
      .post('/api/v1/requests')
      .send({
        kind: 'correction',
        subjectType: 'growing-area',
        subjectId: body.id,
        reason: 'Thử',
        changes: { hectaresDeclared: '3' },
      });
    expect(mended.status).toBe(422);
    const totals = await run.app.get(KeptCounts).totals(['growing_areas'], [farm.id]);
    expect(totals.of('growing_areas', 'active')).toBe(1);
    await run.app.get(AreaOverlaps).compareMissing();
    const compared = await run.db.query<{ id: string }>('select area_id as id from compared_areas');
    const ids = compared.map(({ id }) => id);
    expect(ids).toContain(area.id);
    expect(ids).not.toContain(body.id);
  });
});
