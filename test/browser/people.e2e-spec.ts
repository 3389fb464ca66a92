import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { confirmationPath } from '../support/confirmation.js';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { pngOf } from '../../src/codes/qr-image.js';
import { type RunningApp, startApp } from '../support/app.js';
import { hasBrowser, launch, signInAs, watch } from '../support/browser.js';
import { freePort } from '../support/service.js';
import { createWorld, newTaxCode, type TestBusiness, type World } from '../support/world.js';

const PHONE = { viewport: { width: 390, height: 844 }, locale: 'vi-VN' } as const;
const PASSWORD = 'gà gáy trên đồi chè shan tuyết';

(hasBrowser ? describe : describe.skip)('people in Chromium', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let browser: Browser;
  let folder: string;
  let code = '';

  beforeAll(async () => {
    const port = await freePort();
    run = await startApp({ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` }, { port });
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Chè Phìn Hồ' });
    const area = await world.area(farm, { input: { name: 'Nương chè Phìn Hồ' } });
    const lot = await world.lot(farm, {
      area,
      status: 'released',
      input: { lotNumber: 'L2026-01', madeOn: '2026-10-12' },
    });
    code = await world.code(farm, { lotId: lot.id });
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), 'dau-goc-camera-'));
  });
  afterAll(async () => {
    await browser.close();
    await run.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  it('read a trace page with script off, and on paper', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${run.url}/q/${code}`);
    expect(await page.locator('h1').innerText()).toContain('Hợp lệ.');
    expect(await page.locator('body').innerText()).toContain('Nương chè Phìn Hồ');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('h1').innerText()).toContain('Valid.');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('form[action="/find"]').first().isVisible()).toBe(false);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await context.close();
  });

  it('scan a label with the camera of the machine', async () => {
    const video = join(folder, 'label.y4m');
    writeFileSync(video, await filmOf(`${run.url}/q/${code}`));
    const seeing = await launch([
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ]);
    try {
      const context = await seeing.newContext({ ...PHONE, permissions: ['camera'] });
      const page = await context.newPage();
      const troubles = watch(page, run.url);
      await page.goto(run.url);
      await page.getByRole('button', { name: 'Quét bằng camera của máy này' }).click();
      await page.waitForURL(`${run.url}/q/${code}`);
      expect(await page.locator('h1').innerText()).toContain('Hợp lệ.');
      expect(troubles).toEqual([]);
    } finally {
      await seeing.close();
    }
  });

  it('sign up, mend a form and register with the keyboard alone', async () => {
    const context = await browser.newContext(PHONE);
    const page = await context.newPage();
    const troubles = watch(page, run.url);
    await page.goto(`${run.url}/sign-up`);
    await fill(page, { name: 'Lý Thị Mẫu', email: 'ban-phim@example.vn', password: 'ngắn' });
    await page.keyboard.press('Enter');
    await page.waitForLoadState();
    // The summary has the focus, its first link leads to the field at fault.
    await page.waitForFunction(
      `document.activeElement?.closest('[role=alert], .summary, .error-summary, #error-summary') !== null`,
    );
    const link = page.locator('[role=alert] a, .error-summary a, .summary a').first();
    await link.focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('password');
    expect(await page.locator('[name=email]').inputValue()).toBe('ban-phim@example.vn');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/sign-up\?sent=/);
    await page.goto(run.url + (await confirmationPath(run.db, 'ban-phim@example.vn')));
    await page.locator('main button[type=submit]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${run.url}/console`);
    await page.goto(`${run.url}/console/business/new`);
    await page.locator('[name=kind][value=cooperative]').focus();
    await page.keyboard.press('Space');
    await fill(page, {
      name: 'HTX Bàn Phím',
      number: newTaxCode(),
      place: 'xã Thông Nguyên',
      street: 'Thôn Mẫu',
      contactName: 'Lý Thị Mẫu',
      contactPhone: '0912 345 678',
      contactEmail: 'ban-phim@example.vn',
    });
    await page.locator('button[name=do][value=send]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=registered/);
    expect(await page.locator('body').innerText()).toMatch(/HS-\d{6}-\d{4}/);
    expect(troubles.filter((trouble) => !trouble.startsWith('422'))).toEqual([]);
    await context.close();
  });

  it('record a harvest and print its code on a phone', async () => {
    const context = await browser.newContext(PHONE);
    await signInAs(context, run.url, (await world.browser(farm.owner)).cookie);
    const lot = await world.lot(farm, { input: { lotNumber: 'L2026-02' } });
    const page = await context.newPage();
    const troubles = watch(page, run.url);
    await page.goto(`${run.url}/console/lots/${lot.id}`);
    await page.getByRole('link', { name: 'Thu hoạch' }).first().click();
    await page.locator('[name^=amount-]').first().fill('1.250,5');
    await page.locator('[name=responsible]').fill('Tổ hái 2');
    await page.locator('main form button[type=submit]').first().click();
    await page.waitForURL(/done=recorded/);
    await page.locator(`form[action="/console/lots/${lot.id}/release"] button`).click();
    await page.waitForURL(/done=released/);
    await page.locator('form[action="/console/codes"] button').click();
    await page.waitForURL(/done=issued/);
    const download = page.waitForEvent('download');
    await page.locator('a[download$=".png"]').click();
    expect((await download).suggestedFilename()).toMatch(/^[0-9A-Z]{10}\.png$/);
    expect(troubles).toEqual([]);
    await context.close();
  });
});

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`[name="${name}"]`).focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(value);
  }
}

function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement?.getAttribute("name") ?? ""');
}

/** A film of a label held still, as Chromium's camera for tests takes it: YUV4MPEG2, 4:2:0. */
async function filmOf(text: string): Promise<Buffer> {
  const [width, height] = [640, 480];
  const code = await sharp(await pngOf(text, 30, 254))
    .resize(320, 320, { kernel: 'nearest' })
    .toBuffer();
  const grey = await sharp({ create: { width, height, channels: 3, background: '#ddd' } })
    .composite([{ input: code }])
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const brightness = Buffer.alloc(width * height);
  for (let at = 0; at < brightness.length; at += 1) brightness[at] = grey.data[at * grey.info.channels] ?? 0;
  const colour = Buffer.alloc((width * height) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), brightness, colour]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`),
    ...Array.from({ length: 10 }, () => frame),
  ]);
}
