import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { createWorld, type TestUser, type World } from '../../test/support/world.js';
import { csrfToken } from '../access/csrf.js';

describe('the form of a product', () => {
  let run: RunningApp;
  let world: World;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
  });
  afterAll(() => run.close());

  /** As a browser sends it, with a file. */
  async function send(as: TestUser, fields: Readonly<Record<string, string>>, cookie?: string, file?: Blob) {
    const own = cookie ?? (await world.browser(as)).cookie;
    const form = new FormData();
    form.set('_csrf', csrfToken(own.split('=')[1] ?? ''));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (file !== undefined) form.set('image', file, 'che.png');
    const headers = { cookie: own, 'accept-language': 'vi' };
    const sent = { method: 'POST', headers, body: form, redirect: 'manual' } as const;
    const answer = await fetch(`${run.url}/console/products`, sent);
    return { status: answer.status, body: await answer.text(), at: answer.headers.get('location') ?? '' };
  }

  it('keeps the picture when something has to be mended, for its sender alone', async () => {
    const farm = await world.business({ name: 'HTX Có Ảnh' });
    const { cookie } = await world.browser(farm.owner);
    const png = await sharp({ create: { width: 120, height: 120, channels: 3, background: '#284' } })
      .png()
      .toBuffer();
    const file = new Blob([new Uint8Array(png)], { type: 'image/png' });
    const wrong = { nameVi: 'Chè có ảnh', gtin: '123', then: 'keep' };
    const again = await send(farm.owner, wrong, cookie, file);
    expect(again.status).toBe(422);
    expect(again.body).toContain('Ảnh bạn đã chọn vẫn còn');
    const imageDraft = /name="imageDraft" value="([^"]+)"/.exec(again.body)?.[1] ?? '';
    // Wrong once more: it is still there.
    expect((await send(farm.owner, { ...wrong, imageDraft }, cookie)).body).toContain(imageDraft);
    const pictureOf = async (at: string) => {
      const id = /products\/([\w-]+)/.exec(at)?.[1];
      const sql = 'select image_sha256 from products where id = $1';
      return (await run.db.query<{ image_sha256: string | null }>(sql, [id]))[0]?.image_sha256;
    };
    const done = await send(farm.owner, { nameVi: 'Chè có ảnh', then: 'keep', imageDraft }, cookie);
    expect(await pictureOf(done.at)).toMatch(/^[0-9a-f]{64}$/);
    const other = await world.business({ name: 'HTX Khác' });
    const stolen = await send(other.owner, { nameVi: 'Chè mượn ảnh', then: 'keep', imageDraft });
    expect(await pictureOf(stolen.at)).toBeNull();
  });

  it('makes drafts while the business waits for approval, and sends them afterwards only', async () => {
    const waiting = await world.business({ name: 'HTX Đang Chờ', status: 'submitted' });
    const browser = await world.browser(waiting.owner);
    const form = await browser.get('/console/products/new');
    expect(form.status).toBe(200);
    expect(form.text).toContain('Cơ sở đang chờ duyệt');
    expect(form.text).not.toContain('value="submit"');
    const { at } = await send(waiting.owner, { nameVi: 'Chè chờ', then: 'submit' });
    expect(at).toMatch(/done=created$/);
    const id = /products\/([\w-]+)/.exec(at)?.[1] ?? '';
    const page = await browser.get(`/console/products/${id}`);
    expect(page.text).not.toContain(`/console/products/${id}/submission`);
    expect(page.text).toContain(`/console/products/${id}/deletion`);
    const { body } = await world.api(waiting.owner).post(`/api/v1/products/${id}/submission`).expect(409);
    expect(body.type).toBe('urn:dau-goc:problem:business-not-active');
    await run.db.query(`update businesses set status = 'active' where id = $1`, [waiting.id]);
    expect((await browser.get(`/console/products/${id}`)).text).toContain(
      `/console/products/${id}/submission`,
    );
  });

  it('makes a hundred drafts at most before anybody has looked at the business', async () => {
    const waiting = await world.business({ name: 'HTX Khai Nhiều', status: 'submitted' });
    const create = (name: string) => world.api(waiting.owner).post('/api/v1/products').send({ nameVi: name });
    for (let batch = 0; batch < 16; batch += 1)
      await Promise.all(Array.from({ length: 6 }, (_, each) => create(`Chè ${batch}.${each}`).expect(201)));
    const last = await Promise.all(Array.from({ length: 7 }, (_, each) => create(`Chè cuối ${each}`)));
    expect(last.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 409, 409, 409]);
    expect(last.find(({ status }) => status === 409)?.body['code']).toBe('drafts-many');
    await run.db.query(`update businesses set status = 'active' where id = $1`, [waiting.id]);
    await create('Chè sau khi duyệt').expect(201);
  });

  it('finds a code of goods by words, and shows it with its name', async () => {
    const farm = await world.business({ name: 'HTX Tìm Mã' });
    const found = await send(farm.owner, { nameVi: 'Chè Tìm Mã', hsCode: 'hong tra', then: 'find-hs' });
    expect(found.status).toBe(200);
    expect(found.body).toContain('value="Chè Tìm Mã"');
    expect(found.body).toMatch(/name="hsChoice" value="090230"[^>]*>.*?Chè đen, hồng trà/s);
    // Nothing typed there: the name of the product is looked for.
    const byName = await send(farm.owner, { nameVi: 'Mật ong bạc hà', then: 'find-hs' });
    expect(byName.body).toContain('name="hsChoice" value="0409"');
    const none = await send(farm.owner, { nameVi: 'Qwxz', then: 'find-hs' });
    expect(none.body).toContain('Không tìm thấy mã nào');
    // Words sent as a code are no code, and are looked for as well.
    const wrong = await send(farm.owner, { nameVi: 'Chè', hsCode: 'chè xanh', then: 'keep' });
    expect([wrong.status, wrong.body.includes('name="hsChoice" value="090210"')]).toEqual([422, true]);
    const { at } = await send(farm.owner, {
      nameVi: 'Hồng trà Tìm Mã',
      hsCode: 'hồng trà',
      hsChoice: '090230',
      then: 'submit',
    });
    const browser = await world.browser(farm.owner);
    const page = await browser.get(at);
    expect(page.text).toContain('0902.30: Chè đen, hồng trà');
    expect((await browser.get(`${at}&lang=en`)).text).toContain('0902.30: Black tea');
    const id = /products\/([\w-]+)/.exec(at)?.[1] ?? '';
    const [dossier] = await run.db.query<{ id: string }>(
      'select id from applications where subject_id = $1',
      [id],
    );
    const office = await world.browser(await world.official());
    expect((await office.get(`/console/applications/${dossier?.id ?? ''}`)).text).toContain(
      '0902.30: Chè đen',
    );
  });

  describe('its pictures', () => {
    const drawn = (background: string) =>
      sharp({ create: { width: 800, height: 600, channels: 3, background } })
        .jpeg()
        .toBuffer();
    const shown = async (id: string, as: TestUser) => {
      const { body, headers } = await world.api(as).get(`/api/v1/products/${id}`).expect(200);
      const pictures = body['pictures'] as { sha256: string; altVi: string | null }[];
      return { pictures, etag: headers['etag'] ?? '', image: body['image'] };
    };
    const add = (id: string, as: TestUser, file: Buffer) =>
      world.http(as).post(`/api/v1/products/${id}/pictures`).set('content-type', 'image/jpeg').send(file);

    it('are eight at most, in order, with words; the first is the cover everywhere', async () => {
      const farm = await world.business({ name: 'HTX Nhiều Ảnh' });
      const { id } = await world.product(farm, { status: 'draft' });
      const colours = ['#100', '#200', '#300', '#400', '#500', '#600', '#700', '#800'];
      for (const colour of colours) await add(id, farm.owner, await drawn(colour)).expect(201);
      // The same once more changes nothing, another does not fit.
      await add(id, farm.owner, await drawn('#100')).expect(201);
      const full = await add(id, farm.owner, await drawn('#900')).expect(409);
      expect((full.body as { type: string }).type).toMatch(/pictures-full$/);
      const { pictures, etag, image } = await shown(id, farm.owner);
      expect(pictures).toHaveLength(8);
      expect(image).toBe(`/images/${pictures[0]?.sha256 ?? ''}.webp`);
      const names = pictures.map(({ sha256 }) => sha256);
      const api = world.api(farm.owner);
      const put = (wanted: object[], version: string) =>
        api.put(`/api/v1/products/${id}/pictures`).set('if-match', version).send({ pictures: wanted });
      const twice = await put([{ sha256: names[0] }, { sha256: names[0] }], etag);
      expect(twice.body.errors).toMatchObject([{ path: 'pictures.1.sha256', code: 'not-found' }]);
      expect((await put([{ sha256: 'a'.repeat(64) }], etag)).status).toBe(422);
      expect((await put([{ sha256: names[0], altVi: 'x'.repeat(201) }], etag)).body.errors).toMatchObject([
        { path: 'pictures.0.altVi' },
      ]);
      await put([{ sha256: names[3], altVi: 'Hộp chè' }, { sha256: names[1] }], etag).expect(200);
      await put([], etag).expect(412);
      const after = await shown(id, farm.owner);
      expect(after.pictures.map(({ sha256, altVi }) => [sha256, altVi])).toEqual([
        [names[3], 'Hộp chè'],
        [names[1], null],
      ]);
      // Another cover: the rest stays, words of the one that was there go with it.
      await world
        .http(farm.owner)
        .put(`/api/v1/products/${id}/image`)
        .set('content-type', 'image/jpeg')
        .send(await drawn('#abc'))
        .expect(200);
      expect((await shown(id, farm.owner)).pictures.slice(1).map(({ sha256 }) => sha256)).toEqual([names[1]]);
      await put([], (await shown(id, farm.owner)).etag).expect(200);
      expect((await shown(id, farm.owner)).image).toBeNull();
      const [row] = await run.db.query('select image_sha256 from products where id = $1', [id]);
      expect(row).toEqual({ image_sha256: null });
    });

    it('are arranged with buttons that need no script, and words typed stay', async () => {
      const farm = await world.business({ name: 'HTX Xếp Ảnh' });
      const { id } = await world.product(farm);
      for (const colour of ['#010', '#020', '#030'])
        await add(id, farm.owner, await drawn(colour)).expect(201);
      const browser = await world.browser(farm.owner);
      const at = `/console/products/${id}/pictures`;
      const press = async (then: string, words: Readonly<Record<string, string>> = {}) => {
        const page = await browser.get(at);
        const fields = [
          ...page.text.matchAll(/<input type="hidden" name="((?:version|pictures)[^"]*)" value="([^"]*)"/g),
        ];
        const sent = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
        return browser.post(at, { ...sent, ...words, then });
      };
      const [one, two, three] = (await shown(id, farm.owner)).pictures.map(({ sha256 }) => sha256);
      const order = async () => (await shown(id, farm.owner)).pictures.map(({ sha256 }) => sha256);
      expect((await press('down 0')).status).toBe(303);
      expect(await order()).toEqual([two, one, three]);
      await press('first 2', { 'pictures.2.altVi': 'Đồi chè' });
      expect(await order()).toEqual([three, two, one]);
      expect((await shown(id, farm.owner)).pictures[0]?.altVi).toBe('Đồi chè');
      await press('remove 1', { 'pictures.0.altVi': 'Đồi chè' });
      expect(await order()).toEqual([three, one]);
      const wrong = await press('up 1', { 'pictures.0.altVi': 'dài '.repeat(60) });
      expect(wrong.status).toBe(422);
      expect(wrong.text).toContain('dài dài');
      expect(await order()).toEqual([three, one]);
      // Everybody sees them, in sizes.
      const code = await world.code(farm, { productId: id });
      const trace = await world.api().get(`/api/v1/traces/${code}`).expect(200);
      expect(trace.body['product']).toMatchObject({
        pictures: [{ altVi: 'Đồi chè', width: 800 }, { altVi: null }],
      });
    });
  });

  it('has pages of its own for each unit of sale, with faults beside their fields', async () => {
    const farm = await world.business({ name: 'HTX Quy Cách' });
    const { id } = await world.product(farm);
    const browser = await world.browser(farm.owner);
    expect((await browser.get(`/console/products/${id}`)).text).toContain(
      `/console/products/${id}/variants/new`,
    );
    const at = `/console/products/${id}/variants`;
    const wrong = await browser.post(at, { nameVi: 'Hộp', quantity: 'nhiều', unit: 'GRM', gtin: '123' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="nhiều"');
    const made = await browser.post(at, { nameVi: 'Hộp thiếc', quantity: '0,25', unit: 'KGM' });
    expect(made.headers['location']).toBe(`/console/products/${id}?done=variant-added#variants`);
    const page = await browser.get(`/console/products/${id}?done=variant-added`);
    expect(page.text).toContain('Đã thêm quy cách');
    expect(page.text).toContain('0,25\u00a0kg');
    const variant = /product-variants\/([\w-]+)\/edit/.exec(page.text)?.[1] ?? '';
    const form = await browser.get(`/console/product-variants/${variant}/edit`);
    const version = /name="version" value="(\d+)"/.exec(form.text)?.[1] ?? '';
    const less = await browser.post(`/console/product-variants/${variant}/edit`, {
      version,
      nameVi: 'Hộp thiếc',
    });
    expect(less.status).toBe(422);
    await browser.post(`/console/product-variants/${variant}/end`, {}).expect(303);
    expect((await browser.get(`/console/products/${id}`)).text).toContain('Ngừng bán');
    await browser.post(`/console/product-variants/${variant}/offer`, {}).expect(303);
    // A lot is made of it from the one list of the form.
    const lots = await browser.get('/console/lots/new');
    expect(lots.text).toContain(`value="${id} ${variant}"`);
    const lot = await browser.post('/console/lots', { productId: `${id} ${variant}`, lotNumber: 'Q-1' });
    const [row] = await run.db.query('select variant_id from lots where lot_number = $1', ['Q-1']);
    expect([lot.status, row]).toEqual([303, { variant_id: variant }]);
  });

  it('is closed to a business that the office has stopped', async () => {
    const farm = await world.business({ name: 'HTX Bị Dừng' });
    await run.db.query(`update businesses set status = 'suspended' where id = $1`, [farm.id]);
    expect((await (await world.browser(farm.owner)).get('/console/products/new')).status).toBe(409);
  });
});
