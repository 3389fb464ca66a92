import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, connect, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { type RunningApp, startApp } from './support/app.js';
import { createTestDatabase, type TestDatabase } from './support/database.js';
import { createWorld, type TestBusiness, type World } from './support/world.js';

/** Between the service and its database: lets bytes through, swallows them, or cuts the line. */
class Line {
  private readonly pairs = new Set<readonly [Socket, Socket]>();
  private mode: 'through' | 'silent' | 'cut' = 'through';

  private constructor(private readonly server: Server) {}

  static async to(target: string): Promise<Line> {
    const { hostname, port } = new URL(target);
    const server = createServer();
    const line = new Line(server);
    server.on('connection', (near) => line.join(near, connect(Number(port), hostname)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return line;
  }

  url(target: string): string {
    const address = this.server.address();
    const url = new URL(target);
    url.hostname = '127.0.0.1';
    url.port = String(typeof address === 'object' ? address?.port : '');
    return url.href;
  }

  /** As a server that was stopped (SIGSTOP), or a network that drops what it is given. */
  silence(): void {
    this.mode = 'silent';
    for (const socket of [...this.pairs].flat()) socket.pause();
  }

  /** As a server that was killed. */
  cut(): void {
    this.mode = 'cut';
    for (const socket of [...this.pairs].flat()) socket.destroy();
  }

  mend(): void {
    this.mode = 'through';
    for (const socket of [...this.pairs].flat()) socket.resume();
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private join(near: Socket, far: Socket): void {
    const pair = [near, far] as const;
    if (this.mode === 'cut') {
      near.destroy();
      far.destroy();
      return;
    }
    this.pairs.add(pair);
    for (const [from, to] of [pair, [far, near] as const]) {
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => undefined);
      from.on('close', () => {
        to.destroy();
        this.pairs.delete(pair);
      });
      if (this.mode === 'silent') from.pause();
    }
  }
}

describe('While its database', () => {
  let db: TestDatabase;
  let line: Line;
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  beforeAll(async () => {
    db = await createTestDatabase();
    line = await Line.to(db.url);
    run = await startApp({ DATABASE_PATIENCE: '2500', DATABASE_URL: line.url(db.url) }, { db });
    world = createWorld(run);
    farm = await world.business();
  });
  afterAll(async () => {
    line.mend();
    await run.close();
    line.close();
    await db.drop();
  });

  /** What reads, what writes, what begins with knowing the caller, what asks for health: none may wait for what does not come. */
  const asked = () => {
    const key = { authorization: `Bearer ${farm.owner.apiKey}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ nameVi: 'Chè trong cơn trục trặc' });
    return Promise.all([
      fetch(`${run.url}/find?q=che`),
      fetch(`${run.url}/q/0000000000`),
      fetch(`${run.url}/api/v1/products`, { headers: key }),
      fetch(`${run.url}/api/v1/products`, { method: 'POST', headers: key, body }),
      fetch(`${run.url}/api/v1/products`, {
        method: 'POST',
        headers: { ...key, 'idempotency-key': 'x' },
        body,
      }),
      fetch(`${run.url}/health/ready`),
    ]);
  };
  const works = async () => {
    const answer = await fetch(`${run.url}/api/v1/products`, {
      headers: { authorization: `Bearer ${farm.owner.apiKey}` },
    });
    return answer.status === 200 && (await fetch(`${run.url}/health/ready`)).ok;
  };
  const recovers = async () => {
    // As long as the pools need to notice; the patience of the test itself ends it where they never do.
    while (!(await works())) await new Promise((resolve) => setTimeout(resolve, 100));
    const made = await world.product(farm, { status: 'draft' });
    expect(made.id).toBeTruthy();
  };

  it.each(['silence', 'cut'] as const)(
    'does not answer (%s), who asks is told so and when to come back; afterwards all is as before',
    async (trouble) => {
      await recovers();
      line[trouble]();
      for (const round of [1, 2]) {
        const answers = await asked();
        for (const answer of answers.slice(0, -1)) {
          if (answer.status === 404) continue; // a code that cannot be one needs no database
          expect([round, answer.url, answer.status]).toEqual([round, answer.url, 503]);
          expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
          expect(await answer.text()).not.toMatch(/ECONN|timeout|pg|node_modules/);
        }
        expect(answers.at(-1)?.status).toBe(503);
        expect((await fetch(`${run.url}/health/live`)).status).toBe(200);
      }
      line.mend();
      await recovers();
      // What was told not to have happened did not happen.
      const [row] = await db.query<{ n: number }>(
        "select count(*)::int as n from products where name_vi like '%trục trặc'",
      );
      expect(row?.n).toBe(0);
    },
  );

  it('ends every connection it had, the next request finds new ones', async () => {
    await recovers();
    await db.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename is not null and pid <> pg_backend_pid()',
    );
    await recovers();
  });
});
