import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { eventually } from '../../../test/support/eventually.js';
import { type Mailbox, openMailbox } from '../../../test/support/mailbox.js';
import { Person } from '../../../test/support/person.js';
import { createWorld, type World } from '../../../test/support/world.js';
import { KEYS_MAX } from '../keys/api-keys.service.js';

const MINUTE = 60_000;

interface Body {
  readonly code?: string;
  readonly items?: unknown;
  readonly next?: unknown;
}

const PASSWORD = 'gà gáy trên đồi chè shan';
const OTHER = 'mùa này ruộng bậc thang vàng';

describe('an account and the people somebody looks after', () => {
  let mailbox: Mailbox;
  let run: RunningApp;
  let world: World;
  let count = 0;
  const newEmail = () => `tai-khoan${(count += 1)}@example.vn`;
  const account = async () => {
    const email = newEmail();
    const person = new Person(run, {
      'user-agent': 'Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari/537.36',
    });
    await person.signUp({ email, password: PASSWORD });
    await mailbox.wait(email); // the letter with the link that opened it
    return { email, person };
  };
  const linkIn = (text: string) => {
    const link = /http:\/\/localhost:3000(\/password\/reset\?token=[\w-]{43}&lang=(?:vi|en))/.exec(text)?.[1];
    if (link === undefined) throw new Error(`no link in: ${text}`);
    return link;
  };
  const tokenIn = (link: string) => /token=([\w-]+)/.exec(link)?.[1] ?? '';
  const actions = async (subject: string) =>
    (
      await run.db.query<{ action: string }>(
        'select action from audit_entries where subject_id = $1 order by id',
        [subject],
      )
    ).map((row) => row.action);
  const idOf = async (email: string) => {
    const [row] = await run.db.query<{ id: string }>('select id from users where email = $1', [email]);
    return row?.id ?? '';
  };

  beforeAll(async () => {
    mailbox = await openMailbox();
    run = await startApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'Sổ <so@example.vn>' });
    world = createWorld(run);
  });
  afterAll(async () => {
    await run.close();
    await mailbox.close();
  });

  describe('a forgotten password', () => {
    it('is set anew by a link that works once and ends every session', async () => {
      const { email, person } = await account();
      const asked = await new Person(run).submit('/password/forgot', { email });
      expect(asked.status).toBe(303);
      const letter = await mailbox.wait(email);
      expect(letter.text).toContain('From: =?UTF-8?');
      expect(letter.text).toContain('trong 30 phút');
      const link = linkIn(letter.text);
      const [stored] = await run.db.query<{ found: number }>(
        'select count(*)::int as found from password_resets where token_hash = $1',
        [Buffer.from(tokenIn(link))],
      );
      expect(stored?.found).toBe(0); // never in the clear
      const visitor = new Person(run);
      const page = await visitor.open(link);
      expect(page.text).toContain(`Cho tài khoản ${email}.`);
      const weak = await visitor.post('/password/reset', { token: tokenIn(link), password: 'matkhau123456' });
      expect(weak.status).toBe(422);
      expect(weak.text).toContain('Nhiều người dùng mật khẩu này');
      const set = await visitor.post('/password/reset', { token: tokenIn(link), password: OTHER });
      expect(set.location).toBe('/sign-in?done=password-set');
      expect((await person.open('/console/account')).status).toBe(303);
      expect((await new Person(run).signIn(email, PASSWORD)).status).toBe(422);
      expect((await new Person(run).signIn(email, OTHER)).status).toBe(303);
      expect((await visitor.open(link)).status).toBe(410);
      const twice = await visitor.post('/password/reset', { token: tokenIn(link), password: PASSWORD });
      expect(twice.status).toBe(409);
      expect(twice.text).toContain('Xin đường dẫn mới');
      expect(await actions(await idOf(email))).toContain('user.password-reset');
    });

    it('is answered alike for an address nobody has, which gets no letter', async () => {
      const { email } = await account();
      const nobody = newEmail();
      const known = await new Person(run).submit('/password/forgot', { email });
      const unknown = await new Person(run).submit('/password/forgot', { email: nobody });
      expect(unknown.status).toBe(known.status);
      expect(unknown.body).toBe(known.body);
      expect(unknown.location?.replace(encodeURIComponent(nobody), '')).toBe(
        known.location?.replace(encodeURIComponent(email), ''),
      );
      await mailbox.wait(email);
      expect(mailbox.letters.some((letter) => letter.to === nobody)).toBe(false);
    });

    it('does not fill a letter box: three letters an hour, and the same answer', async () => {
      const { email } = await account();
      for (let asked = 0; asked < 5; asked += 1) {
        expect((await new Person(run).submit('/password/forgot', { email })).status).toBe(303);
      }
      for (let letters = 0; letters < 3; letters += 1) await mailbox.wait(email);
      // A job goes after its letter has gone.
      await eventually('the end of all jobs', async () => {
        const left = await run.db.query('select from graphile_worker.jobs');
        return left.length === 0;
      });
      expect(
        mailbox.letters.filter((letter) => letter.to === email && letter.text.includes('/password/reset?')),
      ).toHaveLength(3);
    });

    it('expires after half an hour', async () => {
      const { email } = await account();
      await new Person(run).submit('/password/forgot', { email });
      const link = linkIn((await mailbox.wait(email)).text);
      run.clock.advance(31 * MINUTE);
      const page = await new Person(run).open(link);
      expect(page.status).toBe(410);
      expect(page.text).toContain('Đường dẫn không còn dùng được');
    });
  });

  describe('signing up', () => {
    const linkOf = (text: string) => /(\/sign-up\/confirm\?token=([\w-]{43})&lang=vi)/.exec(text);
    const ask = async (email: string) => {
      const person = new Person(run);
      const sent = { name: 'Vàng Thị Mẩy', email, password: PASSWORD };
      return { person, seen: await person.submit('/sign-up', sent) };
    };

    it('opens the account by the link in the letter, once', async () => {
      const email = newEmail();
      const { person, seen } = await ask(email);
      expect((await person.open(seen.location ?? '')).text).toContain(`Thư đang được gửi tới ${email}`);
      expect((await new Person(run).signIn(email, PASSWORD)).status).toBe(422);
      const [, path = '', token = ''] = linkOf((await mailbox.wait(email)).text) ?? [];
      const elsewhere = new Person(run);
      const page = await elsewhere.open(path);
      expect([page.status, page.text.includes(email)]).toEqual([200, true]);
      expect((await new Person(run).signIn(email, PASSWORD)).status).toBe(422); // looking opens nothing
      expect((await elsewhere.post('/sign-up/confirm', { token })).location).toBe('/console');
      expect((await elsewhere.open('/console/account')).status).toBe(200);
      expect((await new Person(run).open(path)).status).toBe(410);
      expect((await new Person(run).signIn(email, PASSWORD)).status).toBe(303);
    });

    it('is answered alike for an address that has an account, whose holder alone is told', async () => {
      const { email: known } = await account();
      const unknown = newEmail();
      const [first, second] = [await ask(known), await ask(unknown)];
      const shape = ({ seen }: typeof first, email: string) => [
        seen.status,
        seen.body,
        seen.location?.replace(encodeURIComponent(email), 'EMAIL'),
        [...seen.headers.keys()].sort(),
      ];
      expect(shape(first, known)).toEqual(shape(second, unknown));
      const letter = await mailbox.wait(known);
      expect(letter.text).toContain('địa chỉ thư này đã có tài khoản rồi');
      expect(linkOf(letter.text)).toBe(null);
      expect((await new Person(run).signIn(known, PASSWORD)).status).toBe(303); // and nothing changed
    });

    it('does not fill a letter box', async () => {
      const email = newEmail();
      for (let asked = 0; asked < 5; asked += 1) expect((await ask(email)).seen.status).toBe(303);
      for (let letters = 0; letters < 3; letters += 1) await mailbox.wait(email);
      const [row] = await run.db.query<{ asked: number }>(
        'select count(*)::int as asked from sign_ups where email = $1',
        [email],
      );
      expect(row?.asked).toBe(3);
    });

    it('expires after a day', async () => {
      const email = newEmail();
      await ask(email);
      const [, path = ''] = linkOf((await mailbox.wait(email)).text) ?? [];
      run.clock.advance(25 * 60 * MINUTE);
      expect((await new Person(run).open(path)).status).toBe(410);
    });
  });

  it('changes the password, ends other sessions and renews this one', async () => {
    const { email, person } = await account();
    const other = new Person(run);
    await other.signIn(email, PASSWORD);
    const before = person.cookies.get('dau-goc');
    const wrong = await person.submit(
      '/console/account',
      { currentPassword: OTHER, newPassword: OTHER },
      '/console/account/password',
    );
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Mật khẩu hiện tại không đúng');
    const done = await person.post('/console/account/password', {
      currentPassword: PASSWORD,
      newPassword: OTHER,
    });
    expect(done.location).toBe('/console/account?done=password-changed');
    expect(person.cookies.get('dau-goc')).not.toBe(before);
    expect((await person.open('/console/account')).status).toBe(200);
    expect((await other.open('/console/account')).status).toBe(303);
    expect((await new Person(run).signIn(email, OTHER)).status).toBe(303);
  });

  it.each(['change', 'reset', 'everywhere', 'lock'])('ends every API key, too: %s', async (how) => {
    const { email, person } = await account();
    const made = await person.submit('/console/account', { name: 'Máy ở kho' }, '/console/account/api-keys');
    const key = /Authorization: Bearer (dg_[\w-]{43})/.exec(made.text)?.[1] ?? '';
    const use = async () => (await run.http().get('/api/v1/me').set('authorization', `Bearer ${key}`)).status;
    expect(await use()).toBe(200);
    const fields = { currentPassword: PASSWORD, newPassword: OTHER };
    if (how === 'change') {
      await person.submit('/console/account', fields, '/console/account/password');
      expect((await person.open('/console/account?done=password-changed')).text).toContain(
        'mọi khóa API đã thu lại',
      );
    } else if (how === 'everywhere') {
      const out = await person.submit('/console/account', {}, '/console/account/sign-out-everywhere');
      expect((await person.open(out.location ?? '')).text).toContain('mọi khóa API đã thu lại');
    } else if (how === 'reset') {
      await new Person(run).submit('/password/forgot', { email });
      const letter = await mailbox.wait(email);
      expect(letter.text).toContain('mọi khóa API bị thu lại');
      const visitor = new Person(run);
      await visitor.open(linkIn(letter.text));
      await visitor.post('/password/reset', { token: tokenIn(linkIn(letter.text)), password: OTHER });
    } else {
      const administrator = await world.user({ role: 'administrator' });
      const id = await idOf(email);
      const { headers } = await world.http(administrator).get(`/api/v1/users/${id}`);
      const lock = (disabled: boolean, version: string) =>
        world.http(administrator).patch(`/api/v1/users/${id}`).set('if-match', version).send({ disabled });
      const locked = await lock(true, String(headers['etag']));
      expect(await use()).toBe(401);
      // Unlocking gives back the account, and not what was handed out before.
      expect((await lock(false, String(locked.headers['etag']))).status).toBe(200);
    }
    expect(await use()).toBe(401);
    const [row] = await run.db.query<{ kept: number }>(
      `select count(*)::int as kept from api_keys k join users u on u.id = k.user_id where u.email = $1 and k.revoked_at is null`,
      [email],
    );
    expect(row?.kept).toBe(0);
  });

  it('lists devices and signs out everywhere', async () => {
    const { email, person } = await account();
    const other = new Person(run, {
      'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0',
    });
    await other.signIn(email, PASSWORD);
    const page = await person.open('/console/account');
    expect(page.text).toContain('Chrome trên Android thiết bị này');
    expect(page.text).toContain('Firefox trên Windows');
    const out = await person.post('/console/account/sign-out-everywhere');
    expect(out.location).toBe('/sign-in?done=signed-out-everywhere');
    expect((await other.open('/console/account')).status).toBe(303);
    expect(await actions(await idOf(email))).toContain('session.all-ended');
  });

  it('keeps the language of the account on every device', async () => {
    const { email, person } = await account();
    await person.submit('/console/account', { language: 'en' }, '/console/account/language');
    const elsewhere = new Person(run, { 'accept-language': 'vi' });
    await elsewhere.signIn(email, PASSWORD);
    expect((await elsewhere.open('/console/account')).body).toContain('<html lang="en">');
  });

  it('makes an API key that is shown once, works, and is revoked', async () => {
    const { person } = await account();
    const made = await person.submit('/console/account', { name: 'Máy ở kho' }, '/console/account/api-keys');
    expect(made.status).toBe(200);
    const key = /Authorization: Bearer (dg_[\w-]{43})/.exec(made.text)?.[1] ?? '';
    const again = await person.open('/console/account');
    expect(again.body).not.toContain(key);
    expect(again.text).toContain('Máy ở kho');
    const me = await run.http().get('/api/v1/me').set('authorization', `Bearer ${key}`);
    expect(me.body).toMatchObject({ role: 'owner', businessId: null });
    const list = await run.http().get('/api/v1/api-keys').set('authorization', `Bearer ${key}`);
    expect(list.text).not.toContain(key);
    const [{ id }] = (list.body as Body).items as [{ id: string }];
    const stranger = await account();
    const foreign = await stranger.person.submit(
      '/console/account',
      {},
      `/console/account/api-keys/${id}/revoke`,
    );
    expect(foreign.status).toBe(404);
    expect((await person.post(`/console/account/api-keys/${id}/revoke`)).status).toBe(303);
    expect((await run.http().get('/api/v1/me').set('authorization', `Bearer ${key}`)).status).toBe(401);
    expect(await actions(id)).toEqual(['api-key.created', 'api-key.revoked']);
  });

  it('holds no more API keys than programs a person looks after', async () => {
    const { owner } = await world.business();
    const held = (await world.http(owner).get('/api/v1/api-keys')).body as { items: unknown[] };
    const room = KEYS_MAX - held.items.length;
    const made = await Promise.all(
      Array.from({ length: room + 3 }, (_, each) =>
        world
          .http(owner)
          .post('/api/v1/api-keys')
          .send({ name: `Máy ${each}` }),
      ),
    );
    const statuses = made.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array.from({ length: room }, () => 201), 409, 409, 409]);
    const revoked = made.find(({ status }) => status === 201)?.body as { id: string };
    await world.http(owner).delete(`/api/v1/api-keys/${revoked.id}`).expect(204);
    expect((await world.http(owner).post('/api/v1/api-keys').send({ name: 'Máy nữa' })).status).toBe(201);
  });

  it('does not keep an API key in a saved reply that could be read', async () => {
    const { owner } = await world.business();
    const send = () =>
      world.http(owner).post('/api/v1/api-keys').set('idempotency-key', 'k1').send({ name: 'Kho' });
    const first = await send();
    expect(first.status).toBe(201);
    const { key } = first.body as { key: string };
    const rows = await run.db.query('select * from idempotency_keys');
    expect(JSON.stringify(rows)).not.toContain(key);
    const second = await send();
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.body).toEqual(first.body);
  });

  it('lets the administrator invite an official, who sets a password', async () => {
    const administrator = await world.user({ role: 'administrator' });
    const email = newEmail();
    const invited = await world
      .http(administrator)
      .post('/api/v1/users')
      .send({ name: 'Cán Bộ Mới', email: email.toUpperCase(), role: 'inspector', language: 'en' });
    expect(invited.status).toBe(201);
    expect(invited.body).toMatchObject({
      email,
      role: 'inspector',
      invited: true,
      disabledAt: null,
      version: 1,
    });
    const { id } = invited.body as { id: string };
    expect(invited.headers['location']).toBe(`/api/v1/users/${id}`);
    expect((await new Person(run).signIn(email, PASSWORD)).status).toBe(422);
    const letter = await mailbox.wait(email);
    expect(letter.text).toContain('Người Thử invites you to use Dấu Gốc as inspector');
    const visitor = new Person(run);
    const link = linkIn(letter.text);
    expect((await visitor.open(link)).text).toContain('Accept the invitation');
    await visitor.post('/password/reset', { token: tokenIn(link), password: OTHER });
    const official = new Person(run);
    expect((await official.signIn(email, OTHER)).status).toBe(303);
    expect((await official.open('/console/audit')).status).toBe(200);

    const again = await world.http(administrator).post(`/api/v1/users/${id}/invitations`);
    expect([again.status, (again.body as Body).code]).toEqual([409, 'already-has-password']);
    const stale = await world
      .http(administrator)
      .patch(`/api/v1/users/${id}`)
      .set('if-match', '"1"')
      .send({ disabled: true });
    expect(stale.status).toBe(412);
    const read = await world.http(administrator).get(`/api/v1/users/${id}`);
    const locked = await world
      .http(administrator)
      .patch(`/api/v1/users/${id}`)
      .set('if-match', String(read.headers['etag']))
      .send({ disabled: true });
    expect(locked.status).toBe(200);
    expect((await official.open('/console/audit')).status).toBe(303);
    expect((await new Person(run).signIn(email, OTHER)).status).toBe(422);
    expect(await actions(id)).toEqual(
      expect.arrayContaining(['user.invited', 'password-link.sent', 'user.password-reset', 'user.disabled']),
    );
  });

  it('does not let an owner reach the staff of another business', async () => {
    const [farm, other] = [
      await world.business({ name: 'Hợp tác xã A' }),
      await world.business({ name: 'Hợp tác xã B' }),
    ];
    const email = newEmail();
    const invited = await world.http(farm.owner).post('/api/v1/staff').send({ name: 'Nhân Viên', email });
    expect(invited.body).toMatchObject({
      role: 'staff',
      businessId: farm.id,
      invited: true,
      name: 'Nhân Viên',
      email,
    });
    const { id } = invited.body as { id: string };
    const missing = await world.http(other.owner).get('/api/v1/staff/00000000-0000-7000-8000-000000000000');
    const foreign = await world.http(other.owner).get(`/api/v1/staff/${id}`);
    expect(foreign.status).toBe(404);
    const withoutId = (text: string) => text.replace(/urn:dau-goc:request:[\w-]+/, '');
    expect(withoutId(foreign.text)).toBe(withoutId(missing.text));
    const lock = await world
      .http(other.owner)
      .patch(`/api/v1/staff/${id}`)
      .set('if-match', '"1"')
      .send({ disabled: true });
    expect(lock.status).toBe(404);
    const listed = await world.http(farm.owner).get('/api/v1/staff');
    expect(((listed.body as Body).items as { id: string }[]).map((person) => person.id)).toContain(id);
    expect(JSON.stringify(listed.body)).not.toContain(other.owner.email);
    const unregistered = await world.user({ role: 'owner' });
    const early = await world
      .http(unregistered)
      .post('/api/v1/staff')
      .send({ name: 'Ai Đó', email: newEmail() });
    expect([early.status, (early.body as Body).code]).toEqual([403, 'no-business-yet']);
    expect((await world.http(unregistered).get('/api/v1/staff')).body).toEqual({ items: [], next: null });
  });

  it('does not let an administrator lock the own account', async () => {
    const administrator = await world.user({ role: 'administrator' });
    const own = await world
      .http(administrator)
      .patch(`/api/v1/users/${administrator.actor.userId}`)
      .set('if-match', '"1"')
      .send({ disabled: true });
    expect([own.status, (own.body as Body).code]).toEqual([409, 'own-account']);
  });

  it('pages through the accounts and finds one by part of its name', async () => {
    const administrator = await world.user({ role: 'administrator' });
    await world.user({ role: 'auditor', name: 'Đỗ Văn Tìm' });
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const page = await world
        .http(administrator)
        .get('/api/v1/users')
        .query({ limit: 3, ...(next === null ? {} : { cursor: next }) });
      expect(page.status).toBe(200);
      seen.push(...((page.body as Body).items as { id: string }[]).map(({ id }) => id));
      next = (page.body as Body).next as string | null;
    } while (next !== null);
    const [total] = await run.db.query<{ count: number }>('select count(*)::int as count from users');
    expect(new Set(seen).size).toBe(total?.count);
    const found = await world.http(administrator).get('/api/v1/users').query({ q: 'văn tìm' });
    expect(((found.body as Body).items as { name: string }[]).map(({ name }) => name)).toEqual([
      'Đỗ Văn Tìm',
    ]);
  });
});
