import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { createWorld, type TestBusiness, type TestUser, type World } from '../../test/support/world.js';

describe('the search of everything', () => {
  let app: RunningApp;
  let world: World;
  let official: TestUser;
  let farm: TestBusiness;
  let other: TestBusiness;
  let taxCode: string;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
    official = await world.official();
    farm = await world.business({ name: 'Hợp tác xã Chè Phìn Hồ' });
    other = await world.business({ name: 'Hợp tác xã Chè Lũng Phìn' });
    for (const { owner } of [farm, other])
      await world.api(owner).post('/api/v1/products').send({ nameVi: 'Chè búp Phìn' }).expect(201);
    const [row] = await app.db.query<{ tax_code: string }>('select tax_code from businesses where id = $1', [
      farm.id,
    ]);
    taxCode = row?.tax_code ?? '';
  });
  afterAll(() => app.close());

  const search = async (as: TestUser, q: string) =>
    (await world.browser(as)).get(`/console/search?q=${encodeURIComponent(q)}`);

  it('finds things of several kinds by words without marks', async () => {
    const { text } = await search(official, 'phin che');
    expect(text).toContain('Tìm “phin che”');
    expect(text).toMatch(
      /id="businesses".*Hợp tác xã Chè Phìn Hồ.*Hợp tác xã Chè Lũng Phìn|id="businesses".*Lũng Phìn.*Phìn Hồ/s,
    );
    expect(text.match(/Chè búp Phìn/g)).toHaveLength(2);
  });

  it('leads straight to the one thing that a number names', async () => {
    const { status, headers } = await search(official, taxCode);
    const things = await search(official, `${taxCode.slice(0, 6)} phin ho hop tac xa`);
    expect(things.status).toBe(200);
    // The business and its product share the tax code, so both are shown.
    expect(status).toBe(200);
    expect(headers.location).toBeUndefined();
    await app.db.query(`update products set gtin = '08938505974194' where business_id = $1`, [farm.id]);
    const one = await search(official, '8938505974194');
    expect(one.status).toBe(303);
    expect(one.headers.location).toMatch(/^\/console\/products\//);
  });

  it('finds for a business only what is its own', async () => {
    const { text } = await search(farm.owner, 'phin');
    expect(text).toContain('Hợp tác xã Chè Phìn Hồ');
    expect(text).not.toContain('Lũng Phìn');
    expect(text.match(/Chè búp Phìn/g)).toHaveLength(1);
    expect(text).toContain('href="/console/business"');
  });

  it('says so when nothing is found, asks when nothing was asked, and stands on every page', async () => {
    expect((await search(official, 'khong co gi nhu vay')).text).toContain('Không tìm thấy gì.');
    expect((await search(official, '  ')).text).toContain('Gõ tên, mã số thuế');
    const { text } = await (await world.browser(official)).get('/console/lots');
    expect(text).toContain('action="/console/search"');
  });

  it('reads hostile words as words', async () => {
    for (const q of [`'`, '\\', ':*', `a' & b`, '#active', '%', '\u0000', 'x'.repeat(121)])
      expect((await search(official, q)).status).toBeLessThan(500);
    expect((await search(official, '#active')).text).toContain('Không tìm thấy gì.');
  });
});
