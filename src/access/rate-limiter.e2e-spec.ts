import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { Database } from '../platform/database/database.js';
import { TooMany } from '../platform/errors.js';
import { type Limit, LIMITS } from './limits.js';
import { RateLimiter } from './rate-limiter.js';

describe('the limiter of what may be tried', () => {
  let run: RunningApp;
  let replica: RunningApp;
  let limits: RateLimiter;
  let other: RateLimiter;
  let count = 0;
  const somebody = () => `203.0.113.${(count += 1)}`;

  beforeAll(async () => {
    const env = { DATA_KEY: Buffer.alloc(32, 7).toString('base64') };
    run = await startApp(env);
    replica = await startApp(env, { db: run.db });
    limits = run.app.get(RateLimiter);
    other = replica.app.get(RateLimiter);
  });
  afterAll(async () => {
    await replica.close();
    await run.close();
  });

  it('counts tries of all replicas together, and says when to come back', async () => {
    const subject = somebody();
    for (let tries = 0; tries < 20; tries += 1)
      await (tries % 2 === 0 ? limits : other).take('reset-network', subject);
    for (const each of [limits, other]) {
      const verdict = await each.try('reset-network', subject);
      expect(verdict.allowed).toBe(false);
      await expect(each.take('reset-network', subject)).rejects.toThrow(TooMany);
    }
    expect(limits.refusedFor('reset-network', subject)).toBeGreaterThan(3500);
    expect((await limits.try('reset-network', somebody())).allowed).toBe(true);
    run.clock.advance(3_601_000);
    replica.clock.advance(3_601_000);
    expect((await limits.try('reset-network', subject)).allowed).toBe(true);
  });

  it('keeps a try counted when the transaction around it fails', async () => {
    const subject = somebody();
    const db = run.app.get(Database);
    for (let tries = 0; tries < 3; tries += 1) {
      const failing = db.joining(async () => {
        await limits.take('invitation-mailbox', subject);
        throw new Error('the change failed');
      });
      await expect(failing).rejects.toThrow('the change failed');
    }
    expect((await limits.try('invitation-mailbox', subject)).allowed).toBe(false);
  });

  it('asks the database once for many tries where a limit has leases, and lets through what it says', async () => {
    const subject = somebody();
    const { tries, lease }: Limit = LIMITS['public-read-network'];
    const counted = async () => {
      const [row] = await run.db.query<{ points: number }>(
        `select points from rate_limits where key like 'public-read-network:%' order by expire desc limit 1`,
      );
      return row?.points;
    };
    await limits.take('public-read-network', subject);
    expect(await counted()).toBe(lease);
    for (let reads = 1; reads < lease; reads += 1) await limits.take('public-read-network', subject);
    expect(await counted()).toBe(lease); // the whole lease with one statement
    for (let reads = lease; reads < tries; reads += 1) await limits.take('public-read-network', subject);
    expect((await limits.try('public-read-network', subject)).allowed).toBe(false);
    expect((await other.try('public-read-network', subject)).allowed).toBe(false);
    expect(limits.refusedFor('public-read-network', subject)).toBeGreaterThan(0);
  });

  it('counts tries made at the same moment one by one', async () => {
    const subject = somebody();
    const verdicts = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (index % 2 === 0 ? limits : other).try('sign-in-device', subject),
      ),
    );
    expect(verdicts.filter(({ allowed }) => allowed)).toHaveLength(LIMITS['sign-in-device'].tries);
  });

  it('gives a try back, and forgets them all', async () => {
    const subject = somebody();
    expect(await limits.take('reset-mailbox', subject)).toBe(2);
    await limits.giveBack('reset-mailbox', subject);
    expect(await limits.take('reset-mailbox', subject)).toBe(2);
    await limits.take('reset-mailbox', subject);
    await limits.forget('reset-mailbox', subject);
    expect(await limits.take('reset-mailbox', subject)).toBe(2);
  });

  it('keeps no address in the clear', async () => {
    const subject = somebody();
    await limits.take('reset-mailbox', subject);
    expect(JSON.stringify(await run.db.query('select * from rate_limits'))).not.toContain(subject);
  });
});
