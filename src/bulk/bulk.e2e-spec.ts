import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { sheetSender, workbook } from '../../test/support/sheets.js';
import {
  createWorld,
  newPersonalId,
  newTaxCode,
  type TestBrowser,
  type TestBusiness,
  type World,
} from '../../test/support/world.js';
import { readTable } from '../standards/tables/index.js';
import { vi } from '../ui/vi.js';

const text = vi.bulk;
const HEAD = 'Loại hình;Tên cơ sở;Mã số thuế;Xã, phường;Số nhà, thôn;Người liên hệ;Điện thoại;Thư điện tử';
const PLACE = 'xã Đồng Văn, tỉnh Tuyên Quang';

function line(
  more: Partial<Record<'kind' | 'name' | 'taxCode' | 'place' | 'phone' | 'email', string>> = {},
): string {
  const {
    kind = 'Hợp tác xã',
    name = 'Hợp tác xã Thử',
    taxCode = newTaxCode(),
    place = PLACE,
    phone = '0912345678',
    email = 'a@example.vn',
  } = more;
  return [kind, name, taxCode, `"${place}"`, 'Thôn Mẫu 1', 'Nguyễn Văn Mẫu', phone, email].join(';');
}

const sheet = (...lines: readonly string[]) => `\ufeff${[HEAD, ...lines].join('\r\n')}\r\n`;

