import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../platform/id.js';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

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
