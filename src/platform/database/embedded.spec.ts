import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../../../test/support/eventually.js';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { ConfigError } from '../../config.js';
import { isAlive, stopServer } from './embedded-process.js';
import { type EmbeddedPostgres, startEmbedded } from './embedded.js';

const asRoot = process.getuid?.() === 0;
const folders: string[] = [];
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

afterAll(() => rmSync(used, { recursive: true, force: true, maxRetries: 10 }));
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const each of running.splice(0)) await each.stop();
  for (const folder of folders.splice(0)) {
    const pid = readPid(folder);
    if (pid !== undefined && isAlive(pid)) await stopServer(pid);
    const cluster = clusterOf(folder);
    if (cluster !== undefined) rmSync(cluster, { recursive: true, force: true, maxRetries: 10 });
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dau-goc-embedded-'));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

const used = mkdtempSync(join(tmpdir(), 'dau-goc-embedded-'));
beforeAll(async () => {
  chmodSync(used, 0o711);
  const { postgres } = await start(used);
  await postgres.stop();
});

/** A folder that has been started once: making a cluster takes longer than most of what is tested with it. */
function usedFolder(): string {
  const folder = newFolder();
  execFileSync('cp', ['-a', `${used}/.`, folder]);
  return folder;
}

function readState(folder: string): { cluster: string; port: number } {
  const text = readFileSync(join(folder, 'postgres.json'), 'utf8');
  const { cluster, port } = JSON.parse(text) as { cluster: string; port: number };
  return { cluster: resolve(folder, cluster), port };
}

function clusterOf(folder: string): string | undefined {
  try {
    return readState(folder).cluster;
  } catch {
    return undefined; // this folder had no server
  }
}

function readPid(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(readState(folder).cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return undefined;
  }
}

/** Starts here, collecting what the supervisor says. */
async function start(dataDir: string, onLost?: (reason: Error) => void, ending?: AbortSignal) {
  const said: string[] = [];
  const note = (message: string) => void said.push(message);
  const postgres = await startEmbedded({
    dataDir,
    log: { info: note, warn: note },
    ...(onLost && { onLost }),
    ...(ending && { ending }),
  });
  running.push(postgres);
  return { postgres, said };
}

/** Starts in a process of its own, which can be killed. */
async function startElsewhere(dataDir: string): Promise<{ url: string; child: ChildProcess }> {
  const program = `
    const { startEmbedded } = await import('./src/platform/database/embedded.ts');
    const log = { info() {}, warn() {} };
    const { url } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log });
    console.log(url);
    setInterval(() => {}, 1000);`;
  const args = ['--import', './scripts/typescript.mjs', '--input-type=module', '--eval', program];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [url] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: url.toString().trim(), child };
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on('error', () => undefined); // thrown out while idle: the next query tells
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('the embedded PostgreSQL', () => {
  it('starts empty, keeps what was written, and lets nobody else in', async () => {
    const folder = newFolder();
    const { postgres } = await start(folder);
    await query(postgres.url, "CREATE TABLE t AS SELECT 'Đồng Văn' AS word");
    await postgres.stop();

    const again = await start(folder);
    expect(again.postgres.url).toBe(postgres.url);
    expect(await query(again.postgres.url, 'SELECT word, lower(word) AS lower FROM t')).toEqual([
      { word: 'Đồng Văn', lower: 'đồng văn' },
    ]);
    expect(
      await query(
        again.postgres.url,
        'SELECT rolsuper, rolcreatedb FROM pg_roles WHERE rolname = current_user',
      ),
    ).toEqual([{ rolsuper: false, rolcreatedb: false }]);
    expect(await query(again.postgres.url, 'SHOW fsync')).toEqual([{ fsync: 'on' }]);
    const stranger = new URL(again.postgres.url);
    stranger.password = 'guess';
    await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(folder, 'postgres.json')).mode & 0o777).toBe(0o600);
  });

  it('refuses a second service on the same folder, in one line, and leaves the first alone', async () => {
    const folder = usedFolder();
    const { postgres } = await start(folder);
    const second = startEmbedded({ dataDir: folder, log: { info: () => undefined, warn: () => undefined } });
    await expect(second).rejects.toThrow(ConfigError);
    await expect(second).rejects.toThrow(/^DATA_DIR .*in use by another service.*: stop that one, .*\.$/);
    expect(await query(postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it.each([
    ['the service', true, false],
    ['PostgreSQL and the service', true, true],
  ])('recovers after kill -9 of %s', async (_what, service, server) => {
    const folder = usedFolder();
    const { url, child } = await startElsewhere(folder);
    await query(url, 'CREATE TABLE t AS SELECT 7 AS kept');
    const orphan = readPid(folder) ?? 0;
    if (service) await kill(child.pid ?? 0);
    if (server) await kill(orphan);

    const { postgres, said } = await start(folder);
    expect(await query(postgres.url, 'SELECT kept FROM t')).toEqual([{ kept: 7 }]);
    expect(isAlive(orphan)).toBe(false);
    expect(said.join()).toContain(server ? '' : 'left its PostgreSQL behind');
  });

  it('starts PostgreSQL again when it is killed under a running service', async () => {
    const folder = usedFolder();
    const { postgres } = await start(folder);
    await query(postgres.url, 'CREATE TABLE t AS SELECT 7 AS kept');
    const first = readPid(folder) ?? 0;
    await kill(first);
    const rows = await eventually('PostgreSQL again', () =>
      query(postgres.url, 'SELECT kept FROM t').catch(() => undefined),
    );
    expect(rows).toEqual([{ kept: 7 }]);
    expect(readPid(folder)).not.toBe(first);
  });

  it('is lost with its folder, and says so in one line', async () => {
    const folder = usedFolder();
    const reasons: Error[] = [];
    await start(folder, (reason) => reasons.push(reason));
    const pid = readPid(folder) ?? 0;
    rmSync(folder, { recursive: true, maxRetries: 10 });
    await kill(pid);
    while (reasons.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const [reason] = reasons;
    expect(reason).toBeInstanceOf(ConfigError);
    expect(reason?.message).toMatch(/^DATA_DIR \(.*\) was removed while the service ran[^\n]*$/);
  });

  it('is not started again when it ends while the service stops', async () => {
    const folder = usedFolder();
    const ending = new AbortController();
    const { postgres, said } = await start(folder, undefined, ending.signal);
    const pid = readPid(folder) ?? 0;
    ending.abort();
    await kill(pid);
    await postgres.stop();
    expect(said).toEqual([]);
    expect(readPid(folder)).toBe(pid); // the file of the one that was killed: no other has taken its place
  });

  it('takes another port when its own is taken, and removes a pid file that names a stranger', async () => {
    const folder = usedFolder();
    const { postgres } = await start(folder);
    await postgres.stop();
    const { port, cluster } = readState(folder);
    // What a reboot leaves: the pid belongs to some other program by now, here to this one.
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n0\n${port}\n\n127.0.0.1\n\n`);
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');

    const again = await start(folder);
    expect(new URL(again.postgres.url).port).not.toBe(String(port));
    expect(await query(again.postgres.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    squatter.close();
  });

  it('works on after its folder was moved', async () => {
    const folder = usedFolder();
    const { postgres } = await start(folder);
    await query(postgres.url, 'CREATE TABLE t AS SELECT 7 AS kept');
    await postgres.stop();
    const moved = newFolder();
    rmSync(moved, { recursive: true, maxRetries: 10 });
    renameSync(folder, moved);
    const again = await start(moved);
    expect(await query(again.postgres.url, 'SELECT kept FROM t')).toEqual([{ kept: 7 }]);
  });

  it('does not start over a database whose key file is gone', async () => {
    const folder = usedFolder();
    const { postgres } = await start(folder);
    await postgres.stop();
    const kept = readFileSync(join(folder, 'postgres.json'));
    rmSync(join(folder, 'postgres.json'));
    await expect(start(folder)).rejects.toThrow(/^DATA_DIR .*postgres\.json.*: restore that file/);
    writeFileSync(join(folder, 'postgres.json'), kept);
  });

  (asRoot ? it : it.skip)(
    'as root, where the folder is closed to its user, uses a place that works and says so',
    async () => {
      const closed = newFolder();
      chmodSync(closed, 0o700);
      const folder = join(closed, 'data');
      mkdirSync(folder);
      folders.unshift(folder);
      const { postgres, said } = await start(folder);
      const { cluster } = readState(folder);
      expect(dirname(cluster)).toBe('/var/lib/dau-goc');
      expect(said.join()).toContain(`cannot reach ${folder}: the database is in ${cluster}`);
      expect(statSync(cluster).uid).not.toBe(0);
      await query(postgres.url, 'CREATE TABLE t AS SELECT 7 AS kept');
      await postgres.stop();
      const again = await start(folder);
      expect(await query(again.postgres.url, 'SELECT kept FROM t')).toEqual([{ kept: 7 }]);
    },
  );
});
