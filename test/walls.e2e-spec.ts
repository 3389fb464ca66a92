import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { type RunningApp, startApp } from './support/app.js';
import { runningRoutes } from './support/routes.js';
import { createWorld, type TestBusiness, type World } from './support/world.js';

describe('An address', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business();
  });
  afterAll(() => run.close());

  /** Sends a target exactly as written, which clients would tidy up first. */
  const raw = (target: string, headers = ''): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(run.url);
      const socket = connect(Number(port), hostname, () => {
        socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`);
      });
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      socket.on('error', reject);
      socket.on('close', () => resolve(answer));
    });

  it.each(['/%61pi/v1/me', '/ap%69/v1/me', '/api/v%31/me'])(
    '%s is the API however its letters are written',
    async (target) => {
      expect(await raw(target)).toMatch(/^HTTP\/1\.1 401 [^]*application\/problem\+json/);
      expect(await raw(target, `Authorization: Bearer ${farm.owner.apiKey}\r\n`)).toMatch(
        /^HTTP\/1\.1 200 [^]*"email"/,
      );
      // A session of the pages opens nothing here.
      const { cookie } = await world.browser(farm.owner);
      expect(await raw(target, `Cookie: ${cookie}\r\n`)).toMatch(/^HTTP\/1\.1 401 /);
    },
  );

  it.each([
    '//evil.example/',
    '//evil.example/x?lang=en',
    '/\\evil.example',
    'http://evil.example/',
    '///evil.example',
  ])('%s leaves the site by no link and no redirect', async (target) => {
    const answer = await raw(target);
    expect(answer).not.toMatch(/(?:href|action|src)="(?:https?:)?[/\\]{2}evil/);
    expect(answer).not.toMatch(/^location: (?:https?:)?[/\\]{2}/im);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/sign-out',
    '/sign-in?next=/',
    'javascript:x',
  ])('next=%s is not followed after signing in', async (next) => {
    const browser = await world.browser(farm.owner);
    const answer = await browser.get(`/sign-in?next=${encodeURIComponent(next)}`);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/console']);
  });

  it('of the console or the API is kept by nobody, whatever it answers', async () => {
    const area = await world.area(farm);
    const lot = await world.lot(farm, { status: 'released', area });
    const code = await world.code(farm, { lotId: lot.id });
    const ids: Readonly<Record<string, string>> = {
      codes: code,
      areas: area.id,
      'growing-areas': area.id,
      lots: lot.id,
    };
    const browser = await world.browser(farm.owner);
    const kept: string[] = [];
    const forEverybody = /^\/api\/(?:docs|openapi\.json)/;
    let answered = 0;
    for (const { method, path } of runningRoutes(run.app)) {
      if (method !== 'GET' || !/^\/(?:api|console)(?:\/|$)/.test(path) || forEverybody.test(path)) continue;
      const address = path.replace(
        /([\w-]+)\/:\w+/g,
        (_, thing: string) => `${thing}/${ids[thing] ?? lot.productId}`,
      );
      const answer = path.startsWith('/api/')
        ? await world.http(farm.owner).get(address)
        : await browser.get(address);
      if (answer.status === 200) answered += 1;
      if (answer.headers['cache-control'] !== 'no-store')
        kept.push(`${path}: ${String(answer.headers['cache-control'])}`);
    }
    expect(kept).toEqual([]);
    expect(answered).toBeGreaterThan(20);
    for (const path of [`/console/codes/${code}/qr.png`, `/console/areas/${area.id}/boundary.geojson`])
      expect((await browser.get(path)).status).toBe(200);
  });
});

describe('If-Match', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business();
  });
  afterAll(() => run.close());

  const change = async (header: (version: number) => string): Promise<number> => {
    const { id } = await world.product(farm, { status: 'draft' });
    const api = world.api(farm.owner);
    const { version } = (await api.get(`/api/v1/products/${id}`)).body;
    const answer = await api
      .patch(`/api/v1/products/${id}`)
      .set('if-match', header(version))
      .send({ nameVi: 'Chè khác' });
    return answer.status;
  };

  it.each<[string, (version: number) => string]>([
    ['the tag itself', (v) => `"${v}"`],
    ['what Caddy and Apache make of it', (v) => `"${v}-gzip"`],
    ['brotli', (v) => `"${v}-br"`],
    ['zstd', (v) => `"${v}-zstd"`],
    ['an older Apache', (v) => `"${v};gzip"`],
    ['nginx, which weakens it', (v) => `W/"${v}"`],
    ['both', (v) => `W/"${v}-gzip"`],
    ['a list with it', (v) => `"${v + 7}", "x,y" , "${v}"`],
    ['a list without spaces', (v) => `"${v + 7}","${v}-br"`],
    ['any version', () => '*'],
  ])('takes %s', async (_, header) => {
    expect(await change(header)).toBe(200);
  });

  it.each<[string, (version: number) => string]>([
    ['another version', (v) => `"${v + 1}"`],
    ['another, compressed', (v) => `"${v + 1}-gzip"`],
    ['a list of others', (v) => `"${v + 1}", "${v + 2}"`],
    ['a tag of somebody else', (v) => `"v${v}"`],
    ['no tag at all', (v) => String(v)],
    ['an unclosed tag', (v) => `"${v}`],
    ['an invented coding', (v) => `"${v}-rot13"`],
    ['nothing', () => '""'],
  ])('refuses %s', async (_, header) => {
    expect(await change(header)).toBe(412);
  });

  it('has a sibling that saves who has the version already from reading it again', async () => {
    const { id } = await world.product(farm, { status: 'draft' });
    const ask = (tag: string) =>
      world.api(farm.owner).get(`/api/v1/products/${id}`).set('if-none-match', tag);
    const { etag = '' } = (await ask('"x"').expect(200)).headers;
    const gzipped = etag.replace(/"$/, '-gzip"');
    for (const tag of [etag, `W/${etag}`, gzipped, `"a", ${gzipped}`, '*']) {
      const answer = await ask(tag);
      expect([answer.status, answer.text, answer.headers['etag']]).toEqual([304, '', etag]);
    }
    await ask('"999"').expect(200);
  });
});
