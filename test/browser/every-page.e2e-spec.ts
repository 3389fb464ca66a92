import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { hasBrowser, launch, seriousFaults, sidewaysScroll, signInAs, watch } from '../support/browser.js';
import { runningRoutes } from '../support/routes.js';
import { insertThings } from '../support/things.js';
import { createWorld, type TestUser, type World } from '../support/world.js';

const LOOKS = [
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

/** Tokens of forms, ids, and where links come back to: by these alone a page looks no different. */
const ONLY_HERE =
  /name="_csrf" value="[^"]*"|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|href="[^"]*(?:lang=|report\?about=)[^"]*"/g;

/**
 * Asked for to see what is said where nothing is: without the token of a letter, what nobody has ever issued, and what this world
 * has none of (its address keeps its parameter, and the page of what is missing is looked at).
 */
const NOTHING_THERE =
  /^\/(.*:.*|console\/businesses\/.*\/merger-undoing|buyers\/[^/]+\/(?:01|areas)\/.*|sign-up\/confirm|password\/reset|invitation|ownership|q|q\/ABCDEFGHJK|01\/.*|find\?q=khong-co-gi|lots\/.*|nowhere)$/;

(hasBrowser ? describe : describe.skip)('every page in Chromium', () => {
  let run: RunningApp;
  let world: World;
  let browser: Browser;
  const people = new Map<string, TestUser | null>();
  const ids: Record<string, string> = {};
  const shown = new Set<string>();
  const opened = new Set<string>();

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
    const things = await insertThings(run.db, farm);
    const [dossier] = await run.db.query<{ id: string }>(
      `update applications set follow_code = '0123456789ABCDEF'
       where id = (select id from applications where status = 'submitted' order by id limit 1) returning id`,
    );
    const [decision] = await run.db.query<{ token: string }>('select token from decisions limit 1');
    const [report] = await run.db.query<{ ticket: string }>('select ticket from reports');
    const [approved] = await run.db.query<{ code: string }>('select code from growing_areas where id = $1', [
      area.id,
    ]);
    Object.assign(ids, {
      'console/areas': area.id,
      'console/area-registrations': things.registration,
      'console/certificates': things.certificate,
      'console/products': product.id,
      'console/lots': lot.id,
      'console/events': event.id,
      'console/codes': await world.code(farm, { lotId: lot.id }),
      'console/businesses': farm.id,
      'console/applications': dossier?.id,
      'console/reports': things.report,
      'console/users': people.get('reviewer')?.actor.userId,
      areas: approved?.code,
      decisions: decision?.token,
      follow: '0123456789ABCDEF',
      lots: lot.id,
      reports: report?.ticket,
    });
    const pair = await world.business({ name: 'HTX chè Phìn Hồ', input: { gln: '8930000000019' } });
    const [candidate] = await run.db.query<{ id: string }>(
      'select id from duplicate_candidates where $1 in (one_id, other_id) and $2 in (one_id, other_id)',
      [farm.id, pair.id],
    );
    const site = await world
      .api(farm.owner)
      .post('/api/v1/business-sites')
      .send({ kind: 'production', name: 'Xưởng chè Phìn Hồ', communeCode: '00721', street: 'Thôn Mẫu 3' });
    await world
      .api(farm.owner)
      .post('/api/v1/representatives')
      .send({ name: 'Giàng Thị Mẫu', position: 'Giám đốc', legal: true, phone: '0912345678' });
    const link = await world
      .api(farm.owner)
      .post('/api/v1/buyer-links')
      .send({ label: 'Cửa hàng A', days: 30 });
    Object.assign(ids, {
      'console/duplicates': candidate?.id,
      'console/business/sites': site.body.id,
      producers: farm.id,
      buyers: String(link.body['url']).slice(-43),
    });
    ids['q'] = ids['console/codes'] ?? '';
    ids['suspended'] = await world.code(farm, { productId: product.id });
    await run.db.query(
      `update codes set status = 'suspended', status_reason = 'Phiếu kiểm nghiệm quá hạn' where code = $1`,
      [ids['suspended']],
    );
  });
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
          !/^\/(api\/v|health|metrics|images|assets|Q)|openapi|favicon|robots|logo|geojson|qr\.|\.(svg|png|pdf|sig|pmtiles)$|\/file$|^\/map\//.test(
            path,
          ),
      )
      .filter(({ path }) => (who === 'anybody') === !path.startsWith('/console'))
      .map(({ path }) =>
        path
          .replace(/^\/([a-z/-]+)\/:(?:id|code|token|ticket)/, (all, kind: string) =>
            ids[kind] === undefined ? all : `/${kind}/${ids[kind]}`,
          )
          .replace('/q/:code', `/q/${ids['q'] ?? ''}`)
          .replace('/areas/:id', `/areas/${ids['console/areas'] ?? ''}`)
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
            `/q/${ids['q'] ?? ''}?lang=en`,
          ]
        : [];
    return [...new Set([...addresses, ...more])];
  };

  it.each(['anybody', 'owner', 'reviewer', 'administrator'])(
    'for %s: nothing serious for axe, nothing wider than a phone, no error, nothing from elsewhere',
    async (who) => {
      const user = people.get(who) ?? null;
      const faults: string[] = [];
      const asked = pagesOf(who);
      const context = await browser.newContext({ locale: 'vi-VN' });
      if (user !== null) await signInAs(context, run.url, (await world.browser(user)).cookie);
      const page = await context.newPage();
      const troubles = watch(page, run.url);
      for (const address of asked) {
        const answer = await page.goto(run.url + address);
        if (answer?.status() === 200) opened.add(address);
        if (answer?.headers()['content-type']?.startsWith('text/html') !== true) continue; // what scripts of pages ask for
        for (const trouble of troubles.splice(0)) faults.push(`${address} ${trouble}`);
        // A refusal or a redirection leads many addresses to one document; but for its own address, it shows nothing new.
        const document = (await page.content()).replaceAll(ONLY_HERE, '');
        if (shown.has(document)) continue;
        shown.add(document);
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
      }
      await context.close();
      expect(asked.length).toBeGreaterThan(10);
      expect(faults).toEqual([]);
    },
    300_000,
  );

  it('was opened by somebody: the addresses above are those of things that are there', () => {
    const everywhere = new Set([...people.keys()].flatMap(pagesOf));
    const refused = [...everywhere].filter((address) => !opened.has(address) && !NOTHING_THERE.test(address));
    expect(refused).toEqual([]);
  });
});
