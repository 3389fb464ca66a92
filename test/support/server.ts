import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isAlive, stopServer } from '../../src/platform/database/embedded-process.js';
import { findLeftover } from '../../src/platform/database/embedded-server.js';
import { type EmbeddedPostgres, startEmbedded } from '../../src/platform/database/embedded.js';
import { prepareDatabase } from '../../src/open-database.js';

const prefix = 'dau-goc-test-server-';
const dataDir = join(tmpdir(), `${prefix}${process.pid}`);
const template = `dau_goc_template_${process.pid}`;
const givenUrl = process.env.TEST_DATABASE_URL;
let postgres: EmbeddedPostgres | undefined;

/**
 * One PostgreSQL for the whole run (the one of `TEST_DATABASE_URL`, or embedded) with one prepared database,
 * `TEST_PG_TEMPLATE`, from which each spec clones its own. `TEST_PG_URL` connects as a role that may create databases.
 */
export async function startTestServer(): Promise<void> {
  await sweep();
  if (givenUrl === undefined) {
    mkdirSync(dataDir, { mode: 0o711 });
    const log = { info: () => undefined, warn: (message: string) => console.warn(message) };
    postgres = await startEmbedded({ dataDir, log, throwaway: true });
  }
  const url = givenUrl ?? postgres?.url ?? '';
  await run(url, `CREATE DATABASE ${template}`);
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${template}`;
  await prepareDatabase(templateUrl.href, '08');
  process.env.TEST_PG_URL = url;
  process.env.TEST_PG_TEMPLATE = template;
}

/** Leaves nothing behind: no server, no folder, and on a server that is not ours no database. */
export async function stopTestServer(): Promise<void> {
  if (givenUrl !== undefined) await run(givenUrl, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** Removes what runs that were killed have left: their servers and their folders. */
async function sweep(): Promise<void> {
  for (const entry of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    const owner = Number(entry.slice(prefix.length));
    if (!Number.isInteger(owner) || isAlive(owner)) continue;
    const folder = join(tmpdir(), entry);
    const server = findLeftover(join(folder, 'postgres'));
    if (server !== undefined) await stopServer(server.pid);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
