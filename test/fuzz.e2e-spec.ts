import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Writable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { csrfToken } from '../src/access/csrf.js';
import { createLog } from '../src/platform/log.js';
import { newId } from '../src/platform/id.js';
import type { Role } from '../src/ui/page-context.js';
import { type RunningApp, startApp } from './support/app.js';
import { type Route, runningRoutes } from './support/routes.js';
import { createWorld, type TestBusiness, type TestUser, type World } from './support/world.js';

/** The issue asks for 2,000 against the API; this is each half: the API, and the pages. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2200);
// Tells a request that is never answered from one on a busy machine, not a slow one from a fast one.
const PATIENCE_MS = 120_000;
/** For the whole: as long as it takes, for each request alone has a bound. */
const HOURS = 4 * 3_600_000;
const GROWTH_MAX = 100 * 1024 * 1024;
const ROLES: readonly Role[] = ['owner', 'staff', 'reviewer', 'inspector', 'auditor', 'administrator'];

interface Request {
  readonly route: Route;
  readonly who: Role | 'nobody';
  readonly ids: readonly string[];
  readonly query: readonly (readonly [string, string])[];
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Body;
  /** Whether a page's form carries the token it needs. */
  readonly honest: boolean;
}

interface Body {
  readonly type: string | null;
  readonly bytes: string | Buffer | FormData | null;
}

