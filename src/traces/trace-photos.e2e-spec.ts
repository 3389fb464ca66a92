import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { PictureJobs } from '../images/picture-jobs.js';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { hasBrowser, launch } from '../../test/support/browser.js';
import { freePort } from '../../test/support/service.js';
import { eventually } from '../../test/support/eventually.js';
import { createWorld, type World } from '../../test/support/world.js';

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, locale: 'vi-VN' } as const;
const DESK = { viewport: { width: 1280, height: 900 }, locale: 'vi-VN' } as const;

/** As rich as a photograph: patches of every size. */
async function photograph(width: number, height: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 70 } as const;
  const create = { width, height, channels: 3, background: '#386641', noise } as const;
  return sharp({ create }).blur(4).jpeg({ quality: 92 }).toBuffer();
}

describe('photos on a trace page', () => {
  let run: RunningApp;
  let world: World;
  let code = '';

  beforeAll(async () => {
    const port = await freePort();
    run = await startApp({ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }, { port });
    world = createWorld(run);
    const farm = await world.business({ name: 'HTX Chè Phìn Hồ' });
    const product = await world.product(farm);
    const lot = await world.lot(farm, { product, status: 'released' });
    const send = (path: string, body: Buffer) =>
      fetch(`${run.url}/api/v1/${path}`, {
        method: 'PUT',
        headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${farm.owner.apiKey}` },
        body: new Uint8Array(body),
      });
    expect((await send(`products/${product.id}/image`, await photograph(1600, 1200))).status).toBe(200);
    const tended = await run
      .http()
      .post(`/api/v1/lots/${lot.id}/events`)
      .set('authorization', `Bearer ${farm.owner.apiKey}`)
      .send({
        step: 'tended',
        eventTime: new Date(run.clock.now().getTime() - 40 * 86_400_000).toISOString(),
        responsible: 'Tổ hái 2',
        note: 'Làm cỏ quanh gốc',
      });
    expect(tended.status).toBe(201);
    // A photo of the harvest, as the diary keeps one.
    const [{ sha256 } = { sha256: '' }] = await run.db.query<{ sha256: string }>('select sha256 from images');
    await run.db.query(`insert into images (sha256, bytes, width, height, created_at)
      select repeat('e', 64), bytes, width, height, now() from images where sha256 = '${sha256}'`);
    await run.db.query('alter table diary_entries disable trigger user');
    await run.db.query(`update diary_entries set image_sha256 = repeat('e', 64) where step = 'harvested'`);
    await run.db.query('alter table diary_entries enable trigger user');
    await run.app.get(PictureJobs).drawMissing();
    code = await world.code(farm, { lotId: lot.id });
  });
  afterAll(() => run.close());

  it('come in the size that is shown, keep their place, and below the fold wait until they come near', async () => {
    const { text } = await run.http().get(`/q/${code}`).set('accept-language', 'vi');
    const [cover = '', harvest = ''] = text.match(/<img [^>]*>/g) ?? [];
    for (const image of [cover, harvest]) {
      expect(image).toMatch(
        /srcset="[^"]+-320\.webp 320w, [^"]+-640\.webp 640w, [^"]+-1024\.webp 1024w, [^"]+ 1600w"/,
      );
      expect(image).toMatch(/width="1600" height="1200"/);
      expect(image).toMatch(/sizes="[^"]+"/);
      expect(image).toMatch(/alt="[^"]+"/);
    }
    expect(cover).not.toContain('loading=');
    expect(harvest).toContain('loading="lazy"');
    const data = await run.http().get(`/api/v1/traces/${code}`);
    expect(data.body).toMatchObject({
      product: { image: expect.stringMatching(/^\/images\/[0-9a-f]{64}\.webp$/) },
    });
  });

  it('of a product are all there, each a link to itself in full, and are counted', async () => {
    const farm = await world.business({ name: 'HTX Nhiều Ảnh' });
    const product = await world.product(farm);
    const lot = await world.lot(farm, { product, status: 'released' });
    const own = await world.code(farm, { lotId: lot.id });
    const add = async (width: number) =>
      fetch(`${run.url}/api/v1/products/${product.id}/pictures`, {
        method: 'POST',
        headers: { 'content-type': 'image/jpeg', authorization: `Bearer ${farm.owner.apiKey}` },
        body: new Uint8Array(await photograph(width, 600)),
      });
    expect((await add(800)).status).toBe(201);
    const page = async (lang: string) => (await run.http().get(`/q/${own}?lang=${lang}`)).text;
    expect(await page('vi')).toMatch(/<a href="#photo">1 ảnh/);
    expect((await add(900)).status).toBe(201);
    expect((await add(1000)).status).toBe(201);
    const html = await eventually('the page shows three', async () => {
      const text = await page('vi');
      return text.includes('3 ảnh') && text;
    });
    expect(html).toMatch(/<a href="#photos">3 ảnh/);
    expect(html.match(/<a href="\/images\/[0-9a-f]{64}\.webp"><img/g)).toHaveLength(3);
    expect(html).toMatch(/<ul class="photos" id="photos">.*?srcset="[^"]+".*?loading="lazy"/s);
    expect(await page('en')).toMatch(/3 images/);
  });

  (hasBrowser ? describe : describe.skip)('in Chromium', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch();
    });
    afterAll(() => browser.close());

    it('a first visit with a photo weighs at most 70 kB on a sharp phone', async () => {
      const context = await browser.newContext(PHONE);
      const page = await context.newPage();
      const weights: Promise<number>[] = [];
      page.on('requestfinished', (request) =>
        weights.push(request.sizes().then(({ responseBodySize }) => responseBodySize)),
      );
      await page.goto(`${run.url}/q/${code}`, { waitUntil: 'networkidle' });
      const shown = await page.evaluate<string>(`document.querySelector('#photo img').currentSrc`);
      expect(shown).toMatch(/-320\.webp$/);
      const weight = (await Promise.all(weights)).reduce((sum, bytes) => sum + bytes, 0);
      expect(weight).toBeGreaterThan(20_000);
      expect(weight).toBeLessThanOrEqual(70_000);
      await context.close();
    });

    it('they are larger on a wide screen', async () => {
      const widths: number[] = [];
      for (const screen of [PHONE, DESK]) {
        const page = await (await browser.newContext(screen)).newPage();
        await page.goto(`${run.url}/q/${code}`);
        for (const image of ['#photo img', '.shot']) {
          const box = await page.locator(image).boundingBox();
          widths.push(Math.round(box?.width ?? 0));
          expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(4 / 3, 1);
        }
        await page.context().close();
      }
      const [phoneCover = 0, phoneShot = 0, deskCover = 0, deskShot = 0] = widths;
      expect(phoneCover).toBeGreaterThan(120);
      expect(deskCover).toBeGreaterThan(phoneCover * 1.5);
      expect(deskShot).toBeGreaterThan(phoneShot * 1.2);
    });

    it('steps that are folded on the screen are printed', async () => {
      const context = await browser.newContext({ ...DESK, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${run.url}/q/${code}`);
      const early = page.locator('details.before li').first();
      const height = () =>
        page.evaluate<number>(`(() => {
          const step = document.querySelector('details.before li');
          return step.checkVisibility() ? step.offsetHeight : 0;
        })()`);
      expect(await height()).toBe(0);
      await page.emulateMedia({ media: 'print' });
      expect(await height()).toBeGreaterThan(10);
      expect(await early.innerText()).toContain('Làm cỏ quanh gốc');
      await context.close();
    });
  });
});
