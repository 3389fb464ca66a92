import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { type Mailbox, openMailbox } from '../../test/support/mailbox.js';
import { Person, readable } from '../../test/support/person.js';
import { NoticeMail } from './notice-mail.jobs.js';
import { createWorld, type TestBusiness, type TestUser, type World } from '../../test/support/world.js';

const REASON = 'Hạn dùng in trên nhãn dài hơn hạn khai trong sổ';

describe('what the office does to things of a business', () => {
  let mailbox: Mailbox;
  let run: RunningApp;
  let world: World;

  beforeAll(async () => {
    mailbox = await openMailbox();
    run = await startApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'so@example.vn' });
    world = createWorld(run);
  });
  afterAll(async () => {
    await run.close();
    await mailbox.close();
  });

  const steps = (html: string) => {
    const list = /<ol class="tasks">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
    return [...list.matchAll(/<li class="(\w+)">/g)].map(([, state]) => state);
  };
  const pageOf = async (user: TestUser, path: string) => (await (await world.browser(user)).get(path)).text;
  /** A business that has come all the way to a printed code. */
  const busy = async (name: string) => {
    const farm = await world.business({ name });
    const area = await world.area(farm);
    const product = await world.product(farm, { input: { nameVi: `Chè của ${name}` } });
    const lot = await world.lot(farm, { product, area, status: 'released' });
    const code = await world.code(farm, { lotId: lot.id });
    return { farm, area, product, lot, code };
  };
  const office = async (path: string, body: object = {}) =>
    world
      .api(await world.official())
      .post(`/api/v1${path}`)
      .send(body)
      .expect(200);

  it('stands on the first page of its people, with what to do, and no earlier step opens again', async () => {
    const { farm, product, lot } = await busy('HTX Bị Dừng');
    const staff = await world.user({ role: 'staff', business: farm });
    const before = steps(await pageOf(farm.owner, '/console'));
    await office(`/products/${product.id}/suspension`, { reason: REASON, decisionNumber: '12/QĐ-SNN' });
    for (const person of [farm.owner, staff]) {
      const home = await pageOf(person, '/console');
      const text = readable(home);
      expect(text).toContain('Sản phẩm Chè của HTX Bị Dừng đang bị tạm dừng.');
      expect(text).toContain(`Lý do: ${REASON}`);
      expect(text).toContain('Quyết định số 12/QĐ-SNN.');
      expect(text).toContain('Ngừng bán các lô của sản phẩm này');
      expect(home).toContain(`href="/console/products/${product.id}"`);
      expect(steps(home)).toEqual(before);
      const letter = await mailbox.wait(person.email, REASON);
      expect(letter.text).toContain(REASON);
      expect(letter.text).toContain(`/console/products/${product.id}`);
    }
    // The lot does not look on sale, in the list nor on its page.
    expect(readable(await pageOf(farm.owner, '/console/lots'))).toContain('Đang bị dừng');
    const page = readable(await pageOf(farm.owner, `/console/lots/${lot.id}`));
    expect(page).toContain('Sản phẩm của lô này đang bị tạm dừng.');
    expect(page).not.toContain('Đang lưu hành');
  });

  it('reaches the people of the business that a merged one went into', async () => {
    const { farm, product } = await busy('HTX Đã Nhập');
    const survivor = await world.business({ name: 'HTX Còn Lại' });
    await run.db.query("update businesses set status = 'merged', merged_into = $2 where id = $1", [
      farm.id,
      survivor.id,
    ]);
    await office(`/products/${product.id}/suspension`, { reason: REASON });
    expect((await mailbox.wait(survivor.owner.email, REASON)).text).toContain(REASON);
    expect(readable(await pageOf(survivor.owner, '/console'))).toContain(
      'Sản phẩm Chè của HTX Đã Nhập đang bị tạm dừng.',
    );
  });

  it('is over when the office lets go, and read when somebody says so, for that person alone', async () => {
    const { farm, product } = await busy('HTX Được Mở');
    const staff = await world.user({ role: 'staff', business: farm });
    await office(`/products/${product.id}/suspension`, { reason: REASON });
    const owner = await world.browser(farm.owner);
    const upTo = /name="upTo" value="(\d+)"/.exec((await owner.get('/console/notices')).text)?.[1] ?? '';
    expect((await owner.post('/console/notices/seen', { upTo })).status).toBe(303);
    // Seen, and still in force.
    expect(readable((await owner.get('/console')).text)).toContain('đang bị tạm dừng');
    await office(`/products/${product.id}/resumption`);
    const home = readable((await owner.get('/console')).text);
    expect(home).toContain('Sản phẩm Chè của HTX Được Mở đã được mở lại. Mới');
    expect(home).not.toContain('Ngừng bán');
    const last = /name="upTo" value="(\d+)"/.exec((await owner.get('/console/notices')).text)?.[1] ?? '';
    await owner.post('/console/notices/seen', { upTo: last });
    expect((await owner.get('/console')).text).not.toContain('id="notices"');
    expect(await pageOf(staff, '/console')).toContain('id="notices"');
  });

  const stops: readonly [string, (things: Awaited<ReturnType<typeof busy>>) => string, string][] = [
    ['an area', ({ area }) => `/growing-areas/${area.id}/suspension`, 'Vùng trồng'],
    ['a code', ({ code }) => `/codes/${code}/suspension`, 'Mã'],
    ['a lot', ({ lot }) => `/lots/${lot.id}/hold`, 'bị cơ quan giữ'],
  ];
  it.each(stops)('tells of %s alike', async (what, path, words) => {
    const things = await busy(`HTX ${what}`);
    const before = steps(await pageOf(things.farm.owner, '/console'));
    await office(path(things), { reason: REASON });
    const home = await pageOf(things.farm.owner, '/console');
    expect(readable(home)).toContain(words);
    expect(readable(home)).toContain(`Lý do: ${REASON}`);
    expect(steps(home)).toEqual(before);
    await mailbox.wait(things.farm.owner.email, REASON);
  });

  it('tells of a suspended business, whose way stays walked', async () => {
    const { farm, lot } = await busy('HTX Cả Cơ Sở');
    const before = steps(await pageOf(farm.owner, '/console'));
    const reviewer = await world.browser(await world.official());
    const { status } = await reviewer.post(`/console/businesses/${farm.id}/suspension`, { reason: REASON });
    expect(status).toBe(303);
    const home = await pageOf(farm.owner, '/console');
    expect(readable(home)).toContain('Cơ sở của bạn đang bị tạm dừng.');
    expect(steps(home)).toEqual(before);
    expect(readable(await pageOf(farm.owner, `/console/lots/${lot.id}`))).toContain(
      'Cơ sở đang bị tạm dừng.',
    );
  });

  it('is on the first page for as long as it is in force, whatever came after it, and whoever told of it', async () => {
    const { farm, product, code, area } = await busy('HTX Dừng Lâu');
    await office(`/products/${product.id}/suspension`, { reason: REASON });
    // Suspended before such things were told of: only the area itself knows.
    await run.db.query(
      `update growing_areas set status = 'suspended', status_reason = 'Dừng từ trước' where id = $1`,
      [area.id],
    );
    await run.db.query(
      `insert into notices (business_id, kind, subject_type, subject_id, title, at)
       select $1, 'code.resume', 'code', $2, 'Mã', now() from generate_series(1, 300)`,
      [farm.id, code],
    );
    const home = readable(await pageOf(farm.owner, '/console'));
    expect(home).toContain('Sản phẩm Chè của HTX Dừng Lâu đang bị tạm dừng.');
    expect(home).toContain(`Lý do: ${REASON}`);
    expect(home).toContain('Lý do: Dừng từ trước');
  });

  it('reaches whoever belongs to the business by a membership alone, beside another business of theirs', async () => {
    const { farm, product } = await busy('HTX Thứ Hai');
    const first = await world.business({ name: 'HTX Thứ Nhất' });
    await run.db.query(
      `insert into memberships (id, business_id, user_id, role, created_at, acted_at) values (gen_random_uuid(), $1, $2, 'staff', now(), now())`,
      [farm.id, first.owner.actor.userId],
    );
    await office(`/products/${product.id}/suspension`, { reason: REASON });
    const letter = await mailbox.wait(first.owner.email, REASON);
    expect(letter.text).toContain(REASON);
    // A new session begins with the business last acted for.
    const home = readable(await pageOf(first.owner, '/console'));
    expect(home).toContain('HTX Thứ Hai');
    expect(home).toContain('đang bị tạm dừng');
  });

  it('is not told where the business did it itself, nor to anybody else', async () => {
    const { farm, lot } = await busy('HTX Tự Giữ');
    await world.api(farm.owner).post(`/api/v1/lots/${lot.id}/hold`).send({ reason: 'Xem lại' }).expect(200);
    expect(readable(await pageOf(farm.owner, '/console'))).not.toContain('bị cơ quan giữ');
    const other: TestBusiness = await world.business({ name: 'HTX Khác' });
    expect(readable(await pageOf(other.owner, '/console/notices'))).not.toContain('HTX Tự Giữ');
    // A number of another's notice moves nothing of theirs.
    const [row] = await run.db.query<{ id: string }>(
      'select max(id) as id from notices where business_id = $1',
      [farm.id],
    );
    const stranger = await world.browser(other.owner);
    await stranger.post('/console/notices/seen', { upTo: row?.id ?? '1' });
    expect(
      await run.db.query('select from notices_seen where user_id = $1', [other.owner.actor.userId]),
    ).toEqual([]);
  });

  it('is paged', async () => {
    const { farm, code } = await busy('HTX Nhiều');
    for (let round = 0; round < 2; round += 1) {
      await office(`/codes/${code}/suspension`, { reason: `${REASON} ${round}` });
      await office(`/codes/${code}/resumption`);
    }
    const owner = await world.browser(farm.owner);
    const first = await owner.get('/console/notices?limit=3');
    expect([...first.text.matchAll(/dùng lại được|bị tạm dừng/g)]).toHaveLength(3);
    const next = /href="(\/console\/notices\?[^"]*cursor=[^"]*)" rel="next"/.exec(first.text)?.[1] ?? '';
    expect((await owner.get(next.replaceAll('&amp;', '&'))).text).toContain(`${REASON} 0`);
  });

  it('comes at once, once a day or not at all, as each has chosen; what stops something always at once', async () => {
    const { farm, product } = await busy('HTX Chọn Thư');
    const daily = await world.user({ role: 'staff', business: farm });
    const never = await world.user({ role: 'staff', business: farm });
    for (const [who, mail] of [
      [daily, 'daily'],
      [never, 'never'],
    ] as const)
      expect((await (await world.browser(who)).post('/console/notices/settings', { mail })).status).toBe(303);
    expect((await (await world.browser(never)).post('/console/notices/settings', { mail: 'x' })).status).toBe(
      422,
    );
    await office(`/products/${product.id}/suspension`, { reason: REASON });
    for (const who of [farm.owner, daily, never])
      expect((await mailbox.wait(who.email, REASON)).text).toContain(REASON);
    await office(`/products/${product.id}/resumption`);
    await office(`/products/${product.id}/suspension`, { reason: 'Lần hai' });
    await office(`/products/${product.id}/resumption`);
    // What stops comes between; what lets go waits for the morning.
    await mailbox.wait(daily.email, 'Lần hai');
    await mailbox.wait(never.email, 'Lần hai');
    const digests = run.app.get(NoticeMail);
    await digests.enqueueDigests();
    const letter = await mailbox.wait(daily.email, 'được mở lại');
    expect(letter.text).toContain('Subject: =?UTF-8?');
    expect(letter.text.match(/đã được mở lại/g)).toHaveLength(2);
    expect(letter.text).toMatch(/Message-ID: <notices-\d+-/i);
    // Asked for again it is not sent again.
    await digests.enqueueDigests();
    expect(
      await run.db.query('select from notice_mails where user_id = $1 and sent_at is null', [
        daily.actor.userId,
      ]),
    ).toEqual([]);
    expect(mailbox.letters.filter(({ to }) => to === never.email)).toHaveLength(2);
  });

  it('is switched off by the link of a letter, without signing in, and by no other', async () => {
    const { farm, product } = await busy('HTX Thôi Nhận');
    await office(`/products/${product.id}/suspension`, { reason: REASON });
    const letter = await mailbox.wait(farm.owner.email, REASON);
    const [, link = ''] = /http:\/\/localhost:3000(\/notices\/mail\/[\w-]{43})/.exec(letter.text) ?? [];
    const visitor = new Person(run);
    const page = await visitor.open(link);
    expect(page.status).toBe(200);
    expect(page.text).not.toContain(farm.owner.email);
    // Opening it is not choosing.
    expect(await settingOf(farm.owner)).toBeNull();
    expect((await visitor.submit(link, { mail: 'never' })).status).toBe(303);
    expect(await settingOf(farm.owner)).toBe('never');
    const last = link.at(-2) === 'A' ? 'B' : 'A';
    for (const wrong of [
      `${link.slice(0, -2)}${last}${link.at(-1) ?? ''}`,
      '/notices/mail/x',
      `/notices/mail/${'A'.repeat(43)}`,
    ])
      expect((await visitor.open(wrong)).status).toBe(404);
  });

  it('is switched off by one press in a mail program, without a cookie, and by opening nothing', async () => {
    const { farm, product } = await busy('HTX Một Lần Bấm');
    await office(`/products/${product.id}/suspension`, { reason: REASON });
    await office(`/products/${product.id}/resumption`);
    // What comes whatever is chosen promises no end of it.
    expect((await mailbox.wait(farm.owner.email, REASON)).text).not.toContain('List-Unsubscribe');
    const { text } = await mailbox.wait(farm.owner.email, 'đã được mở lại');
    const head = text.slice(0, text.indexOf('\n\n')).replaceAll(/\r\n\s+/g, ' ');
    expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    const [, path = ''] =
      /^List-Unsubscribe: <http:\/\/localhost:3000(\/notices\/unsubscribe\/[\w-]{43})>\r?$/m.exec(head) ?? [];
    const opened = await run.http().get(path);
    expect(opened.status).toBe(200);
    expect(opened.text).toContain('Thôi gửi thư báo');
    expect(opened.text).not.toContain(farm.owner.email);
    const press = (to: string, body: string) =>
      run.http().post(to).set('content-type', 'application/x-www-form-urlencoded').send(body);
    expect((await press(path, 'List-Unsubscribe=Two-Clicks')).status).toBe(422);
    expect((await press(path, '')).status).toBe(422);
    expect((await press(`/notices/unsubscribe/${'A'.repeat(43)}`, 'List-Unsubscribe=One-Click')).status).toBe(
      404,
    );
    expect(await settingOf(farm.owner)).toBeNull();
    // A program may send it as a form with parts, and may press twice (RFC 8058 §3.2).
    const parts = run.http().post(path).field('List-Unsubscribe', 'One-Click');
    expect((await parts).status).toBe(200);
    expect((await press(path, 'List-Unsubscribe=One-Click')).status).toBe(200);
    expect(await settingOf(farm.owner)).toBe('never');
    const entries = await run.db.query(
      `select from audit_entries where action = 'user.notice-mail-chosen' and subject_id = $1`,
      [farm.owner.actor.userId],
    );
    expect(entries).toHaveLength(1);
    // The button of the page does the same for a person.
    const visitor = new Person(run);
    await visitor.open(path);
    expect((await visitor.submit(path.replace('unsubscribe', 'mail'), { mail: 'daily' })).status).toBe(303);
    expect(await settingOf(farm.owner)).toBe('daily');
    expect((await visitor.post(path, { mail: 'never' })).status).toBe(422);
  });

  const settingOf = async ({ actor }: TestUser) => {
    const [row] = await run.db.query<{ mail: string }>(
      'select mail from notice_settings where user_id = $1',
      [actor.userId],
    );
    return row?.mail ?? null;
  };
});
