import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../platform/id.js';
import { isoDay } from '../ui/format.js';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type TestUser, type World } from '../../test/support/world.js';

describe("the console's first page", () => {
  let app: RunningApp;
  let world: World;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
  });
  afterAll(() => app.close());

  /** What each step's row says: done, now, wait or later. */
  const steps = (html: string) => {
    const list = /<ol class="tasks">(.*?)<\/ol>/s.exec(html)?.[1] ?? '';
    return [...list.matchAll(/<li class="(\w+)">/g)].map(([, state]) => state);
  };
  const home = async (farm: TestBusiness) => (await (await world.browser(farm.owner)).get('/console')).text;

  it('sends a visitor to sign in', async () => {
    const { status, headers } = await app.http().get('/console');
    expect(status).toBe(303);
    expect(headers.location).toBe('/sign-in?next=%2Fconsole');
  });

  it('greets a new owner with the first step', async () => {
    const owner = await world.user({ role: 'owner', name: 'Chị Mẫu' });
    const { text } = await (await world.browser(owner)).get('/console');
    expect(text).toContain('Chào Chị Mẫu');
    expect(steps(text)).toEqual(['now', 'later', 'later', 'later', 'later', 'later', 'later', 'later']);
    expect(text).toContain('href="/console/business/new"');
  });

  it('follows a business from the dossier to the first printed code', async () => {
    const waiting = await world.business({ status: 'submitted' });
    expect(steps(await home(waiting)).slice(0, 3)).toEqual(['done', 'wait', 'later']);

    const farm = await world.business({ name: 'HTX Đi Hết Bước' });
    expect(steps(await home(farm)).slice(0, 5)).toEqual(['done', 'done', 'now', 'now', 'later']);

    const [area, lot] = [newId(), newId()];
    const { userId } = farm.owner.actor;
    await app.db.query(
      `insert into growing_areas (id, business_id, name, crop, hectares_declared, area_m2, commune_code, polygon, bounds, status, code, created_at, updated_at)
       values ($1, $2, 'Nương mẫu', 'Chè', 4, 40000, '00721', '{}', box '((0,0),(1,1))', 'active', 'VN-TQOR-0001', now(), now())`,
      [area, farm.id],
    );
    const declared = await world
      .api(farm.owner)
      .post('/api/v1/products')
      .send({ nameVi: 'Chè mẫu' })
      .expect(201);
    const product: string = declared.body.id;
    expect(steps(await home(farm))[3]).toBe('now');
    await app.db.query(`update products set status = 'active' where id = $1`, [product]);
    let html = await home(farm);
    expect(steps(html).slice(2, 6)).toEqual(['done', 'done', 'now', 'later']);
    expect(html).toContain('href="/console/lots/new"');
    // Its public page names what is missing, so the reminder does.
    expect(html).toContain('tiêu chuẩn áp dụng');

    await app.db.query(
      `insert into lots (id, product_id, business_id, lot_number, status, created_at, updated_at) values ($1, $2, $3, 'L01', 'open', now(), now())`,
      [lot, product, farm.id],
    );
    html = await home(farm);
    expect(steps(html).slice(4)).toEqual(['done', 'now', 'later', 'later']);
    expect(html).toContain(`href="/console/lots/${lot}/events/new"`);
    expect(html).toContain('Nhật ký còn trống');

    await app.db.query(
      `with event as (
         insert into events (id, event_id, type, action, biz_step, event_time, event_time_zone_offset, record_time, business_id, recorded_by)
         values ($1, $2, 'ObjectEvent', 'OBSERVE', 'x', now(), '+07:00', now(), $3, $5))
       insert into diary_entries (event_id, business_id, lot_id, step, event_time, event_time_zone_offset, record_time, responsible)
       values ($1, $3, $4, 'harvested', now(), '+07:00', now(), 'Tổ 1')`,
      [newId(), newId(), farm.id, lot, userId],
    );
    expect(steps(await home(farm)).slice(5)).toEqual(['done', 'now', 'later']);
    await app.db.query(`update lots set status = 'released' where id = $1`, [lot]);
    html = await home(farm);
    expect(steps(html).slice(6)).toEqual(['done', 'now']);
    expect(html).toContain(`class="btn" href="/console/lots/${lot}"`);
    await app.db.query(
      `insert into codes (code, product_id, lot_id, business_id, status, issued_by, issued_at) values ('0123456789', $1, $2, $3, 'active', $4, now())`,
      [product, lot, farm.id, userId],
    );
    html = await home(farm);
    expect(steps(html)).toEqual(Array.from({ length: 8 }, () => 'done'));
    expect(html).toContain('Bạn đã đi hết các bước');
    expect(html).toContain('href="/console/codes/0123456789"');
    expect(await home(waiting)).not.toContain('HTX Đi Hết Bước');
  });

  it('says what comes next once the way was walked, and what ends', async () => {
    const farm = await world.business({ name: 'HTX Đã Quen Việc' });
    const area = await world.area(farm);
    const product = await world.product(farm, { input: { nameVi: 'Chè đã quen' } });
    const sold = await world.lot(farm, { product, area, status: 'released' });
    await world.code(farm, { lotId: sold.id });
    const empty = await world.lot(farm, { product });
    const uncoded = await world.lot(farm, { product, area, status: 'released' });
    const day = (days: number) => isoDay(new Date(app.clock.now().getTime() + days * 86_400_000));
    const paper = (number: string, until: string) =>
      world
        .api(farm.owner)
        .post('/api/v1/certificates')
        .send({
          kind: 'vietgap',
          number,
          issuer: 'Trung tâm Thử',
          issuedOn: day(-400),
          expiresOn: until,
          coversBusiness: true,
        })
        .expect(201);
    await paper('VG-SAP', day(12));
    await paper('VG-CON-LAU', day(200));
    await paper('VG-VUA-HET', day(5));
    await app.db.query(`update certificates set expires_on = $1 where number = 'VG-VUA-HET'`, [day(-5)]);
    await app.db.query('update area_registrations set until = $2 where area_id = $1', [area.id, day(20)]);
    // One that waits to be amended, however many were sent after it.
    const { id: late } = await world.product(farm, {
      status: 'submitted',
      input: { nameVi: 'Chè phải sửa' },
    });
    const [dossier] = await app.db.query<{ id: string }>(
      'select id from applications where subject_id = $1',
      [late],
    );
    await world
      .api(await world.official())
      .post(`/api/v1/applications/${dossier?.id ?? ''}/decision`)
      .send({ decision: 'amend', reason: 'Thiếu ảnh nhãn' })
      .expect(200);
    for (let more = 0; more < 5; more += 1) await world.product(farm, { status: 'submitted' });
    const html = await home(farm);
    const text = readable(html);
    expect(steps(html)).toEqual(Array.from({ length: 8 }, () => 'done'));
    expect(html).toMatch(
      new RegExp(
        `id="next".*href="/console/lots/${uncoded.id}".*href="/console/lots/${empty.id}/events/new".*href="/console/lots/new"`,
        's',
      ),
    );
    expect(html).not.toMatch(new RegExp(`id="next".*href="/console/lots/${sold.id}".*id="steps"`, 's'));
    // The notice tells of it until it was seen; the reminder goes on.
    expect(text).toMatch(/Hồ sơ Chè phải sửa \(.*\) cần bổ sung\..*Thiếu ảnh nhãn/);
    expect(text).not.toContain('Cần bổ sung: Chè phải sửa.');
    const owner = await world.browser(farm.owner);
    const upTo = /name="upTo" value="(\d+)"/.exec((await owner.get('/console/notices')).text)?.[1] ?? '';
    expect((await owner.post('/console/notices/seen', { upTo })).status).toBe(303);
    expect(readable(await home(farm))).toContain('Cần bổ sung: Chè phải sửa.');
    expect(text).toMatch(
      /Chứng nhận số VG-VUA-HET đã hết hạn từ .*Chứng nhận số VG-SAP hết hạn [\d/]+, còn 12 ngày/,
    );
    expect(text).toMatch(/Mã vùng .* hết hạn [\d/]+, còn 20 ngày/);
    expect(text).not.toContain('VG-CON-LAU');
    // Nothing of another's.
    expect(await home(await world.business())).not.toContain('VG-SAP');
  });

  it('gives officials what is due today or late, where to go and what was given to them', async () => {
    const reviewer = await world.user({ role: 'reviewer', name: 'Cán Bộ Có Việc' });
    const other = await world.user({ role: 'reviewer' });
    const inspector = await world.user({ role: 'inspector' });
    const seen = async (who: TestUser) => {
      const { text } = await (await world.browser(who)).get('/console');
      const count = (view: string) =>
        Number(new RegExp(`href="/console/applications\\?view=${view}">([\\d.]+)<`).exec(text)?.[1] ?? NaN);
      return { text: readable(text), html: text, count };
    };
    // In the morning: no day ends meanwhile.
    const morning = new Date(`${isoDay(new Date(app.clock.now().getTime() + 86_400_000))}T08:00:00+07:00`);
    app.clock.advance(morning.getTime() - app.clock.now().getTime());
    const before = await seen(reviewer);
    const farm = await world.business({ name: 'HTX Chờ Cán Bộ Đến' });
    const dossiers: string[] = [];
    for (const name of ['Chè quá hạn', 'Chè hôm nay', 'Chè đến xem']) {
      const { id } = await world.product(farm, { status: 'submitted', input: { nameVi: name } });
      const [row] = await app.db.query<{ id: string }>('select id from applications where subject_id = $1', [
        id,
      ]);
      dossiers.push(row?.id ?? '');
    }
    const [late, today, visit] = dossiers;
    const now = app.clock.now();
    await app.db.query('update applications set due_at = $2 where id = $1', [
      late,
      new Date(now.getTime() - 60_000),
    ]);
    await app.db.query('update applications set due_at = $2 where id = $1', [
      today,
      new Date(now.getTime() + 3_600_000),
    ]);
    const api = world.api(reviewer);
    await api
      .post(`/api/v1/applications/${visit ?? ''}/field-check`)
      .send({ words: null })
      .expect(200);
    await api
      .post(`/api/v1/applications/${today ?? ''}/assignment`)
      .send({ officialId: reviewer.actor.userId })
      .expect(200);
    const after = await seen(reviewer);
    const more = Object.fromEntries(
      ['late', 'today', 'visits', 'mine', 'unassigned', 'waiting'].map((view) => [
        view,
        after.count(view) - before.count(view),
      ]),
    );
    expect(more).toEqual({ late: 1, today: 1, visits: 1, mine: 1, unassigned: 2, waiting: 3 });
    expect(after.text).toMatch(/Hồ sơ giao cho bạn.*Chè hôm nay/);
    expect(after.text).toMatch(/Cần đi thực địa.*Chè đến xem/);
    expect((await seen(other)).text).toContain('Chưa có hồ sơ nào giao cho bạn');
    const going = await seen(inspector);
    expect(going.text).toMatch(/Cần đi thực địa.*Chè đến xem/);
    expect(going.html).not.toContain('id="given"');
    expect(going.html).not.toContain('view=mine');
    // Done, it is due to be visited no more.
    await world
      .api(inspector)
      .post(`/api/v1/applications/${visit ?? ''}/field-report`)
      .send({ reason: 'Đúng như khai' })
      .expect(200);
    const done = await seen(inspector);
    expect(done.count('visits')).toBe(going.count('visits') - 1);
    for (const view of ['today', 'visits', 'late'])
      expect((await (await world.browser(reviewer)).get(`/console/applications?view=${view}`)).status).toBe(
        200,
      );
  });

  it('gives officials the queue and what the register holds, with its time', async () => {
    const farm = await world.business({ status: 'submitted', name: 'HTX Chờ Cán Bộ' });
    for (const role of ['reviewer', 'inspector', 'auditor', 'administrator'] as const) {
      const { text, status } = await (await world.browser(await world.user({ role }))).get('/console');
      expect(status).toBe(200);
      expect(text).toContain(farm.name);
      expect(text).toMatch(/Số liệu đến \d\d:\d\d, \d\d\/\d\d\/\d{4}/);
      expect(text).toContain('href="/console/applications?view=late"');
    }
    const seen = async (role: 'inspector' | 'auditor' | 'administrator') =>
      (await (await world.browser(await world.user({ role, name: `Người ${role}` }))).get('/console')).text;
    const [inspector, auditor, administrator] = [
      await seen('inspector'),
      await seen('auditor'),
      await seen('administrator'),
    ];
    // What is theirs, with the way to it; and no other role's.
    expect(inspector).toContain('class="btn" href="/console/reports"');
    expect(inspector).toContain('Nhận và trả lời phản ánh');
    expect(auditor).toContain('class="btn" href="/console/audit"');
    expect(auditor).toMatch(/id="latest".*Đăng ký cơ sở.*HTX Chờ Cán Bộ/s);
    expect(administrator).toContain('class="btn" href="/console/users"');
    expect(administrator).toMatch(/id="people".*Người administrator/s);
    expect(inspector + auditor).not.toContain('/console/users');
    const english = await (await world.browser(await world.official())).get('/console?lang=en');
    expect(english.text).toContain('Applications waiting');
  });
});
