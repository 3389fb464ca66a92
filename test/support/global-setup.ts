import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { isAlive, stopServer } from '../../src/platform/database/embedded-process.js';
import { findLeftover } from '../../src/platform/database/embedded-server.js';
import { type EmbeddedPostgres, startEmbedded } from '../../src/platform/database/embedded.js';
import { migrate } from '../../src/platform/database/migrate.js';

declare global {
  // The server outlives this module: Jest loads global-teardown.ts separately.
  var testServer: { readonly postgres: EmbeddedPostgres | undefined; readonly dataDir: string } | undefined;
}

const prefix = 'dau-goc-test-';
const template = `dau_goc_template_${process.pid}`;

/**
 * One PostgreSQL for the whole run (`TEST_DATABASE_URL`: that one instead) with one migrated database, `TEST_TEMPLATE`,
 * from which each Jest worker clones its own; `TEST_PG_URL` connects to the server as a role that may create databases.
 */
export default async function globalSetup(): Promise<void> {
  await sweep();
  const dataDir = join(tmpdir(), `${prefix}${process.pid}`);
  mkdirSync(dataDir, { mode: 0o711 });
  const given = process.env.TEST_DATABASE_URL;
  const log = { info: () => undefined, warn: (message: string) => console.warn(message) };
  const postgres = given === undefined ? await startEmbedded({ dataDir, log, throwaway: true }) : undefined;
  globalThis.testServer = { postgres, dataDir };
  const url = given ?? postgres?.url ?? '';
  await prepareTemplate(url);
  process.env.TEST_PG_URL = url;
  process.env.TEST_TEMPLATE = template;
}

async function prepareTemplate(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${template}`);
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.href);
}

/** Removes what runs that were killed have left: their servers and their folders. */
async function sweep(): Promise<void> {
  for (const entry of readdirSync(tmpdir()).filter((name) => name.startsWith(prefix))) {
    if (isAlive(Number(entry.slice(prefix.length)))) continue;
    const folder = join(tmpdir(), entry);
    const server = findLeftover(join(folder, 'postgres'));
    if (server !== undefined) await stopServer(server.pid);
    rmSync(folder, { recursive: true, force: true });
  }
}
