import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError, type QueryResultRow } from 'pg';

/** A database of its own for one spec file, cloned from the migrated template; dropped at the end. */
export interface TestDatabase {
  readonly url: string;
  /** Runs SQL as the owner, past every permission: for looking at what the application left behind. */
  query<Row extends QueryResultRow>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

export function createTestDatabase(): Promise<TestDatabase> {
  return createDatabase(required('TEST_PG_TEMPLATE'));
}

/** One in which nothing has been migrated yet. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<TestDatabase> {
  const server = required('TEST_PG_URL');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await withClient(server, (client) => client.query(`create database ${name} template ${template}`));
  const url = new URL(server);
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return {
    url: url.href,
    query: async <Row extends QueryResultRow>(sql: string, parameters: readonly unknown[] = []) =>
      (await client.query<Row>(sql, [...parameters])).rows,
    drop: async () => {
      await client.end();
      await withClient(server, (admin) => dropAfterVacuum(admin, name));
    },
  };
}

/** A vacuum of the server's own may be at work in it, which we are not let to end: it is waited for. */
async function dropAfterVacuum(admin: Client, name: string): Promise<void> {
  for (let tries = 60; ; tries--) {
    try {
      await admin.query(`drop database ${name} with (force)`);
      return;
    } catch (error) {
      if (tries === 0 || !(error instanceof DatabaseError) || error.code !== '42501') throw error;
      await sleep(500);
    }
  }
}

async function withClient(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set; run the tests through npm test`);
  return value;
}
