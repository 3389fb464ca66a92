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

  it('is closed to a business that the office has stopped', async () => {
    const farm = await world.business({ name: 'HTX Bị Dừng' });
    await run.db.query(`update businesses set status = 'suspended' where id = $1`, [farm.id]);
    expect((await (await world.browser(farm.owner)).get('/console/products/new')).status).toBe(409);
  });
});
