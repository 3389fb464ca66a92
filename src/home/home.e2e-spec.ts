import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { createWorld } from '../../test/support/world.js';
import { KeptCounts } from '../platform/lists/kept-counts.js';

describe('The first page', () => {
  let app: RunningApp;

  beforeAll(async () => {
    app = await startApp();
    await createWorld(app).business({ name: 'Hợp tác xã Đầu Trang' });
  });
  afterAll(() => app.close());

  it('counts once for all who ask at the same moment, and again a minute later', async () => {
    const totals = jest.spyOn(app.app.get(KeptCounts), 'totals');
    const visit = async () => (await app.http().get('/')).status;
    expect(await Promise.all(Array.from({ length: 12 }, visit))).toEqual(
      Array.from({ length: 12 }, () => 200),
    );
    expect(totals).toHaveBeenCalledTimes(1);
    app.clock.advance(61_000);
    await visit();
    expect(totals).toHaveBeenCalledTimes(2);
  });

  it('asks again after a count that failed', async () => {
    app.clock.advance(61_000);
    const totals = jest.spyOn(app.app.get(KeptCounts), 'totals');
    totals.mockRejectedValueOnce(new Error('gone'));
    expect((await app.http().get('/')).status).toBe(500);
    expect((await app.http().get('/')).status).toBe(200);
  });
});
