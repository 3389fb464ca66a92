import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { SAMPLE_REGISTER, sampleRegister, sampleWorkbook } from '../../src/samples/sample-register.js';
import { vi } from '../../src/ui/vi.js';
import { type RunningApp, startApp } from '../support/app.js';
import { hasBrowser, launch, seriousFaults, signInAs, watch } from '../support/browser.js';
import { createWorld } from '../support/world.js';

const text = vi.bulk;
const TIMEOUT = 120_000;
/** Where the pages go as pictures, for whoever wants to look at them. */
const pictures = process.env['PICTURES'];

(hasBrowser ? describe : describe.skip)('a province begins with its sheets, in Chromium', () => {
  let run: RunningApp;
  let browser: Browser;
  let page: Page;
  let folder: string;
  let troubles: string[];

  beforeAll(async () => {
    run = await startApp();
    const world = createWorld(run);
    const { cookie } = await world.browser(await world.official());
    browser = await launch();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
    await signInAs(context, run.url, cookie);
    page = await context.newPage();
    page.setDefaultTimeout(TIMEOUT);
    troubles = watch(page, run.url);
    folder = mkdtempSync(join(tmpdir(), 'dau-goc-sheets-'));
    for (const [name, rows] of Object.entries(await sampleRegister())) {
      const parts: Uint8Array[] = [];
      for await (const part of sampleWorkbook(rows)) parts.push(part);
      writeFileSync(join(folder, `${name}.xlsx`), Buffer.concat(parts));
    }
  }, TIMEOUT);
  afterAll(async () => {
    await browser.close();
    await run.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  async function load(kind: 'businesses' | 'products', sample: boolean): Promise<void> {
    const rows = SAMPLE_REGISTER[kind];
    await page.goto(`${run.url}/console/imports`);
    await look('sheets');
    await page.locator(`a.btn[href="/console/imports/of/${kind}"]`).click();
    await page.locator('input[type=file]').setInputFiles(join(folder, `${kind}.xlsx`));
    if (sample) await page.getByLabel(text.sample).check();
    await look(`${kind}-form`);
    await page.getByRole('button', { name: text.send }).click();
    await page.getByText(text.allGood(rows)).waitFor();
    await look(`${kind}-checked`);
    await page.getByLabel(text.modes.all).check();
    await page.getByRole('button', { name: text.load, exact: true }).click();
    await page.getByText(text.loadedTitle(rows)).waitFor();
    await look(`${kind}-loaded`);
  }

  async function look(name: string): Promise<void> {
    expect([name, await seriousFaults(page)]).toEqual([name, []]);
    if (pictures === undefined) return;
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
    }
  }

  it(
    'exactly 160 businesses and 609 products, all of them marked as samples, each product with its code',
    async () => {
      await load('businesses', true);
      await load('products', false);
      const [counts] = await run.db.query(
        `select (select count(*)::int from businesses where sample and status = 'active') as businesses,
           (select count(*)::int from products where sample and status = 'active') as products,
           (select count(*)::int from codes where sample) as codes, (select count(*)::int from businesses where not sample) as others,
           (select count(*)::int from audit_entries where action in ('business.approved', 'product.approved')) as approvals`,
      );
      expect(counts).toEqual({ businesses: 160, products: 609, codes: 609, others: 0, approvals: 769 });
      expect(troubles).toEqual([]);
    },
    TIMEOUT,
  );

  it(
    'and sees what to mend beside the cell it stands in, on a phone, too',
    async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`${run.url}/console/imports/of/businesses`);
      const head = 'Loại hình\tTên cơ sở\tMã số thuế\tXã, phường\tThôn\tSếp\tSĐT\tEmail';
      const row = 'HTX\tHTX Sai\t0100109107\txã Không Có\tThôn 1\tVàng Mẫu\t0912\tx@';
      await page.getByLabel(text.paste).fill(`${head}\n${row}\n`);
      await page.getByRole('button', { name: text.send }).click();
      await page.getByRole('heading', { name: text.mappingTitle }).waitFor();
      await look('mapping');
      await page.getByLabel(text.columnNamed(6, 'Sếp')).selectOption('contactName');
      await page.getByRole('button', { name: text.apply }).click();
      await page.getByText(text.noneGood).waitFor();
      expect(await page.locator('#faults').innerText()).toContain(vi.faults['tax-code-check']);
      await look('faults');
      const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
      expect(wide).toBe(false);
      if (pictures !== undefined) {
        await page.goto(`${page.url()}?lang=en`);
        await look('faults-en');
        await page.goto(`${run.url}/console/imports?lang=en`);
        await look('sheets-en');
      }
    },
    TIMEOUT,
  );
});