const NASTY = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\udfff',
    'e\u0301',
    'ﷺ',
    '💥',
    '\u202e',
    '\ufeff',
    '\r\n',
    'a'.repeat(5000),
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    "' or 1=1 --",
    '"><script>',
    '${7*7}',
    '../../etc/passwd',
    '%00',
    '%',
    '%zz',
    '{}',
    '[]',
    '[object Object]',
  ],
  ...[
    '-1',
    '0',
    '1e999',
    'NaN',
    '9'.repeat(400),
    '0x10',
    '1.5',
    '2026-02-30',
    '2026-13-01T25:61',
    '99999-01-01',
    '0000-00-00',
    '+275760-09-13',
    'true',
    'null',
  ],
];
const nasty = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe('malformed requests', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  const users = new Map<Role, TestUser>();
  let known: string[] = [];
  let names: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    const kept = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        errors.push(chunk.toString().slice(0, 3000));
        done();
      },
    });
    run = await startApp({}, { log: createLog('error', { destination: kept }) });
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Bị Thử' });
    for (const role of ROLES)
      users.set(
        role,
        role === 'owner'
          ? farm.owner
          : await world.user(role === 'staff' ? { role, business: farm } : { role }),
      );
    const area = await world.area(farm);
    const lot = await world.lot(farm, { status: 'released', area });
    const event = await world.harvest(farm, lot, area);
    known = [
      area.id,
      lot.id,
      lot.productId,
      event.id,
      farm.id,
      (await world.product(farm, { status: 'draft' })).id,
      await world.code(farm, { lotId: lot.id }),
    ];
    const document = await run.http().get('/api/openapi.json');
    // Every name that a body or a query of the API knows, so that what is malformed reaches the rules behind it.
    names = [
      ...new Set(
        [
          ...document.text.matchAll(
            /"(\w{2,30})":\{"(?:type|\$ref|oneOf|allOf|description|enum|format|example)/g,
          ),
        ].map(([, name = '']) => name),
      ),
    ];
    expect(names).toEqual(expect.arrayContaining(['nameVi', 'polygon', 'eventTime', 'areas', 'taxCode']));
  });
  afterAll(() => run.close());

  const requests = (routes: readonly Route[]): fc.Arbitrary<Request> => {
    const name = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          ...names,
          'then',
          'do',
          'place',
          'done',
          'step',
          'lang',
          'token',
          'version',
          'amount-x',
          'input.quantity',
        ),
      },
      nasty,
    );
    const id = fc.oneof(
      fc.constantFrom(...known),
      fc.constantFrom(newId(), '08936012345009', '08936012345009/10/A%2F1'),
      nasty,
    );
    const value = fc.oneof(
      nasty,
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom(...known),
      fc.array(nasty, { maxLength: 5 }),
      fc.object({ maxDepth: 3 }),
      geometry,
    );
    const fields = fc.array(fc.tuple(name, value), { maxLength: 8 });
    return fc.record({
      route: fc.constantFrom(...routes),
      who: fc.constantFrom<Role | 'nobody'>('nobody', ...ROLES),
      ids: fc.array(id, { minLength: 3, maxLength: 3 }),
      query: fc.array(
        fc.tuple(
          fc.oneof(
            name,
            name.map((each) => `${each}[]`),
          ),
          nasty,
        ),
        { maxLength: 4 },
      ),
      headers: fc.array(
        fc.tuple(
          fc.constantFrom(
            'if-match',
            'if-none-match',
            'idempotency-key',
            'accept-language',
            'accept-encoding',
            'accept',
            'range',
            'x-forwarded-for',
            'sec-fetch-site',
            'authorization',
            'cookie',
            'expect-nothing',
          ),
          fc.oneof(
            fc.constantFrom('"1"', '"2"', 'W/"1"', '*', 'bytes=0-1', 'gzip;q=0', 'Bearer dg_x', 'lang=xx'),
            nasty,
          ),
        ),
        { maxLength: 3 },
      ),
      body: bodies(fields),
      honest: fc.boolean(),
    });
  };

  const send = async (asked: Request): Promise<Response> => {
    const isApi = asked.route.path.startsWith('/api/');
    const headers = new Headers();
    for (const [name, text] of asked.headers) headers.set(name, headerText(text));
    const user = asked.who === 'nobody' ? undefined : users.get(asked.who);
    let { bytes } = asked.body;
    if (user !== undefined && isApi) headers.set('authorization', `Bearer ${user.apiKey}`);
    if (user !== undefined && !isApi) {
      const browser = await world.browser(user);
      const token = csrfToken(browser.cookie.split('=')[1] ?? '');
      headers.set('cookie', browser.cookie);
      headers.delete('sec-fetch-site');
      if (asked.honest && typeof bytes === 'string' && asked.body.type?.includes('urlencoded') === true)
        bytes += `&_csrf=${encodeURIComponent(token)}`;
      if (asked.honest && bytes instanceof FormData) bytes.set('_csrf', token);
    }
    if (asked.body.type !== null && !(bytes instanceof FormData))
      headers.set('content-type', asked.body.type);
    const hasBody = asked.route.method !== 'GET' && bytes !== null;
    return fetch(run.url + addressOf(asked), {
      method: asked.route.method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(hasBody && bytes !== null
        ? { body: typeof bytes === 'string' || bytes instanceof FormData ? bytes : Uint8Array.from(bytes) }
        : {}),
    });
  };

  const survives = async (kind: (route: Route) => boolean) => {
    const routes = runningRoutes(run.app).filter(kind);
    expect(routes.length).toBeGreaterThan(20);
    const statuses = new Map<number, number>();
    const met = new Set<string>();
    const before = settledMemory();
    await fc.assert(
      fc.asyncProperty(requests(routes), async (asked) => {
        const answer = await send(asked);
        await answer.arrayBuffer();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        met.add(`${asked.route.method} ${asked.route.path}`);
        if (answer.status >= 500)
          throw new Error(
            `${asked.route.method} ${addressOf(asked)} answered ${answer.status}: ${errors.at(-1) ?? ''}`,
          );
      }),
      { numRuns: RUNS, endOnFailure: false },
    );
    const growth = settledMemory() - before;
    const sum = [...statuses.values()].reduce((total, count) => total + count, 0);
    process.stdout.write(
      `fuzz: ${sum} requests, ${met.size} of ${routes.length} routes, ${Math.round(growth / 1024 / 1024)} MB more, ${JSON.stringify(Object.fromEntries([...statuses].sort()))}\n`,
    );
    expect(sum).toBeGreaterThanOrEqual(RUNS);
    expect(met.size).toBe(routes.length);
    expect(growth).toBeLessThan(GROWTH_MAX);
    // A crowd of refusals alone would prove little.
    expect(statuses.get(422) ?? 0).toBeGreaterThan(RUNS / 200);
    expect((await run.http().get('/health/ready')).status).toBe(200);
  };

  it(
    'to the API are answered, never with a fault of ours',
    () => survives(({ path }) => path.startsWith('/api/')),
    HOURS,
  );
  it(
    'to the pages are answered, never with a fault of ours',
    () => survives(({ path }) => !path.startsWith('/api/')),
    HOURS,
  );
});

