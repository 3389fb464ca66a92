import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from './support/app.js';
import { readTable, XLSX_TYPE } from '../src/standards/tables/index.js';
import {
  createWorld,
  type TestBrowser,
  type TestBusiness,
  type TestUser,
  type World,
} from './support/world.js';

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
    expect(text).toContain('href="/console/products?q=so+10&amp;sort=oldest&amp;as=xlsx"');
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

  it('is a workbook, too, in which nothing is a formula and a day is a day', async () => {
    const product = await world.product(farm, { input: { nameVi: 'Chè có lô' } });
    await world.lot(farm, { product, input: { lotNumber: '=2+5', madeOn: '2026-10-05' } });
    const browser = await world.browser(farm.owner);
    const lots = await workbook(browser, '/console/lots?as=xlsx&col=made&col=expires');
    expect(lots.headers['content-type']).toBe(XLSX_TYPE);
    expect(lots.headers['content-disposition']).toMatch(/filename="lots-\d{4}-\d\d-\d\d\.xlsx"$/);
    expect(lots.rows[1]?.[0]).toBe('=2+5');
    expect(lots.rows[1]?.[1]).toBe('2026-10-05');
    const products = await workbook(browser, '/console/products?as=xlsx&q=so+10&sort=oldest&col=brand');
    expect(products.rows.map(([name]) => name)).toEqual([
      'Sản phẩm',
      ...['Chè số 10', 'Chè số 100', 'Chè số 101', 'Chè số 102', 'Chè số 103'],
    ]);
  });

  it('with personal data is the right of few, and goes on record without what was searched for', async () => {
    const administrator = await world.user({ role: 'administrator', name: 'Quản Trị Tải Tệp' });
    const office = await world.browser(administrator);
    const people = await office.get('/console/users?as=csv&q=chu+co&col=email');
    expect(people.text).toContain(farm.owner.email);
    expect(await exportsBy(administrator)).toEqual([
      { list: 'people', after: { form: 'csv', narrowedBy: ['q'] } },
    ]);
    const log = await workbook(office, '/console/audit?as=xlsx&action=list.exported');
    expect(log.rows.flat()).toContain('Tải danh sách về');
    expect(log.rows.flat()).toContain('Quản Trị Tải Tệp');
    expect((await office.get('/console/reports?as=csv&view=all')).text).toContain('Phản ánh');
    expect((await exportsBy(administrator)).map(({ list }) => list)).toEqual([
      'people',
      'entries',
      'reports',
    ]);
    // An owner has the own staff, and nobody else's.
    const staff = await world.user({ role: 'staff', business: farm });
    const own = await (await world.browser(farm.owner)).get('/console/staff?as=csv&col=email');
    expect(own.text).toContain(staff.email);
    expect(linesOf(own.text)).toHaveLength(3);
    expect((await (await world.browser(farm.owner)).get('/console/users?as=csv')).status).toBe(403);
    expect((await (await world.browser(staff)).get('/console/staff?as=xlsx')).status).toBe(403);
  });

  async function workbook(browser: TestBrowser, path: string) {
    const response = await browser
      .get(path)
      .buffer(true)
      .parse((incoming, done) => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('end', () => {
          done(null, Buffer.concat(parts));
        });
      });
    const body: unknown = response.body;
    if (!Buffer.isBuffer(body)) throw new Error(`${path}: no file came`);
    const read = readTable(body);
    if (!read.ok) throw new Error(`${path}: ${read.fault.code}`);
    return { headers: response.headers, rows: read.value.rows.map(({ cells }) => cells) };
  }

  const exportsBy = ({ actor }: TestUser) =>
    app.db.query<{ list: string; after: object }>(
      `select subject_id as list, after from audit_entries where action = 'list.exported' and actor_id = $1 order by id`,
      [actor.userId],
    );
});
