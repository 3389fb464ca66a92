import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Database } from '../platform/database/database.js';
import { Unavailable } from '../platform/errors.js';
import { generateRegistryCode } from '../standards/codes/registry-code.js';
import { checkDigit } from '../standards/gs1/index.js';
import { eventually } from '../../test/support/eventually.js';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

const gtin = (base: string) => `0${base}${checkDigit(base)}`;
let next = 0;
/** Sound codes that nobody issued. */
const unknownCode = () =>
  generateRegistryCode(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, (next += 1) >> 5, next & 31));

describe('the service of trace pages', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;

  beforeAll(async () => {
    run = await startApp({ TRUST_PROXY: '1' });
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Chè Phìn Hồ' });
  });
  afterAll(() => run.close());

  const see = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await run.http().get(path).set('accept-language', 'vi').set(headers);
    const { status, headers: head, text } = answer;
    return { status, headers: head as Record<string, string>, html: text, text: readable(text) };
  };
  const sold = async (number: string | null = null, lotNumber = 'L-2') => {
    const product = await world.product(farm, number === null ? {} : { input: { gtin: number } });
    const lot = await world.lot(farm, { product, status: 'released', input: { lotNumber } });
    return { product, lot, code: await world.code(farm, { lotId: lot.id }) };
  };

  describe('an address that is wrong', () => {
    it('still names the product it can see, as a page and as data', async () => {
      const number = gtin('893601234530');
      await sold(number);
      for (const [path, hint] of [
        [`/01/${number.slice(1)}`, 'đủ 14 chữ số'],
        [`/01/${number}/foo`, 'GS1 Digital Link'],
        [`/01/${number}/10/L%C3%B4`, 'GS1 Digital Link'],
        [`/01/${number}?17=999999`, 'GS1 Digital Link'],
      ] as const) {
        const page = await see(path);
        expect([path, page.status]).toEqual([path, 400]);
        expect(page.text).toContain(hint);
        expect(page.html).toContain(`href="/01/${number}"`);
        const data = await run.http().get(`/api/v1/traces${path}`);
        expect([path, data.status]).toEqual([path, 400]);
        expect(data.body).toMatchObject({ code: 'bad-link', gtin: number });
      }
    });

    it('with a stray percent sign says so in its own words, and points to what can be seen in it', async () => {
      const number = gtin('893601234533');
      const { code } = await sold(number);
      for (const [path, seen] of [
        [`/q/${code}%`, `/q/${code}`],
        [`/Q/${code}%`, `/q/${code}`],
        [`/q/%E0%A4${code}`, `/q/${code}`],
        [`/01/${number}%`, `/01/${number}`],
        [`/01/${number}/10/50%?utm_source=zalo`, `/01/${number}`],
        ['/q/%zz', null],
        ['/q/7K3M9%', null],
        ['/01/%', null],
      ] as const) {
        for (const [lang, hint] of [
          ['vi', 'Đường dẫn có dấu % đặt lạc chỗ nên không đọc được.'],
          ['en', 'The address has a stray % sign'],
        ] as const) {
          const page = await see(path, { 'accept-language': lang });
          expect([path, lang, page.status]).toEqual([path, lang, 400]);
          expect(page.html).toContain(`<html lang="${lang}"`);
          expect(page.text).toContain(hint);
          if (seen !== null) expect(page.html).toContain(`href="${seen}"`);
        }
        expect((await see(`${path.split('?')[0] ?? ''}?lang=en`)).html).toContain('<html lang="en"');
        const data = await run.http().get(`/api/v1/traces${path}`);
        expect([path, data.status]).toEqual([path, 400]);
        expect(data.body).toMatchObject({ code: 'bad-link', detail: expect.stringContaining('dấu %') });
      }
      // No address of anything else can be read then either: a page in the reader's language says why.
      for (const path of [
        '/%',
        '/find%?q=x',
        '/areas/VN-1%',
        '/lots/%zz',
        '/images/%',
        '/console/%ff',
        '/catalogue%2',
      ])
        for (const [lang, hint] of [
          ['vi', 'Địa chỉ có dấu % đặt lạc chỗ nên không đọc được.'],
          ['en', 'The address has a stray % sign'],
        ] as const) {
          const page = await see(path, { 'accept-language': lang });
          expect([path, lang, page.status]).toEqual([path, lang, 400]);
          expect(page.html).toContain(`<html lang="${lang}"`);
          expect(page.text).toContain(hint);
        }
      const problem = await run.http().get('/api/v1/products/%zz').set('accept-language', 'en');
      expect(problem.body).toMatchObject({ status: 400, code: 'address-unreadable' });
    });

    it('names nothing of a product that is not published', async () => {
      const number = gtin('893601234531');
      const { product } = await sold(number);
      await run.db.query(`update products set status = 'submitted' where id = $1`, [product.id]);
      expect((await see(`/01/${number}/foo`)).html).not.toContain('Chè Shan');
    });

    it('with a lot that a sentence ended finds the lot, and one whose name ends so first', async () => {
      const number = gtin('893601234532');
      const { product } = await sold(number, 'L-2');
      expect((await see(`/01/${number}/10/L-2).`)).text).toContain('Lô L-2 đang lưu hành.');
      await world.lot(farm, { product, status: 'released', input: { lotNumber: 'L-2.' } });
      expect((await see(`/01/${number}/10/L-2.`)).text).toContain('Lô L-2. đang lưu hành.');
    });
  });

  it.each(['/find?q=2000000000022', '/01/02000000000022', '/find?q=20000004'])(
    'the number of a shop\u2019s scale is told what it is: %s',
    async (path) => {
      const page = await see(path);
      expect(page.status).toBe(404);
      expect(page.text).toContain('Đây là số của cân cửa hàng.');
    },
  );

  it('the code of a single item is told to be none of ours yet', async () => {
    const page = await see('/q/7K3M9TQF2VXA0HDN');
    expect(page.status).toBe(404);
    expect(page.text).toContain('Sổ này chưa cấp mã loại đó');
  });

  it('unknown codes are slowed down by source; a code that exists opens all the same', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const statuses: number[] = [];
    for (let tries = 0; tries < 75; tries += 1)
      statuses.push((await see(`/q/${unknownCode()}`, from('203.0.113.7'))).status);
    expect(statuses.filter((status) => status === 404)).toHaveLength(60);
    expect(statuses.slice(60)).toEqual(Array.from({ length: 15 }, () => 429));
    const refused = await see(`/q/${unknownCode()}`, from('203.0.113.7'));
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await run.http().get(`/api/v1/traces/${unknownCode()}`).set(from('203.0.113.7'))).status).toBe(
      429,
    );
    expect((await see(`/q/${unknownCode()}`, from('203.0.113.8'))).status).toBe(404);
    const { code } = await sold();
    expect((await see(`/q/${code}`, from('203.0.113.7'))).status).toBe(200);
  });

  it('the page of an unknown code repeats what was asked, as text, and nobody else\u2019s', async () => {
    const ask = (path: string) => see(path, { 'x-forwarded-for': '203.0.113.9' });
    const first = await ask('/q/%3Cscript%3E%22x');
    expect(first.html).not.toContain('<script>"x');
    expect(first.text).toContain('<script>"x');
    const [one, other] = [unknownCode(), unknownCode()];
    expect((await ask(`/q/${one}`)).text).toContain(`Mã bạn tra: ${one}`);
    const page = await ask(`/q/${other}?utm=1`);
    expect(page.text).toContain(`Mã bạn tra: ${other}`);
    expect(page.html).not.toContain(one);
    expect(page.html).toMatch(new RegExp(`href="/q/${other}\\?(?:utm=1&amp;)?lang=en`));
  });

  describe('with a database in trouble', () => {
    it('kept pages go on and say since when; others are 503; afterwards all is as before', async () => {
      const { code } = await sold();
      const { code: never } = await sold();
      await see(`/q/${code}`);
      await run.http().get(`/api/v1/traces/${code}`);
      const database = run.app.get(Database);
      const prepared = database.prepared.bind(database);
      database.prepared = () => Promise.reject(new Unavailable('database-unavailable', 5));
      try {
        // Whoever listens for changes is cut off, so nothing that is kept is certain any more.
        await run.db.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen %'`,
        );
        const uncertain = await eventually('a page that says it is uncertain', async () => {
          const page = await see(`/q/${code}`);
          expect(page.status).toBe(200);
          expect(page.text).toContain('Hợp lệ.');
          return page.text.includes('Trang này như đã kiểm tra lúc') && page;
        });
        expect(uncertain.headers['cache-control']).toBe('private, no-cache');
        const data = await run.http().get(`/api/v1/traces/${code}`);
        expect(data.body).toMatchObject({ code, uncertain: true });
        const other = await see(`/q/${never}`);
        expect(other.status).toBe(503);
        expect(Number(other.headers['retry-after'])).toBeGreaterThan(0);
      } finally {
        database.prepared = prepared;
      }
      await eventually(
        'certain again',
        async () => !(await see(`/q/${code}`)).text.includes('Trang này như đã kiểm tra lúc'),
      );
      expect((await see(`/q/${never}`)).status).toBe(200);
    });
  });

  it('previews of links get a JPEG', async () => {
    const product = await world.product(farm);
    const picture = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#2a6' } })
      .webp()
      .toBuffer();
    const sha256 = 'a'.repeat(64);
    await run.db.query(
      'insert into images (sha256, bytes, width, height, created_at) values ($1, $2, 300, 200, now())',
      [sha256, picture],
    );
    await run.db.query('insert into product_pictures (product_id, position, sha256) values ($1, 0, $2)', [
      product.id,
      sha256,
    ]);
    const code = await world.code(farm, { productId: product.id });
    const { html } = await see(`/q/${code}`);
    const [, address = ''] =
      /<meta property="og:image" content="http:\/\/localhost:3000([^"]+)"/.exec(html) ?? [];
    const image = await fetch(run.url + address);
    expect(image.headers.get('content-type')).toBe('image/jpeg');
    const { format, width } = await sharp(Buffer.from(await image.arrayBuffer())).metadata();
    expect([format, width]).toEqual(['jpeg', 300]);
    expect((await fetch(`${run.url}/images/${'b'.repeat(64)}.jpg`)).status).toBe(404);
  });

  it('a first visit, letters and all, weighs at most 70 kB', async () => {
    const { code } = await sold();
    const load = async (path: string) => {
      const answer = await fetch(run.url + path, { headers: { 'accept-encoding': 'br' } });
      expect([path, answer.status]).toEqual([path, 200]);
      const text = await answer.text();
      const length = answer.headers.get('content-length');
      return { text, bytes: length === null ? Buffer.byteLength(text) : Number(length) };
    };
    const page = await load(`/q/${code}`);
    let weight = page.bytes;
    const loaded = [
      ...page.text.matchAll(/<(?:link rel="stylesheet" href|script[^>]* src|img src)="([^"]+)"/g),
    ];
    const fonts = new Set<string>();
    for (const [, path = ''] of loaded) {
      const { text, bytes } = await load(path);
      weight += bytes;
      for (const [, font = ''] of text.matchAll(/url\(["']?([^"')]+\.woff2)/g)) fonts.add(font);
    }
    expect(fonts.size).toBeGreaterThan(0);
    for (const font of fonts) {
      const answer = await fetch(new URL(font, `${run.url}/assets/`));
      expect([font, answer.status]).toEqual([font, 200]);
      weight += (await answer.arrayBuffer()).byteLength;
    }
    expect(weight).toBeLessThanOrEqual(70_000);
  });
});
