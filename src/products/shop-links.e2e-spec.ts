import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { Person } from '../../test/support/person.js';
import { createWorld, type World } from '../../test/support/world.js';
import { OutsideWeb } from './outside-web.js';
import { ShopLinks } from './shop-links.jobs.js';

const DAY = 86_400_000;

describe('shops of products', () => {
  let run: RunningApp;
  let world: World;
  let web: OutsideWeb;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    web = run.app.get(OutsideWeb);
  });
  beforeEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => run.close());

  it('are hidden when nobody answers for long, told to their owner once, and come back', async () => {
    const farm = await world.business({ name: 'HTX Bán Xa' });
    const shopUrls = ['https://con.example.vn/', 'https://mat.example.vn/che'];
    const product = await world.product(farm, { input: { nameVi: 'Chè bán xa', shopUrls } });
    const code = await world.code(farm, { productId: product.id });
    const anybody = new Person(run);
    const links = run.app.get(ShopLinks);
    const asked = jest
      .spyOn(web, 'answers')
      .mockImplementation((url) => Promise.resolve(!url.includes('mat.')));
    const shown = async () => (await anybody.open(`/q/${code}`)).body;
    expect(await shown()).toContain('href="https://mat.example.vn/che"');
    for (let round = 0; round < 4; round += 1) {
      await links.check();
      await links.check(); // nobody is asked twice in one hour
      run.clock.advance(DAY);
      if (round === 0) expect(await shown()).toContain('href="https://mat.example.vn/che"');
    }
    expect(asked.mock.calls).toHaveLength(8);
    const body = await shown();
    expect(body).toContain('href="https://con.example.vn/"');
    expect(body).not.toContain('mat.example.vn');
    const told = await run.db.query<{ title: string; reason: string }>(
      `select title, reason from notices where business_id = $1 and kind = 'product.shop-dead'`,
      [farm.id],
    );
    expect(told).toEqual([{ title: 'Chè bán xa', reason: 'https://mat.example.vn/che' }]);
    expect((await (await world.browser(farm.owner)).get(`/console/products/${product.id}`)).text).toContain(
      'không ai trả lời ở địa chỉ này',
    );
    asked.mockResolvedValue(true);
    await links.check();
    expect(await shown()).toContain('href="https://mat.example.vn/che"');
  });

  it('are never asked for at an address inside, by whatever way it is named', async () => {
    const ask = jest.spyOn(web, 'ask').mockResolvedValue({ status: 200, location: null });
    const addresses: Record<string, string[]> = {
      'good.example.vn': ['14.225.0.1'],
      'inside.example.vn': ['10.0.0.5'],
      'half.example.vn': ['14.225.0.1', '127.0.0.1'],
    };
    jest.spyOn(web, 'resolve').mockImplementation((host) => Promise.resolve(addresses[host] ?? []));
    expect(await web.answers('https://good.example.vn/')).toBe(true);
    const reached = ask.mock.calls.length;
    for (const url of [
      'https://inside.example.vn/',
      'https://half.example.vn/',
      'https://good.example.vn:22/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'http://good.example.vn/',
      'https://nowhere.example.vn/',
    ])
      expect([url, await web.answers(url)]).toEqual([url, false]);
    expect(ask.mock.calls).toHaveLength(reached);
    for (const location of [
      'https://inside.example.vn/',
      'http://good.example.vn/',
      'https://good.example.vn/round',
    ]) {
      ask.mockResolvedValue({ status: 302, location });
      expect([location, await web.answers('https://good.example.vn/')]).toEqual([location, false]);
    }
    for (const [, address] of ask.mock.calls) expect(address).toBe('14.225.0.1');
  });

  it('are asked at the very address that was judged, whatever the name says a moment later', async () => {
    // It breaks off every handshake: what counts is that somebody came, though nobody knows the name.
    const reached: (string | undefined)[] = [];
    const server = createServer((socket) => {
      reached.push(socket.localAddress);
      socket.destroy();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(web.ask(new URL(`https://nobody-knows.invalid:${port}/`), '127.0.0.1')).rejects.toThrow();
    expect(reached).toEqual(['127.0.0.1']);
    await new Promise((resolve) => server.close(resolve));
    // Numbers in other writings are addresses all the same, and one that hides in IPv6 is what it hides.
    const ask = jest.spyOn(web, 'ask').mockResolvedValue({ status: 200, location: null });
    for (const host of [
      '2130706433',
      '0x7f.1',
      '017700000001',
      '[::ffff:10.0.0.1]',
      'localhost',
      '169.254.169.254',
    ])
      expect([host, await web.answers(`https://${host}/`)]).toEqual([host, false]);
    expect(ask).not.toHaveBeenCalled();
  });

  it('that turn programs away are there, those that are gone are not', async () => {
    jest.spyOn(web, 'resolve').mockResolvedValue(['14.225.0.1']);
    const ask = jest.spyOn(web, 'ask');
    for (const [status, there] of [
      [200, true],
      [403, true],
      [429, true],
      [404, false],
      [410, false],
      [503, false],
    ] as const) {
      ask.mockResolvedValue({ status, location: null });
      expect([status, await web.answers('https://good.example.vn/')]).toEqual([status, there]);
    }
    ask.mockRejectedValue(new Error('connection reset'));
    expect(await web.answers('https://good.example.vn/')).toBe(false);
  });

  it('are a few, of https, each once', async () => {
    const farm = await world.business({ name: 'HTX Nhiều Quầy' });
    const api = world.api(farm.owner);
    const make = (shopUrls: unknown) =>
      api.post('/api/v1/products').send({ nameVi: 'Chè nhiều quầy', shopUrls });
    const twice = ['https://a.example.vn', 'https://a.example.vn/', ' '];
    expect((await make(twice).expect(201)).body['shopUrls']).toEqual(['https://a.example.vn/']);
    for (const [wrong, code] of [
      [['http://a.example.vn'], 'url-http'],
      [['https://a.example.vn', 7], 'not-text'],
      ['https://a.example.vn', 'not-a-list'],
      [Array.from({ length: 6 }, (_, n) => `https://a.example.vn/${n}`), 'too-many'],
    ] as const)
      expect((await make(wrong).expect(422)).body.errors).toMatchObject([{ path: 'shopUrls', code }]);
    const { body } = await api
      .post('/api/v1/products')
      .send({ nameVi: 'Chè HS', hsCode: '0902.30.10', category: 'drink' });
    expect(body).toMatchObject({ hsCode: '09023010', category: 'drink', shopUrls: [] });
    const { body: refused } = await api
      .post('/api/v1/products')
      .send({ nameVi: 'X y', hsCode: '7701', category: 'tea' });
    expect(refused.errors).toMatchObject([
      { path: 'category', code: 'not-in-list' },
      { path: 'hsCode', code: 'hs-code-unknown' },
    ]);
  });
});
