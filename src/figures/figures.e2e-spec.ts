import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestUser, type World } from '../../test/support/world.js';
import { momentOf } from '../platform/time-zone.js';
import { FigureMonths } from './figures.jobs.js';
import { monthAfter } from './period.js';

const ZONE = 'Asia/Ho_Chi_Minh';
/** Another commune than the one where the others are. */
const ELSEWHERE = '01090';

describe('figures of the work on dossiers', () => {
  let run: RunningApp;
  let world: World;
  let reviewer: TestUser;
  let colleague: TestUser;
  let auditor: TestUser;
  /** The month everything happens in, and the next. */
  let month = '';
  let next = '';

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    reviewer = await world.official();
    colleague = await world.user({ role: 'reviewer', name: 'Cán Bộ Thứ Hai' });
    auditor = await world.user({ role: 'auditor' });
    month = monthAfter(run.clock.now().toISOString().slice(0, 10), 2);
    next = monthAfter(month, 1);
    goTo(`${month.slice(0, 8)}08T09:00`);
    const [inTime, refused, late, amended, open] = [
      await sent('Đúng hạn'),
      await sent('Bị từ chối'),
      await sent('Quá hạn', ELSEWHERE),
      await sent('Phải bổ sung'),
      await sent('Chưa ai xem'),
    ];
    await decide(reviewer, inTime, { decision: 'approve' });
    await decide(colleague, refused, { decision: 'refuse', reason: 'Trùng', reasonCode: 'duplicate' });
    await decide(reviewer, amended, { decision: 'amend', reason: 'Thiếu giấy' });
    goTo(`${month.slice(0, 8)}25T09:00`);
    await decide(reviewer, late, { decision: 'approve' });
    expect(open).not.toBe('');
  });
  afterAll(() => run.close());

  function goTo(local: string) {
    const at = momentOf(local, ZONE);
    if (at === null) throw new Error(`${local} is no moment`);
    run.clock.advance(at.getTime() - run.clock.now().getTime());
  }

  async function sent(name: string, communeCode?: string): Promise<string> {
    const input = communeCode === undefined ? {} : { communeCode };
    const { id } = await world.business({ name: `HTX ${name}`, status: 'submitted', input });
    const [row] = await run.db.query<{ id: string }>('select id from applications where business_id = $1', [
      id,
    ]);
    return row?.id ?? '';
  }

  const decide = (who: TestUser, id: string, decision: object) =>
    world.api(who).post(`/api/v1/applications/${id}/decision`).send(decision).expect(200);
  const figures = async (who: TestUser, query: string) =>
    (await world.api(who).get(`/api/v1/figures?${query}`).expect(200)).body as unknown as {
      rows: Record<string, unknown>[];
      total: Record<string, number>;
      onTimePercent: number | null;
      closed: boolean;
    };
  const close = () => run.app.get(FigureMonths).close();
  const monthName = () => month.slice(0, 7);

  const WHOLE = {
    received: 5,
    decided: 3,
    onTime: 2,
    late: 1,
    amended: 1,
    refused: 1,
    withdrawn: 0,
    open: 2,
  };

  it('count what came in, was decided, in time or late, and is open', async () => {
    const { total, onTimePercent, closed, rows } = await figures(auditor, `period=${monthName()}`);
    expect(total).toEqual(WHOLE);
    expect(onTimePercent).toBe(66.7);
    expect(closed).toBe(false);
    expect(rows).toEqual([{ key: 'business', name: null, ...WHOLE }]);
  });

  it('are told apart by commune, channel and official, each of whom sees the own', async () => {
    const units = await figures(auditor, `period=${monthName()}&by=unit`);
    expect(units.rows.map(({ key, received, late }) => [key, received, late])).toEqual([
      ['00721', 4, 0],
      [ELSEWHERE, 1, 1],
    ]);
    expect(units.rows.every(({ name }) => typeof name === 'string')).toBe(true);
    expect((await figures(auditor, `period=${monthName()}&by=channel`)).rows).toMatchObject([
      { key: 'online', received: 5 },
    ]);
    const all = await figures(auditor, `period=${monthName()}&by=officer`);
    expect(all.rows.map(({ name, decided, late, amended }) => [name, decided, late, amended])).toEqual([
      ['Cán Bộ Thử', 2, 1, 1],
      ['Cán Bộ Thứ Hai', 1, 0, 0],
    ]);
    const own = await figures(colleague, `period=${monthName()}&by=officer`);
    expect(own.rows.map(({ key, name, decided }) => [key, name, decided])).toEqual(
      expect.arrayContaining([
        [colleague.actor.userId, 'Cán Bộ Thứ Hai', 1],
        [null, null, 2],
      ]),
    );
    expect(JSON.stringify(own.rows)).not.toContain('Cán Bộ Thử"');
  });

  it('keep to the units of the official', async () => {
    const local = await world.user({ role: 'reviewer' });
    await world
      .api(await world.user({ role: 'administrator' }))
      .put(`/api/v1/users/${local.actor.userId}/units`)
      .send({ units: [ELSEWHERE] })
      .expect(200);
    const { total } = await figures(local, `period=${monthName()}`);
    expect(total).toMatchObject({ received: 1, decided: 1, late: 1, open: 0 });
  });

  it('close a month on its day, carry on what is open, and add up to quarter and year', async () => {
    goTo(`${next.slice(0, 8)}04T09:00`);
    await close();
    expect((await figures(auditor, `period=${monthName()}`)).closed).toBe(false);
    goTo(`${next.slice(0, 8)}06T09:00`);
    await Promise.all([close(), close()]);
    const closed = await figures(auditor, `period=${monthName()}`);
    expect(closed.closed).toBe(true);
    expect(closed.total).toEqual(WHOLE);
    expect(await revisions()).toEqual([0]);
    // Counted again it comes out alike, and nothing is written.
    await close();
    expect(await revisions()).toEqual([0]);
    const fresh = await figures(auditor, `period=${next.slice(0, 7)}`);
    expect(fresh.total).toMatchObject({ received: 0, decided: 0, open: 2 });
    expect(fresh.onTimePercent).toBeNull();
    const dossier = await sent('Tháng sau');
    await decide(reviewer, dossier, { decision: 'approve' });
    expect((await figures(auditor, `period=${next.slice(0, 7)}`)).total).toMatchObject({
      received: 1,
      decided: 1,
      open: 2,
    });
    const year = await figures(auditor, `period=${month.slice(0, 4)}&by=month`);
    const here = year.rows.find(({ key }) => key === month);
    expect(here).toMatchObject({ received: 5, decided: 3 });
    expect(year.total['received']).toBe(year.rows.reduce((sum, { received }) => sum + Number(received), 0));
  });

  it('never change what was closed: what comes out otherwise stands beside it as a correction', async () => {
    const [step] = await run.db.query<{ application_id: string; actor_id: string }>(
      `select application_id, actor_id from application_steps where action = 'amend'`,
    );
    const at = momentOf(`${month.slice(0, 8)}20T09:00`, ZONE);
    await run.db.query(
      `insert into application_steps (application_id, at, action, actor_id) values ($1, $2, 'withdraw', $3)`,
      [step?.application_id, at, step?.actor_id],
    );
    expect((await figures(auditor, `period=${monthName()}`)).total).toEqual(WHOLE);
    await close();
    expect(await revisions()).toEqual([0, 1]);
    expect((await figures(auditor, `period=${monthName()}`)).total).toEqual({
      ...WHOLE,
      withdrawn: 1,
      open: 1,
    });
    const page = await (await world.browser(auditor)).get(`/console/figures?period=${monthName()}`);
    const text = readable(page.text);
    expect(text).toContain('Đính chính sau khi chốt');
    expect(text).toContain('Đã rút: 0 → 1; Đang mở: 2 → 1');
    expect(text).toContain('Đã chốt lúc');
    await expect(run.db.query(`update figure_rows set received = 9`)).rejects.toThrow();
  });

  it('are a chart with a table beside, defined, and a file', async () => {
    const browser = await world.browser(auditor);
    const { text: html } = await browser.get(`/console/figures?period=${monthName()}&by=unit`);
    expect(html).toMatch(
      /<svg class="chart"[^>]*role="img"[^>]*aria-label="Số hồ sơ nhận và đã quyết theo từng dòng\./,
    );
    expect(readable(html)).toContain('66,7 %');
    expect(readable(html)).toContain('Đúng hạn × 100 ÷ Đã quyết');
    const csv = (await browser.get(`/console/figures?period=${monthName()}&as=csv`)).text;
    expect(csv.split('\r\n').slice(0, 3)).toEqual([
      '\ufeffViệc,Nhận,Đã quyết,Đúng hạn,Tỷ lệ đúng hạn,Quá hạn,Bổ sung,Từ chối,Đã rút,Đang mở',
      'Đăng ký cơ sở,5,3,2,66.7,1,1,1,1,1',
      'Tất cả,5,3,2,66.7,1,1,1,1,1',
    ]);
    expect(csv).toContain('Số liệu đến');
    const book = await browser.get(`/console/figures?period=${monthName()}&as=xlsx`);
    expect(book.headers['content-type']).toContain('spreadsheetml');
    expect(readable((await browser.get('/console/figures?period=nonsense')).text)).toContain(
      'Kỳ này không đọc được',
    );
    await world.api(auditor).get('/api/v1/figures?period=2026-13').expect(422);
    expect(
      (await browser.get(`/console/figures?period=${month.slice(0, 4)}-Q4&by=channel&lang=en`)).status,
    ).toBe(200);
  });

  it('read a month by its index among 100,000 dossiers, and a closed one not at all', async () => {
    const client = run.db;
    const id = `('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`;
    const at = `timestamptz '${month}' - interval '30 months' + n * interval '13 minutes'`;
    const [farm] = await client.query<{ id: string; owner: string }>(
      `select a.business_id as id, a.submitted_by as owner from applications a limit 1`,
    );
    await client.query('alter table applications disable trigger user');
    const given = `'${farm?.id ?? ''}'::uuid`;
    const owner = `'${farm?.owner ?? ''}'::uuid`;
    await client.query(
      `insert into applications (id, reference, kind, subject_id, business_id, title, status, submitted_by, submitted_at, due_at)
       select ${id}, 'NHIEU-' || n, 'product', ${id}, ${given}, 'Chè', 'approved', ${owner}, ${at}, ${at} + interval '3 days' from generate_series(1, 100000) n`,
    );
    await client.query(
      `insert into application_steps (application_id, at, action, actor_id)
       select ${id}, ${at} + interval '1 day' * d, case d when 0 then 'submit' else 'approve' end, ${owner} from generate_series(1, 100000) n, generate_series(0, 1) d`,
    );
    await client.query('alter table applications enable trigger user');
    await client.query('analyze application_steps');
    await client.query('analyze applications');
    const [row] = await client.query<{ 'QUERY PLAN': unknown }>(
      `explain (format json) select * from figure_facts($1, $2)`,
      [new Date(`${monthAfter(month, -3)}T00:00:00Z`), new Date(`${monthAfter(month, -2)}T00:00:00Z`)],
    );
    const plan = JSON.stringify(row?.['QUERY PLAN']);
    expect(plan).toContain('application_steps_at_idx');
    expect(plan).not.toMatch(/"Node Type":"Seq Scan"[^{}]*"Relation Name":"application_steps"/);
  });

  async function revisions(): Promise<number[]> {
    const rows = await run.db.query<{ revision: number }>(
      'select revision from figure_months where month = $1 order by revision',
      [month],
    );
    return rows.map(({ revision }) => revision);
  }
});
