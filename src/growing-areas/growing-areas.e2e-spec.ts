import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { actionsOf, auditOf } from '../../test/support/audit-of.js';
import { areaInput, squareAt, squarePolygon } from '../../test/support/goods.js';
import {
  createWorld,
  type JsonBody,
  type TestBusiness,
  type TestBrowser,
  type World,
} from '../../test/support/world.js';

const NOBODY = '0199f0a2-5f00-7000-8000-000000000000';
const KML = `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Nương</name><Polygon>
  <outerBoundaryIs><LinearRing><coordinates>104.9,22.9,0 104.905,22.9,0 104.905,22.905,0 104.9,22.905,0 104.9,22.9,0</coordinates></LinearRing></outerBoundaryIs>
</Polygon></Placemark></kml>`;
const GPX = `<gpx version="1.1" creator="thu" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
  <trkpt lat="22.95" lon="104.9"/><trkpt lat="22.95" lon="104.905"/><trkpt lat="22.955" lon="104.905"/><trkpt lat="22.955" lon="104.9"/><trkpt lat="22.95" lon="104.9"/>
</trkseg></trk></gpx>`;
const BOW_TIE = [
  [104.74, 22.66],
  [104.75, 22.67],
  [104.75, 22.66],
  [104.74, 22.67],
  [104.74, 22.66],
];

