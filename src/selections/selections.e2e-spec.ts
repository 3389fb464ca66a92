import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { actionsOf } from '../../test/support/audit-of.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBrowser, type TestUser, type World } from '../../test/support/world.js';

describe('several rows at once', () => {
  let run: RunningApp;
  let world: World;
  let reviewer: TestUser;
  let office: TestBrowser;
  let round = 0;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    reviewer = await world.official();
    office = await world.browser(reviewer);
  });
  afterAll(() => run.close());

  /** Businesses that wait, and their dossiers, in the order in which they came. */
  async function waiting(count: number) {
    round += 1;
    const dossiers: { id: string; name: string; businessId: string; owner: TestUser }[] = [];
    for (let each = 1; each <= count; each += 1) {
      const name = `Hợp tác xã Nhiều ${round}.${each}`;
      const business = await world.business({ name, status: 'submitted' });
      const [row] = await run.db.query<{ id: string }>('select id from applications where business_id = $1', [
        business.id,
      ]);
      dossiers.push({ id: row?.id ?? '', name, businessId: business.id, owner: business.owner });
    }
    return dossiers;
  }

  /** supertest sends a list as the field several times. */
  const tick = (who: TestBrowser, action: string, picks: readonly string[], back = '/console/applications') =>
    who.post('/console/selections', { action, pick: picks, back });

  const statuses = async (ids: readonly string[]) =>
    (
      await run.db.query<{ id: string; status: string }>(
        'select id, status from applications where id = any($1) order by id',
        [ids],
      )
    ).map(({ status }) => status);

  const numbersOf = async (ids: readonly string[]) =>
    run.db.query<{ number: number }>(
      'select number from decisions where application_id = any($1) order by number',
      [ids],
    );

  it('are ticked in the queue, tried, and approved each under a number of its own', async () => {
    const dossiers = await waiting(3);
    const ids = dossiers.map(({ id }) => id);
    const queue = await office.get('/console/applications?q=Nhiều+1&tick=all');
    for (const { id, name } of dossiers) {
      expect(queue.text).toContain(`value="${id}" checked`);
      expect(queue.text).toContain(`Đánh dấu ${name}`);
    }
    const back = '/console/applications?q=Nhi%E1%BB%81u+1';
    expect(queue.text).toContain(`name="back" value="${back}"`);

    const ticked = await tick(office, 'application.approve', ids, back);
    expect(ticked.status).toBe(303);
    const page = String(ticked.headers['location']);
    const preview = await office.get(page);
    const text = readable(preview.text);
    expect(text).toContain('Duyệt 3 hồ sơ');
    expect(text).toContain('Chưa làm gì.');
    expect(text).toContain('3 làm được · 0 để nguyên');
    for (const { name } of dossiers) expect(text).toContain(name);
    expect(preview.text).toContain(`href="${back}"`);
    // Tried, and undone.
    expect(await statuses(ids)).toEqual(['submitted', 'submitted', 'submitted']);
    expect(await numbersOf(ids)).toEqual([]);

    // Pressed twice at once, and once more.
    const pressed = await Promise.all([1, 2].map(() => office.post(page, { step: 'confirm' })));
    expect(pressed.map(({ status }) => status)).toEqual([303, 303]);
    await office.post(page, { step: 'confirm' });
    expect(await statuses(ids)).toEqual(['approved', 'approved', 'approved']);
    const numbers = (await numbersOf(ids)).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(3);
    expect(Math.max(...numbers) - Math.min(...numbers)).toBe(2);
    const came = readable((await office.get(page)).text);
    expect(came).toContain('Xong 3 dòng.');
    for (const number of numbers) expect(came).toContain(`${number}/`);
    for (const { id } of dossiers)
      expect(await actionsOf(run, id)).toEqual(['application.submitted', 'application.approved']);
  });

  it('leave what somebody changed meanwhile, and do the rest', async () => {
    const dossiers = await waiting(3);
    const [taken, changed, kept] = dossiers;
    const page = String(
      (
        await tick(
          office,
          'application.approve',
          dossiers.map(({ id }) => id),
        )
      ).headers['location'],
    );
    expect(readable((await office.get(page)).text)).toContain('3 làm được');
    await world
      .api(taken?.owner)
      .post(`/api/v1/applications/${taken?.id ?? ''}/withdrawal`)
      .expect(200);
    await run.db.query('update applications set version = version + 1 where id = $1', [changed?.id]);
    const again = readable((await office.get(page)).text);
    expect(again).toContain('1 làm được · 2 để nguyên');
    expect(again).toContain('Hồ sơ này đã có quyết định.');
    expect(again).toContain('đã được người khác sửa');
    await office.post(page, { step: 'confirm' });
    expect(await statuses(dossiers.map(({ id }) => id))).toEqual(['withdrawn', 'submitted', 'approved']);
    expect(readable((await office.get(page)).text)).toContain('Xong 1 dòng, để nguyên 2 dòng.');
    expect(await statuses([kept?.id ?? ''])).toEqual(['approved']);
  });

  it('owe the reason that one would owe, once for all', async () => {
    const dossiers = await waiting(2);
    const ids = dossiers.map(({ id }) => id);
    const page = String((await tick(office, 'application.refuse', ids)).headers['location']);
    const asking = readable((await office.get(page)).text);
    expect(asking).toContain('Lý do gửi bên nộp');
    expect(asking).not.toContain('làm được');
    // Not confirmed without it, whatever is sent.
    await office.post(page, { step: 'confirm' });
    expect(await statuses(ids)).toEqual(['submitted', 'submitted']);
    const refused = await office.post(page, { step: 'look', reasonCode: 'duplicate' });
    expect(refused.status).toBe(422);
    expect((await office.post(page, { step: 'look', reasonCode: 'nothing', reason: 'Trùng' })).status).toBe(
      422,
    );
    await office.post(page, { step: 'look', reasonCode: 'duplicate', reason: 'Trùng với bản đã có' });
    const preview = readable((await office.get(page)).text);
    expect(preview).toContain('2 làm được');
    expect(preview).toContain('Trùng với bản đã có');
    await office.post(page, { step: 'confirm' });
    expect(await statuses(ids)).toEqual(['refused', 'refused']);
    const steps = await run.db.query(
      `select reason, reason_code as code from application_steps where application_id = any($1) and action = 'refuse'`,
      [ids],
    );
    expect(steps).toEqual([
      { reason: 'Trùng với bản đã có', code: 'duplicate' },
      { reason: 'Trùng với bản đã có', code: 'duplicate' },
    ]);
  });

  it('go to one official, apart from those the official has to do with', async () => {
    const dossiers = await waiting(2);
    const [related, other] = dossiers;
    const colleague = await world.user({ role: 'reviewer', name: 'Cán Bộ Nhận' });
    await run.db.query(
      `insert into interest_conflicts (user_id, business_id, reason, declared_by, declared_at) values ($1, $2, 'họ hàng', $1, now())`,
      [colleague.actor.userId, related?.businessId],
    );
    const administrator = await world.browser(await world.user({ role: 'administrator' }));
    const ids = dossiers.map(({ id }) => id);
    const page = String((await tick(administrator, 'application.assign', ids)).headers['location']);
    expect((await administrator.get(page)).text).toContain(`value="${colleague.actor.userId}"`);
    await administrator.post(page, { step: 'look', officialId: colleague.actor.userId });
    const preview = readable((await administrator.get(page)).text);
    expect(preview).toContain('1 làm được · 1 để nguyên');
    expect(preview).toContain('Dự kiến: Cán Bộ Nhận');
    await administrator.post(page, { step: 'confirm' });
    expect(
      await run.db.query('select id, assigned_to as "to" from applications where id = any($1) order by id', [
        ids,
      ]),
    ).toEqual([
      { id: related?.id, to: null },
      { id: other?.id, to: colleague.actor.userId },
    ]);
    // By lot nobody knows beforehand.
    const drawn = String((await tick(administrator, 'application.assign', ids)).headers['location']);
    await administrator.post(drawn, { step: 'look', officialId: 'random' });
    expect(readable((await administrator.get(drawn)).text)).not.toContain('Dự kiến');
  });

  it('are at least one, and no more than anybody reads', async () => {
    const none = await office.post('/console/selections', { action: 'application.approve' });
    expect(none.status).toBe(422);
    expect(readable(none.text)).toContain('Chưa đánh dấu dòng nào.');
    const many = Array.from(
      { length: 51 },
      (_, at) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    );
    const refused = await tick(office, 'application.approve', many, 'https://evil.example/');
    expect(refused.status).toBe(422);
    expect(readable(refused.text)).toContain('Mỗi lần làm đến 50 dòng; bạn đánh dấu 51.');
    expect(refused.text).not.toContain('evil.example');
    expect((await tick(office, 'application.approve', many.slice(0, 2))).status).toBe(404);
    expect((await tick(office, 'application.approve', ["' or 1=1 --"])).status).toBe(404);
    expect((await tick(office, 'no.such.action', many.slice(0, 2))).status).toBe(404);
  });

  it('are nobody else’s to look at or confirm, nor a stranger’s to decide', async () => {
    const [dossier] = await waiting(1);
    const ids = [dossier?.id ?? ''];
    const page = String((await tick(office, 'application.approve', ids)).headers['location']);
    const other = await world.browser(await world.user({ role: 'reviewer' }));
    expect((await other.get(page)).status).toBe(404);
    expect((await other.post(page, { step: 'confirm' })).status).toBe(404);
    const owner = await world.browser(dossier?.owner ?? reviewer);
    expect((await tick(owner, 'application.approve', ids)).status).toBe(403);
    expect((await owner.get('/console/applications')).text).not.toContain('name="pick"');
    expect(await statuses(ids)).toEqual(['submitted']);
  });

  it('send the drafts of a business to the office together, and offer no box where nothing can be done', async () => {
    const farm = await world.business({ name: 'Hợp tác xã Nhiều Bản Nháp' });
    const active = await world.product(farm, { input: { nameVi: 'Chè đã duyệt' } });
    const drafts: string[] = [];
    for (const nameVi of ['Chè nháp một', 'Chè nháp hai']) {
      const { body } = await world.api(farm.owner).post('/api/v1/products').send({ nameVi }).expect(201);
      drafts.push(body.id);
    }
    const owner = await world.browser(farm.owner);
    const list = await owner.get('/console/products');
    for (const id of drafts) expect(list.text).toContain(`name="pick" value="${id}"`);
    expect(list.text).not.toContain(`name="pick" value="${active.id}"`);
    const page = String((await tick(owner, 'product.submit', [...drafts, active.id])).headers['location']);
    const preview = readable((await owner.get(page)).text);
    expect(preview).toContain('2 làm được · 1 để nguyên');
    await owner.post(page, { step: 'confirm' });
    expect(
      await run.db.query('select count(*)::int as sent from applications where subject_id = any($1)', [
        drafts,
      ]),
    ).toEqual([{ sent: 2 }]);
    expect(readable((await owner.get(`${page}?lang=en`)).text)).toContain('2 done, 1 left as they were.');
  });
});
