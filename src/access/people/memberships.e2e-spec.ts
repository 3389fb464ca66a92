import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { type Mailbox, openMailbox } from '../../../test/support/mailbox.js';
import { Person } from '../../../test/support/person.js';
import { insertThings } from '../../../test/support/things.js';
import { businessInput, createWorld, type TestBusiness, type World } from '../../../test/support/world.js';

const PASSWORD = 'gà gáy trên đồi chè shan';

describe('a person who works for several businesses', () => {
  let mailbox: Mailbox;
  let run: RunningApp;
  let world: World;
  let count = 0;
  const newEmail = () => `nhieu-co-so${(count += 1)}@example.vn`;

  beforeAll(async () => {
    mailbox = await openMailbox();
    run = await startApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'Sổ <so@example.vn>', TRUST_PROXY: '1' });
    world = createWorld(run);
  });
  afterAll(async () => {
    await run.close();
    await mailbox.close();
  });

  const invite = (farm: TestBusiness, email: string) =>
    world.api(farm.owner).post('/api/v1/staff').send({ name: 'Nhân Viên Thử', email });
  const linkTo = async (email: string) => {
    const { text } = await mailbox.wait(email, '/invitation?token=');
    const link = /http:\/\/localhost:3000(\/invitation\?token=([\w-]{43})&lang=vi)/.exec(text);
    if (link?.[1] === undefined || link[2] === undefined) throw new Error(`no link in: ${text}`);
    return { path: link[1], token: link[2], text };
  };
  /** Taken up by somebody who has no account yet. */
  const join = async (farm: TestBusiness, email: string) => {
    expect((await invite(farm, email)).status).toBe(201);
    const { path, token } = await linkTo(email);
    const person = new Person(run);
    await person.open(path);
    const joined = await person.post('/invitation', { token, name: 'Vàng Thị Mẩy', password: PASSWORD });
    expect(joined.location).toBe('/console');
    return person;
  };
  const accept = async (farm: TestBusiness, email: string) => {
    expect((await invite(farm, email)).status).toBe(201);
    const { path, token } = await linkTo(email);
    const person = new Person(run);
    await person.open(path);
    return person.post('/invitation', { token });
  };
  const actFor = async (person: Person, business: string) => {
    await person.open('/console');
    return person.post(`/console/acting/${business}`);
  };

  it('takes up an invitation that names inviter, business and role, with a new account', async () => {
    const farm = await world.business({ name: 'Hợp tác xã Mời' });
    const email = newEmail();
    const invited = await invite(farm, email);
    const { path, token, text } = await linkTo(email);
    for (const told of ['Chủ Cơ Sở Thử mời bạn làm việc cho Hợp tác xã Mời', 'nhân viên'])
      expect(text).toContain(told);
    const person = new Person(run);
    const page = await person.open(path);
    expect(page.text).toContain('Chủ Cơ Sở Thử mời bạn làm việc cho Hợp tác xã Mời');
    const weak = await person.post('/invitation', { token, name: 'Mẩy', password: 'matkhau123456' });
    expect([weak.status, weak.text.includes('Nhiều người dùng mật khẩu này')]).toEqual([422, true]);
    expect(
      (await person.post('/invitation', { token, name: 'Vàng Thị Mẩy', password: PASSWORD })).location,
    ).toBe('/console');
    expect((await person.open('/console/account')).text).toContain('Hợp tác xã Mời');
    expect((await person.open('/console/staff')).status).toBe(403);
    expect((await new Person(run).open(path)).status).toBe(410);
    const again = await world.api(farm.owner).post(`/api/v1/staff/${invited.body.id}/invitations`);
    expect([again.status, again.body.code]).toEqual([409, 'invitation-taken-up']);
    const rows = await run.db.query<{ action: string; actor_role: string }>(
      'select action, actor_role from audit_entries where subject_id = $1 order by id',
      [invited.body.id],
    );
    expect(rows).toEqual([
      { action: 'staff.invited', actor_role: 'owner' },
      { action: 'staff.joined', actor_role: 'staff' },
    ]);
  });

  it('is invited alike with an account and without, and only the letter knows', async () => {
    const [farm, other] = [await world.business(), await world.business()];
    const [known, unknown] = [newEmail(), newEmail()];
    await join(other, known);
    const masked = (body: object, email: string) =>
      JSON.stringify(body)
        .replaceAll(email, 'EMAIL')
        .replace(/"(id|createdAt)":"[^"]*"/g, '');
    const [first, second] = [await invite(farm, known), await invite(farm, unknown)];
    expect([first.status, masked(first.body, known)]).toEqual([second.status, masked(second.body, unknown)]);
    expect((await linkTo(known)).path).toContain('/invitation');
    const withAccount = await new Person(run).open((await linkTo(unknown)).path);
    expect(withAccount.text).toContain('Đặt mật khẩu để mở tài khoản');
    const twice = await invite(farm, known);
    expect(twice.body.errors).toMatchObject([{ path: 'email', code: 'works-here-already' }]);
    expect((await invite(farm, unknown)).body.errors).toEqual(twice.body.errors);
  });

  it('chooses for whom to act, on every page, and reaches the things of that one alone', async () => {
    const [farm, mill] = [
      await world.business({ name: 'Hợp tác xã Đồi' }),
      await world.business({ name: 'Xưởng Suối' }),
    ];
    const [ofFarm, ofMill] = [await insertThings(run.db, farm), await insertThings(run.db, mill)];
    const email = newEmail();
    const person = await join(farm, email);
    expect((await person.open('/console')).text).not.toContain('Đổi cơ sở');
    expect((await accept(mill, email)).location).toBe('/sign-in?done=invitation-taken-up');
    const home = await person.open('/console');
    expect(home.body).toContain(`action="/console/acting/${mill.id}"`);
    expect((await person.open(`/console/lots/${ofFarm.lot}`)).status).toBe(200);
    expect((await person.open(`/console/lots/${ofMill.lot}`)).status).toBe(404);

    const stale = new Person(run);
    for (const [name, value] of person.cookies) stale.cookies.set(name, value);
    await stale.open('/console/account');
    expect((await actFor(person, mill.id)).location).toBe('/console');
    expect((await person.open(`/console/lots/${ofFarm.lot}`)).status).toBe(404);
    expect((await person.open(`/console/lots/${ofMill.lot}`)).status).toBe(200);
    expect((await person.open('/console/account')).text).toContain('Xưởng Suối');
    // A form drawn while acting for the farm is not taken for the mill.
    stale.cookies.set('dau-goc', person.cookies.get('dau-goc') ?? '');
    const form = await stale.post('/console/account/api-keys', { name: 'Khóa cũ' });
    expect(form.status).toBe(403);

    // The next session begins with the one acted for last.
    const elsewhere = new Person(run);
    await elsewhere.signIn(email, PASSWORD);
    expect((await elsewhere.open(`/console/lots/${ofMill.lot}`)).status).toBe(200);
    const stranger = await world.business();
    for (const id of [stranger.id, '00000000-0000-7000-8000-000000000000', 'x'])
      expect((await actFor(person, id)).status).toBe(404);
  });

  it('has API keys that act for the business they were made for', async () => {
    const [farm, mill] = [await world.business(), await world.business()];
    const [ofFarm, ofMill] = [await insertThings(run.db, farm), await insertThings(run.db, mill)];
    const email = newEmail();
    const person = await join(farm, email);
    await accept(mill, email);
    const made = await person.submit('/console/account', { name: 'Máy ở đồi' }, '/console/account/api-keys');
    const key = /Bearer (dg_[\w-]{43})/.exec(made.text)?.[1] ?? '';
    await actFor(person, mill.id);
    const status = async (path: string) =>
      (await run.http().get(`/api/v1/${path}`).set('authorization', `Bearer ${key}`)).status;
    expect([await status(`lots/${ofFarm.lot}`), await status(`lots/${ofMill.lot}`)]).toEqual([200, 404]);

    // Locked by the one owner, at once: keys and sessions for that business end, and the other work goes on.
    const member = (await world.api(farm.owner).get('/api/v1/staff')).body.items.find(
      (each) => each['email'] === email,
    );
    const session = new Person(run);
    await session.signIn(email, PASSWORD);
    await actFor(session, farm.id);
    const locked = await world
      .api(farm.owner)
      .patch(`/api/v1/staff/${member?.id ?? ''}`)
      .set('if-match', `"${member?.version ?? 0}"`)
      .send({ disabled: true });
    expect(locked.status).toBe(200);
    expect(await status('me')).toBe(401);
    expect((await session.open('/console')).status).toBe(303);
    expect((await person.open(`/console/lots/${ofMill.lot}`)).status).toBe(200);
    expect((await actFor(person, farm.id)).status).toBe(404);
  });

  it('sends one Idempotency-Key for both, and gets the answer of the one it acts for', async () => {
    const [farm, mill] = [await world.business(), await world.business()];
    const email = newEmail();
    const person = await join(farm, email);
    await accept(mill, email);
    const keyFor = async (business: TestBusiness) => {
      await actFor(person, business.id);
      const made = await person.submit('/console/account', { name: 'Máy' }, '/console/account/api-keys');
      return /Bearer (dg_[\w-]{43})/.exec(made.text)?.[1] ?? '';
    };
    const send = (key: string) =>
      run
        .http()
        .post('/api/v1/products')
        .set('authorization', `Bearer ${key}`)
        .set('idempotency-key', 'don-hang-1')
        .send({ nameVi: 'Chè shan' });
    const [first, second] = [await keyFor(farm), await keyFor(mill)];
    const [ofFarm, ofMill, again] = [await send(first), await send(second), await send(first)];
    expect([ofFarm.status, ofMill.status, again.status]).toEqual([201, 201, 201]);
    expect(ofMill.headers['idempotency-replayed']).toBeUndefined();
    expect((ofMill.body as { id: string }).id).not.toBe((ofFarm.body as { id: string }).id);
    expect([again.headers['idempotency-replayed'], again.body]).toEqual(['true', ofFarm.body]);
  });

  it('registers a second business and acts for it, as a member of staff too', async () => {
    const farm = await world.business({ name: 'Hợp tác xã Thứ Nhất' });
    const email = newEmail();
    const person = await join(farm, email);
    const { name, taxCode, street, contactName, contactPhone, contactEmail, kind } = businessInput({
      name: 'Cơ sở Thứ Hai',
    });
    const fields = {
      name,
      number: taxCode ?? '',
      place: 'xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang',
      street,
      contactName,
      contactPhone,
      contactEmail,
      kind,
    };
    const sent = await person.submit('/console/business/new', { ...fields, do: 'send' });
    expect([sent.status, sent.location]).toEqual([303, '/console/business?done=registered']);
    expect((await person.open('/console/business')).text).toContain('Cơ sở Thứ Hai');
    expect((await person.open('/console/staff')).status).toBe(200); // its owner
    await actFor(person, farm.id);
    expect((await person.open('/console/staff')).status).toBe(403); // still staff there
  });

  it('goes on with the key that registered, and keeps a key of another business to that', async () => {
    const owner = await world.user({ role: 'owner' });
    const first = await world
      .api(owner)
      .post('/api/v1/businesses')
      .send(businessInput({ name: 'Một' }));
    const second = await world
      .api(owner)
      .post('/api/v1/businesses')
      .send(businessInput({ name: 'Hai' }));
    expect([first.status, second.status, second.body['name']]).toEqual([201, 201, 'Hai']);
    const me = await world.api(owner).get('/api/v1/me');
    expect(me.body['businessId']).toBe(first.body.id);
    expect((await world.api(owner).get(`/api/v1/businesses/${second.body.id}`)).status).toBe(404);
  });

  it('is invited by approved businesses only, and not too often', async () => {
    const waiting = await world.business({ status: 'submitted' });
    const early = await invite(waiting, newEmail());
    expect([early.status, early.body.code]).toEqual([409, 'business-not-active']);
    const email = newEmail();
    const farms = [
      await world.business(),
      await world.business(),
      await world.business(),
      await world.business(),
    ];
    const answers: number[] = [];
    for (const farm of farms) answers.push((await invite(farm, email)).status);
    expect(answers).toEqual([201, 201, 201, 429]); // a letter box
    const [farm] = farms;
    if (farm === undefined) throw new Error('no farm');
    const many: number[] = [];
    for (let each = 0; each < 31; each += 1) many.push((await invite(farm, newEmail())).status);
    expect(many.filter((status) => status === 201)).toHaveLength(29); // one went to the letter box before
    expect(many.at(-1)).toBe(429);
  });

  it('is no official: their accounts work for no business', async () => {
    const farm = await world.business();
    const official = await world.user({ role: 'inspector' });
    expect((await accept(farm, official.email)).status).toBe(409);
    expect((await world.api(official).get('/api/v1/me')).body['role']).toBe('inspector');
  });

  it('is locked only after a question, and without script', async () => {
    const farm = await world.business();
    await join(farm, newEmail());
    const browser = await world.browser(farm.owner);
    const { text } = await browser.get('/console/staff');
    expect(text).toMatch(/<details class="ask"><summary[^>]*aria-label="Khóa tài khoản của Vàng Thị Mẩy"/);
    expect(text).toContain('Người này không làm việc cho cơ sở được nữa');
  });
});
