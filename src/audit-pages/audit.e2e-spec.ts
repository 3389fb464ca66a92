import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { AuditLog } from '../audit/audit-log.service.js';
import { Database } from '../platform/database/database.js';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { Person, readable } from '../../test/support/person.js';
import { createWorld, type TestUser, type World } from '../../test/support/world.js';

describe('the audit log', () => {
  let run: RunningApp;
  let world: World;
  let auditor: TestUser;
  const list = async (query: Record<string, string | number>) => {
    const answer = await world.http(auditor).get('/api/v1/audit-entries').query(query);
    expect(answer.status).toBe(200);
    return answer.body as { items: Record<string, unknown>[]; next: string | null };
  };

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    auditor = await world.user({ role: 'auditor', name: 'Giám Sát' });
  });
  afterAll(() => run.close());

  const open = async (user: TestUser, path: string) => {
    const { text: body } = await (await world.browser(user)).get(path);
    return { body, text: readable(body) };
  };

  describe('refuses change', () => {
    const STATEMENTS = [
      'update audit_entries set actor_id = null',
      'delete from audit_entries',
      'truncate audit_entries',
    ];
    const refusal = async (statement: string, role: string | null) => {
      const client = new Client({ connectionString: run.db.url });
      await client.connect();
      try {
        if (role !== null) await client.query(`set role ${role}`);
        await client.query(statement);
        return null;
      } catch (error) {
        return error instanceof Error && 'code' in error
          ? { code: error.code, message: error.message }
          : error;
      } finally {
        await client.end();
      }
    };

    it.each(STATEMENTS)('by privilege, to the role the service works as: %s', async (statement) => {
      expect(await refusal(statement, 'dau_goc_app')).toEqual({
        code: '42501',
        message: 'permission denied for table audit_entries',
      });
    });

    it.each(STATEMENTS)('by trigger, to the owner of the table: %s', async (statement) => {
      await world.business();
      const word = statement.split(' ')[0]?.toUpperCase() ?? '';
      expect(await refusal(statement, null)).toEqual({
        code: '42501',
        message: `${word} on audit_entries is refused: the table is append-only`,
      });
    });

    it('does not let the service switch the trigger off', async () => {
      expect(await refusal('alter table audit_entries disable trigger all', 'dau_goc_app')).toMatchObject({
        code: '42501',
      });
    });
  });

  it('stands and falls with the change', async () => {
    const { owner } = await world.business();
    const db = run.app.get(Database);
    const count = async () => (await run.db.query('select 1 from audit_entries')).length;
    const before = await count();
    const failing = db.transaction(async (tx) => {
      await run.app.get(AuditLog).record(tx, owner.actor, 'lot.tested', { type: 'lot', id: 'x' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await count()).toBe(before);
  });

  it('is read by each of its filters', async () => {
    const farm = await world.business({ name: 'Hợp tác xã Sổ Sách' });
    const all = await list({ limit: 100 });
    const registered = all.items.find(
      (entry) => entry['action'] === 'business.registered' && entry['subjectId'] === farm.id,
    );
    expect(registered).toMatchObject({
      actorId: farm.owner.actor.userId,
      actorRole: 'owner',
      subjectType: 'business',
      businessId: farm.id,
      businessName: 'Hợp tác xã Sổ Sách',
    });
    const ids = (page: { items: Record<string, unknown>[] }) => page.items.map((entry) => entry['id']);
    expect(ids(await list({ action: 'business.registered', subjectId: farm.id }))).toEqual([
      registered?.['id'],
    ]);
    expect(ids(await list({ actor: farm.owner.email, subjectType: 'business', limit: 100 }))).toContain(
      registered?.['id'],
    );
    expect(ids(await list({ actor: farm.owner.actor.userId, limit: 100 }))).toContain(registered?.['id']);
    expect(ids(await list({ actor: 'chủ cơ sở', limit: 100 }))).toContain(registered?.['id']);
    expect((await list({ actor: 'không ai cả' })).items).toEqual([]);
    expect((await list({ subjectType: 'user', action: 'business.registered' })).items).toEqual([]);
  });

  it('takes days in the time zone of the registry, and moments', async () => {
    const db = run.app.get(Database);
    const at = new Date('2031-03-04T16:59:59.000Z'); // 23:59:59 of the fourth in Hà Nội
    run.clock.advance(at.getTime() - run.clock.now().getTime());
    await db.transaction((tx) =>
      run.app.get(AuditLog).record(tx, auditor.actor, 'lot.timed', { type: 'lot', id: 'first' }),
    );
    run.clock.advance(2000);
    await db.transaction((tx) =>
      run.app.get(AuditLog).record(tx, auditor.actor, 'lot.timed', { type: 'lot', id: 'second' }),
    );
    run.clock.advance(-run.clock.now().getTime() + Date.now());
    const subjects = async (query: Record<string, string>) =>
      (await list({ action: 'lot.timed', ...query })).items.map((entry) => entry['subjectId']);
    expect(await subjects({ from: '2031-03-04', to: '2031-03-04' })).toEqual(['first']);
    expect(await subjects({ from: '2031-03-05' })).toEqual(['second']);
    expect(await subjects({ to: '2031-03-04T17:00:00Z' })).toEqual(['first']);
    expect(await subjects({ from: '2031-03-05T00:00:00+07:00' })).toEqual(['second']);
  });

  it.each([
    ['2026-02-30', 'date-nonexistent'],
    ['hôm qua', 'date-invalid'],
    ['2026-11-21T10:00', 'moment-invalid'],
    ['0000-01-01', 'date-nonexistent'],
    ['0026-01-01', 'date-far'],
    ['2026-11-21T10:00+99:99', 'time-invalid'],
  ])('refuses the time %j', async (from, code) => {
    const answer = await world.http(auditor).get('/api/v1/audit-entries').query({ from });
    expect(answer.status).toBe(422);
    expect((answer.body as { errors: unknown }).errors).toEqual([
      { path: 'from', code, message: expect.any(String) },
    ]);
  });

  it('pages without a gap while entries are added', async () => {
    const seen: unknown[] = [];
    const first = await list({ limit: 4 });
    await world.business();
    let page = first;
    for (;;) {
      seen.push(...page.items.map((entry) => entry['id']));
      if (page.next === null) break;
      page = await list({ limit: 4, cursor: page.next });
    }
    const [newest] = first.items;
    const rows = await run.db.query<{ id: string }>(
      'select id::text from audit_entries where id <= $1 order by audit_entries.id desc',
      [newest?.['id']],
    );
    expect(seen).toEqual(rows.map((row) => row.id));
    const forged = Buffer.from(JSON.stringify(['', '1; drop table'])).toString('base64url');
    expect((await world.http(auditor).get('/api/v1/audit-entries').query({ cursor: forged })).status).toBe(
      400,
    );
  });

  it('shows what was before and what is after, on a page for officials', async () => {
    const email = 'quan-tri@example.vn';
    const admin = new Person(run);
    await admin.signUp({ email, password: 'gà gáy trên đồi chè shan' });
    await run.db.query("update users set role = 'auditor' where email = $1", [email]);
    const db = run.app.get(Database);
    await db.transaction((tx) =>
      run.app.get(AuditLog).record(
        tx,
        auditor.actor,
        'lot.held',
        { type: 'lot', id: 'lo-so-1' },
        {
          before: { status: 'open', note: '<b>đậm</b>' },
          after: { status: 'held' },
        },
      ),
    );
    const page = await admin.open('/console/audit?subjectId=lo-so-1&from=&to=');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Giám Sát');
    expect(page.text).toContain('Giữ lô lại');
    expect(page.text).toContain('Trạng thái : Đang ghi → Tạm giữ');
    expect(page.text).toContain('note : <b>đậm</b>');
    expect(page.body).toContain('&lt;b>đậm');
    const wrong = await admin.open('/console/audit?from=2026-02-30');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Không có ngày này');
    const none = await admin.open('/console/audit?actor=khong-ai');
    expect(none.text).toContain('Không có lần ghi nào như vậy.');
    await run.db.query('update users set role = null where email = $1', [email]);
    expect((await admin.open('/console/audit')).status).toBe(403);
  });

  it('tells in the reader’s words what was done to what, names things as they are called today, and leads to them', async () => {
    const farm = await world.business({ name: 'Hợp tác xã Đọc Sổ' });
    const product = await world.product(farm, { input: { nameVi: 'Chè Đọc Sổ' } });
    const lot = await world.lot(farm, { product, status: 'released' });
    await world
      .api(farm.owner)
      .post(`/api/v1/lots/${lot.id}/hold`)
      .send({ reason: 'Nhãn in nhầm' })
      .expect(200);
    const { text, body } = await open(auditor, `/console/audit?subjectId=${lot.id}&action=lot.held`);
    expect(text).toContain('Trạng thái : Lưu hành → Tạm giữ');
    expect(text).toContain('Bên giữ lô : để trống → Cơ sở');
    expect(text).toContain('Lý do : để trống → Nhãn in nhầm');
    expect(body).toContain(`<a href="/console/lots/${lot.id}">${lot.lotNumber}</a>`);
    const made = await open(auditor, `/console/audit?subjectId=${lot.id}&action=lot.created`);
    expect(made.body).toContain(`<a href="/console/products/${product.id}">Chè Đọc Sổ</a>`);
    const dossier = await open(auditor, `/console/audit?action=application.submitted`);
    expect(dossier.text).toContain('Việc : Đăng ký sản phẩm');
    expect(dossier.body).toContain(`<ins><a href="/console/products/${product.id}">Chè Đọc Sổ</a></ins>`);
  });

  it('folds away what is technical: ids, the entry as it is stored, and what browsers do by themselves', async () => {
    const { body } = await open(auditor, '/console/audit?to=2030-12-31');
    const unfolded = body.replace(/<details.*?<\/details>/gs, '').replace(/<(select|option).*?<\/\1>/gs, '');
    const shown = /<tbody>.*<\/tbody>/s.exec(unfolded)?.[0].replace(/href="[^"]*"/g, '') ?? '';
    expect(shown.length).toBeGreaterThan(200);
    expect(shown).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7|[a-z]+\.[a-z]+-?[a-z]*(?=<)/);
    expect(body).toMatch(/<optgroup label="Kỹ thuật">.*session\.opened/s);
    expect(body).toMatch(/<details class="technical">.*lot\.created/s);
  });

  it('holds neither names nor addresses of people', async () => {
    const person = new Person(run);
    await person.signUp({
      email: 'bi-mat@example.vn',
      password: 'gà gáy trên đồi chè shan',
      name: 'Tên Bí Mật',
    });
    await person.submit('/console/account', { name: 'Khóa của Bí Mật' }, '/console/account/api-keys');
    const rows = await run.db.query('select before, after from audit_entries');
    expect(JSON.stringify(rows)).not.toMatch(/bí mật|bi-mat/i);
  });
});