describe('sheets', () => {
  let run: RunningApp;
  let world: World;
  let office: TestBrowser;
  let sheets: ReturnType<typeof sheetSender>;
  let farm: TestBusiness;
  let farmer: TestBrowser;
  let farmSheets: ReturnType<typeof sheetSender>;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    office = await world.browser(await world.official());
    sheets = sheetSender(run, office);
    farm = await world.business({ name: 'Hợp tác xã Nhà Trồng' });
    farmer = await world.browser(farm.owner);
    farmSheets = sheetSender(run, farmer);
  });
  afterAll(() => run.close());

  const page = async (id: string, browser = office, lang = 'vi') =>
    (await browser.get(`/console/imports/${id}?lang=${lang}`).expect(200)).text;
  const errorsOf = async (id: string, browser = office) => {
    const { body } = (await browser
      .get(`/console/imports/${id}/errors?as=csv`)
      .buffer(true)
      .parse(bytesOf)
      .expect(200)) as { body: Buffer };
    const read = readTable(body);
    return read.ok ? read.value.rows.map(({ cells }) => cells) : [];
  };

  it('of businesses are tried, shown, and loaded as approved, each with its entries and steps', async () => {
    const [one, two] = [newTaxCode(), newTaxCode()];
    const tried = await sheets.send(
      'businesses',
      sheet(
        line({ name: 'HTX Nhập Một', taxCode: one }),
        line({ name: 'HTX Nhập Hai', taxCode: two, kind: 'htx' }),
      ),
    );
    expect(tried).toMatchObject({ state: 'checked', counts: { good: 2 }, reading: 'utf-8' });
    expect(await run.db.query('select 1 from businesses where tax_code = $1', [one])).toEqual([]);
    expect(await page(tried.id)).toContain(text.allGood(2));
    const loaded = await sheets.step(tried.id, 'load', { mode: 'all' });
    expect(loaded).toMatchObject({ state: 'loaded', counts: { made: 2 } });
    const made = await run.db.query<{ id: string; status: string; kind: string; commune: string }>(
      'select id, status, kind, commune_code as commune from businesses where tax_code = any($1)',
      [[one, two]],
    );
    expect(made.map(({ status, kind, commune }) => [status, kind, commune])).toEqual([
      ['active', 'cooperative', '00721'],
      ['active', 'cooperative', '00721'],
    ]);
    const { userId } = (await world.official()).actor;
    for (const { id } of made) {
      const entries = await run.db.query(
        'select action, actor_id as by from audit_entries where subject_id = $1 order by id',
        [id],
      );
      expect(entries).toEqual([
        { action: 'business.registered', by: userId },
        { action: 'business.approved', by: userId },
      ]);
      const steps = await run.db.query(
        'select action, from_state, to_state from state_changes where subject_id = $1',
        [id],
      );
      expect(steps).toEqual([{ action: 'approve', from_state: 'submitted', to_state: 'active' }]);
    }
    expect(
      await run.db.query(`select after ->> 'rowsMade' as rows from audit_entries where subject_id = $1`, [
        tried.id,
      ]),
    ).toEqual([{ rows: '2' }]);
    expect(await page(tried.id)).toContain(text.loadedTitle(2));
  });

  it('tell what is wrong by row and column, in the language of the reader, and give the sheet back with it', async () => {
    const tried = await sheets.send(
      'businesses',
      sheet(
        line({ taxCode: '0100109107' }),
        line({ place: 'xã Không Có Đâu, tỉnh Hà Giang', email: 'không-có' }),
        line({ name: '=HYPERLINK("http://x")', kind: 'Chi nhánh' }),
        line({ name: 'HTX Đúng' }),
      ),
    );
    expect(tried).toMatchObject({ state: 'checked', counts: { good: 1, bad: 3 } });
    const shown = await page(tried.id);
    expect(shown).toContain(vi.faults['tax-code-check']);
    expect(shown).toContain(text.someBad(3, 1));
    expect(await page(tried.id, office, 'en')).toContain(
      'is not in the list. Choose as in the sheet “Lists” of the template.',
    );
    const [head, ...rows] = await errorsOf(tried.id);
    expect(head?.at(-1)).toBe(text.errorColumn);
    expect(rows).toHaveLength(3);
    expect(rows[0]?.at(-1)).toBe(`Mã số thuế: ${vi.faults['tax-code-check']}`);
    expect(String(rows[1]?.at(-1)).split('\n')).toHaveLength(2);
    expect(rows[2]?.[1]).toBe(`'=HYPERLINK("http://x")`);
    expect(rows[2]?.at(-1)).toContain(vi.faults['cell-formula']);
    // Not all can come in, so all cannot.
    const refused = await office.post(`/console/imports/${tried.id}/load`, { mode: 'all' }).expect(422);
    expect(refused.text).toContain(vi.faults['bulk-not-all-good']);
    expect(await sheets.step(tried.id, 'load', { mode: 'good' })).toMatchObject({
      state: 'loaded',
      counts: { made: 1, bad: 3 },
    });
  });

  it('are not loaded twice: of the file, of the registry, and what looks alike only when the person says so', async () => {
    const [first, twin] = [newTaxCode(), newTaxCode()];
    await sheets.step(
      (await sheets.send('businesses', sheet(line({ name: 'Hợp tác xã Chè Suối Thử', taxCode: first })))).id,
      'load',
      { mode: 'all' },
    );
    const tried = await sheets.send(
      'businesses',
      sheet(
        line({ name: 'Tên khác', taxCode: first }),
        line({ name: 'HTX CHE SUOI THU', taxCode: twin }),
        line({ name: 'HTX Lạ', taxCode: twin }),
        line({ name: 'HTX Mới Toanh' }),
      ),
    );
    expect(tried.counts).toEqual({ same: 2, similar: 1, good: 1 });
    const shown = await page(tried.id);
    expect(shown).toContain('Mã số thuế này đã có trong sổ: Hợp tác xã Chè Suối Thử.');
    expect(shown).toContain('Trùng với dòng 3 của bảng này.');
    expect(shown).toContain('Gần giống một cơ sở cùng xã đã có trong sổ: Hợp tác xã Chè Suối Thử.');
    expect(await sheets.step(tried.id, 'load', { mode: 'good' })).toMatchObject({
      counts: { same: 2, similar: 1, made: 1 },
    });
    const again = await sheets.send('businesses', sheet(line({ name: 'HTX CHE SUOI THU', taxCode: twin })));
    expect(await sheets.step(again.id, 'load', { mode: 'good', similar: 'yes' })).toMatchObject({
      counts: { made: 1 },
    });
  });

  it('are read by headings without marks, in English, in any order, below a title, and mapped where nobody knows', async () => {
    const rows = [
      ['DANH SÁCH CƠ SỞ'],
      [],
      ['e-mail', 'TEN CO SO', 'Ma so thue', 'Kind of business', 'Commune', 'Thon', 'Sếp', 'SDT'],
      [
        'b@example.vn',
        'Hợp tác xã Đảo Cột',
        newTaxCode(),
        'Cooperative',
        '00721',
        'Thôn 1',
        'Lý Văn Mẫu',
        912345678,
      ],
    ];
    const read = await sheets.send('businesses', await workbook(rows));
    expect(read).toMatchObject({
      state: 'mapping',
      mapping: ['contactEmail', 'name', 'taxCode', 'kind', 'place', 'street', null, 'contactPhone'],
    });
    expect(await page(read.id)).toContain(text.missing);
    const fields = Object.fromEntries(
      read.mapping.map((key, place) => [`column-${place}`, key ?? 'contactName']),
    );
    const twice = await office
      .post(`/console/imports/${read.id}/columns`, { ...fields, 'column-0': 'name' })
      .expect(422);
    expect(twice.text).toContain(vi.faults['column-twice']);
    expect(await sheets.step(read.id, 'columns', fields)).toMatchObject({
      state: 'checked',
      counts: { good: 1 },
    });
  });

  it('in old fonts are converted, and wait until the person has looked', async () => {
    const code = newTaxCode();
    const old = Buffer.from(
      `Lo¹i h×nh;Tªn c¬ së;M· sè thuÕ;X·, ph­êng;Sè nhµ, th«n;Ng­êi liªn hÖ;§iÖn tho¹i;Th­ ®iÖn tö\nHîp t¸c x·;Hîp t¸c x· ChÌ Lòng Phôi;${code};x· §ång V¨n, tØnh Tuyªn Quang;Th«n MÉu;Vµng ThÞ Mû;0912345678;c@example.vn\n`,
      'latin1',
    );
    const read = await sheets.send('businesses', old);
    expect(read).toMatchObject({ state: 'mapping', reading: 'tcvn3' });
    const shown = await page(read.id);
    expect(shown).toContain(text.readAs(text.readings.tcvn3));
    expect(shown).toContain('Hợp tác xã Chè Lũng Phụi');
    const fields = Object.fromEntries(read.mapping.map((key, place) => [`column-${place}`, key ?? '']));
    const tried = await sheets.step(read.id, 'columns', { ...fields, reading: 'tcvn3' });
    await sheets.step(tried.id, 'load', { mode: 'all' });
    expect(
      await run.db.query('select name, contact_name from businesses where tax_code = $1', [code]),
    ).toMatchObject([{ contact_name: 'Vàng Thị Mỷ' }]);
    // Another way of reading is read anew.
    const other = await sheets.send('businesses', old);
    expect(await sheets.step(other.id, 'columns', { reading: 'windows-1258' })).toMatchObject({
      state: 'mapping',
      reading: 'windows-1258',
    });
  });

  it('pasted from a spreadsheet are read like a file', async () => {
    const cells = `Tên sản phẩm\tQuy cách\tHạn dùng (ngày)\nChè dán\tHộp 1,5 kg\t1.095\n`;
    const { headers } = await farmer.post('/console/imports/of/products', { text: cells }).expect(303);
    const tried = await farmSheets.settled(String(headers['location']).split('/').at(-1) ?? '');
    expect(tried).toMatchObject({ state: 'checked', counts: { good: 1 } });
    await farmSheets.step(tried.id, 'load', { mode: 'all' });
    expect(
      await run.db.query(
        `select net_content, shelf_life_days, status, business_id from products where name_vi = 'Chè dán'`,
      ),
    ).toEqual([{ net_content: 'Hộp 1,5 kg', shelf_life_days: 1095, status: 'draft', business_id: farm.id }]);
  });

  it('of an official are for the business they name: products with their code, areas with theirs, certificates confirmed', async () => {
    const [{ tax }] = (await run.db.query<{ tax: string }>(
      'select tax_code as tax from businesses where id = $1',
      [farm.id],
    )) as [{ tax: string }];
    const products = await sheets.send(
      'products',
      await workbook([
        ['Cơ sở', 'Tên sản phẩm', 'Mã vạch (GTIN)'],
        [Number(tax), 'Chè Nhập', 8930000000019],
        ['Cơ sở lạ', 'Cam Nhập', null],
      ]),
    );
    expect(products.counts).toEqual({ good: 1, bad: 1 });
    await sheets.step(products.id, 'load', { mode: 'good' });
    expect(
      await run.db.query(
        `select p.status, p.gtin, c.status as code from products p join codes c on c.product_id = p.id where name_vi = 'Chè Nhập'`,
      ),
    ).toEqual([{ status: 'active', gtin: '08930000000019', code: 'active' }]);
    const polygon =
      '{"type":"Polygon","coordinates":[[[105.36,23.27],[105.364,23.27],[105.364,23.274],[105.36,23.274],[105.36,23.27]]]}';
    const areas = await sheets.send(
      'areas',
      await workbook([
        ['Cơ sở', 'Tên vùng trồng', 'Cây trồng', 'Diện tích (ha)', 'Xã, phường', 'Ranh giới'],
        [farm.name, 'Nương Nhập', 'Chè', '18,1', PLACE, polygon],
      ]),
    );
    expect(areas.counts).toEqual({ good: 1 });
    await sheets.step(areas.id, 'load', { mode: 'all' });
    const [area] = await run.db.query<{ status: string; code: string }>(
      `select status, code from growing_areas where name = 'Nương Nhập'`,
    );
    expect(area).toMatchObject({ status: 'active', code: expect.stringMatching(/^VN-/) });
    const certificates = await sheets.send(
      'certificates',
      await workbook([
        [
          'Cơ sở',
          'Loại chứng nhận',
          'Số',
          'Nơi cấp',
          'Ngày cấp',
          'Có hiệu lực đến',
          'Số sao',
          'Cho sản phẩm',
        ],
        [tax, 'OCOP', '12/QĐ', 'UBND tỉnh', { day: '2026-01-05' }, '04/01/2029', 4, 'chè nhập'],
        [tax, 'OCOP', '13/QĐ', 'UBND tỉnh', '31/02/2026', '04/01/2029', 4, 'chè nhập'],
        [tax, 'OCOP', '14/QĐ', 'UBND tỉnh', '05/01/2026', '04/01/2029', 4, 'không có'],
      ]),
    );
    expect(certificates.counts).toEqual({ good: 1, bad: 2 });
    await sheets.step(certificates.id, 'load', { mode: 'good' });
    expect(
      await run.db.query(
        `select status, issued_on::text as day, stars from certificates where number = '12/QĐ'`,
      ),
    ).toEqual([{ status: 'confirmed', day: '2026-01-05', stars: 4 }]);
    // Taken back until something rests on it.
    expect(await sheets.step(products.id, 'undo')).toMatchObject({
      state: 'undone',
      counts: { kept: 1, bad: 1 },
    });
    expect(await sheets.step(areas.id, 'undo')).toMatchObject({ counts: { undone: 1 } });
    expect(await sheets.step(certificates.id, 'undo')).toMatchObject({ counts: { undone: 1, bad: 2 } });
    expect(
      await run.db.query(
        `select 1 from growing_areas where name = 'Nương Nhập' union all select 1 from area_codes where code = $1`,
        [area?.code],
      ),
    ).toEqual([]);
  });

  it('are taken back: what was changed since or has a person stays', async () => {
    const [one, two, three] = [newTaxCode(), newTaxCode(), newTaxCode()];
    const tried = await sheets.send(
      'businesses',
      sheet(
        line({ name: 'HTX Gỡ Một', taxCode: one }),
        line({ name: 'HTX Gỡ Hai', taxCode: two }),
        line({ name: 'HTX Gỡ Ba', taxCode: three }),
      ),
    );
    await sheets.step(tried.id, 'load', { mode: 'all' });
    await run.db.query('update businesses set version = version + 1 where tax_code = $1', [two]);
    await run.db.query(
      `insert into business_notes (business_id, at, by_id, words) select id, now(), $2, 'thử' from businesses where tax_code = $1`,
      [three, (await world.official()).actor.userId],
    );
    expect(await sheets.step(tried.id, 'undo')).toMatchObject({
      state: 'undone',
      counts: { undone: 1, kept: 2 },
    });
    const left = await run.db.query<{ tax: string }>(
      'select tax_code as tax from businesses where tax_code = any($1)',
      [[one, two, three]],
    );
    expect(left.map(({ tax }) => tax).sort()).toEqual([two, three].sort());
    const shown = await page(tried.id);
    expect(shown).toContain(vi.faults['bulk-kept-changed']);
    expect(shown).toContain(vi.faults['bulk-kept-in-use']);
  });

  it('come in whole or not at all where a row stops meanwhile; the good rows come in by themselves', async () => {
    const [free, taken] = [newTaxCode(), newTaxCode()];
    const tried = await sheets.send(
      'businesses',
      sheet(line({ name: 'HTX Trước', taxCode: free }), line({ name: 'HTX Bị Chiếm', taxCode: taken })),
    );
    expect(tried.counts).toEqual({ good: 2 });
    await sheets.step(
      (await sheets.send('businesses', sheet(line({ name: 'HTX Nhanh Chân', taxCode: taken })))).id,
      'load',
      { mode: 'all' },
    );
    const stopped = await sheets.step(tried.id, 'load', { mode: 'all' });
    expect(stopped).toMatchObject({
      state: 'stopped',
      counts: { good: 1, bad: 1 },
      fault: { line: 3, code: 'known-tax-code' },
    });
    expect(await run.db.query('select 1 from businesses where tax_code = $1', [free])).toEqual([]);
    expect(await page(tried.id)).toContain(text.stoppedAt(3));
    expect(await sheets.step(tried.id, 'load', { mode: 'good' })).toMatchObject({
      state: 'loaded',
      counts: { made: 1, bad: 1 },
    });
  });

  it('hold what people may not know only sealed, and households with their ids', async () => {
    const id = newPersonalId();
    const tried = await sheets.send(
      'businesses',
      `${HEAD};Số định danh chủ hộ\nHộ kinh doanh;Hộ Vàng Mẫu;;"${PLACE}";Thôn 2;Vàng Mẫu;0912345678;d@example.vn;${Number(id)}\n`,
    );
    expect(tried.counts).toEqual({ good: 1 });
    const [kept] = await run.db.query<{ found: boolean }>(
      `select position($2::bytea in source) > 0 or exists (select from import_rows r where r.import_id = i.id and position($2::bytea in cells) > 0) as found
       from imports i where id = $1`,
      [tried.id, Buffer.from(String(Number(id)))],
    );
    expect(kept).toEqual({ found: false });
    await sheets.step(tried.id, 'load', { mode: 'all' });
    expect(
      await run.db.query(`select personal_id_last4 as last from businesses where name = 'Hộ Vàng Mẫu'`),
    ).toEqual([{ last: id.slice(-4) }]);
  });

  it.each([
    ['an Excel file of before 2007', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'table-old-excel'],
    ['headings alone', Buffer.from(HEAD), 'table-no-rows'],
    ['a page of the web', Buffer.from('<html><table>'), 'table-web-page'],
  ] as const)('that are %s are refused with what to do', async (_, bytes, code) => {
    const refused = await sheets.send('businesses', bytes);
    expect(refused).toMatchObject({ state: 'unreadable', fault: { code } });
    expect(await page(refused.id)).toContain(vi.faults[code]);
  });

  it('need a file or cells, and a kind there is', async () => {
    const answer = await office.post('/console/imports/of/businesses', { text: '  ' }).expect(422);
    expect(answer.text).toContain(vi.faults['file-or-text']);
    await office.get('/console/imports/of/lots').expect(404);
    await farmer.get('/console/imports/of/businesses').expect(404);
  });

  it('come as templates that are taken in again, with lists to choose from', async () => {
    for (const kind of ['businesses', 'areas', 'products', 'certificates'])
      for (const as of ['xlsx', 'csv']) {
        const { body } = (await office
          .get(`/console/imports/of/${kind}/template?as=${as}`)
          .buffer(true)
          .parse(bytesOf)
          .expect(200)) as { body: Buffer };
        const read = readTable(body);
        expect(read.ok).toBe(true);
        const refused = await sheets.send(kind, body);
        expect(refused).toMatchObject({ state: 'unreadable', fault: { code: 'table-no-rows' } });
        expect(refused.mapping).not.toContain(null);
      }
  });
});

function bytesOf(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  if (!(response instanceof Readable)) throw new Error('an answer is a stream');
  const parts: Buffer[] = [];
  response.on('data', (part: Buffer) => parts.push(part));
  response.on('end', () => done(null, Buffer.concat(parts)));
}
