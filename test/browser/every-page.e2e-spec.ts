import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type RunningApp, startApp } from '../support/app.js';
import { hasBrowser, launch, seriousFaults, sidewaysScroll, signInAs, watch } from '../support/browser.js';
import { makeOneOfEach, type OneOfEach } from '../support/one-of-each.js';
import { runningRoutes } from '../support/routes.js';
import { createWorld, type World } from '../support/world.js';

const LOOKS = [
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

/** Tokens of forms, ids, and where links come back to: by these alone a page looks no different. */
const ONLY_HERE =
  /name="_csrf" value="[^"]*"|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|href="[^"]*(?:lang=|report\?about=)[^"]*"/g;

/** No pages: asked for like a file, not shown. */
const FILES =
  /\.(svg|png|pdf|sig|pmtiles|geojson|ico|txt)$|^\/(logo|map)\b|\/(file|template|export|errors|buyers\/:token\/areas\/:id)$/;
const OF_THE_API = /^\/(api|health|metrics)\b/;

/** Routes that show nothing to anybody in this world, and why. */
const NOT_OPENED: Readonly<Record<string, string>> = {
  '/q': 'without a code nothing is there, and it is said what to look for on the label',
  '/images/:name': 'every picture of the pages here is loaded with them, and a missing one is a trouble',
  '/map/tiles/:z/:x/:y': 'drawn as the maps of the pages here ask; src/maps looks at them',
  '/map/archive.pmtiles': 'is there where the configuration names one',
  '/logo': 'is there where the configuration names one',
};

(hasBrowser ? describe : describe.skip)('every page in Chromium', () => {
  let run: RunningApp;
  let world: World;
  let browser: Browser;
  let each: OneOfEach;
  let routes: readonly string[];
  const shown = new Set<string>();
  const opened = new Set<string>();

  beforeAll(async () => {
    run = await startApp();
    browser = await launch();
    world = createWorld(run);
    each = await makeOneOfEach(run, world);
    const all = runningRoutes(run.app).filter(
      ({ method, path }) => method === 'GET' && !OF_THE_API.test(path),
    );
    routes = [...new Set(all.map(({ path }) => path))];
  });
  afterAll(async () => {
    await browser.close();
    await run.close();
  });

  /** The address of a route's page, with the things of this world for its parameters. */
  const addressOf = (route: string): string => {
    const { names } = each;
    const own = names[route] ?? '';
    if (own.startsWith('?') && !route.includes(':')) return route + own;
    const whole = route
      .replace(/^(.*?)\/:\w+/, (all, start: string) => {
        const name = own === '' || own.startsWith('?') ? names[start.toLowerCase()] : own;
        return name === undefined ? all : `${start}/${name}`;
      })
      .replace('/q/:code', `/q/${names['/q'] ?? ''}`)
      .replace('/areas/:id', `/areas/${names['/console/areas'] ?? ''}`)
      .replace(':gtin', names['/01'] ?? '')
      .replace(/(\/01\/\d+)\/\*$/, '$1/10/A-1')
      .replace(/\*$/, 'x');
    return own.startsWith('?') ? whole + own : whole;
  };
  const isFor = (who: string) => (route: string) => (who === 'anybody') === !route.startsWith('/console');
  const besides = (): string[] => [
    '/find?q=che',
    '/find?q=khong-co-gi',
    `/q/${each.suspendedCode}`,
    '/q/ABCDEFGHJK',
    '/01/08936012345992',
    '/sign-up/confirm',
    '/password/reset',
    '/invitation',
    '/ownership',
    '/nowhere',
    '/?lang=en',
    `/q/${each.names['/q'] ?? ''}?lang=en`,
  ];

  it.each(['anybody', 'owner', 'reviewer', 'administrator'])(
    'for %s: nothing serious for axe, nothing wider than a phone, no error, nothing from elsewhere',
    async (who) => {
      const user = each.people.get(who) ?? null;
      const faults: string[] = [];
      const own = routes.filter(isFor(who));
      const context = await browser.newContext({ locale: 'vi-VN' });
      if (user !== null) await signInAs(context, run.url, (await world.browser(user)).cookie);
      const page = await context.newPage();
      const troubles = watch(page, run.url);

      /** Looks at a page in each of its looks; whether it is there. */
      const look = async (address: string): Promise<boolean> => {
        const answer = await page.goto(run.url + address);
        const isThere = answer?.status() === 200;
        if (answer?.headers()['content-type']?.startsWith('text/html') !== true) return isThere; // what scripts of pages ask for
        for (const trouble of troubles.splice(0)) faults.push(`${address} ${trouble}`);
        // A refusal or a redirection leads many addresses to one document; but for its own address, it shows nothing new.
        const document = (await page.content()).replaceAll(ONLY_HERE, '');
        if (shown.has(document)) return isThere;
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
        return isThere;
      };

      for (const route of own) {
        const address = addressOf(route);
        const isThere = FILES.test(route)
          ? (await context.request.get(run.url + address)).status() === 200
          : await look(address);
        if (isThere) opened.add(route);
      }
      if (who === 'anybody') for (const address of besides()) await look(address);
      await context.close();
      expect(own.length).toBeGreaterThan(10);
      expect(faults).toEqual([]);
    },
    300_000,
  );

  it('every page is opened by somebody, with a thing that is there, or it is said why not', () => {
    expect(routes.filter((route) => !opened.has(route)).sort()).toEqual(Object.keys(NOT_OPENED).sort());
  });
});
