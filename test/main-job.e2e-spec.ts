import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Passwords } from '../src/access/passwords/passwords.js';
import { type RunningApp, startApp } from './support/app.js';
import { readQr } from './support/qr-reader.js';
import { type Filled, Visitor } from './support/visitor.js';
import { confirmationPath } from './support/confirmation.js';
import { createWorld, newTaxCode } from './support/world.js';

// Short enough that the upper-case address makes the symbol smaller, and is therefore printed.
const PUBLIC_URL = 'https://vet.example.vn';
const PASSWORD = 'gà gáy trên đồi chè shan tuyết';
const FIELD = {
  type: 'Polygon',
  coordinates: [
    [
      [104.74, 22.66],
      [104.746, 22.66],
      [104.746, 22.664],
      [104.74, 22.664],
      [104.74, 22.66],
    ],
  ],
};

/** The registry's whole job, as three people do it with nothing but the pages: producer, official, shopper. */
describe('the main job', () => {
  let run: RunningApp;
  let producer: Visitor;
  let official: Visitor;
  let shopper: Visitor;
  let uri = '';

  beforeAll(async () => {
    run = await startApp({ PUBLIC_URL });
    const visitor = () => new Visitor(run.url, PUBLIC_URL);
    [producer, official, shopper] = [visitor(), visitor(), visitor()];
    const { email, actor } = await createWorld(run).user({ role: 'reviewer', name: 'Cán bộ thẩm định' });
    const hash = await run.app.get(Passwords).hash(PASSWORD);
    await run.db.query('update users set password_hash = $2 where id = $1', [actor.userId, hash]);
    await official.open('/sign-in');
    await official.send('/sign-in', { email, password: PASSWORD });
  });
  afterAll(() => run.close());

  /** The official takes the one dossier that waits, by the links of the queue, and approves it. */
  const approve = async (fields: Filled = {}) => {
    await official.open('/console/applications');
    await official.follow(/^\/console\/applications\/[0-9a-f-]{36}$/);
    const dossier = official.page.text;
    await official.send(/^\/console\/applications\//, { decision: 'approve', ...fields });
    expect(official.page.url.searchParams.get('done')).toBeNull(); // a preview first
    await official.send(/^\/console\/applications\//, { step: 'record' });
    expect(official.page.status).toBe(200);
    expect(official.page.url.searchParams.get('done')).toBe('approve');
    return dossier;
  };
  /** A moment as the forms take it, in the registry's own time. */
  const moment = (day: string) => `${day}T07:30`;
  const actions = () =>
    run.db
      .query<{ action: string }>('select action from audit_entries order by id')
      .then((rows) => rows.map(({ action }) => action));

  it('begins with an account and a business, which the official approves', async () => {
    await producer.open('/');
    await producer.follow('/sign-up');
    await producer.send('/sign-up', { name: 'Lý Thị Mẫu', email: 'htx@example.vn', password: PASSWORD });
    expect(producer.page.text).toContain('htx@example.vn');
    await producer.open(await confirmationPath(run.db, 'htx@example.vn'));
    await producer.send('/sign-up/confirm');
    expect(producer.page.url.pathname).toBe('/console');
    await producer.follow('/console/business/new');
    await producer.send('/console/business/new', {
      kind: 'cooperative',
      name: 'Hợp tác xã Chè Phìn Hồ',
      number: newTaxCode(),
      place: 'xã Thông Nguyên',
      street: 'Thôn Phìn Hồ',
      contactName: 'Lý Thị Mẫu',
      contactPhone: '0912 345 678',
      contactEmail: 'htx@example.vn',
      do: 'send',
    });
    expect(producer.page.status).toBe(200);
    expect(producer.page.url.href).toContain('done=registered');
    expect(producer.page.text).toMatch(/HS-\d{6}-\d{4}/);
    expect(await approve()).toContain('Hợp tác xã Chè Phìn Hồ');
    await producer.open('/console/business');
    expect(producer.page.text).toContain('Đang hoạt động');
  });

  it('goes on with a growing area, to which the official gives a code', async () => {
    await producer.open('/console/areas');
    await producer.follow('/console/areas/new');
    await producer.send('/console/areas', {
      name: 'Nương chè Phìn Hồ',
      crop: 'Chè Shan tuyết',
      hectaresDeclared: '27,5',
      polygon: JSON.stringify(FIELD),
      then: 'submit',
    });
    expect(producer.page.url.searchParams.get('reference')).toMatch(/^HS-\d{6}-\d{4}$/);
    await approve({ 'fields.areaCode': 'VN-TQOR-0112' });
  });

  it('goes on with a product with a picture, which the official approves', async () => {
    const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#3a6b35' } })
      .png()
      .toBuffer();
    await producer.open('/console/products');
    await producer.follow('/console/products/new');
    await producer.send('/console/products', {
      nameVi: 'Chè Shan tuyết Phìn Hồ',
      nameEn: 'Phìn Hồ Shan tuyết tea',
      brand: 'Phìn Hồ Trà',
      netContent: '100 g',
      shelfLifeDays: '730',
      standards: 'TCVN 9740:2013',
      image: new Blob([Uint8Array.from(picture)], { type: 'image/png' }),
      then: 'submit',
    });
    expect(producer.page.url.searchParams.get('reference')).toMatch(/^HS-\d{6}-\d{4}$/);
    expect(await approve()).toContain('Chè Shan tuyết Phìn Hồ');
  });

  it('keeps the diary of a lot and puts it on sale', async () => {
    await producer.open('/console/products');
    await producer.follow(/^\/console\/products\/[0-9a-f-]{36}$/);
    await producer.follow(/^\/console\/lots\/new\?product=/);
    await producer.send('/console/lots', {
      lotNumber: 'L2026-01',
      quantity: '2.400',
      unit: 'hộp',
      madeOn: '2026-10-12',
    });
    expect(producer.page.url.href).toContain('done=created');
    const lot = producer.page.url.pathname;
    const [area] = await run.db.query<{ id: string }>('select id from growing_areas');
    const step = async (name: string, fields: Filled) => {
      await producer.open(lot);
      await producer.follow(`${lot}/events/new?step=${name}`);
      await producer.send(`${lot}/events`, { responsible: 'Tổ hái 2', ...fields });
      expect(producer.page.url.href).toContain('done=recorded');
    };
    await step('tended', { eventTime: moment('2026-08-01'), areas: area?.id ?? '', note: 'Làm cỏ bằng tay' });
    await step('harvested', {
      eventTime: moment('2026-10-03'),
      [`amount-${area?.id ?? ''}`]: '1.250,5',
      unit: 'kg',
    });
    await step('processed', {
      eventTime: moment('2026-10-05'),
      'input.quantity': '1.250,5',
      'input.unit': 'kg',
      'output.quantity': '250',
      'output.unit': 'kg',
      place: 'Xưởng Phìn Hồ',
    });
    await step('packed', {
      eventTime: moment('2026-10-12'),
      'output.quantity': '2.400',
      'output.unit': 'hộp',
    });
    await producer.send(`${lot}/release`);
    expect(producer.page.text).toContain('Lô đã lưu hành');
  });

  it('issues the code, whose pictures two foreign decoders read as the address of the page', async () => {
    await producer.send('/console/codes');
    expect(producer.page.url.href).toContain('done=issued');
    const downloads = [...producer.page.html.matchAll(/<a [^>]*href="([^"]+)" download/g)].map(
      ([, href = '']) => href.replaceAll('&amp;', '&'),
    );
    expect(downloads).toHaveLength(2);
    const texts = new Set<string | null>();
    for (const download of downloads) {
      const read = await readQr(await producer.fetch(download));
      for (const { text } of read) texts.add(text);
    }
    expect(texts.size).toBe(1);
    [uri = ''] = [...texts].map(String);
    expect(uri).toMatch(/^HTTPS:\/\/VET\.EXAMPLE\.VN\/Q\/[0-9A-HJKMNP-TV-Z]{10}$/);
  });

  it('shows the shopper who scans it the verdict, the area, the harvest and the business', async () => {
    const page = await shopper.open(uri);
    expect(page.status).toBe(200);
    for (const words of [
      'Hợp lệ.',
      'Lô L2026-01',
      'Nương chè Phìn Hồ',
      'VN-TQOR-0112',
      '03/10/2026',
      'Hợp tác xã Chè Phìn Hồ',
      'xã Thông Nguyên',
      'TCVN 9740:2013',
      'Đã có đủ 9 mục.',
    ])
      expect(page.text).toContain(words);
    for (const secret of ['Lý Thị Mẫu', '0912', 'htx@example.vn', 'Tổ hái 2', '22.66', '104.74'])
      expect(page.html).not.toContain(secret);
    const english = await shopper.open(`${page.url.pathname}?lang=en`);
    for (const words of ['Valid.', 'Lot L2026-01 is on sale.', 'Phìn Hồ Shan tuyết tea', '3 Oct 2026'])
      expect(english.text).toContain(words);
  });

  it('left an audit entry for each step', async () => {
    expect(await actions()).toEqual(
      expect.arrayContaining([
        'user.signed-up',
        'business.registered',
        'growing-area.created',
        'product.created',
        'lot.created',
        'event.recorded',
        'lot.released',
        'code.issued',
      ]),
    );
  });
});
