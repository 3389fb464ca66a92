import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actionsOf } from '../../../test/support/audit-of.js';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { type Mailbox, openMailbox } from '../../../test/support/mailbox.js';
import { Person, readable } from '../../../test/support/person.js';
import { createWorld, type TestBusiness, type TestUser, type World } from '../../../test/support/world.js';
import { Passwords } from '../../access/passwords/passwords.js';

const PASSWORD = 'sương trên nương chè cổ thụ';

describe('a business goes into other hands', () => {
  let mailbox: Mailbox;
  let run: RunningApp;
  let world: World;
  let hash = '';
  let count = 0;
  const newEmail = () => `nguoi-nhan${(count += 1)}@example.vn`;

  beforeAll(async () => {
    mailbox = await openMailbox();
    run = await startApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'Sổ <so@example.vn>', TRUST_PROXY: '1' });
    world = createWorld(run);
    hash = await run.app.get(Passwords).hash(PASSWORD);
  });
  afterAll(async () => {
    await run.close();
    await mailbox.close();
  });

  const withPassword = (user: TestUser) =>
    run.db.query('update users set password_hash = $2 where id = $1', [user.actor.userId, hash]);
  const owned = async (name: string) => {
    const farm = await world.business({ name });
    await withPassword(farm.owner);
    return farm;
  };
  const offer = async (farm: TestBusiness, fields: Readonly<Record<string, string>>) =>
    (await world.browser(farm.owner)).post('/console/business/ownership', {
      name: 'Người Nhận',
      keeps: 'nothing',
      currentPassword: PASSWORD,
      ...fields,
    });
  const linkTo = async (email: string) => {
    const { text } = await mailbox.wait(email, '/ownership?token=');
    const link = /http:\/\/localhost:3000(\/ownership\?token=([\w-]{43})&lang=vi)/.exec(text);
    if (link?.[1] === undefined || link[2] === undefined) throw new Error(`no link in: ${text}`);
    return { path: link[1], token: link[2], text };
  };
  const ownersOf = async ({ id }: { readonly id: string }) =>
    (
      await run.db.query<{ email: string }>(
        `select u.email from memberships m join users u on u.id = m.user_id
         where m.business_id = $1 and m.role = 'owner' and m.ended_at is null order by u.email`,
        [id],
      )
    ).map(({ email }) => email);

  it('by its owner, who proves to be it, to somebody new, who reads what is handed over and agrees', async () => {
    const farm = await owned('Hợp tác xã Đổi Chủ');
    await world.lot(farm, { status: 'released' });
    const email = newEmail();
    const wrong = await offer(farm, { email, currentPassword: 'không phải mật khẩu' });
    expect([wrong.status, readable(wrong.text).includes('Người Nhận')]).toEqual([422, false]);
    expect((await offer(farm, { email, keeps: '' })).status).toBe(422);
    expect((await offer(farm, { email: farm.owner.email })).status).toBe(422);
    const sent = await offer(farm, { email });
    expect(sent.headers['location']).toBe('/console/business/ownership?done=offered');
    const { path, token, text } = await linkTo(email);
    expect(text).toContain('Chủ Cơ Sở Thử muốn giao Hợp tác xã Đổi Chủ cho bạn');
    // Nothing has changed; whoever owns it was told, in case it was not the owner.
    expect(await ownersOf(farm)).toEqual([farm.owner.email]);
    expect((await mailbox.wait(farm.owner.email, 'lời giao cơ sở')).text).toContain('lời giao cơ sở của bạn');
    const second = await offer(farm, { email: newEmail() });
    expect([second.status, readable(second.text).includes('Đang có một lời giao')]).toEqual([409, true]);

    const person = new Person(run);
    const page = await person.open(path);
    expect(page.text).toContain('Chủ Cơ Sở Thử muốn giao Hợp tác xã Đổi Chủ cho bạn.');
    expect(page.text).toContain('Sản phẩm: 1');
    const weak = await person.post('/ownership', {
      token,
      answer: 'accept',
      name: 'Vàng Nhận',
      password: '123',
    });
    expect(weak.status).toBe(422);
    const taken = await person.post('/ownership', {
      token,
      answer: 'accept',
      name: 'Vàng Nhận',
      password: 'mây bay qua cổng trời',
    });
    expect(taken.location).toBe('/console');
    expect(await ownersOf(farm)).toEqual([email]);
    expect((await person.open('/console/staff')).status).toBe(200);
    // The one who left: key and session end with it.
    expect((await world.api(farm.owner).get('/api/v1/me')).status).toBe(401);
    expect((await new Person(run).open(path)).status).toBe(410);
    expect((await actionsOf(run, farm.id)).slice(-2)).toEqual(['ownership.offered', 'ownership.handed-over']);
    const said = await run.db.query<{ row: string }>(
      `select coalesce(before::text, '') || coalesce(after::text, '') as row from audit_entries where subject_id = $1 and action like 'ownership.%'`,
      [farm.id],
    );
    expect(said.map(({ row }) => row).join()).not.toContain(email);
  });

  it('to somebody with an account, only signed in with it; the former owner may stay as staff', async () => {
    const farm = await owned('Hợp tác xã Ở Lại Làm');
    const other = await owned('Cơ sở Của Người Nhận');
    await offer(farm, { email: other.owner.email, keeps: 'staff' });
    const { path, token } = await linkTo(other.owner.email);
    const stranger = new Person(run);
    const page = await stranger.open(path);
    expect(page.text).toContain('Hãy đăng nhập bằng');
    expect(page.text).not.toContain('Tôi nhận cơ sở này');
    expect((await stranger.post('/ownership', { token, answer: 'accept' })).status).toBe(403);
    const thief = await owned('Cơ sở Khác Nữa');
    const signedIn = await world.browser(thief.owner);
    expect((await signedIn.post('/ownership', { token, answer: 'accept' })).status).toBe(403);
    expect(await ownersOf(farm)).toEqual([farm.owner.email]);
    const right = await world.browser(other.owner);
    expect((await right.post('/ownership', { token, answer: 'accept' })).headers['location']).toBe(
      '/console',
    );
    expect(await ownersOf(farm)).toEqual([other.owner.email]);
    expect((await world.api(farm.owner).get('/api/v1/me')).body['role']).toBe('staff');
  });

  it('not when it was declined, taken back, or the proposer owns it no more', async () => {
    const farm = await owned('Hợp tác xã Không Đổi');
    const email = newEmail();
    await offer(farm, { email });
    const first = await linkTo(email);
    const person = new Person(run);
    await person.open(first.path);
    const declined = await person.post('/ownership', { token: first.token, answer: 'decline' });
    expect([declined.status, declined.text.includes('Bạn đã không nhận')]).toEqual([200, true]);
    expect((await mailbox.wait(farm.owner.email, 'không nhận cơ sở')).text).toContain('không nhận cơ sở');
    const again = newEmail();
    await offer(farm, { email: again });
    const { token, path } = await linkTo(again);
    const late = new Person(run);
    await late.open(path);
    const browser = await world.browser(farm.owner);
    const listed = await browser.get('/console/business/ownership');
    const transfer = /name="transfer" value="([\w-]+)"/.exec(listed.text)?.[1] ?? '';
    expect((await browser.post('/console/business/ownership/withdrawal', { transfer })).status).toBe(303);
    expect((await browser.post('/console/business/ownership/withdrawal', { transfer })).status).toBe(409);
    expect((await new Person(run).open(path)).status).toBe(410);
    expect(
      (await late.post('/ownership', { token, answer: 'accept', name: 'A', password: PASSWORD })).status,
    ).toBe(409);
    const third = newEmail();
    await offer(farm, { email: third });
    const last = await linkTo(third);
    await run.db.query(
      `update ownership_transfers set expires_at = now() - interval '1 second' where state = 'open'`,
    );
    expect((await new Person(run).open(last.path)).status).toBe(410);
    expect(await ownersOf(farm)).toEqual([farm.owner.email]);
    // One that nobody answered in time makes room.
    expect((await offer(farm, { email: newEmail() })).status).toBe(303);
  });

  it('by an official where the owner is gone, with reason and paper; the other agrees, then the old one ends', async () => {
    const farm = await owned('Hợp tác xã Mất Chủ');
    const official = await world.browser(await world.official());
    const path = `/console/businesses/${farm.id}/ownership`;
    const email = newEmail();
    const bare = await official.post(path, { name: 'Người Nối', email, reason: 'Chủ đã mất' });
    expect([bare.status, /href="#[^"]*decisionNumber"/.test(bare.text)]).toEqual([422, true]);
    const sent = await official.post(path, {
      name: 'Người Nối',
      email,
      reason: 'Chủ cũ đã mất',
      decisionNumber: 'NQ-02/ĐHTV',
    });
    expect(sent.status).toBe(303);
    expect((await mailbox.wait(farm.owner.email, 'Chủ cũ đã mất')).text).toContain('Chủ cũ đã mất');
    // The owner, if there is one after all, cannot take the office's word back, but sees it.
    const browser = await world.browser(farm.owner);
    const own = await browser.get('/console/business/ownership');
    expect(own.text).toContain('Chủ cũ đã mất');
    const [row] = await run.db.query<{ id: string }>(
      `select id from ownership_transfers where business_id = $1 and state = 'open'`,
      [farm.id],
    );
    expect(
      (await browser.post('/console/business/ownership/withdrawal', { transfer: row?.id ?? '' })).status,
    ).toBe(403);
    const { path: link, token } = await linkTo(email);
    const person = new Person(run);
    await person.open(link);
    await person.post('/ownership', {
      token,
      answer: 'accept',
      name: 'Người Nối',
      password: 'nắng lên bản Phùng xa',
    });
    expect(await ownersOf(farm)).toEqual([email]);
    expect((await world.api(farm.owner).get('/api/v1/me')).status).toBe(401);
  });

  it('by API as by the page: offered with the password, listed, taken back by whom it may be, each step kept', async () => {
    const farm = await owned('Hợp tác xã Giao Bằng Máy');
    const api = world.api(farm.owner);
    const office = world.api(await world.official());
    const path = `/api/v1/businesses/${farm.id}/ownership-transfers`;
    const input = { name: 'Người Nhận', email: newEmail(), keeps: 'staff', currentPassword: PASSWORD };
    const wrong = await api.post('/api/v1/ownership-transfers').send({ ...input, currentPassword: 'khác' });
    expect([wrong.status, wrong.body.errors]).toMatchObject([422, [{ path: 'currentPassword' }]]);
    const made = await api.post('/api/v1/ownership-transfers').send(input);
    expect([made.status, made.body]).toMatchObject([201, { state: 'open', byOffice: false, keeps: 'staff' }]);
    expect((await api.post('/api/v1/ownership-transfers').send({ ...input, email: newEmail() })).status).toBe(
      409,
    );
    expect((await linkTo(input.email)).text).toContain('Hợp tác xã Giao Bằng Máy');
    const other = await owned('Hợp tác xã Ngoài Cuộc');
    await world.api(other.owner).get(path).expect(404);
    await world
      .api(other.owner)
      .post(`/api/v1/ownership-transfers/${made.body.id}/withdrawal`)
      .send({})
      .expect(404);
    await api.post(`/api/v1/ownership-transfers/${made.body.id}/withdrawal`).send({}).expect(204);
    const again = await api.post(`/api/v1/ownership-transfers/${made.body.id}/withdrawal`).send({});
    expect([again.status, again.body.code, again.body['state']]).toEqual([
      409,
      'transfer-ended',
      'withdrawn',
    ]);
    const paper = {
      name: 'Người Nối',
      email: newEmail(),
      reason: 'Chủ đã mất',
      decisionNumber: 'NQ-03/ĐHTV',
    };
    await api.post(path).send(paper).expect(403);
    const assigned = await office.post(path).send(paper);
    expect([assigned.status, assigned.body['byOffice']]).toEqual([201, true]);
    const own = await api.post(`/api/v1/ownership-transfers/${assigned.body.id}/withdrawal`).send({});
    expect([own.status, own.body.code]).toEqual([403, 'transfer-of-office']);
    await office.post(`/api/v1/ownership-transfers/${assigned.body.id}/withdrawal`).send({}).expect(204);
    const { body: list } = await office.get(path).expect(200);
    expect(list.items.map(({ id, status, ...each }) => [id, each['state']])).toEqual([
      [assigned.body.id, 'withdrawn'],
      [made.body.id, 'withdrawn'],
    ]);
    const steps = await run.db.query(
      `select from_state, to_state, actor_role from state_changes where subject_type = 'ownership-transfer' and business_id = $1 order by id`,
      [farm.id],
    );
    expect(steps).toEqual([
      { from_state: 'open-by-owner', to_state: 'withdrawn', actor_role: 'owner' },
      { from_state: 'open-by-office', to_state: 'withdrawn', actor_role: 'reviewer' },
    ]);
  });

  it('has one outcome when pressed twice at once, and never no owner', async () => {
    const farm = await owned('Hợp tác xã Hai Lần');
    const other = await owned('Cơ sở Nhận Hai Lần');
    await offer(farm, { email: other.owner.email });
    const { token } = await linkTo(other.owner.email);
    const browsers = await Promise.all([1, 2, 3].map(() => world.browser(other.owner)));
    const answers = await Promise.all(
      browsers.map((browser) => browser.post('/ownership', { token, answer: 'accept' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    expect(await ownersOf(farm)).toEqual([other.owner.email]);
  });
});
