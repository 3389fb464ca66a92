import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { actionsOf, auditOf } from '../../test/support/audit-of.js';
import { type Mailbox, openMailbox } from '../../test/support/mailbox.js';
import { Person } from '../../test/support/person.js';
import {
  createWorld,
  type TestBrowser,
  type TestBusiness,
  type TestUser,
  type World,
} from '../../test/support/world.js';
import { LIMITS } from '../access/limits.js';
import { PictureDrafts } from '../images/picture-drafts.js';
import { AnswerMail, CONTACT_KEPT_DAYS } from './answer-mail.jobs.js';

const SAID = { category: 'label', words: 'Tem bị cạo số lô.' };
const DAY = 86_400_000;

describe('reports of the public', () => {
  let mailbox: Mailbox;
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let lot: { id: string; lotNumber: string; productId: string };
  let code: string;
  let inspector: TestUser;
  let officer: TestBrowser;
  let visitors = 0;

  beforeAll(async () => {
    mailbox = await openMailbox();
    run = await startApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'so@example.vn', TRUST_PROXY: 'loopback' });
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Chè Thử' });
    const product = await world.product(farm, { input: { nameVi: 'Chè Thử', nameEn: 'Trial tea' } });
    const made = await world.lot(farm, { product, status: 'released' });
    lot = { id: made.id, lotNumber: made.lotNumber, productId: product.id };
    code = await world.code(farm, { lotId: made.id });
    inspector = await world.user({ role: 'inspector', name: 'Cán Bộ Kiểm Tra' });
  });
  afterAll(async () => {
    await run.close();
    await mailbox.close();
  });

  let anybody: Person;
  beforeEach(async () => {
    officer = await world.browser(inspector); // some tests let days pass
    // Each from a network of its own: the limit is by network.
    visitors += 1;
    anybody = new Person(run, { 'x-forwarded-for': `203.0.113.${visitors}` });
  });

  const send = async (fields: Readonly<Record<string, string>> = {}) => {
    const { location } = await anybody.submit('/report', { ...SAID, ...fields });
    const ticket = /^\/reports\/([0-9A-Z]{16})\?sent=1$/.exec(location ?? '')?.[1];
    if (ticket === undefined) throw new Error(`sent to ${location ?? 'nowhere'}`);
    const [row] = await run.db.query<{ id: string }>('select id from reports where ticket = $1', [ticket]);
    return { ticket, id: row?.id ?? '' };
  };
  const photo = async () =>
    new Blob(
      [
        new Uint8Array(
          await sharp({ create: { width: 90, height: 90, channels: 3, background: '#284' } })
            .jpeg()
            .toBuffer(),
        ),
      ],
      { type: 'image/jpeg' },
    );
  /** As a browser sends a form with a file. */
  const post = async (fields: Readonly<Record<string, string>>, file?: Blob) => {
    const { body } = await anybody.open('/report');
    const form = new FormData();
    form.set('_csrf', /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '');
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (file !== undefined) form.set('image', file, 'tem.jpg');
    return anybody.sendForm('/report', form);
  };

  it('are offered on every public page, about that page', async () => {
    for (const path of [`/q/${code}`, '/q/0000000000', '/find?q=khong-co']) {
      const { body } = await anybody.open(path);
      expect(body).toContain(`href="/report?about=${encodeURIComponent(path)}"`);
    }
    expect((await anybody.open('/')).body).toContain('href="/report"');
    const form = await anybody.open(`/report?about=${encodeURIComponent(`/q/${code}`)}`);
    expect(form.text).toContain('Bạn báo về: Chè Thử , lô');
    expect(form.text).toContain('HTX Chè Thử');
  });

  it('get a ticket nobody can guess, and are tied to what they are about', async () => {
    const { ticket, id } = await send({ about: `/q/${code}`, place: 'Chợ xã', contact: '0912 345 678' });
    const [row] = await run.db.query('select * from reports where id = $1', [id]);
    expect(row).toMatchObject({ business_id: farm.id, product_id: lot.productId, lot_id: lot.id, code });
    // What was written may name people: the log that is never erased has none of it.
    const [entry] = await auditOf(run, id);
    expect(entry).toMatchObject({ action: 'report.sent', actor_id: null, business_id: farm.id });
    expect(JSON.stringify(entry)).not.toMatch(/cạo|Chợ|0912/);

    const page = await anybody.open(`/reports/${ticket}?sent=1`);
    expect(page.text).toContain(`Số phiếu: ${ticket.replace(/(.{4})(?=.)/g, '$1 ')}`);
    expect(page.headers.get('cache-control')).toContain('no-store');
    // The words and the contact are not on it: a ticket that is shown around gives nobody away.
    expect(page.body).not.toMatch(/cạo số lô|0912 345 678/);
    for (const other of [`${ticket.slice(0, 15)}${ticket.endsWith('0') ? '1' : '0'}`, 'x', '%00'])
      expect([400, 404]).toContain((await anybody.open(`/reports/${other}`)).status);
    const typed = ticket.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await anybody.open(`/reports?ticket=${typed.replace(/(.{4})/g, '$1%20')}`)).location).toBe(
      `/reports/${ticket}`,
    );
  });

  it.each([
    ['an address', () => `http://localhost:3000/q/${code}`, true],
    ['a code as it is typed', () => code.toLowerCase(), true],
    ['words', () => 'gói chè màu xanh', false],
    ['a code that was never issued', () => '/q/0000000000', false],
  ])('read %s', async (_, about, known) => {
    const { id } = await send({ about: about() });
    const [row] = await run.db.query<{ lot_id: string | null }>('select lot_id from reports where id = $1', [
      id,
    ]);
    expect(row?.lot_id).toBe(known ? lot.id : null);
  });

  it('say nothing of what is not published', async () => {
    const hidden = await world.product(farm, { status: 'draft', input: { nameVi: 'Chưa Công Bố' } });
    await run.db.query(`update products set gtin = '08936012345674' where id = $1`, [hidden.id]);
    expect((await anybody.open('/report?about=/01/08936012345674')).body).not.toContain('Chưa Công Bố');
  });

  it('keep every word and the picture when something has to be mended', async () => {
    const sent = { category: 'fake', words: ' \u200b ', place: 'Chợ Bắc Quang', contact: 'ai@example.vn' };
    const again = await post(sent, await photo());
    expect(again.status).toBe(422);
    expect(again.body).toContain('value="Chợ Bắc Quang"');
    const draft = /name="imageDraft" value="([^"]+)"/.exec(again.body)?.[1] ?? '';
    expect(again.text).toContain('Ảnh bạn đã chọn vẫn còn');
    // Somebody else's draft is nobody's.
    const stranger = new Person(run, { 'x-forwarded-for': '203.0.113.250' });
    const { location } = await stranger.submit('/report', { ...SAID, imageDraft: draft });
    const pictureOf = async (at: string | null) => {
      const [row] = await run.db.query<{ image_sha256: string | null }>(
        'select image_sha256 from reports where ticket = $1',
        [/\/reports\/(\w+)/.exec(at ?? '')?.[1]],
      );
      return row?.image_sha256 ?? null;
    };
    expect(await pictureOf(location)).toBeNull();
    const done = await post({ ...sent, words: 'Tem giả', imageDraft: draft });
    expect(await pictureOf(done.location)).toMatch(/^[0-9a-f]{64}$/);
    run.clock.advance(DAY + 1);
    await run.app.get(PictureDrafts).remove();
    expect(await run.db.query('select from picture_drafts')).toEqual([]);
  });

  it('are taken, answered and closed by the office; the reporter reads the answer and hears of it', async () => {
    const { ticket, id } = await send({ about: code, contact: 'nguoi-bao@example.vn' });
    const list = await officer.get('/console/reports');
    expect(list.text).toContain(`href="/console/reports/${id}"`);
    const page = await officer.get(`/console/reports/${id}`);
    for (const [kind, thing] of Object.entries({
      businesses: farm.id,
      products: lot.productId,
      lots: lot.id,
      codes: code,
    }))
      expect(page.text).toContain(`href="/console/${kind}/${thing}"`);
    const press = (what: string, fields = {}) => officer.post(`/console/reports/${id}/${what}`, fields);
    expect((await press('take')).status).toBe(303);
    expect((await press('take')).status).toBe(409);
    expect((await anybody.open(`/reports/${ticket}`)).text).toContain('Cán bộ đang kiểm tra.');
    expect((await press('answer', { version: '1', answer: 'Cũ' })).status).toBe(412);
    const empty = await press('answer', { version: '2', answer: '  ' });
    expect(empty.status).toBe(422);
    const answer = 'Tem thật.\nCơ sở in lại số lô.';
    expect((await press('answer', { version: '2', answer })).status).toBe(303);
    const letter = await mailbox.wait('nguoi-bao@example.vn');
    expect(letter.text).toContain(`/reports/${ticket}`);
    const seen = await anybody.open(`/reports/${ticket}`);
    expect(seen.text).toContain('Tem thật. Cơ sở in lại số lô.');
    // Who answered stays inside.
    expect(seen.body).not.toContain('Cán Bộ Kiểm Tra');
    expect((await press('close')).status).toBe(303);
    expect((await press('answer', { version: '4', answer })).status).toBe(409);
    expect(await actionsOf(run, id)).toEqual([
      'report.sent',
      'report.taken',
      'report.answered',
      'report.closed',
    ]);
    const contact = async () =>
      (await run.db.query<{ contact: string | null }>('select contact from reports where id = $1', [id]))[0];
    run.clock.advance((CONTACT_KEPT_DAYS - 1) * DAY);
    await run.app.get(AnswerMail).forget();
    expect(await contact()).toEqual({ contact: 'nguoi-bao@example.vn' });
    run.clock.advance(2 * DAY);
    await run.app.get(AnswerMail).forget();
    expect(await contact()).toEqual({ contact: null });
    officer = await world.browser(inspector);
    expect((await officer.post(`/console/reports/${id}/take`, {})).status).toBe(303);
  });

  it('are paged, newest first, by what is to be done', async () => {
    const [first, second] = [await send({ words: 'Thứ nhất' }), await send({ words: 'Thứ hai' })];
    const page = await officer.get('/console/reports?view=open&limit=1');
    expect(page.text).toContain(second.id);
    expect(page.text).not.toContain(first.id);
    const next = /href="(\/console\/reports\?[^"]*cursor=[^"]*)" rel="next"/.exec(page.text)?.[1] ?? '';
    expect((await officer.get(next.replaceAll('&amp;', '&'))).text).toContain(first.id);
    const waiting = async () =>
      Number(/href="\/console\/reports\?view=open">(\d+)</.exec((await officer.get('/console')).text)?.[1]);
    const before = await waiting();
    const [{ count } = { count: 0 }] = await run.db.query<{ count: number }>(
      `select count(*)::int as count from reports where status in ('new', 'taken')`,
    );
    expect(before).toBe(count);
    await officer.post(`/console/reports/${second.id}/close`, {});
    expect(await waiting()).toBe(before - 1);
    expect((await officer.get('/console/reports?view=open')).text).not.toContain(second.id);
    expect((await officer.get('/console/reports?view=closed')).text).toContain(second.id);
  });

  it('are limited by network, and the form keeps what was typed', async () => {
    for (let sent = 0; sent < LIMITS['report-network'].tries; sent += 1) await send();
    const refused = await anybody.submit('/report', { ...SAID, place: 'Chợ huyện' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.body).toContain('value="Chợ huyện"');
    const elsewhere = new Person(run, { 'x-forwarded-for': '198.51.100.7' });
    expect((await elsewhere.submit('/report', SAID)).status).toBe(303);
  });

  it('need the token of the form', async () => {
    expect((await new Person(run).post('/report', SAID)).status).toBe(403);
  });
});

describe('the contact page', () => {
  it('tells what is configured, and no more', async () => {
    const known = await startApp({
      REGISTRY_CONTACT_PHONE: '0219 3 866 000',
      REGISTRY_CONTACT_EMAIL: 'so@example.vn',
      REGISTRY_CONTACT_ADDRESS: 'Số 1 đường Mẫu',
      REGISTRY_CONTACT_HOURS: 'Thứ Hai – thứ Sáu, 7:30 – 17:00',
    });
    const { body, text } = await new Person(known).open('/contact');
    for (const part of ['Số 1 đường Mẫu', 'Thứ Hai – thứ Sáu', 'so@example.vn']) expect(text).toContain(part);
    expect(body).toContain('href="tel:02193866000"');
    await known.close();

    const unknown = await startApp();
    const bare = await new Person(unknown).open('/contact');
    expect(bare.text).toContain('chưa công bố điện thoại');
    expect(bare.text).not.toMatch(/Địa chỉ|Giờ làm việc|mailto/);
    expect(bare.body).toContain('href="/report"');
    await unknown.close();
  });
});