const point = fc.tuple(
  fc.oneof(fc.double(), fc.double({ min: 100, max: 110, noNaN: true })),
  fc.oneof(fc.double(), fc.double({ min: 8, max: 23, noNaN: true })),
);
const geometry = fc.record({
  type: fc.constantFrom('Polygon', 'MultiPolygon', 'Feature', 'FeatureCollection', 'Point'),
  coordinates: fc.oneof(
    fc.array(fc.array(point, { maxLength: 12 }), { maxLength: 3 }),
    fc.array(fc.array(fc.array(point, { maxLength: 8 }), { maxLength: 2 }), { maxLength: 2 }),
    nasty,
  ),
});

function bodies(fields: fc.Arbitrary<[string, unknown][]>): fc.Arbitrary<Body> {
  const json = (text: fc.Arbitrary<string>) => text.map((bytes) => ({ type: 'application/json', bytes }));
  const object = fields.map((entries) => JSON.stringify(Object.fromEntries(entries)));
  return fc.oneof(
    { weight: 5, arbitrary: json(object) },
    json(fc.jsonValue().map((value) => JSON.stringify(value))),
    json(
      fc.constantFrom(
        '',
        '{',
        '[1,',
        '{"a":\\ud800}',
        '"\\ud800"',
        '{"nameVi":"\\u0000"}',
        '{"__proto__":{"x":1}}',
        `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
        `{"nameVi":"${'ă'.repeat(500_000)}"}`,
        `[${'1,'.repeat(300_000)}1]`,
      ),
    ),
    {
      weight: 4,
      arbitrary: fields.map((entries) => ({
        type: 'application/x-www-form-urlencoded',
        bytes: new URLSearchParams(
          entries.map(([name, value]) => [wellFormed(name), wellFormed(textOf(value))]),
        ).toString(),
      })),
    },
    fc
      .constantFrom('a=%zz&b=%ed%a0%80', '&&&=&=', 'x='.repeat(20_000), '_csrf=1&_csrf=2')
      .map((bytes) => ({ type: 'application/x-www-form-urlencoded', bytes })),
    fields.map((entries) => ({ type: 'multipart/form-data', bytes: formData(entries) })),
    fc
      .constantFrom(
        '--x\r\n',
        '--x\r\ncontent-disposition: form-data; name="image"; filename="a.png"\r\n\r\nnot a picture\r\n--x--',
      )
      .map((bytes) => ({ type: 'multipart/form-data; boundary=x', bytes })),
    fc.uint8Array({ maxLength: 2000 }).map((bytes) => ({
      type: 'image/png',
      bytes: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), bytes]),
    })),
    fc
      .tuple(
        fc.constantFrom(
          'text/plain',
          'text/xml',
          'application/geo+json',
          'application/json; charset=utf-16',
          'image/svg+xml',
          'nonsense',
          'application/xml',
        ),
        nasty,
      )
      .map(([type, text]) => ({ type, bytes: text })),
    fc.constant({ type: null, bytes: null }),
  );
}

function formData(entries: readonly [string, unknown][]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) {
    const text = wellFormed(textOf(value));
    if (text.length % 3 === 0)
      form.append(wellFormed(name), new Blob([text], { type: 'image/jpeg' }), text.slice(0, 20));
    else form.append(wellFormed(name), text);
  }
  return form;
}

/** The route's path with its parameters filled, and the query. */
function addressOf({ route, ids, query }: Request): string {
  let at = 0;
  const fill = () => {
    const id = ids[at++ % ids.length] ?? '';
    return id.includes('%') ? id : encodeURIComponent(wellFormed(id));
  };
  const path = route.path.replace(/:\w+|\*/g, fill);
  const encoded = query.map(
    ([name, value]) =>
      `${encodeURIComponent(wellFormed(name))}=${value.includes('%') ? value : encodeURIComponent(wellFormed(value))}`,
  );
  return encoded.length === 0 ? path : `${path}?${encoded.join('&')}`;
}

/** What a client is able to send in a header at all. RFC 9110 §5.5. */
function headerText(text: string): string {
  return Array.from(text, (letter) => (/^[\t\x20-\x7e\x80-\xff]$/.test(letter) ? letter : '?'))
    .join('')
    .trim();
}

/** Bytes in use once what can be given back has been. */
function settledMemory(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** As clients write it: a lone surrogate cannot be put into UTF-8. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
