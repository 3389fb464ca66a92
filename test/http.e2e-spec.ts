import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Writable } from 'node:stream';
import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLog } from '../src/platform/log.js';
import { eventually } from './support/eventually.js';
import { type RunningApp, startApp } from './support/app.js';
import { type Mailbox, openMailbox } from './support/mailbox.js';
import { Person } from './support/person.js';
import { createWorld, newPersonalId, type TestBusiness, type World } from './support/world.js';

const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('HTTP', () => {
  let run: RunningApp;
  let mailbox: Mailbox;
  let world: World;
  let farm: TestBusiness;
  const lines: string[] = [];

  beforeAll(async () => {
    const kept = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        lines.push(chunk.toString());
        done();
      },
    });
    // With a mail server, as in earnest: without one letters are shown in the log.
    mailbox = await openMailbox();
    const mail = { SMTP_URL: mailbox.url, MAIL_FROM: 'so@example.vn' };
    run = await startApp(mail, { log: createLog('trace', { destination: kept }) });
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Chè Phìn Hồ' });
  });
  afterAll(async () => {
    await run.close();
    await mailbox.close();
  });

  const ask = (path: string, init: RequestInit & { key?: boolean } = {}) => {
    const headers = new Headers(init.headers);
    if (init.key === true) headers.set('authorization', `Bearer ${farm.owner.apiKey}`);
    return fetch(run.url + path, { redirect: 'manual', ...init, headers });
  };

  describe('a refusal', () => {
    const json = { 'content-type': 'application/json' };
    const big = JSON.stringify({ nameVi: 'x'.repeat(3_000_000) });
    const refused: readonly (readonly [number, string, RequestInit & { key?: boolean }])[] = [
      [400, '/api/v1/products', { method: 'POST', key: true, headers: json, body: '{"nameVi": ' }],
      [400, '/api/v1/products?cursor=%00', { key: true }],
      [400, '/api/v1/products?cursor=x', { key: true }],
      [400, '/api/v1/%zz', {}],
      [401, '/api/v1/products', {}],
      [401, '/api/v1/products', { headers: { authorization: 'Bearer dg_unknown' } }],
      [403, '/api/v1/users', { key: true }],
      [404, '/api/v1/nowhere', {}],
      [404, '/api/v1/products/01a20094-b2bc-75b8-a337-6b360164b7ae', { key: true }],
      [405, '/api/v1/products', { method: 'DELETE', key: true }],
      [405, '/api/v1/traces/7K3M9TQF2V', { method: 'POST' }],
      [413, '/api/v1/products', { method: 'POST', key: true, headers: json, body: big }],
      [
        415,
        '/api/v1/products',
        { method: 'POST', key: true, headers: { 'content-type': 'text/xml' }, body: '<a/>' },
      ],
      [422, '/api/v1/products', { method: 'POST', key: true, headers: json, body: '{}' }],
      [422, '/api/v1/products', { method: 'POST', key: true, headers: json, body: '[]' }],
      [404, '/nowhere', {}],
      [404, '/q', {}],
      [404, '/console/nowhere', {}],
      [400, '/q/%zz', {}],
      [400, '/find?q=%00', {}],
      [405, '/find', { method: 'PUT' }],
      [405, '/q/7K3M9TQF2V', { method: 'POST' }],
      [
        413,
        '/sign-in',
        { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: big },
      ],
      [415, '/sign-in', { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' }],
      [
        403,
        '/sign-in',
        { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'email=a' },
      ],
    ];

    it.each(refused)('%i of %s', async (status, path, init) => {
      for (const lang of ['vi', 'en']) {
        const answer = await ask(path, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), 'accept-language': lang },
        });
        const text = await answer.text();
        expect(answer.status).toBe(status);
        expect(answer.headers.get('cache-control')).toBe('no-store');
        const id = answer.headers.get('x-request-id') ?? '';
        expect(id).toMatch(UUID_7);
        // Neither the stack nor the name of anything inside.
        expect(text).not.toMatch(/node_modules|\bat \w+ \(|FST_|QueryFailed|SyntaxError|Unexpected token/);
        if (path.startsWith('/api/')) {
          expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
          const problem = JSON.parse(text) as Record<string, unknown>;
          expect(problem).toMatchObject({ status, instance: `urn:dau-goc:request:${id}` });
          expect(String(problem['title']).length).toBeGreaterThan(3);
          expect(String(problem['type'])).toMatch(/^(about:blank|urn:dau-goc:problem:[a-z-]+)$/);
        } else {
          expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
          expect(text).toContain(`<html lang="${lang}"`);
          expect(text).toMatch(/<h1[ >]/);
          expect(text).toContain('href="/"');
        }
        if (status === 401) expect(answer.headers.get('www-authenticate')).toBe('Bearer');
        if (status === 405) expect(answer.headers.get('allow')).toMatch(/GET|POST/);
      }
    });

    it('names what a path takes', async () => {
      expect((await ask('/api/v1/products', { method: 'DELETE' })).headers.get('allow')).toBe(
        'GET, HEAD, POST',
      );
      expect((await ask('/q/7K3M9TQF2V', { method: 'DELETE' })).headers.get('allow')).toBe('GET, HEAD');
    });
  });

  it.each([
    ['limit=abc', 'limit', 'not-a-number'],
    ['limit=1.5', 'limit', 'not-an-integer'],
    ['limit=0', 'limit', 'too-small'],
    ['limit=100000', 'limit', 'too-large'],
    ['status=nowhere', 'status', 'not-in-list'],
  ])('a list asked for with ?%s is told what of it is wrong', async (query, path, code) => {
    const answer = await ask(`/api/v1/products?${query}`, { key: true });
    const body = (await answer.json()) as { errors: { path: string; code: string }[] };
    expect([answer.status, body.errors]).toMatchObject([422, [{ path, code }]]);
  });

  it.each([
    ['hai năm', 'not-a-number'],
    [1.5, 'not-an-integer'],
    [0, 'too-small'],
    [1e9, 'too-large'],
  ])('a shelf life of %j is told what is wrong with it', async (shelfLifeDays, code) => {
    const answer = await ask('/api/v1/products', {
      method: 'POST',
      key: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ nameVi: 'Chè', shelfLifeDays }),
    });
    const body = (await answer.json()) as { errors: { path: string; code: string }[] };
    expect([answer.status, body.errors]).toMatchObject([422, [{ path: 'shelfLifeDays', code }]]);
  });

  it.each([
    ['/contact/', '/contact'],
    ['/contact%E2%80%8B?lang=en', '/contact?lang=en'],
    ['/products).', '/products'],
    ['/areas/VN-TQOR-0112/', '/areas/VN-TQOR-0112'],
    ['/areas/VN-TQOR-0112%E2%80%8B', '/areas/VN-TQOR-0112'],
    ['/decisions/AGK1G7DGX6YNZTFT%E2%80%9D', '/decisions/AGK1G7DGX6YNZTFT'],
    ['/console/', '/console'],
  ])('%s leads to the page that was meant', async (sent, meant) => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(sent, { method });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, meant]);
    }
    expect((await ask(sent, { method: 'POST' })).status).not.toBe(303);
  });

  describe('compression', () => {
    const coded = async (path: string, encoding: string, init: RequestInit & { key?: boolean } = {}) => {
      const answer = await ask(path, { ...init, headers: { 'accept-encoding': encoding } });
      return {
        coding: answer.headers.get('content-encoding'),
        vary: answer.headers.get('vary'),
        text: await answer.text(),
      };
    };

    it.each(['/', '/sign-in', '/find?q=khong-co', '/api/openapi.json', '/nowhere'])(
      'of %s as the client takes it',
      async (path) => {
        const plain = await coded(path, 'identity');
        expect(plain.coding).toBeNull();
        expect(plain.vary).toMatch(/accept-encoding/i);
        for (const encoding of ['br', 'gzip']) {
          const packed = await coded(path, encoding);
          expect(packed.coding).toBe(encoding);
          expect(Math.abs(packed.text.length - plain.text.length)).toBeLessThan(50);
        }
        expect((await coded(path, 'br;q=0, gzip;q=0')).coding).toBeNull();
      },
    );

    it('leaves alone what bears a strong tag, and what is small', async () => {
      const { id } = await world.product(farm, { input: { descriptionVi: 'Dài. '.repeat(500) } });
      const one = await ask(`/api/v1/products/${id}`, { key: true, headers: { 'accept-encoding': 'br' } });
      expect(one.headers.get('etag')).toMatch(/^"\d+"$/);
      expect(one.headers.get('content-encoding')).toBeNull();
      expect((await coded('/health/live', 'br')).coding).toBeNull();
    });

    it('never puts the same form token into two answers', async () => {
      const person = new Person(run);
      const tokens = new Set<string | undefined>();
      for (let round = 0; round < 5; round += 1)
        tokens.add(/name="_csrf" value="([^"]+)"/.exec((await person.open('/sign-in')).body)?.[1]);
      expect(tokens.size).toBe(5);
    });
  });

  describe('health', () => {
    it('tells a process that answers from one that can work', async () => {
      expect((await ask('/health/live')).status).toBe(200);
      const ready = await ask('/health/ready');
      expect([ready.status, await ready.json()]).toEqual([
        200,
        { status: 'ok', checks: { database: 'ok', migrations: 'ok', disk: 'ok' } },
      ]);
      const name = new URL(run.db.url).pathname.slice(1);
      const admin = new Client(process.env['TEST_PG_URL']);
      await admin.connect();
      await admin.query(`alter database ${name} allow_connections false`);
      await admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename is not null and pid <> $2',
        [name, await ownProcess(run)],
      );
      try {
        const down = await ask('/health/ready');
        expect([down.status, await down.json()]).toMatchObject([
          503,
          { status: 'failed', checks: { database: 'failed' } },
        ]);
        expect((await ask('/health/live')).status).toBe(200);
        const answer = await ask('/');
        expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
      } finally {
        await admin.query(`alter database ${name} allow_connections true`);
        await admin.end();
      }
      await eventually('ready again', async () => (await ask('/health/ready')).status === 200);
      expect((await ask('/')).status).toBe(200);
    });
  });

  describe('the log', () => {
    it('has one line for each request, with its id and route', async () => {
      const from = lines.length;
      const answer = await ask('/api/v1/traces/7K3M9TQF2V');
      const id = answer.headers.get('x-request-id') ?? '';
      while (!lines.some((line) => line.includes(id))) await sleep(10);
      const own = lines
        .slice(from)
        .filter((line) => line.includes(id))
        .map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(own).toMatchObject([
        {
          level: 'info',
          requestId: id,
          method: 'GET',
          route: '/api/v1/traces/:code',
          status: 404,
          msg: 'request',
        },
      ]);
    });

    it('says nothing about persons, secrets or what was looked for, through a whole job', async () => {
      const from = lines.length;
      const personalId = newPersonalId();
      const password = 'gà gáy trên đồi chè shan';
      const person = new Person(run, { 'user-agent': 'May-cua-Kin/1.0' });
      await person.signUp({ email: 'ly.thi.kin@example.vn', password, name: 'Lý Thị Kín' });
      await person.open('/console/business/new');
      await person.post('/console/business/new', {
        kind: 'household',
        name: 'Hộ Kín',
        number: personalId,
        place: 'xã Thông Nguyên',
        street: 'Nhà Kín 12',
        contactName: 'Lý Thị Kín',
        contactPhone: '0987654321',
        contactEmail: 'ly.thi.kin@example.vn',
        do: 'send',
      });
      await person.open('/console/account');
      const made = await person.post('/console/account/api-keys', { name: 'Khóa Kín' });
      const apiKey = /Bearer (dg_[\w-]+)/.exec(made.text)?.[1] ?? '';
      expect(apiKey).not.toBe('');
      const failed = await new Person(run).signIn('ly.thi.kin@example.vn', 'sai mật khẩu kín');
      expect(failed.status).toBe(422);
      await new Person(run).submit('/password/forgot', { email: 'ly.thi.kin@example.vn' });
      const lot = await world.lot(farm, { status: 'released', input: { lotNumber: 'KIN-2026' } });
      const code = await world.code(farm, { lotId: lot.id });
      await mailbox.wait('ly.thi.kin@example.vn');
      await ask(`/q/${code}`);
      await ask(`/q/${code}`);
      await ask(`/find?q=KIN-2026&email=ly.thi.kin@example.vn`);
      await ask('/api/v1/products', { headers: { authorization: `Bearer ${apiKey}` } });
      await eventually('the line of the last request', () =>
        lines.slice(from).some((line) => line.includes('"/api/v1/products"')),
      );
      const log = lines.slice(from).join('').toLowerCase();
      expect(log.split('\n').length).toBeGreaterThan(15);
      const secrets = [
        'ly.thi.kin',
        'Lý Thị Kín',
        '0987654321',
        personalId,
        personalId.slice(-4).padStart(6, '*'),
        password,
        'sai mật khẩu',
        apiKey,
        code,
        'KIN-2026',
        'Nhà Kín',
        ...[...person.cookies.values()].filter((value) => value.length > 2), // all but the language
      ];
      expect(secrets.filter((secret) => log.includes(secret.toLowerCase()))).toEqual([]);
    });
  });
});

/** The connection by which the test itself looks into the database. */
async function ownProcess({ db }: RunningApp): Promise<number> {
  const [row] = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
  return row?.pid ?? 0;
}
