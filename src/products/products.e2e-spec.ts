import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { actionsOf, auditOf } from '../../test/support/audit-of.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

const NOBODY = '0199f0a2-5f00-7000-8000-000000000000';

describe('Products', () => {
  let app: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let other: TestBusiness;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
    [farm, other] = [
      await world.business({ name: 'HTX Chè Thử' }),
      await world.business({ name: 'HTX Khác' }),
    ];
  });
  afterAll(() => app.close());

  const asOwner = () => world.api(farm.owner);
  const asOfficial = async () => world.api(await world.official());
  const decide = async (id: string, decision: string, reason: string | null = null) => {
    const [row] = await app.db.query<{ id: string }>(
      `select id from applications where subject_id = $1 and status = 'submitted'`,
      [id],
    );
    return (await asOfficial())
      .post(`/api/v1/applications/${row?.id ?? ''}/decision`)
      .send({ decision, ...(reason === null ? {} : { reason }) });
  };

  it('goes from a draft through amendment and approval to suspension and back, each step in the log', async () => {
    const made = await asOwner()
      .post('/api/v1/products')
      .send({ nameVi: 'Chè xanh', shelfLifeDays: 30 })
      .expect(201);
    const id = made.body.id;
    const at = `/api/v1/products/${id}`;
    expect(made.headers['location']).toBe(at);
    expect(made.body).toMatchObject({ status: 'draft', version: 1, statusReason: null });

    const sent = await asOwner().post(`${at}/submission`).expect(200);
    expect(sent.body.status).toBe('submitted');
    expect(sent.body.reference).toMatch(/\S{4,}/);
    expect((await asOwner().post(`${at}/submission`).expect(409)).body.type).toMatch(
      /product-not-submittable$/,
    );
    const version = `"${String(sent.body.version)}"`;
    expect(
      (await asOwner().patch(at).set('if-match', version).send({ brand: 'X' }).expect(409)).body.type,
    ).toMatch(/product-not-editable$/);

    expect((await decide(id, 'amend', 'Thiếu ảnh')).status).toBe(200);
    const amended = (await asOwner().get(at).expect(200)).body;
    expect(amended).toMatchObject({ status: 'amend', statusReason: 'Thiếu ảnh' });
    await asOwner().post(`${at}/submission`).expect(200);
    expect((await decide(id, 'approve')).status).toBe(200);
    expect((await asOwner().get(at).expect(200)).body).toMatchObject({
      status: 'active',
      statusReason: null,
    });

    await asOwner().post(`${at}/suspension`).send({ reason: 'x' }).expect(403);
    await (await asOfficial()).post(`${at}/suspension`).send({ reason: 'Kiểm tra nhãn' }).expect(200);
    expect((await asOwner().get(at).expect(200)).body).toMatchObject({
      status: 'suspended',
      statusReason: 'Kiểm tra nhãn',
    });
    await (await asOfficial()).post(`${at}/suspension`).send({ reason: 'Lần nữa' }).expect(409);
    await (await asOfficial()).post(`${at}/resumption`).expect(200);
    await (await asOfficial()).post(`${at}/resumption`).expect(409);

    expect(await actionsOf(app, id)).toEqual([
      'product.created',
      'product.submitted',
      'product.amendment-requested',
      'product.submitted',
      'product.approved',
      'product.suspended',
      'product.resumed',
    ]);
    const suspension = (await auditOf(app, id)).find(({ action }) => action === 'product.suspended');
    expect(suspension).toMatchObject({
      business_id: farm.id,
      before: { status: 'active' },
      after: { status: 'suspended', statusReason: 'Kiểm tra nhãn' },
    });
  });

  it('keeps what an approval vouched for; what was empty can be filled in', async () => {
    const { id } = await world.product(farm, { input: { nameVi: 'Mật ong bạc hà' } });
    const at = `/api/v1/products/${id}`;
    const { version } = (await asOwner().get(at).expect(200)).body as { version: number };
    const refused = await asOwner()
      .patch(at)
      .set('if-match', `"${version}"`)
      .send({ nameVi: 'Mật ong khác' })
      .expect(422);
    expect(refused.body.errors).toMatchObject([{ path: 'nameVi', code: 'approved-value-fixed' }]);
    await asOwner().patch(at).set('if-match', `"${version}"`).send({ brand: 'Bạc Hà' }).expect(200);
    const edit = (await auditOf(app, id)).at(-1);
    expect(edit).toMatchObject({
      action: 'product.edited',
      before: { brand: null },
      after: { brand: 'Bạc Hà' },
    });
  });

  it('asks for If-Match and refuses one that is behind', async () => {
    const { id } = await world.product(farm, { status: 'draft' });
    const at = `/api/v1/products/${id}`;
    const read = await asOwner().get(at).expect(200);
    expect(read.headers['etag']).toBe('"1"');
    await asOwner().patch(at).send({ brand: 'A' }).expect(428);
    const changed = await asOwner().patch(at).set('if-match', '"1"').send({ brand: 'A' }).expect(200);
    expect(changed.headers['etag']).toBe('"2"');
    await asOwner().patch(at).set('if-match', '"1"').send({ brand: 'B' }).expect(412);
    expect((await asOwner().get(at)).body.brand).toBe('A');
  });

  it('of two who edit the same version at the same moment exactly one is in', async () => {
    const { id } = await world.product(farm, { status: 'draft' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        asOwner()
          .patch(`/api/v1/products/${id}`)
          .set('if-match', '"1"')
          .send({ brand: `Nhãn ${n}` }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(412)]);
  });

  it('gives one product and one reply to ten clients with the same key and body', async () => {
    const send = (nameVi: string) =>
      asOwner()
        .post('/api/v1/products')
        .set('idempotency-key', 'mười lần'.normalize('NFD').replace(/[^ -~]/g, ''))
        .send({ nameVi });
    const replies = await Promise.all(Array.from({ length: 10 }, () => send('Chè mười lần')));
    expect(replies.map(({ status }) => status)).toEqual(Array<number>(10).fill(201));
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    expect(new Set(replies.map(({ headers }) => `${headers['location']} ${headers['etag']}`)).size).toBe(1);
    expect(replies.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(9);
    expect(await app.db.query(`select 1 from products where name_vi = 'Chè mười lần'`)).toHaveLength(1);
    expect(await actionsOf(app, replies[0]?.body.id ?? '')).toEqual(['product.created']);

    const different = await send('Chè khác');
    expect(different.status).toBe(422);
    expect(different.body.type).toMatch(/idempotency-key-reused$/);
    // Keys belong to who sent them.
    const theirs = await world
      .http(other.owner)
      .post('/api/v1/products')
      .set('idempotency-key', 'mi ln')
      .send({ nameVi: 'Chè của họ' });
    expect(theirs.headers['idempotency-replayed']).toBeUndefined();
  });

  it('lets one of twenty take a GTIN; the others read at which field', async () => {
    const gtin = '8938505974194';
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        world
          .api(n % 2 === 0 ? farm.owner : other.owner)
          .post('/api/v1/products')
          .send({ nameVi: `Chè số ${n}`, gtin }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const { status, body } of refused) {
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ path: 'gtin', code: 'gtin-taken' }]);
    }
    expect(
      await app.db.query('select 1 from products where gtin = $1', [gtin.padStart(14, '0')]),
    ).toHaveLength(1);
  });

  it('of another business is as if there were none', async () => {
    const { id } = await world.product(other);
    const strip = (text: string, used: string) =>
      text.replaceAll(used, 'ID').replace(/"(instance|requestId|reference)":"[^"]*"/g, '');
    const asks = [
      (which: string) => asOwner().get(`/api/v1/products/${which}`),
      (which: string) => asOwner().patch(`/api/v1/products/${which}`).set('if-match', '"1"').send({}),
      (which: string) => asOwner().post(`/api/v1/products/${which}/submission`),
    ];
    for (const ask of asks) {
      const [theirs, missing] = [await ask(id), await ask(NOBODY)];
      expect(theirs.status).toBe(404);
      expect(strip(theirs.text, id)).toBe(strip(missing.text, NOBODY));
    }
    const page = await (await world.browser(farm.owner)).get(`/console/products/${id}`);
    expect(page.status).toBe(404);
  });

  describe('the picture', () => {
    const put = (id: string, body: Buffer, type = 'image/jpeg') =>
      asOwner().put(`/api/v1/products/${id}/image`).set('content-type', type).send(body);
    const photo = (width = 800, height = 600) =>
      sharp({ create: { width, height, channels: 3, background: '#3a6' } });

    it('loses where and with what it was taken, and stands upright', async () => {
      const { id } = await world.product(farm, { status: 'draft' });
      const jpeg = await photo(1600, 800)
        .withExif({
          IFD0: { Make: 'Máy ảnh thử', Artist: 'Nguyễn Thị Mẫu' },
          IFD3: {
            GPSLatitudeRef: 'N',
            GPSLatitude: '22/1 39/1 36/1',
            GPSLongitudeRef: 'E',
            GPSLongitude: '104/1 44/1 24/1',
          },
        })
        .withMetadata({ orientation: 6 })
        .jpeg()
        .toBuffer();
      const withGps = await photo()
        .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 39/1 36/1' } })
        .jpeg()
        .toBuffer();
      expect((await sharp(withGps).metadata()).exif).toBeDefined();
      const answer = await put(id, jpeg).expect(200);
      const kept = await app.http().get(String(answer.body.image)).expect(200).responseType('blob');
      const { exif, xmp, iptc, format, width, height } = await sharp(kept.body as Buffer).metadata();
      expect({ exif, xmp, iptc, format }).toEqual({
        exif: undefined,
        xmp: undefined,
        iptc: undefined,
        format: 'webp',
      });
      expect([width, height]).toEqual([800, 1600]);
      await put(id, withGps).expect(200);
      const [again] = await app.db.query<{ bytes: Buffer }>(
        'select bytes from images order by created_at desc limit 1',
      );
      expect((await sharp(again?.bytes).metadata()).exif).toBeUndefined();
    });

    it('is not replaced behind the back of somebody who says which version he saw', async () => {
      const { id } = await world.product(farm, { status: 'draft' });
      const picture = await photo().png().toBuffer();
      const seen = String((await asOwner().get(`/api/v1/products/${id}`)).headers['etag']);
      await put(id, picture, 'image/png').set('if-match', seen).expect(200);
      await put(id, await photo(400, 300).png().toBuffer(), 'image/png')
        .set('if-match', seen)
        .expect(412);
    });

    it('keeps nothing that was hidden behind it', async () => {
      const { id } = await world.product(farm, { status: 'draft' });
      const payload = Buffer.from('PK\u0003\u0004<script>alert(1)</script>');
      const answer = await put(id, Buffer.concat([await photo().jpeg().toBuffer(), payload])).expect(200);
      const kept = await app.http().get(String(answer.body.image)).responseType('blob');
      expect((kept.body as Buffer).includes('<script>')).toBe(false);
      expect(kept.headers['content-type']).toBe('image/webp');
      expect(kept.headers['x-content-type-options']).toBe('nosniff');
    });

    it.each([
      ['text', () => Buffer.from('not a picture at all'), 'image-type'],
      ['a page that says it is a JPEG', () => Buffer.from('<html><script>1</script></html>'), 'image-type'],
      [
        'SVG',
        () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"/>'),
        'image-type',
      ],
      ['GIF', () => photo(100, 100).gif().toBuffer(), 'image-type'],
      ['a torn JPEG', async () => (await photo().jpeg().toBuffer()).subarray(0, 700), 'image-broken'],
      ['a stamp', () => photo(40, 40).png().toBuffer(), 'image-too-small'],
      [
        'a bomb of 100 megapixels',
        () => photo(10_000, 10_000).png({ compressionLevel: 9 }).toBuffer(),
        'image-too-large',
      ],
    ])('refuses %s at its field', async (_, make, code) => {
      const { id } = await world.product(farm, { status: 'draft' });
      const { status, body } = await put(id, await make());
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ path: 'image', code }]);
      expect(await actionsOf(app, id)).toEqual(['product.created']);
    });

    it('of more than 8 MB is refused before it is read', async () => {
      const { id } = await world.product(farm, { status: 'draft' });
      const { status } = await put(id, Buffer.alloc(8 * 1024 * 1024 + 1));
      expect(status).toBe(413);
    });
  });

  it('says in the form what was mistyped, and keeps it', async () => {
    const owner = await world.browser(farm.owner);
    const page = await owner
      .post('/console/products', { nameVi: 'C', shelfLifeDays: 'một năm', gtin: '123' })
      .expect(422);
    expect(page.text).toContain('Tên sản phẩm cần 2 đến 200 ký tự.');
    expect(page.text).toContain('value="một năm"');
    expect(page.text).toContain('Hãy gõ một số nguyên');
    expect(page.text).toContain('value="123"');
  });
});
