import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';
import { dayOf } from '../platform/time-zone.js';
import { RenewalReminders } from './renewal-reminders.jobs.js';

const DAY_MS = 86_400_000;

describe('The renewal of a code', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Gia Hạn' });
  });
  afterAll(() => run.close());

  const owner = () => world.api(farm.owner);
  const office = async () => world.api(await world.official());
  const inDays = (days: number) =>
    dayOf(new Date(run.clock.now().getTime() + days * DAY_MS), 'Asia/Ho_Chi_Minh');
  const ending = async (days: number | null, state = 'active') => {
    const { id: areaId } = await world.area(farm);
    const [row] = await run.db.query<{ id: string }>(
      `update area_registrations set until = $2, state = $3, since = '2020-01-01' where area_id = $1 returning id`,
      [areaId, days === null ? null : inDays(days), state],
    );
    return row?.id ?? '';
  };
  const ask = (id: string, input: object = {}) =>
    owner()
      .post(`/api/v1/area-registrations/${id}/renewal`)
      .send({ until: inDays(800), grounds: 'Đủ nhật ký, mẫu đạt', ...input });
  const dossierOf = async (id: string) => {
    const [row] = await run.db.query<{ id: string; status: string }>(
      `select id, status from applications where kind = 'area-renewal' and subject_id = $1 order by submitted_at desc`,
      [id],
    );
    return row ?? { id: '', status: '' };
  };
  const decide = async (id: string, input: object) =>
    (await office()).post(`/api/v1/applications/${(await dossierOf(id)).id}/decision`).send(input);

  it('is asked for on the page of the code, answered by dossier, and holds from then on', async () => {
    const id = await ending(20);
    const browser = await world.browser(farm.owner);
    expect(readable((await browser.get(`/console/area-registrations/${id}`).expect(200)).text)).toContain(
      'Xin gia hạn',
    );
    const path = `/console/area-registrations/${id}/renewal`;
    const wrong = await browser.post(path, { until: inDays(5), grounds: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toMatch(/<details[^>]* open/);
    await browser.post(path, { until: inDays(400), grounds: 'Đủ nhật ký' }).expect(303);
    await ask(id).expect(409); // it waits already
    expect((await browser.get(`/console/area-registrations/${id}`)).text).toContain('đang chờ trả lời');
    const officer = await world.browser(await world.official());
    const desk = await officer.get(`/console/applications/${(await dossierOf(id)).id}`).expect(200);
    for (const told of ['Gia hạn mã vùng trồng', 'Đủ nhật ký']) expect(readable(desk.text)).toContain(told);

    expect((await decide(id, { decision: 'amend', reason: 'Thiếu kết quả mẫu' })).status).toBe(200);
    const { body: asked } = await ask(id, { until: inDays(500) }).expect(200);
    expect(asked).toMatchObject({ standing: 'active', until: inDays(20) });
    expect((await decide(id, { decision: 'approve' })).status).toBe(200);
    const { body } = await owner().get(`/api/v1/area-registrations/${id}`).expect(200);
    expect(body).toMatchObject({ standing: 'active', until: inDays(500) });
  });

  it('may be for less, or for a code that ended; refused or withdrawn, the code stays as it was', async () => {
    const over = await ending(-10, 'expired');
    await ask(over).expect(200);
    expect((await decide(over, { decision: 'approve', fields: { until: 'mai' } })).status).toBe(422);
    const [year, month, day] = inDays(90).split('-');
    const less = { decision: 'approve', fields: { until: `${day}/${month}/${year}` } };
    expect((await decide(over, less)).status).toBe(200);
    const { body } = await owner().get(`/api/v1/area-registrations/${over}`).expect(200);
    expect(body).toMatchObject({ standing: 'active', until: inDays(90) });
    for (const end of ['refuse', 'withdraw'] as const) {
      const id = await ending(15);
      await ask(id).expect(200);
      if (end === 'refuse') await decide(id, { decision: 'refuse', reason: 'Mẫu không đạt' });
      else
        await owner()
          .post(`/api/v1/applications/${(await dossierOf(id)).id}/withdrawal`)
          .expect(200);
      const { body: kept } = await owner().get(`/api/v1/area-registrations/${id}`).expect(200);
      expect(kept).toMatchObject({ standing: 'active', until: inDays(15) });
      await ask(id).expect(200); // and may be asked for again
    }
  });

  it('is for codes with a last day, in force or over, by their own business, to a later day', async () => {
    await ask(await ending(null)).expect(409);
    await ask(await ending(10, 'suspended')).expect(409);
    const id = await ending(10);
    const { body } = await ask(id, { until: inDays(10) }).expect(422);
    expect(body.errors).toMatchObject([{ path: 'until', code: 'until-before' }]);
    const other = await world.business({ name: 'HTX Khác' });
    await world
      .api(other.owner)
      .post(`/api/v1/area-registrations/${id}/renewal`)
      .send({ until: inDays(800), grounds: 'x' })
      .expect(404);
  });

  it('is reminded of once a step, by the nearest alone, and not where it was asked for', async () => {
    const [soon, far, asked] = [await ending(25), await ending(300), await ending(25)];
    await ask(asked).expect(200);
    const told = async (id: string) =>
      run.db.query(`select from notices where subject_id = $1 and kind = 'area-registration.expiring'`, [id]);
    const reminders = run.app.get(RenewalReminders);
    await Promise.all([reminders.remind(), reminders.remind()]);
    expect([await told(soon), await told(far), await told(asked)].map((rows) => rows.length)).toEqual([
      1, 0, 0,
    ]);
    const browser = await world.browser(farm.owner);
    expect(readable((await browser.get('/console/notices').expect(200)).text)).toContain('sắp hết hạn');
  });
});
