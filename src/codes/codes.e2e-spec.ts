import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { actionsOf, auditOf } from '../../test/support/audit-of.js';
import { readQr } from '../../test/support/qr-reader.js';
import { createWorld, type JsonBody, type TestBusiness, type World } from '../../test/support/world.js';

const PUBLIC_URL = 'https://vet.example.vn';
const NOT_ISSUED = '0000000000';

describe('Codes', () => {
  let app: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let other: TestBusiness;

  beforeAll(async () => {
    app = await startApp({ PUBLIC_URL });
    world = createWorld(app);
    [farm, other] = [
      await world.business({ name: 'HTX Chè Thử' }),
      await world.business({ name: 'HTX Khác' }),
    ];
  });
  afterAll(() => app.close());

  const asOwner = () => world.api(farm.owner);
  const issue = (target: object) => asOwner().post('/api/v1/codes').send(target);
  const problem = (body: JsonBody) => String(body['type']).replace('urn:dau-goc:problem:', '');

  it('come with the approval of a product, once', async () => {
    const { id } = await world.product(farm);
    const [row] = await app.db.query<{ code: string }>('select code from codes where product_id = $1', [id]);
    const again = await issue({ productId: id }).expect(201);
    expect(again.body.code).toBe(row?.code);
    expect(await actionsOf(app, String(row?.code))).toEqual(['code.issued']);
  });

  it('are one to a lot, also when twelve ask at once', async () => {
    const lot = await world.lot(farm);
    const answers = await Promise.all(Array.from({ length: 12 }, () => issue({ lotId: lot.id })));
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(12).fill(201));
    const codes = new Set(answers.map(({ body }) => body.code));
    expect(codes.size).toBe(1);
    const [code = ''] = codes;
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    const entries = await auditOf(app, code);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      action: 'code.issued',
      business_id: farm.id,
      after: { lotId: lot.id },
    });
  });

  it('are not issued for what is missing, another’s, not approved, or both at once', async () => {
    const theirs = await world.lot(other);
    await issue({ lotId: theirs.id }).expect(404);
    await issue({ lotId: '0199f0a2-5f00-7000-8000-000000000000' }).expect(404);
    const draft = await world.product(farm, { status: 'draft' });
    expect(problem((await issue({ productId: draft.id }).expect(409)).body)).toBe('product-not-active');
    const lot = await world.lot(farm);
    for (const target of [{}, { lotId: lot.id, productId: lot.productId }])
      expect((await issue(target).expect(422)).body.errors).toMatchObject([{ code: 'lot-or-product' }]);
  });

  it('of another business are as if there were none; the code is read in any case', async () => {
    const lot = await world.lot(other);
    const code = await world.code(other, { lotId: lot.id });
    const strip = (text: string, used: string) =>
      text.replaceAll(used, 'CODE').replace(/"(instance|requestId|reference)":"[^"]*"/g, '');
    for (const path of ['', '/qr.svg', '/qr.png']) {
      const [theirs, missing] = [
        await asOwner().get(`/api/v1/codes/${code}${path}`),
        await asOwner().get(`/api/v1/codes/${NOT_ISSUED}${path}`),
      ];
      expect(theirs.status).toBe(404);
      expect(strip(theirs.text, code)).toBe(strip(missing.text, NOT_ISSUED));
    }
    const own = await world.api(other.owner).get(`/api/v1/codes/${code.toLowerCase()}`).expect(200);
    expect(own.body.code).toBe(code);
  });

  describe('the symbol', () => {
    it.each([
      ['a lot without a GTIN', undefined, 'png'],
      ['a lot without a GTIN', undefined, 'svg'],
      ['a lot with a GTIN', '08938505974194', 'png'],
      ['a lot with a GTIN', '08936014500019', 'svg'],
    ])('of %s is read by foreign decoders (%s, %s)', async (_, gtin, format) => {
      const product = await world.product(farm, gtin === undefined ? {} : { input: { gtin } });
      const lot = await world.lot(farm, {
        product,
        status: 'released',
        input: { lotNumber: 'L2026/01' },
      });
      const code = await world.code(farm, { lotId: lot.id });
      const { body: said } = await asOwner().get(`/api/v1/codes/${code}`).expect(200);
      const image = await world
        .http(farm.owner)
        .get(`/api/v1/codes/${code}/qr.${format}`)
        .responseType('blob')
        .expect(200);
      expect(image.headers['content-type']).toContain(format === 'png' ? 'image/png' : 'image/svg+xml');
      const reads = await readQr(image.body as Buffer);
      expect(reads.length).toBeGreaterThan(0);
      for (const { text } of reads) expect(text).toBe(said.qrText);
      // What is printed may be in capitals for a smaller symbol: it is still the same address.
      expect(String(said.qrText).toLowerCase()).toBe(String(said.uri).toLowerCase());
      expect(said.uri).toBe(
        gtin === undefined ? `${PUBLIC_URL}/q/${code}` : `${PUBLIC_URL}/01/${gtin}/10/L2026%2F01`,
      );
      const page = await app
        .http()
        .get(new URL(String(said.qrText)).pathname)
        .redirects(2);
      expect(page.status).toBe(200);
      expect(page.text).toContain('L2026/01');
    });

    it('follows the size that is asked for, within reason', async () => {
      const lot = await world.lot(farm);
      const code = await world.code(farm, { lotId: lot.id });
      const svg = await world
        .http(farm.owner)
        .get(`/api/v1/codes/${code}/qr.svg?sizeMm=30`)
        .responseType('blob')
        .expect(200);
      expect(String(svg.body)).toContain('width="30mm"');
      await asOwner().get(`/api/v1/codes/${code}/qr.svg?sizeMm=100000`).expect(422);
      await asOwner().get(`/api/v1/codes/${code}/qr.png?dpi=0`).expect(422);
    });
  });

  it('are suspended by the office with a reason that whoever scans them reads', async () => {
    const lot = await world.lot(farm, { status: 'released' });
    const code = await world.code(farm, { lotId: lot.id });
    const at = `/api/v1/codes/${code}`;
    await asOwner().post(`${at}/suspension`).send({ reason: 'x' }).expect(403);
    const officer = world.api(await world.official());
    expect((await officer.post(`${at}/suspension`).send({}).expect(422)).body.errors).toMatchObject([
      { path: 'reason' },
    ]);
    await officer.post(`${at}/suspension`).send({ reason: 'Nghi bị sao chép tem' }).expect(200);
    expect(problem((await officer.post(`${at}/suspension`).send({ reason: 'Lại' }).expect(409)).body)).toBe(
      'code-not-active',
    );
    expect((await app.http().get(`/q/${code}`).expect(200)).text).toContain('Nghi bị sao chép tem');
    await officer.post(`${at}/resumption`).expect(200);
    expect((await app.http().get(`/q/${code}`).expect(200)).text).not.toContain('Nghi bị sao chép tem');
    expect(problem((await officer.post(`${at}/resumption`).expect(409)).body)).toBe('code-not-suspended');
    expect(await actionsOf(app, code)).toEqual(['code.issued', 'code.suspended', 'code.resumed']);
  });
});
