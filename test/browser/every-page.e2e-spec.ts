import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { hasBrowser, launch, seriousFaults, sidewaysScroll, signInAs, watch } from '../support/browser.js';
import { runningRoutes } from '../support/routes.js';
import { createWorld, type TestUser, type World } from '../support/world.js';

const LOOKS = [
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

(hasBrowser ? describe : describe.skip)('every page in Chromium', () => {
  let run: RunningApp;
  let world: World;
  let browser: Browser;
  const people = new Map<string, TestUser | null>();
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    run = await startApp();
    browser = await launch();
    world = createWorld(run);
    const farm = await world.business({ name: 'Hợp tác xã Chè Phìn Hồ' });
    people.set('anybody', null);
    people.set('owner', farm.owner);
    for (const role of ['reviewer', 'administrator'] as const) people.set(role, await world.user({ role }));
    const area = await world.area(farm, { input: { name: 'Nương chè Phìn Hồ' } });
    const product = await world.product(farm, {
      input: {
        nameEn: 'Shan tuyết tea',
        standards: 'TCVN 9740:2013',
        brand: 'Phìn Hồ Trà',
        netContent: '100 g',
        shelfLifeDays: 730,
      },
    });
    const lot = await world.lot(farm, {
      product,
      area,
      status: 'released',
      input: { madeOn: '2026-10-12', quantity: 2400, unit: 'hộp' },
    });
    const event = await world.harvest(farm, lot, area);
    await world.business({ name: 'Hợp tác xã Đang chờ', status: 'submitted' });
    await world.area(farm, { status: 'submitted' });
    const [dossier] = await run.db.query<{ id: string }>(
      `select id from applications where status = 'submitted' order by id limit 1`,
    );
    Object.assign(ids, {
      areas: area.id,
      products: product.id,
      lots: lot.id,
      events: event.id,
      codes: await world.code(farm, { lotId: lot.id }),
      businesses: farm.id,
      applications: dossier?.id,
      users: people.get('reviewer')?.actor.userId,
    });
    ids['suspended'] = await world.code(farm, { productId: product.id });
    await run.db.query(
      `update codes set status = 'suspended', status_reason = 'Phiếu kiểm nghiệm quá hạn' where code = $1`,
      [ids['suspended']],
    );
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await run.close();
  });

  /** Every GET route of a page, with the things of this world in its address. */
  const pagesOf = (who: string): string[] => {
    const addresses = runningRoutes(run.app)
      .filter(
        ({ method, path }) =>
          method === 'GET' &&
          !/^\/(api\/v|health|metrics|images|assets|Q)|openapi|favicon|robots|logo|geojson|qr\.|\.(svg|png)/.test(
            path,
          ),
      )
      .filter(({ path }) => (who === 'anybody') === !path.startsWith('/console'))
      .map(({ path }) =>
        path
          .replace(
            /\/(\w+)\/:(?:id|code)/,
            (_all, kind: string) =>
              `/${kind}/${ids[kind === 'q' ? 'codes' : kind] ?? '01a20094-b2bc-75b8-a337-6b360164b7ae'}`,
          )
          .replace(':gtin/*', '08936012345009')
          .replace(':gtin', '08936012345008'),
      )
      .map((path) => (path.endsWith('/events/new') ? `${path}?step=harvested` : path));
    const more =
      who === 'anybody'
        ? [
            '/find?q=che',
            '/find?q=khong-co-gi',
            `/q/${ids['suspended'] ?? ''}`,
            '/q/ABCDEFGHJK',
            '/nowhere',
            '/?lang=en',
            `/q/${ids['codes'] ?? ''}?lang=en`,
          ]
        : [];
    return [...new Set([...addresses, ...more])];
  };

  it.each(['anybody', 'owner', 'reviewer', 'administrator'])(
    'for %s: nothing serious for axe, nothing wider than a phone, no error, nothing from elsewhere',
    async (who) => {
      const user = people.get(who) ?? null;
      const faults: string[] = [];
      let seen = 0;
      const context = await browser.newContext({ locale: 'vi-VN' });
      if (user !== null) await signInAs(context, run.url, (await world.browser(user)).cookie);
      const page = await context.newPage();
      const troubles = watch(page, run.url);
      for (const address of pagesOf(who)) {
        await page.goto(run.url + address);
        for (const { width, colorScheme } of LOOKS) {
          await page.setViewportSize({ width, height: 844 });
          await page.emulateMedia({ colorScheme });
          // Nothing but colours differs in the dark.
          const found = await seriousFaults(page, colorScheme === 'dark' ? ['color-contrast'] : undefined);
          for (const fault of found) faults.push(`${address} ${width} ${colorScheme} ${fault}`);
        }
        await page.setViewportSize({ width: 320, height: 700 });
        const sideways = await sidewaysScroll(page);
        if (sideways > 0) faults.push(`${address} scrolls ${sideways} px sideways at 320 px`);
        for (const trouble of troubles.splice(0)) faults.push(`${address} ${trouble}`);
        seen += 1;
      }
      await context.close();
      expect(seen).toBeGreaterThan(10);
      expect(faults).toEqual([]);
    },
    300_000,
  );
});
