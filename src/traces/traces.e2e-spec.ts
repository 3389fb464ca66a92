import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Database } from '../platform/database/database.js';
import { suggestRegistryCodes } from '../standards/codes/registry-code.js';
import { checkDigit } from '../standards/gs1/index.js';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

const DAY = 24 * 3_600_000;
const gtin = (base: string) => `0${base}${checkDigit(base)}`;

/** Everything a public page must never say; each is put where the registry keeps it. */
const PERSONAL = [
  'Nguyễn Thị Mẫu',
  'lien-he@example.vn',
  '0912345678',
  '0912 345 678',
  'Tổ hái 2',
  'Chủ Cơ Sở Thử',
];

describe('trace pages', () => {
  let run: RunningApp;
  let second: RunningApp;
  let world: World;
  let farm: TestBusiness;

  beforeAll(async () => {
    run = await startApp();
    second = await startApp({}, { db: run.db });
    world = createWorld(run);
  });
  afterAll(async () => {
    await second.close();
    await run.close();
  });
  beforeEach(async () => {
    farm = await world.business({ name: 'HTX Chè Phìn Hồ' });
  });

  const see = async (path: string, lang = 'vi', from = run) => {
    const { status, text, headers } = await from.http().get(path).set('accept-language', lang);
    return { status, html: text, text: readable(text), headers };
  };
  /** A released lot of an approved product, with its code. */
  const sold = async (
    input: Parameters<World['product']>[1] = {},
    lotInput: Parameters<World['lot']>[1] = {},
  ) => {
    const product = await world.product(farm, input);
    const lot = await world.lot(farm, { product, status: 'released', ...lotInput });
    return { product, lot, code: await world.code(farm, { lotId: lot.id }) };
  };
  /** Waits until a change made elsewhere shows; before the page would have been drawn anew anyhow, which takes a minute. */
  const shown = async (condition: () => Promise<boolean>) => {
    const end = Date.now() + 50_000;
    while (!(await condition())) {
      if (Date.now() > end) throw new Error('the change is not shown');
      await sleep(20);
    }
  };

  describe('the verdict', () => {
    type Change = (ids: { code: string; lotId: string; productId: string }) => Promise<unknown>;
    const sql =
      (text: string, key: 'code' | 'lotId' | 'productId'): Change =>
      (ids) =>
        run.db.query(text, [ids[key]]);
    const verdicts: readonly (readonly [string, Change, string, string])[] = [
      ['of a lot on sale', () => Promise.resolve(), 'Hợp lệ. Lô', 'Valid. Lot'],
      [
        'past its date',
        sql(`update lots set made_on = '2020-01-01', expires_on = '2021-01-01' where id = $1`, 'lotId'),
        'Đã quá hạn sử dụng.',
        'Past its date.',
      ],
      [
        'of a suspended code',
        sql(
          `update codes set status = 'suspended', status_reason = 'Kiểm nghiệm quá hạn' where code = $1`,
          'code',
        ),
        'Đang tạm dừng. Mã này đang bị tạm dừng. Lý do: Kiểm nghiệm quá hạn',
        'Suspended. This code is suspended. Reason: (in Vietnamese) Kiểm nghiệm quá hạn',
      ],
      [
        'of a held lot',
        sql(
          `update lots set status = 'held', held_by = 'office', status_reason = 'Chờ kết quả' where id = $1`,
          'lotId',
        ),
        'Đang tạm dừng. Lô này đang bị tạm giữ. Lý do: Chờ kết quả',
        'Suspended. This lot is on hold.',
      ],
      [
        'of a suspended product',
        sql(
          `update products set status = 'suspended', status_reason = 'Nhãn sai' where id = $1`,
          'productId',
        ),
        'Sản phẩm này đang bị tạm dừng. Lý do: Nhãn sai',
        'This product is suspended.',
      ],
      [
        'of a suspended business',
        sql(
          `update businesses set status = 'suspended' where id = (select business_id from products where id = $1)`,
          'productId',
        ),
        'Cơ sở này đang bị tạm dừng.',
        'This business is suspended.',
      ],
      [
        'of a recalled lot',
        sql(`update lots set status = 'recalled', status_reason = 'Dư lượng' where id = $1`, 'lotId'),
        'Thu hồi. Lô',
        'Recalled. Lot',
      ],
      [
        'of a recalled code',
        sql(`update codes set status = 'recalled' where code = $1`, 'code'),
        'Thu hồi.',
        'Recalled.',
      ],
      [
        'of a void code',
        sql(`update codes set status = 'void', status_reason = 'In hỏng' where code = $1`, 'code'),
        'Mã đã ngừng dùng. Lý do: In hỏng',
        'Code no longer used.',
      ],
      [
        'of a lot not released',
        sql(`update lots set status = 'open' where id = $1`, 'lotId'),
        'Lô chưa lưu hành. Lô',
        'Lot not on sale yet. Lot',
      ],
      [
        'of a product not approved',
        sql(`update products set status = 'submitted' where id = $1`, 'productId'),
        'Chưa được duyệt.',
        'Not approved yet.',
      ],
    ];

    it.each(verdicts)('%s', async (_name, change, vietnamese, english) => {
      const { code, lot, product } = await sold();
      await change({ code, lotId: lot.id, productId: product.id });
      for (const [lang, words] of [
        ['vi', vietnamese],
        ['en', english],
      ] as const) {
        const page = await see(`/q/${code}`, lang);
        expect(page.status).toBe(200);
        expect(page.text).toContain(words);
        // The first thing said, before the product is named.
        const beforeVerdict = page.text.slice(0, page.text.indexOf(words));
        expect(beforeVerdict).not.toContain('Chè Shan tuyết thử');
      }
    });

    it('of a product without a lot', async () => {
      const product = await world.product(farm);
      const code = await world.code(farm, { productId: product.id });
      expect((await see(`/q/${code}`)).text).toContain('Hợp lệ. Sản phẩm có trong sổ.');
      expect((await see(`/q/${code}`, 'en')).text).toContain('Valid. The product is in the register.');
    });

    it('changes at midnight of the last day, by the clock alone', async () => {
      const { code } = await sold(
        { input: { shelfLifeDays: 2 } },
        { input: { madeOn: new Date(run.clock.now().getTime() + DAY / 2).toISOString().slice(0, 10) } },
      );
      expect((await see(`/q/${code}`)).text).toContain('Hợp lệ.');
      run.clock.advance(4 * DAY);
      const product = await run.db.query<{ product_id: string }>(
        'update codes set version = version + 1 where code = $1 returning product_id',
        [code],
      );
      expect(product).toHaveLength(1);
      await shown(async () => (await see(`/q/${code}`)).text.includes('Đã quá hạn sử dụng.'));
      run.clock.advance(-4 * DAY);
    });

    it('publishes nothing of what is not approved', async () => {
      const { code, product } = await sold({ input: { nameVi: 'Mật ong bạc hà kín', brand: 'Kín' } });
      await run.db.query(`update products set status = 'submitted' where id = $1`, [product.id]);
      const page = await see(`/q/${code}`);
      expect(page.html).not.toMatch(/Mật ong bạc hà kín|HTX Chè Phìn Hồ|ld\+json/);
      const answer = await run.http().get(`/api/v1/traces/${code}`);
      expect(Object.keys(answer.body as object).sort()).toEqual(['checkedAt', 'code', 'uri', 'verdict']);
    });

    it('of a lot that is not on sale shows the product, and nothing of the lot but its number', async () => {
      const product = await world.product(farm, { input: { nameVi: 'Mật ong bạc hà hở', brand: 'Hở' } });
      const lot = await world.lot(farm, {
        product,
        input: { lotNumber: 'MO-1', quantity: 4321, unit: 'chai', madeOn: '2026-10-12' },
      });
      const area = await world.area(farm, { input: { name: 'Bãi hoa Lũng Cú' } });
      await world.harvest(farm, lot, area);
      const code = await world.code(farm, { lotId: lot.id });
      const page = await see(`/q/${code}`);
      expect(page.text).toContain('Lô chưa lưu hành. Lô MO-1 đã khai nhưng chưa cho bán.');
      expect(page.text).toContain('Mật ong bạc hà hở');
      expect(page.text).toContain('HTX Chè Phìn Hồ');
      expect(page.text).not.toMatch(/4\.321|Lũng Cú|Chưa được duyệt|Chín mục/);
      const answer = await run.http().get(`/api/v1/traces/${code}`);
      expect(answer.body).toMatchObject({
        verdict: { code: 'not-released', about: 'lot' },
        product: { nameVi: 'Mật ong bạc hà hở' },
        lot: null,
        waitingLot: 'MO-1',
        areas: [],
        events: [],
      });
      expect(answer.body).not.toHaveProperty('missing');
    });
  });

  describe('the nine items', () => {
    const names = [
      'Tên sản phẩm',
      'Hình ảnh',
      'Đơn vị sản xuất',
      'Địa chỉ',
      'Xuất xứ',
      'Sự kiện và thời gian',
      'Nhãn hiệu, lô, sê-ri',
      'Hạn sử dụng',
      'Tiêu chuẩn áp dụng',
    ];

    it('are each shown or named as missing', async () => {
      const product = await world.product(farm);
      const code = await world.code(farm, { productId: product.id });
      const page = await see(`/q/${code}`);
      const list = /<dl class="nine">(.*?)<\/dl>/s.exec(page.html)?.[1] ?? '';
      expect([...list.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, name]) => name)).toEqual(names);
      expect(list.match(/Chưa khai báo/g)).toHaveLength(6);
      expect(page.text).toContain('Đã có 3 trên 9 mục.');
      expect(page.text).toContain(
        'Còn thiếu: hình ảnh, xuất xứ, sự kiện và thời gian, nhãn hiệu, lô, sê-ri, hạn sử dụng, tiêu chuẩn áp dụng.',
      );
      const answer = await run.http().get(`/api/v1/traces/${code}`);
      expect((answer.body as { missing: string[] }).missing).toEqual([
        'image',
        'origin',
        'events',
        'identity',
        'expiry',
        'standards',
      ]);
    });

    it('say so when none is missing but the picture', async () => {
      const { code } = await sold(
        { input: { standards: 'TCVN 9740:2013', shelfLifeDays: 730, brand: 'Phìn Hồ' } },
        { input: { madeOn: '2026-10-12' } },
      );
      const page = await see(`/q/${code}`);
      expect(page.text).toContain('Đã có 8 trên 9 mục. Còn thiếu: hình ảnh.');
      expect(page.html).toContain('href="#n-image"');
    });

    it('are not all there when a lot is known and the brand is not, or the other way round', async () => {
      const { code, product } = await sold({ input: { standards: 'TCVN 9740:2013' } });
      const page = await see(`/q/${code}`);
      expect(page.text).toMatch(/Còn thiếu: [^.]*nhãn hiệu, lô, sê-ri/);
      expect(page.text).toContain('Chưa khai nhãn hiệu');
      await run.db.query(`update products set brand = 'Phìn Hồ' where id = $1`, [product.id]);
      await shown(async () => !(await see(`/q/${code}`)).text.includes('Chưa khai nhãn hiệu'));
      const ofProduct = await world.code(farm, { productId: product.id });
      const answer = await run.http().get(`/api/v1/traces/${ofProduct}`);
      expect((answer.body as { missing: string[] }).missing).toContain('identity');
      expect((await see(`/q/${ofProduct}`)).text).toContain('Chưa rõ lô Nhãn hiệu: Phìn Hồ');
    });
  });

  describe('addresses', () => {
    it('open in either case of letters', async () => {
      const { code } = await sold();
      for (const path of [`/q/${code}`, `/Q/${code}`, `/q/${code.toLowerCase()}`]) {
        const page = await see(path);
        expect(page.status).toBe(200);
        expect(page.html).toContain(`<link rel="canonical" href="http://localhost:3000/q/${code}"/>`);
      }
    });

    it('of GTIN and lot: the lot, the walk up to the product, a lot with a slash', async () => {
      const number = gtin('893601234500');
      const { product } = await sold({ input: { gtin: number } }, { input: { lotNumber: 'A/1' } });
      await world.lot(farm, { product, status: 'released', input: { lotNumber: 'L-2' } });
      expect((await see(`/01/${number}/10/A%2F1`)).text).toContain('Hợp lệ. Lô A/1 đang lưu hành.');
      expect((await see(`/01/${number}/10/A%2f1`)).text).toContain('Hợp lệ. Lô A/1 đang lưu hành.');
      expect((await see(`/01/${number}/10/L-2`)).text).toContain('Lô L-2 đang lưu hành.');
      expect((await see(`/01/${number}/10/L-2/21/S1`)).text).toContain('Lô L-2 đang lưu hành.');
      expect((await see(`/01/${number}`)).text).toContain('Hợp lệ. Sản phẩm có trong sổ.');
      const unknown = await see(`/01/${number}/10/L-9`);
      expect(unknown.status).toBe(200);
      expect(unknown.text).toContain('Chưa rõ lô. Lô L-9 chưa được khai. Đây là sản phẩm.');
      expect(unknown.html).toContain(`href="http://localhost:3000/01/${number}"`);
    });

    it('that are wrong say what is wrong, and help', async () => {
      const bad = await see('/01/08936012345009');
      expect(bad.status).toBe(400);
      expect(bad.text).toContain('gõ nhầm hoặc thiếu một chữ số');
      const odd = await see('/01/08936012345009/foo');
      expect([odd.status, odd.text]).toEqual([
        400,
        expect.stringContaining('không đúng chuẩn GS1 Digital Link'),
      ]);
      const nobody = await see(`/01/${gtin('893601234599')}`);
      expect(nobody.status).toBe(404);
      expect(nobody.text).toContain('chưa sản phẩm nào trong sổ dùng mã này');
      const short = await see('/q/ABC');
      expect(short.status).toBe(404);
      expect(short.text).toContain('Mã trên tem có 10 ký tự');
      for (const page of [bad, nobody, short]) {
        expect(page.html).toContain('action="/find"');
        expect(page.html).toContain('<meta name="robots" content="noindex"/>');
        expect(page.headers['cache-control']).toBe('no-store');
      }
    });

    it('with a slip of the finger suggest the code that was meant', async () => {
      let code = '';
      let typed: string | undefined;
      // A code with a character that has a look-alike.
      while (typed === undefined) {
        ({ code } = await sold());
        const wrong = Array.from(code).flatMap((letter, at) =>
          letter === 'M' || letter === '8' || letter === 'D' || letter === '5'
            ? [code.slice(0, at) + { M: 'N', '8': 'B', D: '0', '5': 'S' }[letter] + code.slice(at + 1)]
            : [],
        );
        typed = wrong.find((text) => suggestRegistryCodes(text).some((meant) => meant === code));
      }
      const page = await see(`/q/${typed}`);
      expect(page.status).toBe(404);
      expect(page.text).toContain('Mã đủ ký tự nhưng không khớp.');
      expect(page.html).toContain(`href="/q/${code}"`);
    });
  });

  describe('finding', () => {
    const find = (q: string) => run.http().get('/find').query({ q }).set('accept-language', 'vi');

    it('takes codes, barcodes and scanned addresses straight to their page', async () => {
      const { code } = await sold();
      const cases = {
        [code]: `/q/${code}`,
        [` ${code.slice(0, 5).toLowerCase()} ${code.slice(5)} `]: `/q/${code}`,
        [`http://localhost:3000/q/${code}`]: `/q/${code}`,
        [`HTTP://LOCALHOST:3000/Q/${code}`]: `/q/${code}`,
        [gtin('893601234500').slice(1)]: `/01/${gtin('893601234500')}`,
        [`http://localhost:3000/01/${gtin('893601234500')}/10/A%2F1`]: `/01/${gtin('893601234500')}/10/A%2F1`,
        ['vn-tqor-0112']: '/areas/VN-TQOR-0112',
        ['http://localhost:3000/areas/VN-TQOR-0112']: '/areas/VN-TQOR-0112',
        ['localhost:3000/decisions/AGK1G7DGX6YNZTFT']: '/decisions/AGK1G7DGX6YNZTFT',
      };
      for (const [q, location] of Object.entries(cases)) {
        const answer = await find(q);
        expect([q, answer.status, answer.headers['location']]).toEqual([q, 303, location]);
      }
      expect((await find('')).headers['location']).toBe('/');
    });

    it('never leads away from the registry', async () => {
      for (const q of [
        'https://evil.example/q/ABCDEFGHJK',
        '//evil.example',
        'http://localhost:3000//evil.example',
        'http://localhost:3000/console',
        'http://localhost:3000@evil.example/q/x',
        'javascript:alert(1)',
      ]) {
        const { status, headers } = await find(q);
        expect([q, status, headers['location']]).toEqual([q, 404, undefined]);
      }
    });

    it('lists lots and products by words, without accents too', async () => {
      const { lot } = await sold(
        { input: { nameVi: 'Mật ong bạc hà Mèo Vạc' } },
        { input: { lotNumber: 'MO-77' } },
      );
      for (const q of ['mat ong bac ha', 'BẠC HÀ', 'mèo vạc'])
        expect(readable((await find(q)).text)).toContain('Mật ong bạc hà Mèo Vạc');
      expect(readable((await find(lot.lotNumber)).text)).toContain('Lô MO-77');
      const none = await find('không có gì như thế');
      expect(none.status).toBe(404);
      expect(none.text).toContain('action="/find"');
    });

    it('shows what is typed as text, whatever it is', async () => {
      const { text } = await find('"><script>alert(1)</script>');
      expect(text).not.toContain('<script>alert');
      expect(readable(text)).toContain('"><script>alert(1)</script>');
    });
  });

  describe('as a page of the web', () => {
    it('remembers the language in a cookie', async () => {
      const { code } = await sold();
      const asked = await run.http().get(`/q/${code}?lang=en`).set('accept-language', 'vi');
      const [cookie = ''] = asked.headers['set-cookie'] as unknown as string[];
      expect(cookie).toMatch(/^lang=en; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
      const later = await run.http().get(`/q/${code}`).set('accept-language', 'vi').set('cookie', 'lang=en');
      expect(later.text).toContain('<html lang="en"');
      expect(later.headers['set-cookie']).toBeUndefined();
      expect((await see(`/q/${code}`, 'en-GB,en;q=0.9,vi;q=0.5')).html).toContain('<html lang="en"');
      expect((await see(`/q/${code}`, 'fr')).html).toContain('<html lang="vi"');
    });

    it('answers HEAD, 304, and each encoding with the same page', async () => {
      const { code } = await sold();
      const ask = (method: string, headers: Record<string, string>) =>
        fetch(`${run.url}/q/${code}`, { method, headers: { 'accept-encoding': 'identity', ...headers } });
      const first = await ask('GET', {});
      const html = await first.text();
      const etag = first.headers.get('etag') ?? '';
      for (const round of ['kept', 'kept']) {
        const head = await ask('HEAD', {});
        expect([round, head.status, head.headers.get('content-length'), await head.text()]).toEqual([
          round,
          200,
          String(Buffer.byteLength(html)),
          '',
        ]);
        for (const tags of [etag, `"x", ${etag}`, '*']) {
          const same = await ask('GET', { 'if-none-match': tags });
          expect([tags, same.status, await same.text(), same.headers.get('etag')]).toEqual([
            tags,
            304,
            '',
            etag,
          ]);
        }
        expect((await ask('GET', { 'if-none-match': 'W/"other"' })).status).toBe(200);
      }
      expect(first.headers.get('vary')).toMatch(/Accept-Encoding.*Accept-Language.*Cookie/i);
      expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
      for (const [encoding, undo] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
      ] as const) {
        const raw = await run
          .http()
          .get(`/q/${code}`)
          .set('accept-encoding', encoding)
          .set('accept-language', 'fr')
          .buffer(true)
          .parse((response, done) => {
            // superagent would undo it; the raw bytes are what is asked about.
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => done(null, Buffer.concat(chunks)));
          });
        expect(raw.headers['content-encoding']).toBe(encoding);
        const bytes = raw.body as Buffer;
        const text =
          bytes.subarray(0, 15).toString() === '<!doctype html>' ? bytes.toString() : undo(bytes).toString();
        expect(text).toBe(html);
      }
    });

    it('carries Open Graph, a canonical link and schema.org data that parses', async () => {
      const { code } = await sold({ input: { nameVi: 'Chè </script><b>đậm' } });
      const { html } = await see(`/q/${code}`);
      for (const property of ['og:type', 'og:site_name', 'og:title', 'og:description', 'og:url', 'og:locale'])
        expect(html).toMatch(new RegExp(`<meta property="${property}" content="[^"]+"`));
      const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
      expect(JSON.parse(json)).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'IndividualProduct',
        '@id': `http://localhost:3000/q/${code}`,
        name: 'Chè </script><b>đậm',
        manufacturer: { name: 'HTX Chè Phìn Hồ' },
      });
    });

    it('weighs at most 30 kB with its styles, and loads nothing from elsewhere', async () => {
      const { code } = await sold({
        input: { descriptionVi: 'Búp một tôm hai lá. '.repeat(40), standards: 'TCVN 9740:2013' },
      });
      const { html } = await see(`/q/${code}`);
      const loaded = [
        ...html.matchAll(/<(?:link|script|img|source|video|iframe)\b[^>]*?\s(?:href|src)="([^"]+)"[^>]*>/g),
      ]
        .filter(([tag]) => !/rel="(?:canonical|alternate)"/.test(tag))
        .map(([, url = '']) => url);
      expect(loaded.filter((url) => !url.startsWith('/'))).toEqual([]);
      let weight = Number(
        (
          await fetch(`${run.url}/q/${code}`, { method: 'HEAD', headers: { 'accept-encoding': 'br' } })
        ).headers.get('content-length'),
      );
      expect(weight).toBeGreaterThan(1000);
      for (const sheet of loaded.filter((url) => url.endsWith('.css'))) {
        const answer = await fetch(run.url + sheet, { headers: { 'accept-encoding': 'br' } });
        expect(answer.headers.get('content-encoding')).toBe('br');
        weight += Number(answer.headers.get('content-length'));
      }
      expect(weight).toBeLessThan(30_000);
    });
  });

  describe('kept in memory', () => {
    it('leaves within a second of a change made in another connection, on every instance', async () => {
      const { code, product, lot } = await sold();
      for (const app of [run, second]) expect((await see(`/q/${code}`, 'vi', app)).text).toContain('Hợp lệ.');
      await run.db.query(`update products set name_vi = 'Tên mới trong sổ' where id = $1`, [product.id]);
      for (const app of [run, second])
        await shown(async () => (await see(`/q/${code}`, 'vi', app)).text.includes('Tên mới trong sổ'));
      await run.db.query(`update lots set status = 'recalled' where id = $1`, [lot.id]);
      for (const app of [run, second])
        await shown(async () => (await see(`/q/${code}`, 'vi', app)).text.includes('Thu hồi.'));
      await run.db.query(`update businesses set name = 'HTX đổi tên' where id = $1`, [farm.id]);
      for (const app of [run, second])
        await shown(async () => (await see(`/q/${code}`, 'vi', app)).text.includes('HTX đổi tên'));
    });

    it('shows a new event on the page of the lot and its area on the page of the product', async () => {
      const { code, product, lot } = await sold();
      const ofProduct = await world.code(farm, { productId: product.id });
      const area = await world.area(farm, { input: { name: 'Nương chè Lũng Phìn' } });
      for (const each of [code, ofProduct]) expect((await see(`/q/${each}`)).text).not.toContain('Lũng Phìn');
      await world.harvest(farm, lot, area);
      for (const each of [code, ofProduct])
        await shown(async () => (await see(`/q/${each}`)).text.includes('Nương chè Lũng Phìn'));
    });

    /** Runs `work` and answers the statements it took on what pages show; what jobs do meanwhile is theirs. */
    const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
      const database = run.app.get(Database);
      const query = database.query.bind(database);
      const prepared = database.prepared.bind(database);
      const statements: string[] = [];
      database.query = (sql, parameters) => {
        if (/\b(?:codes|products|lots|events|growing_areas|businesses|places)\b/.test(sql))
          statements.push(sql);
        return query(sql, parameters);
      };
      database.prepared = (name, sql, values) => {
        statements.push(name);
        return prepared(name, sql, values);
      };
      try {
        await work();
      } finally {
        database.query = query;
        database.prepared = prepared;
      }
      return statements;
    };

    /** What a page of a lot has that others have too; read once for all of them. */
    const PARTS = ['trace-products', 'trace-businesses', 'trace-areas'];

    it('takes a prepared statement to draw, and none for every other spelling, query and method', async () => {
      const number = gtin('893601234520');
      const { code } = await sold({ input: { gtin: number } }, { input: { lotNumber: 'KEY-1' } });
      await see(`/q/${(await sold()).code}`); // the names of communes are read once, and the business
      const trace = `/01/${number}/10/KEY-1`;
      const first = await statementsOf(() => see(`/q/${code}`));
      expect(first).toEqual(['trace-by-code', 'trace-products', 'trace-areas']);
      expect(
        await statementsOf(async () => {
          for (const path of [
            ...[`/q/${code}`, `/q/${code.toLowerCase()}`, `/Q/${code}/`, `/q/${code}%E2%80%8B`],
            ...[
              `/q/${code}?fbclid=abc`,
              `/q/${code}?utm_campaign={{x}}`,
              `/q/${code}?lang=vi`,
              `/q/${code}.?a=1&b`,
            ],
          ]) {
            const page = await see(path);
            expect([path, page.status]).toEqual([path, 200]);
            expect(page.text).toContain('Lô KEY-1 đang lưu hành.');
          }
          await run.http().head(`/q/${code}`).set('accept-language', 'vi');
        }),
      ).toEqual([]);
      // By its GTIN it is found once, and is the same page then.
      expect(await statementsOf(() => see(trace))).toEqual(['trace-by-gtin']);
      expect(await statementsOf(() => see(`${trace}/21/S1?17=271012&utm_source=zalo`))).toEqual([]);
      expect((await see(trace)).headers['etag']).toBe((await see(`/q/${code}`)).headers['etag']);
      // Another language and other data are another page.
      expect(await statementsOf(() => see(`/q/${code}`, 'en'))).toEqual(['trace-by-code']);
      expect(await statementsOf(() => see(`/q/${code}?lang=en`))).toEqual([]);
      expect(await statementsOf(() => run.http().get(`/api/v1/traces/${code}`))).toEqual(['trace-by-code']);
      expect(
        await statementsOf(async () => {
          for (const path of [`/api/v1/traces/q/${code}/`, `/api/v1/traces${trace}/21/S1`]) {
            const answer = await run.http().get(path);
            expect(answer.body).toMatchObject({ lot: { lotNumber: 'KEY-1' } });
          }
          const data = await run.http().get(`/q/${code}`).set('accept', 'application/json');
          expect(data.body).toMatchObject({ code, lot: { lotNumber: 'KEY-1' } });
        }),
      ).toEqual([]);
    });

    it('is drawn once for everybody who asks at the same time', async () => {
      const { code } = await sold();
      const statements = await statementsOf(() =>
        Promise.all(
          Array.from({ length: 30 }, (_, at) => see(`/q/${code}${at % 2 === 0 ? '' : '/'}?n=${at}`)),
        ),
      );
      expect(statements).toEqual(['trace-by-code', ...PARTS]);
    });

    it('shares what many pages show: product, business and areas are read once, and anew when they change', async () => {
      const product = await world.product(farm);
      const area = await world.area(farm, { input: { name: 'Nương chè Sảng Pả' } });
      const codes = [];
      for (const lotNumber of ['S-1', 'S-2', 'S-3']) {
        const lot = await world.lot(farm, { product, area, status: 'released', input: { lotNumber } });
        codes.push(await world.code(farm, { lotId: lot.id }));
      }
      const [first, second = '', third = ''] = codes;
      const read = await statementsOf(() => see(`/q/${first}`));
      expect(read).toEqual(['trace-by-code', ...PARTS]);
      let page = await see(`/q/${first}`);
      expect(await statementsOf(async () => (page = await see(`/q/${second}`)))).toEqual(['trace-by-code']);
      expect(page.text).toContain('Nương chè Sảng Pả');
      await run.db.query(`update growing_areas set name = 'Nương chè Mới' where id = $1`, [area.id]);
      for (const code of [first, second])
        await shown(async () => (await see(`/q/${code}`)).text.includes('Nương chè Mới'));
      expect((await see(`/q/${third}`)).text).toContain('Nương chè Mới');
      await run.db.query(`update businesses set street = 'Thôn Vừa Dời' where id = $1`, [farm.id]);
      for (const code of codes)
        await shown(async () => (await see(`/q/${code}`)).text.includes('Thôn Vừa Dời'));
    });

    it('leaves when its number goes to another product, and does not come back by it', async () => {
      const number = gtin('893601234534');
      const { product, code } = await sold({ input: { nameVi: 'Chè cũ', gtin: number } });
      const other = await sold({ input: { nameVi: 'Chè mới' } });
      const byNumber = () => see(`/01/${number}`);
      expect((await byNumber()).text).toContain('Chè cũ');
      await run.db.query('update products set gtin = null where id = $1', [product.id]);
      await run.db.query('update products set gtin = $1 where id = $2', [number, other.product.id]);
      // Kept anew under its own code meanwhile, which must not bring it back under the number.
      await shown(async () => (await see(`/q/${code}`)).html.includes(`/q/${code}"`));
      await shown(async () => (await byNumber()).text.includes('Chè mới'));
      expect((await byNumber()).text).not.toContain('Chè cũ');
      expect((await see(`/q/${code}`)).text).toContain('Chè cũ');
    });

    it('leaves when the number of a product that has ended is taken over by a new one', async () => {
      const number = gtin('893601234535');
      const { product } = await sold({ input: { nameVi: 'Chè đã ngừng', gtin: number } });
      await run.db.query(`update products set status = 'closed' where id = $1`, [product.id]);
      await shown(async () => (await see(`/01/${number}`)).text.includes('Chè đã ngừng'));
      await sold({ input: { nameVi: 'Chè nối tiếp', gtin: number } });
      await shown(async () => (await see(`/01/${number}`)).text.includes('Chè nối tiếp'));
    });

    it('is not found by the old number of a lot that was renumbered', async () => {
      const number = gtin('893601234536');
      const { lot, code } = await sold({ input: { gtin: number } }, { input: { lotNumber: 'CU-1' } });
      const old = () => see(`/01/${number}/10/CU-1`);
      expect((await old()).text).toContain('Lô CU-1 đang lưu hành.');
      await run.db.query(`update lots set lot_number = 'MOI-1' where id = $1`, [lot.id]);
      await shown(async () => (await see(`/q/${code}`)).text.includes('MOI-1'));
      expect((await old()).text).not.toContain('đang lưu hành');
      expect((await see(`/01/${number}/10/MOI-1`)).text).toContain('Lô MOI-1 đang lưu hành.');
    });

    it('remembers a language that is asked for, for the one who asks alone', async () => {
      const { code } = await sold();
      for (const round of ['drawn', 'kept']) {
        const { headers, text } = await run.http().get(`/q/${code}?lang=en`).set('accept-language', 'vi');
        expect([round, headers['set-cookie'], headers['cache-control']]).toEqual([
          round,
          ['lang=en; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax'],
          'private, no-cache',
        ]);
        expect(text).toContain('<html lang="en"');
      }
      const other = await run.http().get(`/q/${code}?lang=xx`).set('accept-language', 'vi');
      expect(other.headers['set-cookie']).toBeUndefined();
      expect(other.headers['cache-control']).toMatch(/^public/);
    });
  });

  it('says nothing personal on any public page or in public JSON', async () => {
    const household = await world.business({
      name: 'Hộ Vừ Mí Mẫu',
      kind: 'household',
      input: { street: 'Nhà 12, thôn Kín' },
    });
    const personalId =
      (
        await run.db.query<{ personal_id_last4: string }>(
          'select personal_id_last4 from businesses where id = $1',
          [household.id],
        )
      )[0]?.personal_id_last4 ?? '';
    const number = gtin('893601234510');
    const product = await world.product(household, { input: { gtin: number } });
    const lot = await world.lot(household, { product, status: 'released', input: { lotNumber: 'K-1' } });
    const code = await world.code(household, { lotId: lot.id });
    const vertices =
      JSON.stringify(
        (await run.db.query<{ polygon: unknown }>('select polygon from growing_areas')).map(
          ({ polygon }) => polygon,
        ),
      ).match(/\d+\.\d{3,}/g) ?? [];
    expect(vertices.length).toBeGreaterThan(8);
    expect(personalId).toMatch(/^\d{4}$/);
    const paths = [
      '/',
      '/find?q=che',
      '/find?q=K-1',
      `/q/${code}`,
      `/01/${number}`,
      `/01/${number}/10/K-1`,
      `/api/v1/traces/${code}`,
      `/api/v1/traces/01/${number}`,
      `/api/v1/traces/01/${number}/10/K-1`,
    ];
    for (const path of paths) {
      const { status, html } = await see(path);
      expect([path, status]).toEqual([path, 200]);
      const told = [
        ...PERSONAL,
        'thôn Kín',
        household.owner.email,
        household.owner.actor.userId,
        `"${personalId}"`,
        ...vertices,
      ].filter((secret) => html.includes(secret));
      expect([path, told]).toEqual([path, []]);
    }
  });
});