describe('Growing areas', () => {
  let app: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let other: TestBusiness;
  let owner: TestBrowser;
  let officer: TestBrowser;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
    [farm, other] = [
      await world.business({ name: 'HTX Chè Thử' }),
      await world.business({ name: 'HTX Láng Giềng' }),
    ];
    owner = await world.browser(farm.owner);
    officer = await world.browser(await world.official());
  });
  afterAll(() => app.close());

  const asOwner = () => world.api(farm.owner);
  const problem = (body: JsonBody) => String(body['type']).replace('urn:dau-goc:problem:', '');
  const idIn = (location: unknown) => /areas\/([0-9a-f-]{36})/.exec(String(location))?.[1] ?? '';
  const fields = (changes: Readonly<Record<string, string>> = {}) => {
    const { name, crop, communeCode, polygon } = areaInput();
    return { name, crop, communeCode, hectaresDeclared: '28', polygon: JSON.stringify(polygon), ...changes };
  };
  const decide = async (subjectId: string, input: object) => {
    const [row] = await app.db.query<{ id: string }>(
      `select id from applications where subject_id = $1 and status = 'submitted'`,
      [subjectId],
    );
    const reviewer = world.api(await world.official());
    return reviewer.post(`/api/v1/applications/${row?.id ?? ''}/decision`).send(input);
  };

  describe('in the pages', () => {
    it('are declared, sent, given a code, suspended and let go again', async () => {
      const form = await owner.get('/console/areas/new').expect(200);
      expect(form.text).toContain('<option value="00721" selected>xã Đồng Văn');
      const sent = await owner
        .post('/console/areas', fields({ name: 'Nương Trang', hectaresDeclared: '27,5', then: 'submit' }))
        .expect(303);
      const id = idIn(sent.headers['location']);
      const [dossier] = await app.db.query<{ reference: string }>(
        'select reference from applications where subject_id = $1',
        [id],
      );
      const page = await owner.get(String(sent.headers['location'])).expect(200);
      expect(page.text).toContain('Đã gửi duyệt');
      expect(page.text).toContain(`<b class="code">${dossier?.reference ?? '?'}</b>`);
      expect(page.text).toContain('khai 27,5\u00a0ha');
      expect(page.text).toContain('class="a a-1"');

      const seen = await officer.get(`/console/areas/${id}`).expect(200);
      expect(seen.text).toContain('HTX Chè Thử');
      expect(seen.text).not.toContain('/submission');
      expect(
        (await decide(id, { decision: 'approve', fields: { areaCode: 'VN-08-00721-0901' } })).status,
      ).toBe(200);
      expect((await owner.get(`/console/areas/${id}`)).text).toContain('VN-08-00721-0901');

      expect((await officer.post(`/console/areas/${id}/suspension`, {}).expect(422)).text).toContain(
        'Chưa ghi lý do',
      );
      await officer.post(`/console/areas/${id}/suspension`, { reason: 'Dư lượng' }).expect(303);
      expect((await owner.get(`/console/areas/${id}`)).text).toContain(
        'Lý do<!-- -->: Dư lượng'.replace('<!-- -->', ''),
      );
      await officer.post(`/console/areas/${id}/resumption`, {}).expect(303);
      expect(await actionsOf(app, id)).toEqual([
        'growing-area.created',
        'growing-area.submitted',
        'growing-area.approved',
        'growing-area.suspended',
        'growing-area.resumed',
      ]);
    });

    it('can be edited until they are sent, by the version that was read', async () => {
      const { id } = await world.area(farm, { status: 'draft' });
      expect((await owner.get(`/console/areas/${id}/edit`).expect(200)).text).toContain(
        'name="version" value="1"',
      );
      const edit = (version: string) =>
        owner.post(`/console/areas/${id}/edit`, fields({ name: 'Tên mới', version }));
      await edit('1').expect(303);
      await edit('1').expect(412);
      // What the form showed empty is empty now.
      expect((await asOwner().get(`/api/v1/growing-areas/${id}`)).body).toMatchObject({
        name: 'Tên mới',
        village: null,
        households: null,
      });
      await owner.post(`/console/areas/${id}/submission`, {}).expect(303);
      const moved = await owner.get(`/console/areas/${id}/edit`).expect(303);
      expect(moved.headers['location']).toBe(`/console/areas/${id}`);
      await edit('3').expect(409);
    });

    it('find a commune by the name it had before July 2025, keeping what was typed', async () => {
      const find = (oldName: string) =>
        owner.post('/console/areas', fields({ name: 'Nương giữ lại', oldName, then: 'find' })).expect(200);
      const one = await find('Quyết Tiến, Quản Bạ');
      expect(one.text).toContain('value="Nương giữ lại"');
      expect(one.text).toMatch(
        /Tìm thấy cho “Quyết Tiến, Quản Bạ”"><option value="00874" selected>xã Quản Bạ/,
      );
      // The answer is where the page opens, and what a screen reader reads first.
      const answers = (html: string) =>
        [...html.matchAll(/<(\w+)[^>]*\bautofocus\b[^>]*>(.*?)<\/\1>/gs)].map(([, , inner = '']) =>
          inner.replace(/<[^>]*>/g, ' '),
        );
      expect(answers(one.text)).toEqual([expect.stringContaining('xã Quản Bạ')]);
      expect(one.text).toMatch(/<p [^>]*id="commune-found" tabindex="-1" autofocus role="status"/);
      // Divided among two: nothing is chosen for the reader.
      const several = await find('Việt Lâm, Vị Xuyên');
      expect(several.text).toContain('xã cũ này đã tách');
      expect(/<select [^>]*name="communeCode".*?<\/select>/s.exec(several.text)?.[0]).not.toContain(
        ' selected',
      );
      expect(several.text).toMatch(/id="errors" role="alert" tabindex="-1" autofocus/);
      expect(several.text).not.toContain('commune-found');
      const none = await find('Atlantis');
      expect(none.text).toContain('Không có xã, phường này');
    });

    it('are drafts while the business waits for approval, and sent afterwards only', async () => {
      const waiting = await world.business({ name: 'HTX Đang Chờ', status: 'submitted' });
      const browser = await world.browser(waiting.owner);
      const form = await browser.get('/console/areas/new').expect(200);
      expect(form.text).toContain('Cơ sở đang chờ duyệt');
      expect(form.text).not.toContain('value="submit"');
      const made = await browser
        .post('/console/areas', fields({ name: 'Nương chờ', then: 'submit' }))
        .expect(303);
      const at = made.headers['location'] ?? '';
      expect(at).toMatch(/done=created$/);
      const id = idIn(at);
      expect((await browser.get(`/console/areas/${id}`)).text).not.toContain(`areas/${id}/submission`);
      const early = await world.api(waiting.owner).post(`/api/v1/growing-areas/${id}/submission`).expect(409);
      expect(problem(early.body)).toBe('business-not-active');
      await app.db.query(`update businesses set status = 'active' where id = $1`, [waiting.id]);
      expect((await browser.get(`/console/areas/${id}`)).text).toContain(`areas/${id}/submission`);
      await world.api(waiting.owner).post(`/api/v1/growing-areas/${id}/submission`).expect(200);
      // Stopped by the office: not even a draft.
      await app.db.query(`update businesses set status = 'suspended' where id = $1`, [waiting.id]);
      await browser.get('/console/areas/new').expect(409);
    });

    it('take the boundary from a file, and say what kind of file is none', async () => {
      const form = await owner.get('/console/areas/new').expect(200);
      const csrf = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
      const send = (file: Buffer, filename: string) => {
        const { polygon: _, ...typed } = fields({ name: 'Nương từ tệp' });
        const sending = app.http().post('/console/areas').set('cookie', owner.cookie).field('_csrf', csrf);
        for (const [name, value] of Object.entries(typed)) void sending.field(name, value);
        return sending.attach('boundaryFile', file, filename);
      };
      const taken = await send(Buffer.from(`\uFEFF${KML}`), 'nuong.kml').expect(303);
      const { body } = await asOwner().get(`/api/v1/growing-areas/${idIn(taken.headers['location'])}`);
      expect(body).toMatchObject({ name: 'Nương từ tệp', polygon: { type: 'Polygon' } });

      const zipped = await send(Buffer.from('PK\u0003\u0004…'), 'nuong.kmz').expect(422);
      expect(zipped.text).toContain('Trong tệp nén không có ranh giới nào');
      const torn = await send(Buffer.from(KML.slice(0, 200)), 'nuong.kml').expect(422);
      expect(torn.text).toContain('Tệp bị cụt hoặc hỏng');
      // A browser sends a file once: its text stays in the form.
      expect(torn.text).toContain('&lt;kml xmlns=');
      // And where something else of the form is wrong.
      const { polygon: _, ...typed } = fields({ name: 'Nương từ tệp', hectaresDeclared: '999' });
      const sending = app.http().post('/console/areas').set('cookie', owner.cookie).field('_csrf', csrf);
      for (const [name, value] of Object.entries(typed)) void sending.field(name, value);
      const wrong = await sending.attach('boundaryFile', Buffer.from(KML), 'nuong.kml').expect(422);
      expect(wrong.text).toContain('Những gì bạn đã gõ vẫn còn nguyên');
      expect(wrong.text).toMatch(/<textarea[^>]*name="polygon"[^>]*>[^<]*&lt;kml xmlns=/);
      await send(Buffer.alloc(1_000_001, ' '), 'nuong.geojson').expect(422);
    });

    it('say where a boundary crosses itself, in both languages, and keep the text', async () => {
      const polygon = JSON.stringify({ type: 'Polygon', coordinates: [BOW_TIE] });
      const vi = await owner.post('/console/areas', fields({ polygon })).expect(422);
      expect(vi.text).toContain('tự cắt chính nó');
      expect(vi.text).toContain('Chỗ đó: kinh độ 104.745, vĩ độ 22.665.');
      expect(vi.text).toContain('104.74,22.66');
      const en = await owner.post('/console/areas?lang=en', fields({ polygon })).expect(422);
      expect(en.text).toContain('The place: longitude 104.745, latitude 22.665.');
    });

    it('read a number as it is written here, and say when it is none', async () => {
      const bad = await owner.post('/console/areas', fields({ hectaresDeclared: 'mười' })).expect(422);
      expect(bad.text).toContain('Đây chưa phải là số');
      expect(bad.text).toContain('value="mười"');
      const good = await owner.post('/console/areas', fields({ hectaresDeclared: '28,25' })).expect(303);
      const { body } = await asOwner().get(`/api/v1/growing-areas/${idIn(good.headers['location'])}`);
      expect(body.hectaresDeclared).toBe(28.25);
    });

    it('warn a business of an overlap without showing it whose land lies where', async () => {
      await world.area(other, { input: { name: 'Nương bí mật', polygon: squareAt(105.304, 22.3) } });
      const { id } = await world.area(farm, { status: 'draft', input: { polygon: squareAt(105.3, 22.3) } });
      const own = await owner.get(`/console/areas/${id}`).expect(200);
      expect(own.text).toContain('20\u00a0% diện tích nằm chung với vùng của HTX Láng Giềng');
      expect(own.text).toContain('Vẫn gửi duyệt được');
      expect(own.text).not.toContain('Nương bí mật');
      expect(own.text).not.toContain('a-clash');
      await owner.post(`/console/areas/${id}/submission`, {}).expect(303);
      const seen = await officer.get(`/console/areas/${id}`).expect(200);
      expect(seen.text).toContain('Nương bí mật');
      expect(seen.text).toContain('a-clash');
    });

    it('lead to the lots harvested there, without harvests that were declared erroneous', async () => {
      const area = await world.area(farm);
      const [kept, mistaken] = [await world.lot(farm), await world.lot(farm)];
      await world.harvest(farm, kept, area);
      const wrong = await world.harvest(farm, mistaken, area);
      await asOwner().post(`/api/v1/events/${wrong.id}/correction`).send({ reason: 'Nhầm vùng' }).expect(201);
      const page = await owner.get(`/console/areas/${area.id}`).expect(200);
      expect(page.text).toContain(`/console/lots/${kept.id}`);
      expect(page.text).toContain('240\u00a0kg');
      expect(page.text).not.toContain(mistaken.id);
    });

    it('give the boundary as GeoJSON to those who may see it', async () => {
      const area = await world.area(farm);
      const file = await owner.get(`/console/areas/${area.id}/boundary.geojson`).expect(200);
      expect(file.headers['content-type']).toContain('application/geo+json');
      expect(JSON.parse(file.text || String(file.body))).toMatchObject({
        type: 'Feature',
        geometry: { type: 'Polygon' },
      });
      const theirs = await world.browser(other.owner);
      const none = await theirs.get(`/console/areas/${area.id}/boundary.geojson`).expect(404);
      expect(none.headers['content-disposition']).toBeUndefined();
      await theirs.get(`/console/areas/${area.id}`).expect(404);
    });
  });

  describe('over the API', () => {
    const create = (changes: object) =>
      asOwner()
        .post('/api/v1/growing-areas')
        .send({ ...areaInput(), ...changes });

    it.each([
      ['GeoJSON as an object', () => squarePolygon()],
      ['GeoJSON as text', () => JSON.stringify(squarePolygon())],
      ['a Feature', () => ({ type: 'Feature', properties: {}, geometry: squarePolygon() })],
      ['KML', () => KML],
      ['a walked track', () => GPX],
    ])('take %s', async (_, polygon) => {
      const { body } = await create({ polygon: polygon() }).expect(201);
      expect(body).toMatchObject({ polygon: { type: 'Polygon' } });
      expect(body.hectaresMeasured).toBeGreaterThan(27);
      expect(body.hectaresMeasured).toBeLessThan(30);
    });

    it.each([
      [{ polygon: 'chẳng có gì' }, 'polygon', 'geo-not-json'],
      [{ polygon: 5 }, 'polygon', 'geo-type'],
      [{ polygon: { type: 'Point', coordinates: [105, 22] } }, 'polygon', 'geo-type'],
      [{ polygon: '<kml></kml>' }, 'polygon', 'kml-no-area'],
      [{ polygon: '<!DOCTYPE x [<!ENTITY a "b">]><kml/>' }, 'polygon', 'xml-doctype'],
      [{ polygon: { type: 'Polygon', coordinates: [BOW_TIE] } }, 'polygon', 'geo-self-intersection'],
      [{ polygon: undefined }, 'polygon', 'required'],
      [{ hectaresDeclared: 280 }, 'hectaresDeclared', 'geo-area-mismatch'],
      [{ hectaresDeclared: -1 }, 'hectaresDeclared', 'not-positive'],
      [{ communeCode: '99999' }, 'communeCode', 'commune-unknown'],
      [{ households: 1.5 }, 'households', 'not-an-integer'],
    ])('refuse %j at %s', async (changes, path, code) => {
      const { body } = await create(changes).expect(422);
      expect(body.errors).toMatchObject([{ path, code }]);
    });

    it('ask for If-Match, refuse one that is behind, and what is sent or has a code', async () => {
      const { id } = await world.area(farm, { status: 'draft' });
      const at = `/api/v1/growing-areas/${id}`;
      await asOwner().patch(at).send({ name: 'Khác' }).expect(428);
      await asOwner().patch(at).set('if-match', '"1"').send({ name: 'Khác' }).expect(200);
      await asOwner().patch(at).set('if-match', '"1"').send({ name: 'Nữa' }).expect(412);
      await asOwner().post(`${at}/submission`).expect(200);
      const refused = await asOwner().patch(at).set('if-match', '"3"').send({ name: 'Nữa' }).expect(409);
      expect(problem(refused.body)).toBe('area-not-editable');
      expect(problem((await asOwner().post(`${at}/submission`).expect(409)).body)).toBe(
        'area-not-submittable',
      );
      expect((await auditOf(app, id))[1]).toMatchObject({
        action: 'growing-area.edited',
        before: { name: 'Nương chè Thử' },
        after: { name: 'Khác' },
      });
    });

    it('one of ten who submit at once is in', async () => {
      const { id } = await world.area(farm, { status: 'draft' });
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => asOwner().post(`/api/v1/growing-areas/${id}/submission`)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(9).fill(409)]);
      expect(await app.db.query('select 1 from applications where subject_id = $1', [id])).toHaveLength(1);
    });

    it('give no code twice: the reviewer is told at the field of the code', async () => {
      const taken = await world.area(farm);
      const { id } = await world.area(farm, { status: 'submitted' });
      const answer = await decide(id, { decision: 'approve', fields: { areaCode: taken.code } });
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toMatchObject([{ path: 'fields.areaCode', code: 'area-code-taken' }]);
      expect(
        (await decide(id, { decision: 'approve', fields: { areaCode: 'x' } })).body.errors,
      ).toMatchObject([{ path: 'fields.areaCode' }]);
      expect((await asOwner().get(`/api/v1/growing-areas/${id}`)).body).toMatchObject({
        status: 'submitted',
        code: null,
      });
    });

    it('tell the reason of an amendment until they are sent again', async () => {
      const { id } = await world.area(farm, { status: 'submitted' });
      await decide(id, { decision: 'amend', reason: 'Thiếu phía đông' });
      const at = `/api/v1/growing-areas/${id}`;
      expect((await asOwner().get(at)).body).toMatchObject({
        status: 'amend',
        statusReason: 'Thiếu phía đông',
      });
      const { body } = await asOwner().post(`${at}/submission`).expect(200);
      expect(body).toMatchObject({ status: 'submitted', statusReason: null });
    });

    it('of another business are as if there were none', async () => {
      const { id } = await world.area(other);
      const strip = (text: string, used: string) =>
        text.replaceAll(used, 'ID').replace(/"(instance|requestId|reference)":"[^"]*"/g, '');
      for (const [method, path] of [
        ['get', ''],
        ['post', '/submission'],
      ] as const) {
        const [theirs, missing] = await Promise.all(
          [id, NOBODY].map((which) => asOwner()[method](`/api/v1/growing-areas/${which}${path}`)),
        );
        expect(theirs?.status).toBe(404);
        expect(strip(theirs?.text ?? '', id)).toBe(strip(missing?.text ?? '-', NOBODY));
      }
    });
  });
});
