import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isAlive, stopServer } from '../src/platform/database/embedded-process.js';
import { startApp } from './support/app.js';
import { freePort, Service } from './support/service.js';

const folders: string[] = [];
const services: Service[] = [];

afterEach(async () => {
  for (const service of services.splice(0)) if (service.child.exitCode === null) await service.end('SIGKILL');
  for (const folder of folders.splice(0)) {
    const pid = postmasterOf(folder);
    if (pid !== undefined && isAlive(pid)) await stopServer(pid);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dau-goc-operation-'));
  chmodSync(folder, 0o711); // as root, PostgreSQL's own user has to pass
  folders.push(folder);
  return folder;
}

/** A data directory that has been started once: the first start, done once, is most of the time of these tests. */
function usedFolder(): string {
  const folder = newFolder();
  execFileSync('cp', ['-a', `${used}/.`, folder]);
  return folder;
}

const used = mkdtempSync(join(tmpdir(), 'dau-goc-operation-'));
beforeAll(async () => {
  chmodSync(used, 0o711);
  expect((await (await Service.start({ DATA_DIR: used })).end('SIGTERM')).code).toBe(0);
});
afterAll(() => rmSync(used, { recursive: true, force: true, maxRetries: 10 }));

async function start(env: Record<string, string>): Promise<Service> {
  const service = await Service.start(env);
  services.push(service);
  return service;
}

function postmasterOf(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres', 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
}

async function kill(pid: number | undefined): Promise<void> {
  if (pid === undefined) throw new Error('nothing to kill');
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await sleep(10);
}

interface SignUp {
  readonly cookie: string;
  readonly body: string;
}

/** Fetches the form as a browser does: its hidden token and the cookie it belongs to. */
async function openSignUp(service: Service, email: string): Promise<SignUp> {
  const page = await fetch(`${service.url}/sign-up`);
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const fields = { _csrf: token, name: 'Nguyễn Văn Thử', email, password: 'hoa tam giác mạch nở' };
  return { cookie: cookiesOf(page), body: new URLSearchParams(fields).toString() };
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

/** Signs somebody up and returns the session: an acknowledged write. */
async function signUp(service: Service, email: string): Promise<string> {
  const { cookie, body } = await openSignUp(service, email);
  const answer = await fetch(`${service.url}/sign-up`, {
    method: 'POST',
    body,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
  // Without a mail server the letter is in the log.
  const link = new RegExp(`to ?"?: ?"${email}.*?(/sign-up/confirm\\?token=[\\w-]{43})`, 's');
  await service.until(() => link.test(service.output), 'told the link');
  const path = link.exec(service.output)?.[1] ?? '';
  const page = await fetch(service.url + path);
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const confirmed = await fetch(`${service.url}/sign-up/confirm`, {
    method: 'POST',
    body: new URLSearchParams({ _csrf: token, token: path.split('token=')[1] ?? '' }),
    headers: { cookie: cookiesOf(page) },
    redirect: 'manual',
  });
  expect(confirmed.headers.get('location')).toBe('/console');
  return cookiesOf(confirmed);
}

async function isSignedIn(service: Service, cookie: string): Promise<boolean> {
  const page = await fetch(`${service.url}/console/account`, { headers: { cookie }, redirect: 'manual' });
  return page.status === 200;
}

/** Sends the head and a part of the body; returns once the service has begun with it, however busy the machine. */
async function beginSignUp(service: Service, headers: string, part: string): Promise<Socket> {
  const socket = connect(service.port, '127.0.0.1').on('error', () => undefined);
  socket.write(`POST /sign-up HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n${headers}\r\n\r\n`);
  expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1\.1 100 /); // RFC 9110, section 10.1.1
  socket.write(part);
  return socket;
}

describe('stopping', () => {
  it.each([
    ['SIGTERM', '1'],
    ['SIGINT', '2'],
  ] as const)(
    'on %s finishes the request that runs, takes no new one, exits 0 (%s processes)',
    async (signal, processes) => {
      const dataDir = usedFolder();
      const service = await start({ DATA_DIR: dataDir, WEB_CONCURRENCY: processes });
      const postmaster = postmasterOf(dataDir) ?? 0;
      const { cookie, body } = await openSignUp(service, 'cham@example.vn');
      // A phone on a slow line: half of the form has been sent when the signal comes.
      const half = `Cookie: ${cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}`;
      const socket = await beginSignUp(service, half, body.slice(0, 20));
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString()));
      const ended = service.end(signal);
      await service.until(
        () =>
          fetch(service.url).then(
            () => false,
            () => true,
          ),
        'closed to new requests',
      );
      socket.write(body.slice(20));
      await once(socket, 'close');
      expect(answer).toMatch(/^HTTP\/1\.1 303 /);
      const { code } = await ended;
      expect({ code, errors: service.errors }).toEqual({ code: 0, errors: '' });
      expect(isAlive(postmaster)).toBe(false);
      expect(postmasterOf(dataDir)).toBeUndefined();
    },
  );

  it('while still starting leaves no PostgreSQL behind', async () => {
    const dataDir = newFolder();
    const service = await Service.spawn({ DATA_DIR: dataDir });
    services.push(service);
    await service.until(() => postmasterOf(dataDir) !== undefined, 'starting PostgreSQL');
    const postmaster = postmasterOf(dataDir) ?? 0;
    expect((await service.end('SIGTERM')).code).toBe(0);
    expect(isAlive(postmaster)).toBe(false);
  });

  it('while a leftover PostgreSQL does not answer does not wait for it', async () => {
    const dataDir = usedFolder();
    const first = await start({ DATA_DIR: dataDir });
    await first.end('SIGKILL');
    const leftover = postmasterOf(dataDir) ?? 0;
    process.kill(leftover, 'SIGSTOP');
    const service = await Service.spawn({ DATA_DIR: dataDir });
    services.push(service);
    await service.until(() => service.output.includes('waiting for an earlier PostgreSQL'), 'waiting');
    const { code } = await service.end('SIGTERM'); // a recovery is waited for ten minutes
    process.kill(leftover, 'SIGCONT');
    expect(code).toBe(0);
  });

  it('with a client that never finishes still ends, and says that it cut it off', async () => {
    const service = await start({ DATA_DIR: usedFolder() });
    const socket = await beginSignUp(service, 'Content-Length: 100', 'half');
    const { code } = await service.end('SIGTERM');
    socket.destroy();
    expect(code).toBe(0);
    expect(service.output).toContain('requests were still running and were cut');
  });
});

describe('kill -9', () => {
  it('of the service, of PostgreSQL, of both: what was acknowledged is there, and no start fails', async () => {
    const dataDir = usedFolder();
    const first = await start({ DATA_DIR: dataDir });
    const cookies = [await signUp(first, 'mot@example.vn')];
    const expectAll = async (service: Service) => {
      for (const cookie of cookies) expect(await isSignedIn(service, cookie)).toBe(true);
    };
    await first.end('SIGKILL');

    const second = await start({ DATA_DIR: dataDir });
    await expectAll(second);
    cookies.push(await signUp(second, 'hai@example.vn'));
    // PostgreSQL alone: the service brings it back by itself.
    await kill(postmasterOf(dataDir));
    await second.until(async () => (await fetch(`${second.url}/health/ready`)).status === 200, 'ready again');
    await expectAll(second);
    cookies.push(await signUp(second, 'ba@example.vn'));
    await second.end('SIGKILL');
    await kill(postmasterOf(dataDir));

    const third = await start({ DATA_DIR: dataDir });
    await expectAll(third);
    const { code } = await third.end('SIGTERM');
    expect({ code, errors: third.errors }).toEqual({ code: 0, errors: '' });
  });
});

describe('kill -9 while the samples are loaded', () => {
  it('leaves all of them or none: the next start has them, with accounts that open', async () => {
    const dataDir = usedFolder();
    const accounts = join(dataDir, 'sample-accounts.json');
    const loading = await Service.spawn({ DATA_DIR: dataDir, SAMPLE_DATA: 'true' });
    services.push(loading);
    await loading.until(() => isLoading(dataDir), 'loading samples');
    expect(existsSync(accounts)).toBe(false);
    await loading.end('SIGKILL');

    const nearlyDone = await Service.spawn({ DATA_DIR: dataDir, SAMPLE_DATA: 'true' });
    services.push(nearlyDone);
    await nearlyDone.until(() => existsSync(accounts), 'writing the accounts, just before the commit');
    await nearlyDone.end('SIGKILL');

    const service = await start({ DATA_DIR: dataDir, SAMPLE_DATA: 'true' });
    const written = JSON.parse(readFileSync(accounts, 'utf8')) as { apiKey: string }[];
    expect(written.length).toBeGreaterThan(5);
    for (const { apiKey } of written) {
      const me = await fetch(`${service.url}/api/v1/me`, { headers: { authorization: `Bearer ${apiKey}` } });
      expect(me.status).toBe(200);
    }
    const home = await (await fetch(service.url)).text();
    expect(home).toContain('href="/q/');
    expect((await service.end('SIGTERM')).code).toBe(0);
  });

  /** Whether somebody holds the lock under which samples are put in. */
  async function isLoading(dataDir: string): Promise<boolean> {
    const state = join(dataDir, 'postgres.json');
    const { port, password } = JSON.parse(readFileSync(state, 'utf8')) as { port: number; password: string };
    const client = new Client({ host: '127.0.0.1', port, password, user: 'daugoc', database: 'daugoc' });
    try {
      await client.connect();
      const { rowCount } = await client.query(
        `select from pg_locks where locktype = 'advisory' and granted and objid = hashtext('dau-goc sample data')::bigint & 4294967295`,
      );
      return rowCount === 1;
    } catch {
      return false; // it does not answer yet
    } finally {
      await client.end().catch(() => undefined);
    }
  }
});

describe('a start that cannot succeed', () => {
  async function expectFault(env: Record<string, string>, line: RegExp): Promise<void> {
    const service = await Service.spawn(env);
    services.push(service);
    const { code } = await service.exit();
    expect(service.errors).toMatch(line);
    expect(service.errors.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(1);
  }

  it.each<[string, () => Record<string, string>, RegExp]>([
    [
      'a wrong value',
      () => ({ DATA_DIR: newFolder(), PORT: '80a' }),
      /^PORT is "80a": use a port number .*\.$/m,
    ],
    [
      'a folder that cannot be written',
      () => ({ DATA_DIR: '/dev/null/data' }),
      /^DATA_DIR \(\/dev\/null\/data\) cannot be written .*: set it to .*\.$/m,
    ],
    [
      'production without its secrets',
      () => ({ DATA_DIR: newFolder(), NODE_ENV: 'production', PUBLIC_URL: 'https://daugoc.example.vn' }),
      /^DATA_KEY is missing: set it to 32 bytes .*\.$/m,
    ],
    [
      'a database that does not answer',
      () => ({ DATA_DIR: newFolder(), DATABASE_URL: 'postgres://u:hunter2@127.0.0.1:1/x' }),
      /^DATABASE_URL cannot be reached \((?!.*hunter2).*\): start the server .*\.$/m,
    ],
    [
      'more processes than the database has room for',
      () => ({
        DATA_DIR: newFolder(),
        DATABASE_URL: process.env.TEST_PG_URL ?? '',
        WEB_CONCURRENCY: '32',
      }),
      /^WEB_CONCURRENCY wants 305 connections of PostgreSQL, which allows \d+: set it lower, .*\.$/m,
    ],
  ])('%s: one line with the variable and the remedy, exit code 1', async (_what, env, line) => {
    await expectFault(env(), line);
  });

  it('a taken port: one line, and no PostgreSQL left behind', async () => {
    const dataDir = usedFolder();
    const port = await freePort();
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    await expectFault(
      { DATA_DIR: dataDir, PORT: String(port) },
      new RegExp(`^PORT ${port} is taken .*: .*PORT=3001\\.$`, 'm'),
    );
    squatter.close();
    expect(postmasterOf(dataDir)).toBeUndefined();
  });

  it('whose data directory is removed meanwhile: one line', async () => {
    const dataDir = newFolder();
    const service = await Service.spawn({ DATA_DIR: dataDir });
    services.push(service);
    await service.until(() => existsSync(join(dataDir, 'postgres.json')), 'making its database');
    while (service.child.exitCode === null) {
      // Again and again, for what is being written meanwhile: a folder may fill between its emptying and its removal.
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 50, retryDelay: 20 });
      await sleep(20);
    }
    const { code } = await service.exit();
    expect(service.errors).toMatch(
      /^DATA_DIR \(.*\) was removed while the service ran.*: restore it .*\.\n$/,
    );
    expect(code).toBe(1);
  });

  it('a data directory in use: one line, and the first service goes on', async () => {
    const dataDir = usedFolder();
    const first = await start({ DATA_DIR: dataDir });
    await expectFault(
      { DATA_DIR: dataDir },
      /^DATA_DIR .* in use by another service .*: stop that one, .*\.$/m,
    );
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
  });
});

describe('another province', () => {
  it('is configuration only', async () => {
    const app = await startApp({
      REGISTRY_NAME: 'Truy xuất Cao Bằng',
      REGISTRY_AGENCY: 'Sở Khoa học và Công nghệ tỉnh Cao Bằng',
      REGISTRY_AGENCY_EN: 'Department of Science and Technology of Cao Bằng',
      REGISTRY_PROVINCE: '04',
      REGISTRY_LANGUAGES: 'en,vi',
      REGISTRY_CONTACT_PHONE: '0206 3852 000',
    });
    try {
      const english = await app.http().get('/').expect(200);
      expect(english.text).toContain('<html lang="en">');
      expect(english.text).toContain('Truy xuất Cao Bằng');
      expect(english.text).toContain('Department of Science and Technology of Cao Bằng');
      expect(english.text).toContain('0206 3852 000');
      const vietnamese = await app.http().get('/?lang=vi').expect(200);
      expect(vietnamese.text).toContain('Sở Khoa học và Công nghệ tỉnh Cao Bằng');
      for (const page of [english.text, vietnamese.text])
        expect(page).not.toMatch(/Tuyên Quang|Hà Giang|Dấu Gốc/);
    } finally {
      await app.close();
    }
  });
});
