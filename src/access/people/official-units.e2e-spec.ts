import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { insertThings } from '../../../test/support/things.js';
import {
  businessInput,
  createWorld,
  type TestBusiness,
  type TestUser,
  type World,
} from '../../../test/support/world.js';

const HERE = '00721';
const THERE = '00691';

describe('where an official works', () => {
  let run: RunningApp;
  let world: World;
  let administrator: TestUser;
  let near: TestBusiness;
  let far: TestBusiness;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    administrator = await world.user({ role: 'administrator' });
    near = await world.business({ name: 'HTX Trong Xã', input: { communeCode: HERE } });
    far = await world.business({ name: 'HTX Ngoài Xã', input: { communeCode: THERE } });
  });
  afterAll(() => run.close());

  const set = (official: TestUser, units: readonly string[]) =>
    world.api(administrator).put(`/api/v1/users/${official.actor.userId}/units`).send({ units });
  const addressesOf = (things: Awaited<ReturnType<typeof insertThings>>, business: string) => [
    `/api/v1/businesses/${business}`,
    `/api/v1/growing-areas/${things.area}`,
    `/console/areas/${things.area}`,
    `/api/v1/products/${things.product}`,
    `/api/v1/lots/${things.lot}`,
    `/api/v1/events/${things.event}`,
    `/api/v1/codes/${things.code}`,
    `/api/v1/applications/${things.application}`,
    `/console/applications/${things.application}`,
    `/console/reports/${things.report}`,
  ];
  const lists = ['businesses', 'growing-areas', 'products', 'lots', 'codes', 'applications', 'audit-entries'];

  it('bounds what the official reads, one by one and in every list; without units it is everything', async () => {
    const [here, there] = [await insertThings(run.db, near), await insertThings(run.db, far)];
    await run.db.query('update growing_areas set commune_code = $2 where business_id = $1', [far.id, THERE]);
    const official = await world.user({ role: 'reviewer' });
    const browser = await world.browser(official);
    const statuses = async (paths: readonly string[]) => {
      const found: [string, number][] = [];
      for (const path of paths) {
        const answer = path.startsWith('/console')
          ? await browser.get(path)
          : await world.api(official).get(path);
        found.push([path, answer.status]);
      }
      return found;
    };
    const [inside, outside] = [addressesOf(here, near.id), addressesOf(there, far.id)];
    for (const [path, status] of await statuses([...inside, ...outside]))
      expect([path, status]).toEqual([path, 200]);
    await set(official, [HERE]).expect(200);
    for (const [path, status] of await statuses(inside)) expect([path, status]).toEqual([path, 200]);
    for (const [path, status] of await statuses(outside)) expect([path, status]).toEqual([path, 404]);
    for (const list of lists) {
      const { body } = await world.api(official).get(`/api/v1/${list}?limit=100`).expect(200);
      if (list === 'codes') {
        const codes = body.items.map(({ code }) => code);
        expect([codes.includes(here.code), codes.includes(there.code)]).toEqual([true, false]);
        continue;
      }
      const whose = new Set(body.items.map((item) => (list === 'businesses' ? item.id : item['businessId'])));
      expect([list, [...whose]]).toEqual([list, [near.id]]);
    }
    const home = await browser.get('/console');
    expect(home.status).toBe(200);
    const queue = await browser.get('/console/applications?view=all');
    expect(queue.text).toContain('HTX Trong Xã');
    expect(queue.text).not.toContain('HTX Ngoài Xã');
    await set(official, []).expect(200);
    for (const [path, status] of await statuses(outside)) expect([path, status]).toEqual([path, 200]);
  });

  it('bounds what the official does', async () => {
    const there = await insertThings(run.db, far);
    await run.db.query('update growing_areas set commune_code = $2 where business_id = $1', [far.id, THERE]);
    const official = await world.user({ role: 'reviewer' });
    await set(official, [HERE]).expect(200);
    const reason = { reason: 'thử địa bàn' };
    const tries: [string, object][] = [
      [`businesses/${far.id}/suspension`, reason],
      [`growing-areas/${there.area}/suspension`, reason],
      [`products/${there.product}/suspension`, reason],
      [`codes/${there.code}/suspension`, reason],
      [`applications/${there.application}/decision`, { decision: 'refuse', ...reason }],
    ];
    for (const [path, body] of tries) {
      const answer = await world.api(official).post(`/api/v1/${path}`).send(body);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    await set(official, [HERE, THERE]).expect(200);
    const codes = await world.api(official).post(`/api/v1/codes/${there.code}/suspension`).send(reason);
    expect(codes.status).toBe(200);
  });

  it('reaches who grows there and is seated elsewhere', async () => {
    const guest = await world.business({ name: 'HTX Trồng Nhờ', input: { communeCode: '00700' } });
    const things = await insertThings(run.db, guest);
    const area = things.area;
    // Its packing house stands elsewhere.
    await run.db.query(`update growing_areas set commune_code = '00700' where id = $1`, [
      things['packing-house'],
    ]);
    const official = await world.user({ role: 'inspector' });
    await set(official, [HERE]).expect(200);
    await world.api(official).get(`/api/v1/growing-areas/${area}`).expect(200);
    await run.db.query('update growing_areas set commune_code = $2 where id = $1', [area, '00700']);
    await world.api(official).get(`/api/v1/growing-areas/${area}`).expect(404);
  });

  it('is a province with all its communes', async () => {
    const [commune] = await run.db.query<{ parent_code: string }>(
      `select parent_code from places where level = 'commune' and valid_to is null and code = $1`,
      [HERE],
    );
    const elsewhere = await world.business({ input: { ...businessInput(), communeCode: '00004' } });
    const official = await world.user({ role: 'auditor' });
    await set(official, [commune?.parent_code ?? '']).expect(200);
    await world.api(official).get(`/api/v1/businesses/${near.id}`).expect(200);
    await world.api(official).get(`/api/v1/businesses/${elsewhere.id}`).expect(404);
  });

  it('pages and searches through very many businesses in one order', async () => {
    const official = await world.user({ role: 'reviewer' });
    await set(official, ['00706']).expect(200);
    const names = Array.from({ length: 12 }, (_, n) => `HTX Đông Đúc ${String(n + 1).padStart(2, '0')}`);
    for (const name of names) await world.business({ name, input: { communeCode: '00706' } });
    const walk = async (query: object) => {
      const found: unknown[] = [];
      let cursor: string | undefined;
      do {
        const asked = { limit: 5, ...query, ...(cursor === undefined ? {} : { cursor }) };
        const { body } = await world.api(official).get('/api/v1/businesses').query(asked).expect(200);
        found.push(...body.items.map((item) => item['name']));
        cursor = body.next ?? undefined;
      } while (cursor !== undefined);
      return found;
    };
    expect(await walk({})).toEqual(names.toReversed());
    expect(await walk({ status: 'active' })).toEqual(names.toReversed());
    expect(await walk({ q: 'dong duc' })).toEqual(names.toReversed());
    expect(await walk({ q: 'Trong Xã' })).toEqual([]);
  });

  it('follows a merger, over several steps', async () => {
    const official = await world.user({ role: 'reviewer' });
    const [old] = await run.db.query<{ code: string; valid_from: string; news: string[] }>(
      `select p.code, p.valid_from::text, array_agg(s.new_code order by s.new_code) as news from places p join place_successors s on s.old_code = p.code
       where p.level = 'commune' and p.valid_to is not null and exists (
         select from places n where n.level = 'commune' and n.code = s.new_code and n.valid_to is null and n.valid_from > p.valid_to)
       group by p.code, p.valid_from having count(*) > 1 order by p.code limit 1`,
    );
    if (old === undefined) throw new Error('no divided commune');
    await run.db.query(
      `insert into official_units (user_id, level, code, valid_from, given_by, given_at) values ($1, 'commune', $2, $3, $1, now())`,
      [official.actor.userId, old.code, old.valid_from],
    );
    const reached = await run.db.query<{ code: string }>(
      'select communes_of_official($1) as code order by 1',
      [official.actor.userId],
    );
    expect(reached.map(({ code }) => code)).toEqual(old.news);
  });

  it('is the administrator’s to set, on the page too, and leaves its entry', async () => {
    const official = await world.user({ role: 'reviewer', name: 'Vàng Thị Mẩy' });
    const path = `/console/users/${official.actor.userId}/units`;
    const browser = await world.browser(administrator);
    expect((await browser.get('/console/users?role=reviewer')).text).toContain(path);
    expect((await browser.get(path)).text).toContain('Địa bàn của Vàng Thị Mẩy');
    const saved = await browser.post(path, { where: 'units', units: HERE });
    expect(saved.headers['location']).toBe('/console/users?done=units-set');
    const { body } = await world
      .api(administrator)
      .get(`/api/v1/users/${official.actor.userId}/units`)
      .expect(200);
    expect(body['units']).toMatchObject([{ code: HERE }]);
    const [entry] = await run.db.query<{ after: unknown }>(
      `select after from audit_entries where action = 'user.units-set' and subject_id = $1`,
      [official.actor.userId],
    );
    expect(entry?.after).toEqual({ units: [HERE] });
    const unknown = await set(official, ['99999']);
    expect([unknown.status, unknown.body.errors[0]?.code]).toEqual([422, 'unit-unknown']);
    const kept = await world.api(administrator).get(`/api/v1/users/${official.actor.userId}/units`);
    expect(kept.body['units']).toHaveLength(1);
    await set(administrator, [HERE]).expect(409);
    await set(near.owner, [HERE]).expect(404);
  });
});
