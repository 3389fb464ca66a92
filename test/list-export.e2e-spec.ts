import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from './support/app.js';
import { createWorld, type TestBusiness, type World } from './support/world.js';

describe('a list as a file', () => {
  let app: RunningApp;
  let world: World;
  let farm: TestBusiness;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
    farm = await world.business({ name: 'HTX Xuất Tệp' });
    const other = await world.business({ name: 'HTX Khác' });
    for (let n = 1; n <= 103; n += 1)
      await world
        .api(farm.owner)
        .post('/api/v1/products')
        .send({ nameVi: `Chè số ${n}` })
        .expect(201);
    await world.api(farm.owner).post('/api/v1/products').send({ nameVi: '=1+1, "chè"' }).expect(201);
    await world.api(other.owner).post('/api/v1/products').send({ nameVi: 'Chè của nhà khác' }).expect(201);
  });
  afterAll(() => app.close());

  const file = async (query: string) =>
    (await world.browser(farm.owner)).get(`/console/products?as=csv${query}`);
  const linesOf = (text: string) => text.replace('\ufeff', '').trimEnd().split('\r\n');

  it('holds all pages of what is shown, in its order, of the own business alone', async () => {
    const { status, headers, text } = await file('');
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toMatch(/^attachment; filename="products-\d{4}-\d\d-\d\d\.csv"$/);
    expect(headers['cache-control']).toContain('no-store');
    expect(text.startsWith('\ufeff')).toBe(true);
    const lines = linesOf(text);
    expect(lines).toHaveLength(105);
    expect(lines[2]).toMatch(/^Chè số 103,/);
    expect(lines.at(-1)).toMatch(/^Chè số 1,/);
    expect(text).not.toContain('nhà khác');
  });

  it('makes no formula of a name, and quotes it', async () => {
    expect(linesOf((await file('')).text)[1]).toMatch(/^"'=1\+1, ""chè""",/);
  });

  it('follows the search, the order and the columns of the address', async () => {
    const lines = linesOf((await file('&q=so+10&sort=oldest&col=brand')).text);
    expect(lines).toEqual([
      'Sản phẩm,Nhãn hiệu',
      'Chè số 10,',
      'Chè số 100,',
      'Chè số 101,',
      'Chè số 102,',
      'Chè số 103,',
    ]);
  });

  it('is offered on the page, with what the page shows', async () => {
    const { text } = await (await world.browser(farm.owner)).get('/console/products?q=so+10&sort=oldest');
    expect(text).toContain('href="/console/products?q=so+10&amp;sort=oldest&amp;as=csv"');
    expect(text).toContain('Đang lọc:');
  });

  it('teaches where nothing is, and says how to find more where nothing matches', async () => {
    const fresh = await (
      await world.browser((await world.business({ name: 'HTX Mới' })).owner)
    ).get('/console/products');
    expect(fresh.text).toContain('Khai tên như trên bao bì');
    const none = await (await world.browser(farm.owner)).get('/console/products?q=khong+co');
    expect(none.text).toContain('Không có dòng nào khớp.');
    expect(none.text).not.toContain('as=csv');
  });

  it('is refused like the page where the address asks what it cannot', async () => {
    expect((await file('&sort=nonsense')).status).toBe(400);
    expect((await file('&cursor=nonsense')).status).toBe(200); // a file begins at the beginning
  });
});
