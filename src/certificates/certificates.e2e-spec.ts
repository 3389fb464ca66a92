import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { auditOf } from '../../test/support/audit-of.js';
import { eventually } from '../../test/support/eventually.js';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { Person } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';
import { csrfToken } from '../access/csrf.js';
import { dayOf } from '../platform/time-zone.js';
import { reasonsEn } from '../ui/text/reasons.en.js';
import { CertificateReminders } from './reminders.jobs.js';

const DAY = 86_400_000;
const ZONE = 'Asia/Ho_Chi_Minh';
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

describe('certificates', () => {
  let run: RunningApp;
  let world: World;
  let anybody: Person;
  let made = 0;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    anybody = new Person(run);
  });
  afterAll(() => run.close());

  const day = (from: number) => dayOf(new Date(run.clock.now().getTime() + from * DAY), ZONE);
  const facts = (more: object = {}) => {
    made += 1;
    return {
      kind: 'vietgap',
      number: `VG-${made}/2026`,
      issuer: 'Tổ chức chứng nhận mẫu',
      issuedOn: day(-30),
      expiresOn: day(300),
      ...more,
    };
  };
  const declare = async (farm: TestBusiness, more: object) =>
    (await world.api(farm.owner).post('/api/v1/certificates').send(facts(more)).expect(201)).body;
  const confirm = async (farm: TestBusiness, id: string) => {
    const api = world.api(farm.owner);
    await api
      .put(`/api/v1/certificates/${id}/file`)
      .set('content-type', 'application/pdf')
      .send(PDF)
      .expect(200);
    await api.post(`/api/v1/certificates/${id}/submission`).expect(200);
    const [dossier] = await run.db.query<{ id: string }>(
      'select id from applications where subject_id = $1',
      [id],
    );
    const office = world.api(await world.official());
    await office
      .post(`/api/v1/applications/${dossier?.id ?? ''}/decision`)
      .send({ decision: 'approve' })
      .expect(200);
  };
  const goods = async (name: string) => {
    const farm = await world.business({ name });
    const product = await world.product(farm, { input: { nameVi: `Chè ${name}` } });
    const area = await world.area(farm);
    await world.lot(farm, { product, area, status: 'released' });
    return { farm, product, area, code: await world.code(farm, { productId: product.id }) };
  };
  const jsonLd = (body: string): Record<string, unknown> =>
    JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1] ?? '{}') as Record<
      string,
      unknown
    >;

  it('are shown as declared until the office confirms them, and then as confirmed, for programs too', async () => {
    const { farm, product, code } = await goods('HTX Xác Nhận');
    const ocop = { kind: 'ocop', stars: 4, points: 82.5, productIds: [product.id], expiresOn: day(600) };
    const { id, number } = await declare(farm, ocop);
    const before = await anybody.open(`/q/${code}`);
    expect(before.text).toContain('OCOP 4 sao Cơ sở tự khai');
    expect(jsonLd(before.body)['hasCertification']).toBeUndefined();
    await world.api(farm.owner).post(`/api/v1/certificates/${id}/submission`).expect(422); // no paper yet
    await confirm(farm, id);
    const { body, text } = await anybody.open(`/q/${code}`);
    expect(text).toContain('OCOP 4 sao Cơ quan đã xác nhận');
    expect(jsonLd(body)['hasCertification']).toMatchObject([
      {
        '@type': 'Certification',
        name: 'OCOP 4 sao',
        certificationIdentification: number,
        expires: day(600),
      },
    ]);
    const { body: json } = await world.api().get(`/api/v1/traces/${code}`).expect(200);
    expect(json['certificates']).toMatchObject([{ kind: 'ocop', stars: 4, confirmed: true }]);
    expect((await new Person(run).open(`/q/${code}?lang=en`)).text).toContain('Confirmed by the office');
    const actions = (await auditOf(run, id)).map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['certificate.declared', 'certificate.submitted', 'certificate.confirmed']),
    );
  });

  it('that were refused are shown by no page', async () => {
    const { farm, code } = await goods('HTX Bị Từ Chối Giấy');
    const { id } = await declare(farm, { kind: 'food-safety', coversBusiness: true });
    expect((await anybody.open(`/q/${code}`)).text).toContain('Đủ điều kiện an toàn thực phẩm');
    const api = world.api(farm.owner);
    await api
      .put(`/api/v1/certificates/${id}/file`)
      .set('content-type', 'application/pdf')
      .send(PDF)
      .expect(200);
    await api.post(`/api/v1/certificates/${id}/submission`).expect(200);
    const [dossier] = await run.db.query<{ id: string }>(
      'select id from applications where subject_id = $1',
      [id],
    );
    await world
      .api(await world.official())
      .post(`/api/v1/applications/${dossier?.id ?? ''}/decision`)
      .send({ decision: 'refuse', reason: 'Giấy của cơ sở khác' })
      .expect(200);
    await eventually('the page without it', async () => {
      const { text } = await new Person(run).open(`/q/${code}`);
      return !text.includes('Đủ điều kiện an toàn thực phẩm');
    });
  });

  it('stand on the pages of what they cover, the business, its products and its areas, and on no other', async () => {
    const one = await goods('HTX Một');
    const other = await goods('HTX Hai');
    await declare(one.farm, { kind: 'food-safety', coversBusiness: true });
    await declare(one.farm, { areaIds: [one.area.id] });
    const { text } = await anybody.open(`/q/${one.code}`);
    expect(text).toContain('Đủ điều kiện an toàn thực phẩm');
    expect(text).toMatch(/VietGAP Cơ sở tự khai .*Vùng Nương chè Thử/);
    expect((await anybody.open(`/q/${other.code}`)).body).not.toContain('id="certs"');
    // Of another's things nobody declares anything.
    const stolen = facts({ productIds: [other.product.id] });
    const { body } = await world.api(one.farm.owner).post('/api/v1/certificates').send(stolen).expect(422);
    expect(body.errors).toMatchObject([{ path: 'productIds', code: 'not-found' }]);
  });

  it('vanish at the midnight after their last day, from a page that is kept, too', async () => {
    const { farm, product, code } = await goods('HTX Nửa Đêm');
    const { id } = await declare(farm, { productIds: [product.id], expiresOn: day(3) });
    await confirm(farm, id);
    const midnight = new Date(`${day(4)}T00:00:00+07:00`).getTime();
    run.clock.advance(midnight - run.clock.now().getTime() - 50_000);
    const kept = await world.api().get(`/q/${code}`).set('accept-language', 'vi');
    expect(kept.text).toContain('VietGAP');
    expect(kept.headers['cache-control']).toContain('private'); // no cache on the way holds it beyond
    run.clock.advance(51_000);
    const { body } = await anybody.open(`/q/${code}`);
    expect(body).not.toContain('VietGAP');
    expect(jsonLd(body)['hasCertification']).toBeUndefined();
    expect((await world.api().get(`/api/v1/traces/${code}`)).body['certificates']).toEqual([]);
    const page = await (await world.browser(farm.owner)).get(`/console/certificates/${id}`);
    expect(page.text).toContain('Hết hiệu lực');
  });

  it('are taken from pages at once when the office strikes them, and their business is told', async () => {
    const { farm, product, code } = await goods('HTX Gạch Bỏ');
    const { id } = await declare(farm, {
      kind: 'gi',
      title: 'Hà Giang',
      expiresOn: null,
      productIds: [product.id],
    });
    expect((await anybody.open(`/q/${code}`)).text).toContain('Chỉ dẫn địa lý “Hà Giang”');
    const reviewer = await world.browser(await world.official());
    const reason = 'Không có trong danh sách được cấp';
    // A reason of the list alone will do, as wherever the office stops something; both together are kept together.
    const nothing = await reviewer.post(`/console/certificates/${id}/revocation`, { reason: ' ' });
    expect(nothing.status).toBe(422);
    const cause = { standardReason: 'originUnproven', reason };
    expect((await reviewer.post(`/console/certificates/${id}/revocation`, cause)).status).toBe(303);
    expect((await reviewer.get(`/console/certificates/${id}?lang=en`)).text).toContain(
      reasonsEn.standard.originUnproven,
    );
    expect((await anybody.open(`/q/${code}`)).text).not.toContain('Hà Giang”');
    expect((await (await world.browser(farm.owner)).get('/console/notices')).text).toContain(reason);
  });

  it('of a geographical indication show the office whether goods and place fit, and of stars who gave them', async () => {
    const { farm, product, area } = await goods('HTX Chỉ Dẫn');
    const checksOf = async (id: string) => {
      const [dossier] = await run.db.query<{ id: string }>(
        'select id from applications where subject_id = $1',
        [id],
      );
      const browser = await world.browser(await world.official());
      return (await browser.get(`/console/applications/${dossier?.id ?? ''}`)).text;
    };
    const send = async (more: object) => {
      const { id } = await declare(farm, more);
      await world
        .api(farm.owner)
        .put(`/api/v1/certificates/${id}/file`)
        .set('content-type', 'application/pdf')
        .send(PDF);
      await world.api(farm.owner).post(`/api/v1/certificates/${id}/submission`).expect(200);
      return checksOf(id);
    };
    const gi = { kind: 'gi', expiresOn: null, productIds: [product.id] };
    // Tea is no honey, and its commune none of those of the indication.
    await run.db.query(`update growing_areas set commune_code = '01090' where id = $1`, [area.id]);
    const wrong = await send({ ...gi, title: 'Mèo Vạc', areaIds: [area.id] });
    expect(wrong).toContain('“Mèo Vạc” cho Mật ong bạc hà, giấy đăng ký số 00035, 316/QĐ-SHTT');
    expect(wrong).toContain('Chè HTX Chỉ Dẫn: chỉ dẫn dành cho Mật ong bạc hà');
    expect(wrong).toContain('xã Thông Nguyên, tỉnh Tuyên Quang: ngoài khu vực');
    expect(await send({ ...gi, title: 'Phú Quốc' })).toContain('Sổ không có dữ kiện về “Phú Quốc”');
    const honey = await world.product(farm, { input: { nameVi: 'Mật ong bạc hà Chỉ Dẫn' } });
    await run.db.query(`update growing_areas set commune_code = '00769' where id = $1`, [area.id]);
    const right = await send({ ...gi, title: 'Mèo Vạc', productIds: [honey.id], areaIds: [area.id] });
    expect(right).toContain('Mật ong bạc hà Chỉ Dẫn: đúng loại');
    expect(right).toMatch(/xã Mèo Vạc, tỉnh Tuyên Quang: trong khu vực/);
    const early = await send({ ...gi, title: 'Soi Hà', issuedOn: '2019-01-01' });
    expect(early).toContain('trước khi chỉ dẫn được bảo hộ');
    const five = {
      kind: 'ocop',
      stars: 5,
      issuer: 'UBND tỉnh Tuyên Quang',
      productIds: [product.id],
      expiresOn: day(600),
    };
    expect(await send(five)).toContain('UBND tỉnh Tuyên Quang: hạng này do trung ương công nhận');
  });

  it('are reminded of 90, 30 and 7 days before, once each', async () => {
    const { farm } = await goods('HTX Nhắc');
    const { id } = await declare(farm, { coversBusiness: true, expiresOn: day(100) });
    const reminders = run.app.get(CertificateReminders);
    const told = async () =>
      (
        await run.db.query(`select from notices where subject_id = $1 and kind = 'certificate.expiring'`, [
          id,
        ])
      ).length;
    const counts: number[] = [];
    for (const days of [0, 9, 1, 59, 1, 22, 1, 6, 2]) {
      run.clock.advance(days * DAY);
      await reminders.remind();
      await reminders.remind();
      counts.push(await told());
    }
    expect(counts).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 3]);
    const [notice] = await run.db.query<{ title: string }>(
      'select title from notices where subject_id = $1',
      [id],
    );
    expect(notice?.title).toMatch(/^VG-\d+\/2026 \(\d\d\/\d\d\/\d{4}\)$/);
  });

  it('have a paper that its business and the office alone can fetch, as a file that does nothing', async () => {
    const { farm } = await goods('HTX Giấy');
    const stranger = await world.business({ name: 'HTX Người Lạ' });
    const { id } = await declare(farm, { coversBusiness: true });
    const path = `/api/v1/certificates/${id}/file`;
    const put = (type: string, file: Buffer) =>
      world.api(farm.owner).put(path).set('content-type', type).send(file);
    expect((await put('application/pdf', Buffer.from('<script>alert(1)</script>'))).status).toBe(422);
    expect((await put('application/pdf', Buffer.from('%PDF-1.7 cut'))).body.errors).toMatchObject([
      { code: 'certificate-file-cut' },
    ]);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect((await put('image/svg+xml', svg)).status).toBe(422);
    const png = await sharp({ create: { width: 90, height: 90, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    await put('image/png', png).expect(200);
    expect((await world.api(farm.owner).get(path)).headers['content-type']).toBe('image/webp');
    await put('application/pdf', PDF).expect(200);
    const { headers } = await world
      .api(await world.official())
      .get(path)
      .expect(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="certificate.pdf"',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(headers['content-security-policy']).toContain('sandbox');
    await world.api(stranger.owner).get(path).expect(404);
    await world.api().get(path).expect(401);
  });

  it('are declared in a browser without script, with their paper', async () => {
    const { farm, product } = await goods('HTX Biểu Mẫu');
    const browser = await world.browser(farm.owner);
    const fields = {
      kind: 'ocop',
      number: '77/QĐ',
      issuer: 'UBND tỉnh',
      issuedOn: day(-9),
      expiresOn: day(700),
      stars: '3',
    };
    const wrong = await browser.post('/console/certificates', { ...fields, points: '72,5' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('3 sao có từ 50 đến dưới 70 điểm');
    expect(wrong.text).toContain('value="77/QĐ"');
    const done = await browser.post('/console/certificates', {
      ...fields,
      points: '66,5',
      productIds: product.id,
    });
    expect(done.status).toBe(303);
    const page = await browser.get(String(done.headers['location']));
    expect(page.text).toContain('OCOP 3 sao');
    expect(page.text).toContain(`href="/console/products/${product.id}"`);
    const twice = await browser.post('/console/certificates', { ...fields, productIds: product.id });
    expect(twice.text).toContain('Chứng nhận này đã khai rồi');
    expect((await browser.get('/console/certificates?q=ubnd+tinh&kind=ocop')).text).toContain('77/QĐ');
  });

  it('keep the paper that was chosen while something else is mended, and declare nothing with a broken one', async () => {
    const { farm } = await goods('HTX Giữ Giấy');
    const { cookie } = await world.browser(farm.owner);
    const send = async (fields: Readonly<Record<string, string>>, file?: Buffer) => {
      const form = new FormData();
      form.set('_csrf', csrfToken(cookie.split('=')[1] ?? ''));
      const all = { kind: 'vietgap', issuer: 'Nơi cấp', issuedOn: day(-9), expiresOn: day(300), ...fields };
      for (const [name, value] of Object.entries(all)) form.set(name, value);
      if (file !== undefined) form.set('file', new Blob([new Uint8Array(file)]), 'giay');
      const headers = { cookie, 'accept-language': 'vi' };
      const sent = { method: 'POST', headers, body: form, redirect: 'manual' } as const;
      const answer = await fetch(`${run.url}/console/certificates`, sent);
      return { status: answer.status, text: await answer.text(), at: answer.headers.get('location') ?? '' };
    };
    const scan = await sharp({ create: { width: 300, height: 400, channels: 3, background: '#eee' } })
      .png()
      .toBuffer();
    for (const [number, file, type] of [
      ['PDF-1', PDF, 'application/pdf'],
      ['PNG-1', scan, 'image/webp'],
    ] as const) {
      const wrong = await send({ number }, file); // it covers nothing
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('Chưa chọn chứng nhận cho gì');
      const fileDraft = /name="fileDraft" value="([^"]+)"/.exec(wrong.text)?.[1] ?? '';
      const { status, at } = await send({ number, fileDraft, coversBusiness: 'yes' });
      expect([status, at]).toEqual([303, expect.stringMatching(/done=declared$/)]);
      const id = /certificates\/([\w-]+)/.exec(at)?.[1] ?? '';
      const paper = await world.api(farm.owner).get(`/api/v1/certificates/${id}/file`).expect(200);
      expect(paper.headers['content-type']).toBe(type);
    }
    const broken = await send({ number: 'HỎNG-1', coversBusiness: 'yes' }, Buffer.from('%PDF-1.4 cut'));
    expect([broken.status, broken.text.includes('Tệp PDF bị thiếu phần cuối')]).toEqual([422, true]);
    expect(await run.db.query(`select from certificates where number = 'HỎNG-1'`)).toEqual([]);
  });

  it('are listed by kind, state and end, for their business and for the office, as page and as file', async () => {
    const { farm } = await goods('HTX Sắp Hết Hạn');
    const { farm: neighbour } = await goods('HTX Bên Cạnh');
    const numbers = async (query: string, as = farm.owner) => {
      const { body } = await world.api(as).get(`/api/v1/certificates?limit=100&${query}`).expect(200);
      return body.items.map((item) => item['number']);
    };
    const cover = { coversBusiness: true };
    await declare(farm, { number: 'LIST-40', expiresOn: day(40), ...cover });
    await declare(farm, { number: 'LIST-20', expiresOn: day(20), ...cover });
    await declare(farm, { number: 'LIST-0', expiresOn: day(0), kind: 'globalgap', ...cover });
    await declare(farm, { number: 'LIST-91', expiresOn: day(91), ...cover });
    await declare(farm, { number: 'LIST-GI', kind: 'gi', title: 'Hà Giang', expiresOn: null, ...cover });
    await declare(neighbour, { number: 'LIST-N', expiresOn: day(10), ...cover });
    // The nearest end first; the last day itself still counts.
    expect(await numbers('ends=soon')).toEqual(['LIST-0', 'LIST-20', 'LIST-40']);
    expect(await numbers('ends=soon&kind=vietgap')).toEqual(['LIST-20', 'LIST-40']);
    expect(await numbers('ends=ended')).toEqual([]);
    expect(await numbers('q=list&status=declared&kind=gi')).toEqual(['LIST-GI']);
    const office = await world.official();
    expect(await numbers('q=list&ends=soon', office)).toEqual(['LIST-0', 'LIST-N', 'LIST-20', 'LIST-40']);
    run.clock.advance(DAY);
    expect(await numbers('ends=soon')).toEqual(['LIST-20', 'LIST-40', 'LIST-91']);
    expect(await numbers('ends=ended')).toEqual(['LIST-0']);
    run.clock.advance(-DAY);
    await world.api(farm.owner).get('/api/v1/certificates?ends=never').expect(422);
    const browser = await world.browser(office);
    const page = await browser.get('/console/certificates?ends=soon&q=list');
    expect(page.text.indexOf('LIST-0')).toBeLessThan(page.text.indexOf('LIST-20'));
    expect(page.text).toContain('HTX Sắp Hết Hạn');
    const file = await browser.get('/console/certificates?ends=soon&q=list&as=csv');
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.text).toContain('VietGAP');
  });
});
