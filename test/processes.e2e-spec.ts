import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../src/platform/database/embedded-process.js';
import { generateRegistryCode } from '../src/standards/codes/registry-code.js';
import { eventually } from './support/eventually.js';
import { type RunningApp, startApp } from './support/app.js';
import { Service } from './support/service.js';
import { ask, logOf, pidsOf, whoAnswered } from './support/team.js';
import { createWorld, type World } from './support/world.js';

const TOKEN = '0123456789abcdef';
/** Before a kept page would have been drawn anew anyhow, which takes a minute. */
const SHOWN_MS = 50_000;
const BOTH = new Set([1, 2]);

describe('two processes on one port', () => {
  let run: RunningApp; // tells the stories; the service works on the same database
  let world: World;
  let folder: string;
  let service: Service;
  let port = 0; // that an ended service has left

  const startService = (env: Record<string, string> = {}) =>
    Service.start({
      DATABASE_URL: run.db.url,
      DATA_DIR: folder,
      WEB_CONCURRENCY: '2',
      METRICS_TOKEN: TOKEN,
      TRUST_PROXY: '1',
      ...env,
    });

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    folder = mkdtempSync(join(tmpdir(), 'dau-goc-processes-'));
    service = await startService();
  });
  afterAll(async () => {
    if (service.child.exitCode === null) await service.end('SIGKILL');
    await run.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  /** Asks until both have answered a route. */
  const askBoth = (path: string, route: string, headers: Record<string, string> = {}) =>
    service.until(async () => {
      await Promise.all(Array.from({ length: 8 }, () => ask(service.url + path, { headers })));
      return whoAnswered(service, 'GET', route).size === 2;
    }, `answered by both at ${path}`);

  const metric = async (pattern: RegExp): Promise<number> => {
    const { body } = await ask(`${service.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
    return Number(pattern.exec(body)?.[1] ?? NaN);
  };
  const LIVE =
    /^http_request_duration_seconds_count\{method="GET",route="\/health\/live",status="200"\} (\d+)$/m;

  it('both answer, and the metrics are those of both, whoever is asked', async () => {
    await askBoth('/health/live', '/health/live');
    const asked = await metric(LIVE);
    expect(asked % 8).toBe(0);
    await service.until(
      () => logOf(service).filter((line) => line.route === '/health/live').length === asked,
      'one line of log for each request',
    );
    for (let times = 0; times < 8; times += 1) expect(await metric(LIVE)).toBe(asked);
    const { body } = await ask(`${service.url}/health/ready`);
    expect(JSON.parse(body)).toMatchObject({ status: 'ok', checks: { processes: 'ok' } });
  });

  it('a change made through one is on the pages of both within seconds', async () => {
    const farm = await world.business({ name: 'HTX Chè Phìn Hồ' });
    const lot = await world.lot(farm, { product: await world.product(farm), status: 'released' });
    const code = await world.code(farm, { lotId: lot.id });
    const { apiKey } = await world.official();
    const page = `${service.url}/q/${code}`;
    const shown = async () => {
      const pages = await Promise.all(
        Array.from({ length: 12 }, () => ask(page, { headers: { 'accept-language': 'vi' } })),
      );
      return pages.map(({ body }) => body.includes('Nghi tem bị chép'));
    };
    await askBoth(`/q/${code}`, '/q/:code');
    expect(await shown()).not.toContain(true);
    for (const [path, body, is] of [
      ['suspension', { reason: 'Nghi tem bị chép' }, true],
      ['resumption', {}, false],
    ] as const) {
      const changed = await ask(`${service.url}/api/v1/codes/${code}/${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(changed.status).toBe(200);
      await service.until(async () => !(await shown()).includes(!is), `${path} shown by both`, SHOWN_MS);
    }
  });

  it('tries are counted once for both', async () => {
    const from = { 'x-forwarded-for': '203.0.113.7' };
    const form = await ask(`${service.url}/sign-in`, { headers: from });
    const cookie = [form.headers['set-cookie'] ?? []].flat().map((each) => each.split(';')[0]);
    const body = new URLSearchParams({
      _csrf: /name="_csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? '',
      email: 'khong-co@example.vn',
      password: 'sai mật khẩu nhiều lần',
    });
    const tries = await Promise.all(
      Array.from({ length: 24 }, () =>
        ask(`${service.url}/sign-in`, {
          method: 'POST',
          headers: {
            ...from,
            cookie: cookie.join('; '),
            'content-type': 'application/x-www-form-urlencoded',
          },
          body: body.toString(),
        }),
      ),
    );
    await service.until(() => whoAnswered(service, 'POST', '/sign-in').size > 0, 'told');
    expect(tries.filter(({ status }) => status === 422)).toHaveLength(10);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(14);

    // Counted in shares: no more than are allowed, and no fewer than what lies unused in the other process.
    const codes = Array.from({ length: 90 }, (_none, index) =>
      generateRegistryCode(Uint8Array.of(9, 8, 7, 6, 5, 4, 3, 2, index)),
    );
    const unknown: number[] = [];
    for (const code of codes) unknown.push((await ask(`${service.url}/q/${code}`, { headers: from })).status);
    const found = unknown.filter((status) => status === 404).length;
    expect(unknown.filter((status) => status === 429)).toHaveLength(codes.length - found);
    expect(found).toBeLessThanOrEqual(60);
    expect(found).toBeGreaterThan(55);
  });

  it('kill -9 of one while sixteen ask: resets at most, nobody hangs, and another takes its place', async () => {
    await service.until(() => pidsOf(service).size === 2, 'told who serves');
    const before = pidsOf(service);
    expect(new Set(before.keys())).toEqual(BOTH);
    const counted = await metric(LIVE);
    const [victim = 0] = before.values();
    const ending = new AbortController();
    const failures: string[] = [];
    let answered = 0;
    const client = async (path: string): Promise<void> => {
      while (!ending.signal.aborted) {
        try {
          const { status } = await ask(service.url + path);
          if (status === 200) answered += 1;
          else failures.push(`status ${status}`);
        } catch (error) {
          failures.push(String(error));
        }
      }
    };
    const clients = Array.from({ length: 16 }, (_none, index) =>
      client(index % 2 === 0 ? '/' : '/health/live'),
    );
    await service.until(() => answered > 50, 'under load');
    process.kill(victim, 'SIGKILL');
    const sofar = answered;
    await service.until(() => answered > sofar + 50, 'answering with one');
    await service.until(() => [...pidsOf(service).values()].every((pid) => pid !== victim), 'complete again');
    const [complete, failed] = [answered, failures.length];
    await service.until(() => answered > complete + 100, 'answering with both');
    ending.abort();
    await Promise.all(clients);

    expect(failures.filter((failure) => !/ECONNRESET|EPIPE|socket hang up/.test(failure))).toEqual([]);
    expect(failures.slice(failed)).toEqual([]);
    const later = await Promise.all(Array.from({ length: 64 }, () => ask(`${service.url}/health/live`)));
    expect(later.map(({ status }) => status)).toEqual(later.map(() => 200));
    expect(await metric(LIVE)).toBeGreaterThan(counted); // what the dead one had counted stays counted
    const { body } = await ask(`${service.url}/health/ready`);
    expect(JSON.parse(body)).toMatchObject({ checks: { processes: 'ok' } });
  });

  it('a second service on the same port is told so, and takes no reader away', async () => {
    const other = await Service.spawn({
      DATABASE_URL: run.db.url,
      DATA_DIR: folder,
      WEB_CONCURRENCY: '2',
      PORT: String(service.port),
    });
    const { code } = await other.exit();
    expect({ code, errors: other.errors }).toEqual({
      code: 1,
      errors: `PORT ${service.port} is taken by another program: stop that one, or set another, as in PORT=3001.\n`,
    });
    expect((await ask(`${service.url}/health/live`)).status).toBe(200);
  });

  it('SIGTERM: what runs is finished, each request is in the log, and nobody is left', async () => {
    const pids = [...pidsOf(service).values()];
    const answers = Array.from({ length: 40 }, () => ask(`${service.url}/contact`));
    expect((await Promise.all(answers)).every(({ status }) => status === 200)).toBe(true);
    const { code } = await service.end('SIGTERM');
    expect({ code, errors: service.errors }).toEqual({ code: 0, errors: '' });
    expect(pids.map(isAlive)).toEqual([false, false]);
    expect(logOf(service).filter((line) => line.route === '/contact')).toHaveLength(40);
  });

  it('whose leader is killed end with it, and leave the port', async () => {
    const orphans = await startService();
    await orphans.until(() => pidsOf(orphans).size === 2, 'told who serves');
    const pids = [...pidsOf(orphans).values()];
    orphans.child.kill('SIGKILL');
    await eventually('the end of both', () => !pids.some(isAlive));
    port = orphans.port;
  });

  it('that end again and again end the service, which says so in one line', async () => {
    const doomed = await startService({ PORT: String(port) });
    const killed = new Set<number>();
    while (doomed.child.exitCode === null) {
      for (const { msg, pid } of logOf(doomed))
        if (msg === 'a worker process starts' && !killed.has(Number(pid))) {
          killed.add(Number(pid));
          if (isAlive(Number(pid))) process.kill(Number(pid), 'SIGKILL');
        }
      await sleep(20);
    }
    const { code } = await doomed.exit();
    expect(code).toBe(1);
    expect(doomed.errors).toMatch(
      /^WEB_CONCURRENCY is 2, and a process ended 6 times soon after its start \(SIGKILL\): see .*\.\n$/,
    );
    expect([...killed].filter(isAlive)).toEqual([]);
  });
});
