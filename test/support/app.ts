import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { type Logger, pino } from 'pino';
import request from 'supertest';
import { createApp } from '../../src/app.setup.js';
import { loadConfig } from '../../src/config.js';
import { freezeEntries } from '../../src/diary/freeze-entries.js';
import { prepareDatabase } from '../../src/open-database.js';
import { Clock } from '../../src/platform/clock.js';
import { Notifications } from '../../src/platform/database/notifications.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** A clock a test can move; it runs on from where it was put. */
export class TestClock extends Clock {
  private offset = 0;

  override now(): Date {
    return new Date(super.now().getTime() + this.offset);
  }

  advance(milliseconds: number): void {
    this.offset += milliseconds;
  }
}

export interface RunningApp {
  readonly app: NestFastifyApplication;
  readonly db: TestDatabase;
  readonly clock: TestClock;
  /** Listens on a free loopback port. */
  readonly url: string;
  /** supertest against the running server: `http().get('/')`. */
  http(): ReturnType<typeof request>;
  close(): Promise<void>;
}

export interface AppParts {
  /** A database that another application of the test uses too; the one who made it drops it. */
  readonly db?: TestDatabase;
  /** Where its log goes; nowhere unless told. */
  readonly log?: Logger;
  /** Where it listens, when its own address has to be the public one; any free port unless told. */
  readonly port?: number;
}

/** The real application on a real database of its own, listening on loopback. `env` overrides the configuration. */
export async function startApp(
  env: Readonly<Record<string, string>> = {},
  parts: AppParts = {},
): Promise<RunningApp> {
  const db = parts.db ?? (await createTestDatabase());
  const dataDir = mkdtempSync(join(tmpdir(), 'dau-goc-test-'));
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: db.url,
    // A machine that is busy with other tests is no outage; who tests an outage asks for the usual patience.
    DATABASE_PATIENCE: '45000',
    DATA_DIR: dataDir,
    PUBLIC_URL: 'http://localhost:3000',
    SAMPLE_DATA: 'false',
    ...env,
  });
  const province = await prepareDatabase(db.url, config.registry.province);
  await freezeEntries(db.url, config.http.publicUrl, config.secrets.dataKey);
  const clock = new TestClock();
  const app = await createApp({
    config,
    log: parts.log ?? pino({ level: 'silent' }),
    databaseUrl: config.database.url ?? db.url,
    province,
    clock,
    byTheClock: false, // it would come into the middle of any test
  });
  await app.listen(parts.port ?? 0, '127.0.0.1');
  if (config.database.url === db.url) hearFirst(app, db.url);
  const url = await app.getUrl();
  return {
    app,
    db,
    clock,
    url,
    http: () => request(url),
    close: async () => {
      await app.close();
      if (parts.db === undefined) await db.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/**
 * Whoever asks for a page behind a code gets it after the application has heard of everything that was committed before:
 * it hears by a connection of its own, a moment later, and until then a page that is kept shows what was. That it hears at all, and
 * within seconds, `processes.e2e-spec.ts` looks at.
 */
function hearFirst(app: NestFastifyApplication, databaseUrl: string): void {
  const heard = new Map<string, () => void>();
  const listens = app.get(Notifications).on('heard', (mark) => {
    for (const [each, done] of heard) if (mark === null || mark === each) done();
  });
  let marks = 0;
  // Not the connection of the test, which may be in the middle of a transaction.
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 1,
    allowExitOnIdle: true,
    idleTimeoutMillis: 2000,
  });
  pool.on('error', () => undefined);
  const hear = async (): Promise<void> => {
    await listens;
    const mark = String((marks += 1));
    const told = new Promise<void>((resolve) => heard.set(mark, resolve));
    await pool.query(`select pg_notify('heard', $1)`, [mark]);
    await told;
    heard.delete(mark);
  };
  const server: Server = app.getHttpServer();
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const answer = (): void => {
      for (const listener of listeners) Reflect.apply(listener, server, [request, response]);
    };
    if (/^\/(q|01|api\/v1\/traces)\b/i.test(request.url ?? '')) void hear().then(answer, answer);
    else answer();
  });
}
