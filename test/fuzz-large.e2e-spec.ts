import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { connect, type Socket } from 'node:net';
import sharp from 'sharp';
import { type RunningApp, startApp } from './support/app.js';
import { createWorld, type TestBusiness, type TestUser, type World } from './support/world.js';

const AT_ONCE = 8;
const ROUNDS = Number(process.env['FUZZ_LARGE_ROUNDS'] ?? 12);
const GROWTH_MAX = 300 * 1024 * 1024;
const MANY = 100_000;

interface Shot {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly body: Buffer | string;
}

/** Generated requests far larger than anything needs, eight at once, beside sockets that say nothing. */
describe('large malformed requests', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let page: string;
  let shots: fc.Arbitrary<Shot>;
  const idle: Socket[] = [];

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business();
    const lot = await world.lot(farm, { status: 'released' });
    page = `${run.url}/q/${await world.code(farm, { lotId: lot.id })}`;
    const { id } = await world.product(farm, { status: 'draft' });
    const pictures = await Promise.all([
      sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#386641' } })
        .png()
        .toBuffer(),
      sharp({ create: { width: 7000, height: 7000, channels: 3, background: '#386641' } })
        .jpeg()
        .toBuffer(),
      sharp({ create: { width: 700, height: 700, channels: 3, background: '#386641' } })
        .avif({ effort: 0 })
        .toBuffer(),
    ]);
    const join = (of: (at: number) => string) => Array.from({ length: MANY }, (_, at) => of(at)).join();
    const json = fc.constantFrom(
      `{${join((at) => `"k${at}":${at}`)}}`,
      `[${join(() => '{}')}]`,
      `{"polygon":{"type":"Polygon","coordinates":[[${join(() => '[1,2]')}]]}}`,
      `{"areas":[${join(() => 'null')}]}`,
      '{"a":['.repeat(MANY),
      `{"name":"${'\uFDFA'.repeat(690_000)}"}`,
      `{"polygon":"${'[['.repeat(1_000_000)}"}`,
      `{"polygon":"<kml>${'<Placemark>'.repeat(180_000)}"}`,
    );
    const form = fc.constantFrom(
      Array.from({ length: MANY }, (_, at) => `k${at}=1`).join('&'),
      `password=${'%EF%B7%BA'.repeat(200_000)}`,
      `password=${'\uFDFA'.repeat(10_000)}&name=${'e\u0301'.repeat(5_000)}`,
      '_csrf=1&'.repeat(300_000),
    );
    const paths = (...all: string[]) => fc.constantFrom(...all);
    const api = paths(
      '/api/v1/products',
      '/api/v1/growing-areas',
      '/api/v1/lots',
      `/api/v1/lots/${lot.id}/events`,
      '/nowhere',
    );
    const pages = paths(
      '/sign-in',
      '/sign-up',
      '/console/products',
      '/console/areas',
      '/console/lots',
      '/nowhere',
    );
    const urlencoded = 'application/x-www-form-urlencoded';
    const part = '--b\r\nContent-Disposition: form-data; name="k"\r\n\r\n1\r\n';
    shots = fc.oneof(
      fc.record({
        method: fc.constant('POST'),
        path: api,
        type: fc.constant('application/json'),
        body: json,
      }),
      fc.record({ method: fc.constant('POST'), path: pages, type: fc.constant(urlencoded), body: form }),
      fc.record({
        method: fc.constant('POST'),
        path: pages,
        type: fc.constant('multipart/form-data; boundary=b'),
        body: fc.constantFrom(`${part.repeat(40_000)}--b--\r\n`, `${part}${'x'.repeat(2_000_000)}`),
      }),
      fc.record({
        method: fc.constant('PUT'),
        path: fc.constant(`/api/v1/products/${id}/image`),
        type: fc.constantFrom('image/png', 'image/avif'),
        body: fc.constantFrom(...pictures, Buffer.alloc(8 * 1024 * 1024, 0xff)),
      }),
    );
  });
  afterAll(async () => {
    for (const socket of idle) socket.destroy();
    await run.close();
  });

  const fire = async (shot: Shot, as: TestUser | null): Promise<number> => {
    const headers = {
      'content-type': shot.type,
      ...(as === null ? {} : { authorization: `Bearer ${as.apiKey}` }),
    };
    try {
      const answer = await fetch(run.url + shot.path, {
        method: shot.method,
        headers,
        body: typeof shot.body === 'string' ? shot.body : new Uint8Array(shot.body),
        redirect: 'manual',
      });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0; // refused and cut before all of it was sent
    }
  };

  it('are refused, and a page behind a code answers meanwhile', async () => {
    const { hostname, port } = new URL(run.url);
    for (const head of [
      'GET / HTTP/1.1\r\nHost: x\r\nX-',
      'POST /console/products HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n',
    ]) {
      for (let count = 0; count < 50; count += 1) {
        const socket = connect(Number(port), hostname, () => socket.write(head));
        socket.on('error', () => undefined);
        idle.push(socket);
      }
    }
    expect((await fetch(page)).status).toBe(200);
    const before = process.memoryUsage().rss;
    const statuses = new Set<number>();
    let read = 0;
    let most = before;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(shots, fc.boolean()), { minLength: AT_ONCE, maxLength: AT_ONCE }),
        async (volley) => {
          let flying = volley.length;
          const fired = Promise.all(
            volley.map(([shot, known]) => fire(shot, known ? farm.owner : null).finally(() => (flying -= 1))),
          );
          do {
            expect((await fetch(page)).status).toBe(200);
            read += 1;
            most = Math.max(most, process.memoryUsage().rss);
          } while (flying > 0);
          for (const status of await fired) {
            statuses.add(status);
            if (status >= 500 && status !== 503) throw new Error(`answered ${status}`);
          }
        },
      ),
      { numRuns: ROUNDS, endOnFailure: true },
    );
    expect(read).toBeGreaterThanOrEqual(ROUNDS);
    expect([...statuses].some((status) => status === 413)).toBe(true);
    // The bodies themselves are made in this process, too.
    expect(most - before).toBeLessThan(GROWTH_MAX + AT_ONCE * 8 * 1024 * 1024);
    expect((await fetch(`${run.url}/health/ready`)).status).toBe(200);
  }, 240_000);
});
