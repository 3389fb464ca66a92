import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { createWorld, type TestBusiness, type TestUser, type World } from '../../test/support/world.js';
import { readable } from '../../test/support/person.js';

describe('the work on a dossier', () => {
  let run: RunningApp;
  let world: World;
  let official: TestUser;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    official = await world.official();
  });
  afterAll(() => run.close());

  const dossierOf = async (subjectId: string) => {
    const [row] = await run.db.query<{ id: string; due_at: Date }>(
      'select id, due_at from applications where subject_id = $1',
      [subjectId],
    );
    if (row === undefined) throw new Error('no dossier');
    return row;
  };
  const waiting = async (): Promise<{ farm: TestBusiness; id: string; due_at: Date }> => {
    const farm = await world.business({ status: 'submitted' });
    return { farm, ...(await dossierOf(farm.id)) };
  };
  const ask = (as: TestUser, path: string, body: object = {}) =>
    world.api(as).post(`/api/v1/applications/${path}`).send(body);

  it('gives every decision that ends a dossier a number, without gaps, however many come at once', async () => {
    const dossiers = await Promise.all(Array.from({ length: 8 }, waiting));
    const last = async () => {
      const [row] = await run.db.query<{ last: number }>(
        'select coalesce(max(last), 0)::int as last from decision_numbers',
      );
      return row?.last ?? 0;
    };
    const before = await last();
    // Each is decided by four at once, and every other one without the reason it owes.
    const answers = await Promise.all(
      dossiers.flatMap(({ id }, index) =>
        Array.from({ length: 4 }, () =>
          ask(official, `${id}/decision`, index % 2 === 0 ? { decision: 'approve' } : { decision: 'refuse' }),
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(4);
    expect(await last()).toBe(before + 4);
    const numbers = await run.db.query<{ number: number }>(
      'select number from decisions where number > $1 order by number',
      [before],
    );
    expect(numbers.map(({ number }) => number)).toEqual([1, 2, 3, 4].map((step) => before + step));
    const [first] = answers.filter(({ status }) => status === 200);
    expect(first?.body['decisionNumber']).toMatch(/^\d+\/\d{4}\/QĐ-SKHCN$/);
  });

  it('lets exactly one of 32 who approve at the same moment win', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await waiting();
      const answers = await Promise.all(
        Array.from({ length: 32 }, () => ask(official, `${id}/decision`, { decision: 'approve' })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        200,
        ...Array.from({ length: 31 }, () => 409),
      ]);
    }
  });

  it('names the reason from the list beside the words, in the history and to the applicant', async () => {
    const { farm, id } = await waiting();
    const asked = await ask(official, `${id}/decision`, {
      decision: 'amend',
      reason: 'Ảnh giấy phép bị mờ',
      reasonCode: 'unreadable',
    });
    expect(asked.body).toMatchObject({ status: 'amend', reasonCode: 'unreadable', decisionNumber: null });
    const page = readable((await (await world.browser(farm.owner)).get(`/console/applications/${id}`)).text);
    expect(page).toContain('Ảnh, tệp không đọc được');
    expect(page).toContain('Ảnh giấy phép bị mờ');
    expect(
      (await ask(official, `${id}/decision`, { decision: 'amend', reasonCode: 'nonsense' })).status,
    ).toBe(422);
  });

  it('stops the clock while the applicant amends', async () => {
    const { farm, id, due_at: due } = await waiting();
    await ask(official, `${id}/decision`, { decision: 'amend', reason: 'Bổ sung' });
    run.clock.advance(30 * 86_400_000);
    const [business] = (await world.api(farm.owner).get('/api/v1/businesses')).body.items;
    await world
      .api(farm.owner)
      .post(`/api/v1/businesses/${farm.id}/submissions`)
      .set('if-match', `"${business?.version ?? 0}"`)
      .send({ contactName: 'Người Khác' })
      .expect(200);
    const again = await dossierOf(farm.id);
    expect(again.due_at.getTime()).toBeGreaterThan(due.getTime() + 25 * 86_400_000);
    const { body } = await world.api(official).get(`/api/v1/applications/${id}`);
    // Of the three days that were promised none had passed: as many as one has that is sent now.
    const { due_at: fresh } = await waiting();
    expect([body['dueAt'], again.due_at]).toEqual([fresh.toISOString(), fresh]);
  });

  it('waits for the visit that was ordered, and tells everybody what was found', async () => {
    const { farm, id } = await waiting();
    const inspector = await world.user({ role: 'inspector' });
    await ask(official, `${id}/field-check`, { words: 'Đo cạnh phía đông' }).expect(200);
    const refused = await ask(official, `${id}/decision`, { decision: 'approve' });
    expect([refused.status, refused.body.code]).toEqual([409, 'field-check-open']);
    await ask(inspector, `${id}/field-report`, { reason: ' ' }).expect(422);
    const report = await ask(inspector, `${id}/field-report`, { reason: 'Đúng như khai' });
    expect(report.body['fieldCheck']).toBe('done');
    const page = readable((await (await world.browser(farm.owner)).get(`/console/applications/${id}`)).text);
    expect(page).toContain('Đúng như khai');
    await ask(official, `${id}/decision`, { decision: 'approve' }).expect(200);
  });

  it('goes to somebody who is there and has nothing to do with the applicant, by name or by lot', async () => {
    const { farm, id } = await waiting();
    const [away, related, free] = await Promise.all(
      ['Người Vắng', 'Người Nhà', 'Người Rảnh'].map((name) => world.user({ role: 'reviewer', name })),
    );
    if (away === undefined || related === undefined || free === undefined) throw new Error('nobody');
    const today = new Date(run.clock.now().getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
    const awaysPage = await world.browser(away);
    await awaysPage.post('/console/duty/absences', { firstDay: today, lastDay: today }).expect(303);
    const [business] = await run.db.query<{ tax_code: string }>(
      'select tax_code from businesses where id = $1',
      [farm.id],
    );
    const relatedsPage = await world.browser(related);
    const conflict = { taxCode: business?.tax_code ?? '', reason: 'Em ruột là giám đốc' };
    await relatedsPage.post('/console/duty/conflicts', conflict).expect(303);
    for (const { actor } of [away, related])
      expect((await ask(official, `${id}/assignment`, { officialId: actor.userId })).status).toBe(422);
    const decided = await ask(related, `${id}/decision`, { decision: 'approve' });
    expect([decided.status, decided.body.code]).toEqual([403, 'conflict-of-interest']);
    const drawn = new Set<unknown>();
    for (let round = 0; round < 12; round += 1)
      drawn.add((await ask(official, `${id}/assignment`, { random: true })).body['assigneeName']);
    expect(drawn.has('Người Vắng') || drawn.has('Người Nhà')).toBe(false);
    await ask(official, `${id}/assignment`, { officialId: free.actor.userId }).expect(200);
    const mine = await world.api(free).get('/api/v1/applications?view=mine');
    expect(mine.body.items.map((item) => item.id)).toEqual([id]);
    // Away from today on: what was held goes to another.
    await (
      await world.browser(free)
    )
      .post('/console/duty/absences', { firstDay: today, lastDay: today })
      .expect(303);
    const { body } = await world.api(official).get(`/api/v1/applications/${id}`);
    expect(body['assigneeName']).not.toBe('Người Rảnh');
    expect(body['assigneeName']).not.toBeNull();
  });

  it('shows what the machine looked at, with its rule, to the office alone', async () => {
    const farm = await world.business();
    const area = await world.area(farm, { status: 'submitted' });
    const { id } = await dossierOf(area.id);
    const page = readable((await (await world.browser(official)).get(`/console/applications/${id}`)).text);
    expect(page).toContain('Máy soát');
    expect(page).toContain('Không chồng lên vùng nào');
    expect(page).toContain('Lệch quá 5 %');
    const own = readable((await (await world.browser(farm.owner)).get(`/console/applications/${id}`)).text);
    expect(own).not.toContain('Máy soát');
  });

  it('is due by the days that an administrator wrote', async () => {
    const administrator = await world.browser(await world.user({ role: 'administrator' }));
    const { farm: first } = await waiting();
    const { due_at: before } = await dossierOf(first.id);
    const day = new Date(before.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
    await administrator.post('/console/office-days', { day, kind: 'off', name: 'Nghỉ bão' }).expect(303);
    expect(
      readable((await administrator.get(`/console/office-days?year=${day.slice(0, 4)}`)).text),
    ).toContain('Nghỉ bão');
    const { due_at: after } = await waiting();
    expect(after.getTime()).toBeGreaterThan(before.getTime());
    await administrator.post(`/console/office-days/${day}/removal`, {}).expect(303);
    const { due_at: again } = await waiting();
    expect(again.getTime()).toBe(before.getTime());
  });

  it('shows what the machine found: the tax code, a product that is there already, a paper that is out of date', async () => {
    const office = await world.browser(official);
    const { farm, id } = await waiting();
    expect(readable((await office.get(`/console/applications/${id}`)).text)).toMatch(
      /\d{10}: đúng số kiểm tra/,
    );

    const grower = await world.business({ name: 'HTX Trùng Tên' });
    const first = await world.product(grower, { input: { nameVi: 'Chè Shan tuyết' } });
    const api = world.api(grower.owner);
    const { body: second } = await api
      .post('/api/v1/products')
      .send({ nameVi: 'Chè shan-tuyết' })
      .expect(201);
    const { body: other } = await api.post('/api/v1/products').send({ nameVi: 'Mật ong bạc hà' }).expect(201);
    const expired = await certificate(grower.id, -1);
    await run.db.query('insert into certificate_products (certificate_id, product_id) values ($1, $2)', [
      expired,
      second.id,
    ]);
    for (const each of [second, other]) {
      await run.db.query(`update products set status = 'submitted' where id = $1`, [each.id]);
      await sendDossier('product', each.id, grower);
    }
    const seen = await office.get(`/console/applications/${(await dossierOf(second.id)).id}`);
    expect(readable(seen.text)).toContain('Trùng sản phẩm của cơ sở');
    expect(seen.text).toContain(`href="/console/products/${first.id}"`);
    expect(readable(seen.text)).toContain('Đã hết hạn ngày');
    expect(seen.text).toContain(`href="/console/certificates/${expired}"`);
    expect(
      readable((await office.get(`/console/applications/${(await dossierOf(other.id)).id}`)).text),
    ).toContain('Không có sản phẩm nào gần tên');

    // A paper that is none any more is nobody's to confirm among many others.
    await run.db.query(`update certificates set status = 'submitted' where id = $1`, [expired]);
    const [old, good] = [
      await sendDossier('certificate', expired, grower),
      await sendDossier('certificate', await certificate(grower.id, 90), grower),
    ];
    const ticked = await office.post('/console/selections', {
      action: 'application.approve',
      pick: [old, good],
      back: '/console/applications',
    });
    const preview = readable((await office.get(String(ticked.headers['location']))).text);
    expect(preview).toContain('1 làm được · 1 để nguyên');
    expect(preview).toContain('Máy soát thấy điều chưa đạt.');
    expect(farm.id).not.toBe(grower.id);
  });

  /** That waits, and whose last day is so many days from now. */
  async function certificate(businessId: string, days: number): Promise<string> {
    const [row] = await run.db.query<{ id: string }>(
      `insert into certificates (id, business_id, kind, number, issuer, issued_on, expires_on, covers_business, status, created_at, updated_at)
       values (gen_random_uuid(), $1, 'vietgap', gen_random_uuid()::text, 'Chi cục thử', current_date - 400, current_date + $2::int, true, 'submitted', now(), now())
       returning id`,
      [businessId, days < 0 ? days - 1 : days],
    );
    return row?.id ?? '';
  }

  async function sendDossier(kind: string, subjectId: string, { id, owner }: TestBusiness): Promise<string> {
    const [row] = await run.db.query<{ id: string }>(
      `insert into applications (id, reference, kind, subject_id, business_id, title, status, submitted_by, submitted_at, due_at)
       values (gen_random_uuid(), 'THU-' || gen_random_uuid(), $1, $2, $3, 'Thử', 'submitted', $4, now(), now() + interval '3 days') returning id`,
      [kind, subjectId, id, owner.actor.userId],
    );
    return row?.id ?? '';
  }
});
