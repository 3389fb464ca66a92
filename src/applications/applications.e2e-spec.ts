import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../platform/id.js';
import { isoDay } from '../ui/format.js';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { openMailbox, type Mailbox } from '../../test/support/mailbox.js';
import { businessInput, createWorld, type TestUser, type World } from '../../test/support/world.js';

describe('applications', () => {
  let app: RunningApp;
  let world: World;
  let official: TestUser;
  let mailbox: Mailbox;

  beforeAll(async () => {
    mailbox = await openMailbox();
    app = await startApp({ SMTP_URL: mailbox.url, MAIL_FROM: 'so@example.vn' });
    world = createWorld(app);
    official = await world.official();
  });
  afterAll(async () => {
    await app.close();
    await mailbox.close();
  });

  const dossierOf = async (businessId: string) => {
    const [row] = await app.db.query<{ id: string; reference: string; due_at: Date; submitted_at: Date }>(
      'select id, reference, due_at, submitted_at from applications where subject_id = $1',
      [businessId],
    );
    if (row === undefined) throw new Error('no dossier');
    return row;
  };
  const waiting = async () => {
    const farm = await world.business({ status: 'submitted' });
    return { farm, dossier: await dossierOf(farm.id) };
  };
  const decide = (as: TestUser, id: string, body: object) =>
    world.api(as).post(`/api/v1/applications/${id}/decision`).send(body);

  it('numbers a day without gaps, however many come at once and however many fail', async () => {
    const day = isoDay(app.clock.now()).slice(2).replaceAll('-', '');
    const last = async () => {
      const [row] = await app.db.query<{ last: number }>(
        'select coalesce(max(last), 0) as last from application_numbers',
      );
      return row?.last ?? 0;
    };
    const before = await last();
    const owners = await Promise.all(Array.from({ length: 20 }, () => world.user({ role: 'owner' })));
    const shared = businessInput().taxCode;
    const answers = await Promise.all(
      owners.map((owner, index) =>
        world
          .api(owner)
          .post('/api/v1/businesses')
          // Every other one fights for the same tax code, and all but one of those fail.
          .send(index % 2 === 0 ? businessInput() : { ...businessInput(), taxCode: shared }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(11);
    const rows = await app.db.query<{ reference: string }>(
      'select reference from applications where submitted_at::date >= now()::date - 1 order by reference',
    );
    const expected = Array.from(
      { length: before + 11 },
      (_, index) => `HS-${day}-${String(index + 1).padStart(4, '0')}`,
    );
    expect(rows.map(({ reference }) => reference)).toEqual(expected);
    expect(await last()).toBe(before + 11);
  });

  it('is due at five in the afternoon of the third working day', async () => {
    const { dossier } = await waiting();
    const local = new Date(dossier.due_at.getTime() + 7 * 3_600_000);
    expect(local.toISOString().slice(11, 16)).toBe('17:00');
    expect([0, 6]).not.toContain(local.getUTCDay());
    const days = (dossier.due_at.getTime() - dossier.submitted_at.getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(2);
    expect(days).toBeLessThan(7);
  });

  it('is decided once, whoever else tries at the same time', async () => {
    const { farm, dossier } = await waiting();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        decide(
          official,
          dossier.id,
          index % 2 === 0 ? { decision: 'approve' } : { decision: 'refuse', reason: 'Không.' },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array.from({ length: 9 }, () => 409),
    ]);
    const winner = answers.find(({ status }) => status === 200);
    const [business] = await app.db.query<{ status: string }>('select status from businesses where id = $1', [
      farm.id,
    ]);
    expect(business?.status).toBe(winner?.body.status === 'approved' ? 'active' : 'refused');
    const entries = await app.db.query<{ action: string }>(
      `select action from audit_entries where subject_id in ($1, $2) order by id`,
      [dossier.id, farm.id],
    );
    expect(entries).toHaveLength(4); // registered, submitted, and the decision once on each side
  });

  it('owes a reason unless it approves', async () => {
    const { dossier } = await waiting();
    for (const decision of ['amend', 'refuse']) {
      for (const reason of [undefined, null, '', '   ']) {
        const { status, body } = await decide(official, dossier.id, { decision, reason });
        expect(status).toBe(422);
        expect(body.errors).toMatchObject([{ path: 'reason', code: 'reason-needed' }]);
      }
    }
    await decide(official, dossier.id, { decision: 'burn' }).expect(422);
    await decide(official, dossier.id, { decision: 'approve', version: 1 }).expect(200);
  });

  it('is refused when it changed since it was read', async () => {
    const { dossier } = await waiting();
    await decide(official, dossier.id, { decision: 'approve', version: 7 }).expect(412);
    await decide(official, dossier.id, { decision: 'approve', version: 1 }).expect(200);
  });

  it('is read by its business and officials, decided by reviewers alone', async () => {
    const { farm, dossier } = await waiting();
    const path = `/api/v1/applications/${dossier.id}`;
    const own = await world.api(farm.owner).get(path);
    expect(own.body).toMatchObject({
      reference: dossier.reference,
      businessName: farm.name,
      status: 'submitted',
      version: 1,
    });
    expect(own.headers.etag).toBe('"1"');
    const stranger = (await world.business()).owner;
    const other = await world.api(stranger).get(path);
    const missing = await world.api(stranger).get(`/api/v1/applications/${newId()}`);
    expect(other.status).toBe(404);
    expect({ ...other.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
    await decide(farm.owner, dossier.id, { decision: 'approve' }).expect(403);
    for (const role of ['inspector', 'auditor', 'administrator'] as const) {
      const user = await world.user({ role });
      await world.api(user).get(path).expect(200);
      await decide(user, dossier.id, { decision: 'approve' }).expect(403);
    }
    await decide(official, newId(), { decision: 'approve' }).expect(404);
    const mine = await world.api(stranger).get('/api/v1/applications');
    expect(mine.body.items.every(({ businessName }) => businessName === 'Hợp tác xã Thử')).toBe(true);
    expect(mine.body.items).toHaveLength(1);
  });

  it('queues by due time, page after page, each once', async () => {
    const http = world.api(official);
    const seen: { id: string; dueAt: string }[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body, status } = await http
        .get('/api/v1/applications')
        .query({ view: 'waiting', limit: 4, cursor: next });
      expect(status).toBe(200);
      seen.push(...body.items);
      next = body.next;
    }
    const [row] = await app.db.query<{ count: number }>(
      `select count(*)::int from applications where status = 'submitted'`,
    );
    expect(new Set(seen.map(({ id }) => id)).size).toBe(row?.count);
    expect(seen).toHaveLength(row?.count ?? -1);
    expect(seen.map(({ dueAt }) => dueAt)).toEqual(seen.map(({ dueAt }) => dueAt).sort());
    for (const key of ['x', '-infinity', '2026-02-31T00:00:00Z']) {
      const cursor = Buffer.from(JSON.stringify([key, newId()])).toString('base64url');
      const { status } = await http.get('/api/v1/applications').query({ view: 'waiting', cursor });
      expect([200, 400, 422]).toContain(status);
    }
  });

  it('tells the business by e-mail, in the language of who sent it', async () => {
    const { farm, dossier } = await waiting();
    await app.db.query(`update users set language = 'en' where id = $1`, [farm.owner.actor.userId]);
    await app.db.query(`update businesses set contact_email = 'ket-qua@example.vn' where id = $1`, [farm.id]);
    await decide(official, dossier.id, { decision: 'amend', reason: 'Thiếu số nhà.' }).expect(200);
    const { text } = await mailbox.wait('ket-qua@example.vn');
    expect(text).toContain(`Application ${dossier.reference}: decided`);
    expect(text).toContain('has to be amended');
    expect(text).toContain('Thiếu số nhà.');
    expect(text).toContain(`http://localhost:3000/console/applications/${dossier.id}`);
  });

  const stepsOf = async (as: TestUser, id: string) =>
    (await world.api(as).get(`/api/v1/applications/${id}/steps`)).body.items;

  it('keeps every step, and nobody rewrites one', async () => {
    const { farm, dossier } = await waiting();
    await decide(official, dossier.id, { decision: 'amend', reason: 'Thiếu số nhà.' }).expect(200);
    const path = `/api/v1/businesses/${farm.id}`;
    const { headers } = await world.api(farm.owner).get(path);
    await world
      .api(farm.owner)
      .post(`${path}/submissions`)
      .set('if-match', headers['etag'] ?? '')
      .send({ street: 'Số 7, thôn Mẫu 3' })
      .expect(200);
    await decide(official, dossier.id, { decision: 'approve' }).expect(200);
    expect(await stepsOf(farm.owner, dossier.id)).toMatchObject([
      { action: 'submit', by: 'Chủ Cơ Sở Thử', reason: null },
      { action: 'amend', by: 'Cán Bộ Thử', reason: 'Thiếu số nhà.' },
      { action: 'resubmit', by: 'Chủ Cơ Sở Thử', reason: null },
      { action: 'approve', by: 'Cán Bộ Thử', reason: null },
    ]);
    for (const change of ['update application_steps set reason = null', 'delete from application_steps']) {
      await expect(app.db.query(change)).rejects.toThrow('append-only');
    }
  });

  it('shows the official what changed since it was sent before, and nothing else', async () => {
    const farm = await world.business();
    const { id } = await world.product(farm, {
      status: 'submitted',
      input: { nameVi: 'Chè cũ', brand: 'Mẫu' },
    });
    const dossier = await dossierOf(id);
    await decide(official, dossier.id, { decision: 'amend', reason: 'Tên chưa đúng.' }).expect(200);
    const browser = await world.browser(official);
    const page = () => browser.get(`/console/applications/${dossier.id}`);
    expect((await page()).text).not.toContain('Đã sửa so với lần gửi trước');
    const http = world.api(farm.owner);
    const { headers } = await http.get(`/api/v1/products/${id}`);
    await http
      .patch(`/api/v1/products/${id}`)
      .set('if-match', headers['etag'] ?? '')
      .send({ nameVi: 'Chè mới', shelfLifeDays: 365 })
      .expect(200);
    await http.post(`/api/v1/products/${id}/submission`).expect(200);
    const { text } = await page();
    const shown = /<section class="panel" id="differences".*?<\/section>/s.exec(text)?.[0] ?? '';
    expect(shown).toContain('<del>Chè cũ</del> → <ins>Chè mới</ins>');
    expect(shown).toContain('<del>chưa khai</del> → <ins>365</ins>');
    expect(shown).not.toContain('Mẫu');
    expect((await browser.get(`/console/applications/${dossier.id}?lang=en`)).text).toContain(
      '<del>not declared</del>',
    );
  });

  it('is taken back by its business until it is decided; what it was about is a draft that can go', async () => {
    const farm = await world.business();
    const { id } = await world.product(farm, { status: 'submitted' });
    const dossier = await dossierOf(id);
    const stranger = (await world.business()).owner;
    await world.api(stranger).post(`/api/v1/applications/${dossier.id}/withdrawal`).expect(404);
    const applicant = await world.browser(farm.owner);
    expect((await applicant.get(`/console/applications/${dossier.id}`)).text).toContain('Rút hồ sơ này');
    const gone = await applicant.post(`/console/applications/${dossier.id}/withdrawal`, {});
    expect(gone.headers.location).toBe(`/console/applications/${dossier.id}?done=withdrawn`);
    const late = await decide(official, dossier.id, { decision: 'approve' });
    expect(late.body).toMatchObject({
      status: 409,
      code: 'application-decided',
      state: 'withdrawn',
      allowedIn: ['submitted'],
    });
    const http = world.api(farm.owner);
    expect((await http.get(`/api/v1/products/${id}`)).body.status).toBe('draft');
    await http.delete(`/api/v1/products/${id}`).expect(204);
    await http.get(`/api/v1/products/${id}`).expect(404);
    // The dossier still tells what had been asked for.
    const kept = await applicant.get(`/console/applications/${dossier.id}?done=withdrawn`);
    expect(kept.status).toBe(200);
    expect(kept.text).toContain('Chè Shan tuyết thử');
    expect(kept.text).not.toContain('Sửa và gửi lại');
    const entries = await app.db.query<{ action: string }>(
      'select action from audit_entries where subject_id in ($1, $2) order by id',
      [id, dossier.id],
    );
    expect(entries.map(({ action }) => action).slice(-3)).toEqual([
      'product.withdrawn',
      'application.withdrawn',
      'product.deleted',
    ]);
  });

  it('is decided or taken back, never both, and nobody waits for ever', async () => {
    const farm = await world.business();
    for (let round = 0; round < 6; round += 1) {
      const { id } = await world.product(farm, { status: 'submitted' });
      const dossier = await dossierOf(id);
      const answers = await Promise.all([
        decide(official, dossier.id, { decision: 'approve' }),
        world.api(farm.owner).post(`/api/v1/applications/${dossier.id}/withdrawal`),
        decide(official, dossier.id, { decision: 'amend', reason: 'Thử' }),
      ]);
      const won = answers.filter(({ status }) => status === 200);
      expect(answers.every(({ status }) => [200, 409].includes(status))).toBe(true);
      expect(won.length).toBeGreaterThanOrEqual(1);
      const [row] = await app.db.query<{ status: string; subject: string; steps: number }>(
        `select a.status, p.status as subject,
           (select count(*)::int from application_steps s where s.application_id = a.id) as steps
         from applications a join products p on p.id = a.subject_id where a.id = $1`,
        [dossier.id],
      );
      const follows: Readonly<Record<string, string>> = {
        approved: 'active',
        withdrawn: 'draft',
        amend: 'amend',
      };
      expect(row?.subject).toBe(follows[row?.status ?? '']);
      expect(row?.steps).toBe(1 + won.length);
    }
  });

  describe('in the console', () => {
    it('shows the queue with counts, filters it, and keeps the filter in its links', async () => {
      const farm = await world.business({ name: 'HTX Lọc Thử', status: 'submitted' });
      const dossier = await dossierOf(farm.id);
      const browser = await world.browser(official);
      const queue = await browser.get('/console/applications');
      expect(queue.text).toContain('Hồ sơ cần xử lý');
      const found = await browser.get('/console/applications?q=l%E1%BB%8Dc&kind=business');
      expect(found.text).toContain('HTX Lọc Thử');
      expect(found.text).toContain('kind=business&amp;view=late');
      expect((await browser.get('/console/applications?kind=product')).text).not.toContain('HTX Lọc Thử');
      expect((await browser.get(`/console/applications?q=${dossier.reference}&view=all`)).text).toContain(
        'HTX Lọc Thử',
      );
      expect((await browser.get('/console/applications?view=bogus')).status).toBe(422);
    });

    it('is late after its due time', async () => {
      const { farm, dossier } = await waiting();
      const browser = await world.browser(official);
      expect((await browser.get('/console/applications?view=late')).text).not.toContain(dossier.reference);
      await app.db.query(`update applications set due_at = now() - interval '3 days' where id = $1`, [
        dossier.id,
      ]);
      const late = await browser.get('/console/applications?view=late');
      expect(late.text).toContain(dossier.reference);
      expect(late.text).toMatch(/Quá \d ngày/);
      expect(late.text).toContain(farm.name);
    });

    it('leads an official from the dossier through the decision to the next one', async () => {
      const { farm, dossier } = await waiting();
      await waiting();
      const browser = await world.browser(official);
      const page = await browser.get(`/console/applications/${dossier.id}`);
      expect(page.text).toContain('Thôn Mẫu 3, xã Đồng Văn, tỉnh Tuyên Quang');
      const version = /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? '';
      const undecided = await browser.post(`/console/applications/${dossier.id}`, {
        version,
        reason: 'Đã gõ',
      });
      expect(undecided.status).toBe(422);
      expect(undecided.text).toContain('href="#f-decision"');
      expect(undecided.text).toContain('Đã gõ</textarea>');
      const bare = await browser.post(`/console/applications/${dossier.id}`, { version, decision: 'amend' });
      expect(bare.text).toContain('href="#f-reason"');
      const sent = { version, decision: 'amend', reason: 'Thiếu số nhà.' };
      const preview = await browser.post(`/console/applications/${dossier.id}`, sent);
      expect(preview.status).toBe(200);
      expect(preview.text).toContain('Chưa ghi gì');
      expect(preview.text).toContain('Thiếu số nhà.');
      expect(preview.text).toContain('name="step" value="record"');
      const still = await world.api(official).get(`/api/v1/applications/${dossier.id}`);
      expect(still.body).toMatchObject({ status: 'submitted', version: Number(version) });
      const edited = await browser.post(`/console/applications/${dossier.id}`, { ...sent, step: 'edit' });
      expect(edited.text).toContain('Thiếu số nhà.</textarea>');
      const decided = await browser.post(`/console/applications/${dossier.id}`, { ...sent, step: 'record' });
      expect(decided.headers.location).toBe(`/console/applications/${dossier.id}?done=amend`);
      const done = await browser.get(decided.headers.location ?? '');
      expect(done.text).toContain('Đã gửi yêu cầu bổ sung.');
      expect(done.text).toContain(dossier.reference);
      expect(done.text).toContain('Mở hồ sơ đến hạn gần nhất');
      expect(done.text).not.toContain('name="decision"');
      expect(done.text).toContain('Cán Bộ Thử'); // who asked for it
      for (const step of ['', 'record']) {
        const again = await browser.post(`/console/applications/${dossier.id}`, {
          version,
          decision: 'approve',
          step,
        });
        expect(again.status).toBe(409);
      }

      const applicant = await world.browser(farm.owner);
      const theirs = await applicant.get(`/console/applications/${dossier.id}`);
      expect(theirs.text).toContain('Thiếu số nhà.');
      expect(theirs.text).toContain('href="/console/business/amend"');
      expect(theirs.text).not.toContain('name="decision"');
    });

    it('is in English where the reader wants it, and not there for others', async () => {
      const { dossier } = await waiting();
      const browser = await world.browser(official);
      const page = await browser.get(`/console/applications/${dossier.id}?lang=en`);
      expect(page.text).toContain('Preview');
      expect(page.text).toContain('Dong Van Commune, Tuyen Quang Province');
      const stranger = await world.browser((await world.business()).owner);
      expect((await stranger.get(`/console/applications/${dossier.id}`)).status).toBe(404);
      const auditor = await world.browser(await world.user({ role: 'auditor' }));
      const read = await auditor.get(`/console/applications/${dossier.id}`);
      expect(read.text).toContain('Chỉ cán bộ xét duyệt');
      expect(
        (await auditor.post(`/console/applications/${dossier.id}`, { version: '1', decision: 'approve' }))
          .status,
      ).toBe(403);
    });
  });
});
