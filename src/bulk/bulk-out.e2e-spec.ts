import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { sheetSender, workbook } from '../../test/support/sheets.js';
import { createWorld, type TestBrowser } from '../../test/support/world.js';
import { sampleRegister } from '../samples/sample-register.js';
import { type Cell, readTable } from '../standards/tables/index.js';
import { KEPT_DAYS, OldImports } from './old-imports.jobs.js';

const DAY_MS = 24 * 3_600_000;
const KINDS = ['businesses', 'areas', 'packing-houses', 'products', 'certificates'] as const;

/** An office at work, with a registry of its own. */
async function openOffice() {
  const run = await startApp();
  const world = createWorld(run);
  const office = await world.browser(await world.official());
  return { run, world, office, sheets: sheetSender(run, office) };
}

async function file(browser: TestBrowser, path: string): Promise<Buffer> {
  const { body } = (await browser.get(path).buffer(true).parse(bytesOf).expect(200)) as { body: Buffer };
  return body;
}

function cellsOf(bytes: Buffer): readonly (readonly Cell[])[] {
  const read = readTable(bytes);
  if (!read.ok) throw new Error(read.fault.code);
  return read.value.rows.map(({ cells }) => cells);
}

describe('what is given out', () => {
  let from: Awaited<ReturnType<typeof openOffice>>;
  let to: Awaited<ReturnType<typeof openOffice>>;
  let runs: readonly RunningApp[] = [];
  beforeAll(async () => {
    from = await openOffice();
    to = await openOffice();
    runs = [from.run, to.run];
  });
  afterAll(async () => {
    for (const run of runs) await run.close();
  });

  it('is what comes in: a registry put into another by its sheets is the same, as XLSX and as CSV', async () => {
    const register = await sampleRegister();
    const few = { businesses: register.businesses.slice(0, 13), products: register.products.slice(0, 13) };
    const [tax] = few.businesses.slice(1).map((row) => row[2]);
    const square = (lon: number) =>
      `{"type":"Polygon","coordinates":[[[${lon},23.27],[${lon + 0.004},23.27],[${lon + 0.004},23.274],[${lon},23.274],[${lon},23.27]]]}`;
    const rows = {
      ...few,
      areas: [
        [
          ...['Cơ sở', 'Tên vùng trồng', 'Cây trồng', 'Diện tích (ha)', 'Xã, phường', 'Số hộ', 'Ranh giới'],
          ...['Giống', 'Tháng thu hoạch', 'Thị trường', 'Sản lượng các năm qua', 'Nước tưới', 'Tiêu chuẩn'],
        ],
        [
          ...[tax, 'Nương Một', 'Chè', 18.1, 'xã Đồng Văn, tỉnh Tuyên Quang', 12, square(105.36)],
          ...['LDP1', '3; T4', 'Trong nước, EU', '2025: 17,2; 2024: 16', 'Nước mưa', 'VietGAP; hữu cơ'],
        ],
        [tax, '=cmd|nương', 'Chè', '18,2', '00721', null, square(105.38), null, null, null, null, null, null],
      ],
      'packing-houses': [
        [
          'Cơ sở',
          'Tên cơ sở đóng gói',
          'Mặt hàng',
          'Xã, phường',
          'Tọa độ',
          'Công suất',
          'Số hiệu',
          'Thị trường',
        ],
        [tax, 'Nhà Đóng Gói Một', 'Chè, cam', '00721', '23,2712; 105,3612', '12,5', 'FFRN 1', 'CN'],
      ],
      certificates: [
        [
          'Cơ sở',
          'Loại chứng nhận',
          'Tên chứng nhận',
          'Số',
          'Nơi cấp',
          'Ngày cấp',
          'Có hiệu lực đến',
          'Cho cả cơ sở',
          'Cho vùng trồng',
          'Điểm',
          'Số sao',
          'Cho sản phẩm',
        ],
        [
          tax,
          'VietGAP',
          null,
          '7/VG',
          'Chi cục Thử',
          '01/02/2026',
          '31/01/2029',
          'có',
          'Nương Một',
          null,
          null,
          null,
        ],
        [
          tax,
          'OCOP',
          null,
          '8/OC',
          'UBND Thử',
          '01/02/2026',
          '31/01/2029',
          null,
          null,
          '88,5',
          4,
          `Chè Shan tuyết mẫu 001`,
        ],
      ],
    };
    // Meant as text, and said so by its apostrophe.
    rows.areas[2] = rows.areas[2]?.map((cell) => (cell === '=cmd|nương' ? "'=cmd|nương" : cell)) ?? [];
    for (const kind of KINDS) {
      const tried = await from.sheets.send(kind, await workbook(rows[kind] as (string | number | null)[][]));
      expect([kind, tried.counts]).toEqual([kind, { good: rows[kind].length - 1 }]);
      expect(await from.sheets.step(tried.id, 'load', { mode: 'all' })).toMatchObject({ state: 'loaded' });
    }
    for (const kind of KINDS) {
      const book = await file(from.office, `/console/imports/of/${kind}/export?as=xlsx`);
      const csv = await file(from.office, `/console/imports/of/${kind}/export?as=csv`);
      expect(cellsOf(book)).toHaveLength(rows[kind].length);
      const tried = await to.sheets.send(kind, kind === 'areas' ? csv : book);
      expect([kind, tried.counts]).toEqual([kind, { good: rows[kind].length - 1 }]);
      await to.sheets.step(tried.id, 'load', { mode: 'all' });
      expect(
        cellsOf(await file(to.office, `/console/imports/of/${kind}/export?as=xlsx`))
          .map(String)
          .sort(),
      ).toEqual(cellsOf(book).map(String).sort());
      // The same sheet again is known, every row of it.
      expect((await from.sheets.send(kind, csv)).counts).toEqual({ same: rows[kind].length - 1 });
    }
    const areas = (await file(from.office, '/console/imports/of/areas/export?as=csv')).toString();
    expect(areas).toContain(`,'=cmd|nương,`);
    expect(areas).not.toContain(',=cmd');
  });

  it('is of the own scope alone, and sheets are for nobody but who sent them', async () => {
    const { world, run } = from;
    const farm = await world.business({ name: 'Hợp tác xã Một Mình' });
    const farmer = await world.browser(farm.owner);
    const own = sheetSender(run, farmer);
    const tried = await own.send('products', 'Tên sản phẩm\nCam riêng\n');
    await own.step(tried.id, 'load', { mode: 'all' });
    expect(
      cellsOf(await file(farmer, '/console/imports/of/products/export')).map((cells) => cells[0]),
    ).toEqual(['Tên sản phẩm *', 'Cam riêng']);
    await from.office.get(`/console/imports/${tried.id}`).expect(404);
    await from.office.get(`/console/imports/${tried.id}/errors`).expect(404);
    await from.office.post(`/console/imports/${tried.id}/undo`, {}).expect(404);
    // An official with units enters businesses of those units only.
    const official = await world.user({ role: 'reviewer' });
    await run.db.query(
      `insert into official_units (user_id, level, code, valid_from, given_by, given_at)
       select $1, 'commune', code, valid_from, $1, now() from places where level = 'commune' and code = '01090' and valid_to is null`,
      [official.actor.userId],
    );
    const local = sheetSender(run, await world.browser(official));
    const head = (await sampleRegister()).businesses[0] ?? [];
    const row = (place: string, tax: string) => [
      'Hợp tác xã',
      `HTX ${tax}`,
      tax,
      place,
      'Thôn 1',
      'Vàng Mẫu',
      '0912345678',
      'x@example.vn',
    ];
    const scoped = await local.send(
      'businesses',
      await workbook([head, row('01090', '0100109106'), row('00721', '0300588569')]),
    );
    expect(scoped.counts).toEqual({ good: 1, bad: 1 });
    const [scopedOnly] = await run.db.query(
      `select faults from import_rows where import_id = $1 and verdict = 'bad'`,
      [scoped.id],
    );
    expect(scopedOnly).toEqual({ faults: [{ path: 'place', code: 'cell-outside-units' }] });
  });

  it('may be thrown away, goes by itself after some days, and leaves what was made of it', async () => {
    const { run, sheets, office } = from;
    const [one, two] = [
      await sheets.send('products', 'Tên sản phẩm\nx\n'),
      await sheets.send('products', 'Tên sản phẩm\ny\n'),
    ];
    await office.post(`/console/imports/${one.id}/deletion`, {}).expect(303);
    await office.get(`/console/imports/${one.id}`).expect(404);
    await run.app.get(OldImports).remove();
    await office.get(`/console/imports/${two.id}`).expect(200);
    const before = await run.db.query('select count(*)::int as count from products');
    await run.db.query(`update imports set updated_at = $1`, [
      new Date(run.clock.now().getTime() - KEPT_DAYS * DAY_MS - 1000),
    ]);
    await run.app.get(OldImports).remove();
    expect(await run.db.query('select count(*)::int as count from import_rows')).toEqual([{ count: 0 }]);
    expect(await run.db.query('select count(*)::int as count from products')).toEqual(before);
  });

  it('goes on by a button where the server stopped in the middle', async () => {
    const { run, sheets, office } = from;
    const tried = await sheets.send('products', 'Tên sản phẩm\nz\n');
    await run.db.query(`update imports set state = 'checking' where id = $1`, [tried.id]);
    await office.post(`/console/imports/${tried.id}/resume`, {}).expect(409);
    run.clock.advance(180_000);
    expect(
      (await office.get(`/console/imports/${tried.id}`).expect('refresh', '2').expect(200)).text,
    ).toContain('/resume');
    expect(await sheets.step(tried.id, 'resume')).toMatchObject({ state: 'checked' });
  });
});

function bytesOf(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  if (!(response instanceof Readable)) throw new Error('an answer is a stream');
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
}
