import { setTimeout as sleep } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { adminUnits } from '../src/places/admin-units.js';
import { type OutCell, readTable, writeXlsx } from '../src/standards/tables/index.js';
import { startApp } from '../test/support/app.js';
import { startTestServer, stopTestServer } from '../test/support/server.js';
import { sheetSender } from '../test/support/sheets.js';
import { createWorld, newTaxCode } from '../test/support/world.js';

const ROWS = 10_000;
const SECONDS_MAX = 60;
const MEGABYTES_MAX = 300;
const REFUSED_MS_MAX = 1000;
const BUSINESSES = 50;

type Lines = readonly (readonly OutCell[])[];

/** Ten thousand rows of each kind from the form to the register, and files that are made to take long. */
export async function run() {
  const bombs = refusals();
  await startTestServer();
  const app = await startApp();
  const world = createWorld(app);
  const sheets = sheetSender(app, await world.browser(await world.official()));
  const owners = await Promise.all(
    Array.from({ length: BUSINESSES }, (_, n) => world.business({ name: `Chủ ${n}` })),
  );
  const taxes = await app.db.query<{ tax: string }>(
    'select tax_code as tax from businesses where id = any($1)',
    [owners.map(({ id }) => id)],
  );
  const units = await adminUnits();
  const communes = units
    .provinces()
    .flatMap((province) => (province.code === '08' ? units.within(province) : []));
  const kinds = linesOf(
    taxes.map(({ tax }) => tax),
    communes.map(({ code }) => code),
  );
  const rows: Record<string, unknown>[] = [];
  for (const [kind, lines] of Object.entries(kinds)) {
    const bytes = await bytesOf(lines);
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    const peak = { rss: before, over: false };
    const watching = watchMemory(peak);
    const tried = performance.now();
    const read = await sheets.send(kind, bytes);
    const loading = performance.now();
    const loaded = await sheets.step(read.id, 'load', { mode: 'good' });
    const end = performance.now();
    peak.over = true;
    await watching;
    const seconds = (end - tried) / 1000;
    rows.push({
      what: `${ROWS} ${kind}`,
      'file kB': Math.round(bytes.length / 1000),
      'try s': ((loading - tried) / 1000).toFixed(1),
      'load s': ((end - loading) / 1000).toFixed(1),
      '+MB': Math.round((peak.rss - before) / 1e6),
      came: JSON.stringify(loaded.counts),
      ok:
        seconds <= SECONDS_MAX &&
        (peak.rss - before) / 1e6 <= MEGABYTES_MAX &&
        loaded.counts['made'] === ROWS,
    });
  }
  await app.close();
  await stopTestServer();
  const all = [...rows, ...bombs];
  return {
    name: `${ROWS} rows of each kind in ${SECONDS_MAX} s and +${MEGABYTES_MAX} MB; traps refused in ${REFUSED_MS_MAX} ms`,
    rows: all,
    ok: all.every(({ ok }) => ok),
  };
}

async function watchMemory(peak: { rss: number; over: boolean }): Promise<void> {
  while (!peak.over) {
    peak.rss = Math.max(peak.rss, process.memoryUsage().rss);
    await sleep(50);
  }
}

function linesOf(taxes: readonly string[], communes: readonly string[]): Readonly<Record<string, Lines>> {
  const numbers = Array.from({ length: ROWS }, (_, n) => n);
  const tax = (n: number) => taxes[n % taxes.length] ?? '';
  const square = (n: number) => {
    const [lon, lat] = [104.9 + (n % 100) * 0.008, 22.3 + Math.floor(n / 100) * 0.008];
    return `{"type":"Polygon","coordinates":[[[${lon},${lat}],[${lon + 0.004},${lat}],[${lon + 0.004},${lat + 0.004}],[${lon},${lat + 0.004}],[${lon},${lat}]]]}`;
  };
  return {
    businesses: [
      [
        'Loại hình',
        'Tên cơ sở',
        'Mã số thuế',
        'Xã, phường',
        'Số nhà, thôn',
        'Người liên hệ',
        'Điện thoại',
        'Thư điện tử',
      ],
      ...numbers.map((n) => [
        'Hợp tác xã',
        `Hợp tác xã Số ${n * 7919}`,
        newTaxCode(),
        communes[n % communes.length] ?? '',
        'Thôn Mẫu',
        `Người ${n}`,
        `09${String(10_000_000 + n)}`,
        `nguoi-${n}@example.vn`,
      ]),
    ],
    areas: [
      ['Cơ sở', 'Tên vùng trồng', 'Cây trồng', 'Diện tích (ha)', 'Xã, phường', 'Ranh giới'],
      ...numbers.map((n) => [
        tax(n),
        `Vùng ${n}`,
        'Chè',
        18.2,
        communes[n % communes.length] ?? '',
        square(n),
      ]),
    ],
    products: [
      ['Cơ sở', 'Tên sản phẩm', 'Nhóm sản phẩm', 'Quy cách'],
      ...numbers.map((n) => [tax(n), `Sản phẩm số ${n}`, 'Đồ uống', 'Hộp 100 g']),
    ],
    certificates: [
      ['Cơ sở', 'Loại chứng nhận', 'Số', 'Nơi cấp', 'Ngày cấp', 'Có hiệu lực đến', 'Cho cả cơ sở'],
      ...numbers.map((n) => [tax(n), 'VietGAP', `${n}/VG`, 'Chi cục', '01/02/2026', '31/01/2099', 'có']),
    ],
  };
}

async function bytesOf(lines: Lines): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeXlsx([{ name: 'Dữ liệu', rows: lines }])) parts.push(part);
  return Buffer.concat(parts);
}

/** Each of them small to send and large to open. */
function refusals(): Record<string, unknown>[] {
  const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  const traps: readonly (readonly [string, string, string?])[] = [
    ['zip bomb: 300 MB of spaces', `<worksheet>${' '.repeat(300_000_000)}</worksheet>`],
    ['ten million rows', sheet('<row><c><v>1</v></c></row>'.repeat(10_000_000))],
    ['a million elements inside each other', '<a>'.repeat(1_000_000)],
    [
      'an external entity',
      `<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>${sheet('<row><c t="str"><v>&a;</v></c></row>')}`,
    ],
    [
      'a million laughs',
      `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${sheet('<row><c t="str"><v>&b;</v></c></row>')}`,
    ],
    [
      '40 MB of shared strings',
      sheet(''),
      `<sst>${Array.from({ length: 2_000_000 }, (_, n) => `<si><t>${n}</t></si>`).join('')}</sst>`,
    ],
  ];
  return traps.map(([what, xml, strings]) => {
    const files: Record<string, Uint8Array> = {
      'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>'),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(xml),
      ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': strToU8(strings) }),
    };
    const bytes = zipSync(files, { level: 6 });
    const start = performance.now();
    const read = readTable(bytes);
    const ms = Math.round(performance.now() - start);
    return {
      what,
      'file kB': Math.round(bytes.length / 1000),
      ms,
      came: read.ok ? 'taken' : read.fault.code,
      ok: !read.ok && ms <= REFUSED_MS_MAX,
    };
  });
}
