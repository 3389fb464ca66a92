import { rmSync } from 'node:fs';
import pg from 'pg';

export default async function globalTeardown(): Promise<void> {
  const { postgres, dataDir } = globalThis.testServer ?? {};
  if (postgres === undefined) await dropTemplate();
  await postgres?.stop();
  if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true });
}

// On a server that is not ours nothing may stay behind.
async function dropTemplate(): Promise<void> {
  const { TEST_PG_URL: url, TEST_TEMPLATE: template } = process.env;
  if (url === undefined || template === undefined) return;
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
  await client.end();
}
