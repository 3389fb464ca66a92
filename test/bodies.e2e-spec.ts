import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { BodyBudget } from '../src/platform/http/body-budget.js';
import { InputPipe } from '../src/platform/http/input.pipe.js';
import { type RunningApp, startApp } from './support/app.js';
import { areaInput } from './support/goods.js';
import { createWorld, type TestBusiness, type World } from './support/world.js';

const MEGABYTE = 1024 * 1024;
const MANY = 100_000;
const times = (count: number, of: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => of(at)).join();

/** What is sent is measured before anything is made of it, and read only from who may send it. */
describe('A body', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let unfinished: Promise<string>;
  beforeAll(async () => {
    run = await startApp({ TRUST_PROXY: '1' });
    world = createWorld(run);
    farm = await world.business();
    unfinished = sendUnfinishedHead(); // how long the server waits for it passes while the other tests run
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => run.close());

  async function sendUnfinishedHead(): Promise<string> {
    const { hostname, port } = new URL(run.url);
    const socket = connect(Number(port), hostname, () => socket.write('GET / HTTP/1.1\r\nHost: x\r\nX-'));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    await once(socket, 'close');
    return answer;
  }

  const post = async (path: string, body: string, type = 'application/json') => {
    const converted = jest.spyOn(InputPipe.prototype, 'transform');
    const headers = { 'content-type': type, authorization: `Bearer ${farm.owner.apiKey}` };
    const answer = await fetch(run.url + path, { method: 'POST', body, headers });
    const text = await answer.text();
    return {
      status: answer.status,
      text,
      converted: converted.mock.calls.some(([, { type }]) => type === 'body'),
    };
  };

  it.each<[string, number, string, string]>([
    [
      'too many unknown names',
      413,
      '/api/v1/products',
      `{${times(20_000, (at) => `"k${at}":1`)}}`.slice(0, 120_000),
    ],
    ['names without end', 413, '/api/v1/growing-areas', `{${times(MANY, (at) => `"k${at}":1`)}}`],
    ['names in many objects', 413, '/api/v1/growing-areas', `[${times(MANY, () => '{"a":1}')}]`],
    ['items without end', 413, '/api/v1/growing-areas', `{"polygon":[${times(MANY, () => '1')}]}`],
    ['empty lists without end', 413, '/api/v1/growing-areas', `{"polygon":[${times(MANY, () => '[]')}]}`],
    ['lists inside each other', 400, '/api/v1/products', '['.repeat(1000) + ']'.repeat(1000)],
    ['objects inside each other', 400, '/api/v1/products', '{"a":'.repeat(1000) + '1' + '}'.repeat(1000)],
    ['one name twice', 400, '/api/v1/products', '{"nameVi":"Chè","nameVi":"Trà"}'],
    ['one name twice, once escaped', 400, '/api/v1/products', '{"nameVi":"Chè","name\\u0056i":"Trà"}'],
    ['one name twice inside', 400, '/api/v1/products', '{"a":{"b":1,"b":2}}'],
    ['the prototype', 400, '/api/v1/products', '{"nameVi":"Chè","__proto__":{"x":1}}'],
    ['the prototype, escaped', 400, '/api/v1/products', '{"\\u005f_proto__":{"x":1}}'],
    ['the constructor', 400, '/api/v1/products', '{"constructor":{"prototype":{"x":1}}}'],
    ['a longer text than the route takes', 413, '/api/v1/products', `{"nameVi":"${'ă'.repeat(MEGABYTE)}"}`],
  ])('with %s is refused with %i before it is converted', async (_, status, path, body) => {
    const answer = await post(path, body);
    expect([answer.status, answer.converted]).toEqual([status, false]);
    expect(answer.text.length).toBeLessThan(1000);
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it.each([
    ['{"nameVi":"a\\"b:{","b":[1,{"a":"b"}],"c":{"a":1}}', ['b', 'c']],
    [' { "a" : [ ] , "b" : { } } ', ['a', 'b', 'nameVi']],
    ['{"a,b":1,"[":2,"{":3,"\\\\":4}', ['a,b', '[', '{', '\\', 'nameVi']],
  ])('%s is read as it stands', async (body, named) => {
    const { status, text } = await post('/api/v1/products', body);
    expect(status).toBe(422);
    const { errors } = JSON.parse(text) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).sort()).toEqual([...named].sort());
  });

  it('with many mistakes gets as many answers as can be mended at a time', async () => {
    const { status, text } = await post('/api/v1/products', `{${times(400, (at) => `"k${at}":1`)}}`);
    const { errors } = JSON.parse(text) as { errors: unknown[] };
    expect([status, errors.length]).toEqual([422, 30]);
    expect(text.length).toBeLessThan(10_000);
  });

  it('may be a boundary of 4,900 corners where one is expected', async () => {
    const corners = Array.from({ length: 4900 }, (_, at) => {
      const angle = (2 * Math.PI * at) / 4900;
      return [104.8 + 0.004 * Math.cos(angle), 22.6 + 0.004 * Math.sin(angle)].map((x) =>
        Number(x.toFixed(9)),
      );
    });
    const polygon = { type: 'Polygon', coordinates: [[...corners, corners[0]]] };
    const sent = { ...areaInput(), hectaresDeclared: 57, polygon };
    expect((await post('/api/v1/growing-areas', JSON.stringify(sent))).status).toBe(201);
    expect((await post('/api/v1/lots', JSON.stringify(sent))).status).toBe(413);
  });

  it('of a form is counted too', async () => {
    const form = 'application/x-www-form-urlencoded';
    const fields = (count: number) => Array.from({ length: count }, (_, at) => `k${at}=1`).join('&');
    for (const body of [fields(3000), 'a&'.repeat(600), '&'.repeat(20_000)])
      expect((await post('/sign-in', body, form)).status).toBe(413);
    expect((await post('/sign-in', `password=${'a'.repeat(40_000)}`, form)).status).toBe(413);
    expect((await post('/sign-in', `__proto__=1&constructor=2&${fields(50)}`, form)).status).toBe(403);
    const part = (at: number) => `--b\r\nContent-Disposition: form-data; name="k${at}"\r\n\r\n1\r\n`;
    const parts = `${Array.from({ length: 600 }, (_, at) => part(at)).join('')}--b--\r\n`;
    const { cookie } = await world.browser(farm.owner);
    const answer = await fetch(`${run.url}/console/products`, {
      method: 'POST',
      body: parts,
      headers: { 'content-type': 'multipart/form-data; boundary=b', cookie },
    });
    expect(answer.status).toBe(413);
  });

  describe('that is never sent', () => {
    const open: Socket[] = [];
    const hangUp = async () => {
      const left = open.splice(0).filter((socket) => !socket.destroyed);
      await Promise.all(left.map((socket) => once(socket.destroy(), 'close')));
    };
    afterEach(hangUp);

    /** Sends a head that promises a body which never comes; resolves with the answer. */
    const promise = async (line: string, headers: string): Promise<string> => {
      const { hostname, port } = new URL(run.url);
      const socket = connect(Number(port), hostname);
      open.push(socket);
      socket.on('error', () => undefined);
      socket.write(`${line} HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`);
      return once(socket, 'data').then(String); // one chunk
    };
    const length = `Content-Length: ${7 * MEGABYTE}`;

    it.each([
      ['nobody', 'PUT /api/v1/products/1/image', 'Content-Type: image/png', 401],
      [
        'an unknown key',
        'PUT /api/v1/products/1/image',
        'Content-Type: image/png\r\nAuthorization: Bearer dg_x',
        401,
      ],
      ['nobody, to a form', 'POST /console/products', 'Content-Type: multipart/form-data; boundary=b', 403],
      ['nobody, to nowhere', 'POST /nowhere', 'Content-Type: application/json', 404],
      ['nobody, by another method', 'PUT /sign-in', 'Content-Type: application/json', 405],
      ['nobody, to a small form', 'POST /sign-in', 'Content-Type: application/json', 413],
    ])('is not waited for from %s', async (_, line, headers, status) => {
      expect(await promise(line, `${headers}\r\n${length}`)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    });

    it('is refused from a role that may not send it', async () => {
      const reviewer = await world.user({ role: 'reviewer' });
      const key = `Authorization: Bearer ${reviewer.apiKey}\r\nContent-Type: image/png\r\n${length}`;
      expect(await promise('PUT /api/v1/products/1/image', key)).toMatch(/^HTTP\/1\.1 403 /);
    });

    it('takes its room: one account promises no more than three photographs at a time', async () => {
      const entering = jest.spyOn(BodyBudget.prototype, 'enter');
      let photographs = 0;
      /** Whether it was let in, which is not answered; otherwise the answer. */
      const picture = async (apiKey: string): Promise<string> => {
        const own = String((photographs += 1));
        const letIn = async () => {
          for (;;) {
            const at = entering.mock.calls.findIndex(
              ([, request]) => request.headers['x-photograph'] === own,
            );
            if (at >= 0)
              return entering.mock.results[at]?.type === 'return'
                ? 'let in'
                : new Promise<never>(() => undefined);
            await sleep(5);
          }
        };
        const headers = `Authorization: Bearer ${apiKey}\r\nX-Photograph: ${own}\r\nContent-Type: image/png\r\n${length}`;
        return Promise.race([promise('PUT /api/v1/products/1/image', headers), letIn()]);
      };
      const three = await Promise.all([1, 2, 3].map(() => picture(farm.owner.apiKey)));
      expect(three).toEqual(['let in', 'let in', 'let in']);
      expect(await picture(farm.owner.apiKey)).toMatch(/^HTTP\/1\.1 503 [^]*\nretry-after: \d/i);
      // Others are not hindered, until all together hold as much as there is: nine of 7 MB are in 64 MB.
      const other = await world.business();
      expect(await picture(other.owner.apiKey)).toBe('let in');
      expect((await post('/api/v1/products', '{}')).status).toBe(422);
      const crowd = await Promise.all([1, 2, 3].map(async () => (await world.business()).owner.apiKey));
      const rest = await Promise.all(crowd.flatMap((key) => [picture(key), picture(key), picture(key)]));
      expect(rest.filter((answer) => answer === 'let in')).toHaveLength(5);
      expect(rest.filter((answer) => answer.startsWith('HTTP/1.1 503 '))).toHaveLength(4);
      await hangUp();
      // However long the server takes to hear that they are gone.
      while ((await picture(farm.owner.apiKey)) !== 'let in') await sleep(20);
    });
  });

  it('too many reads from one network are asked to wait, others are not', async () => {
    const ask = (from: string) => fetch(`${run.url}/sign-up`, { headers: { 'x-forwarded-for': from } });
    const statuses = new Set<number>();
    let waits: string | null = null;
    for (let at = 0; at < 5000 && waits === null; at += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, () => ask('203.0.113.7')));
      for (const answer of answers) {
        statuses.add(answer.status);
        await answer.arrayBuffer();
        waits ??= answer.headers.get('retry-after');
      }
    }
    expect([...statuses].sort()).toEqual([200, 429]);
    expect(Number(waits)).toBeGreaterThan(0);
    expect((await ask('203.0.113.8')).status).toBe(200);
  });

  it('a head that is never finished is not waited for', async () => {
    const answer = await unfinished;
    expect(answer).toMatch(/^HTTP\/1\.1 408 |^$/);
    const { server } = run.app.getHttpAdapter().getInstance();
    expect(server.headersTimeout).toBeLessThanOrEqual(10_000);
    expect(server.requestTimeout).toBeLessThanOrEqual(30_000);
    expect(server.maxConnections).toBeLessThanOrEqual(5_000);
  });
});
