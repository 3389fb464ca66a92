import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { eventually } from '../../test/support/eventually.js';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';
import { Database } from '../platform/database/database.js';
import { dayOf } from '../platform/time-zone.js';
import { CodeNumbers } from './code-numbers.service.js';
import { RegistrationsService } from './registrations.service.js';

const CLIENTS = 32;
const HO_CHI_MINH = 'Asia/Ho_Chi_Minh';

describe('Codes of areas by market', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Nhiều Thị Trường' });
  });
  afterAll(() => run.close());

  const owner = () => world.api(farm.owner);
  const office = async () => world.api(await world.official());
  const list = async (areaId: string) =>
    (await owner().get(`/api/v1/growing-areas/${areaId}/registrations`).expect(200)).body.items;
  const at = async (areaId: string, market: string) => {
    const found = (await list(areaId)).find((each) => each['market'] === market);
    if (found === undefined) throw new Error(`no registration for ${market}`);
    return found;
  };
  const step = async (id: string, input: object) =>
    (await office()).post(`/api/v1/area-registrations/${id}/steps`).send(input);
  /** Asked for, approved, and given by the market. */
  const abroad = async (areaId: string, market: string, code: string, until?: string) => {
    const { body } = await owner()
      .post(`/api/v1/growing-areas/${areaId}/registrations`)
      .send({ market })
      .expect(201);
    const [dossier] = await run.db.query<{ id: string }>(
      'select id from applications where subject_id = $1',
      [body.id],
    );
    await (
      await office()
    )
      .post(`/api/v1/applications/${dossier?.id ?? ''}/decision`)
      .send({ decision: 'approve' })
      .expect(200);
    await step(body.id, { action: 'issue', code, since: '2026-01-01', until }).then(({ status }) =>
      expect(status).toBe(200),
    );
    return body.id;
  };

  it('begin at home with the approval, in the next free number', async () => {
    const { id, code } = await world.area(farm);
    expect(code).toMatch(/^VN-08-00721-\d{4}$/);
    expect(await list(id)).toMatchObject([
      {
        market: 'VN',
        code,
        state: 'active',
        standing: 'active',
        since: dayOf(run.clock.now(), HO_CHI_MINH),
        until: null,
      },
    ]);
    const next = await world.area(farm);
    expect(Number(next.code?.slice(-4))).toBe(Number(code?.slice(-4)) + 1);
  });

  it('are asked for abroad, approved here, given there, and read in any spelling', async () => {
    const { id } = await world.area(farm);
    await abroad(id, 'CN', ' vn–tqor – 0112 ');
    expect(await at(id, 'CN')).toMatchObject({ code: 'VN-TQOR-0112', state: 'active', since: '2026-01-01' });
    const found = await owner().get('/api/v1/growing-areas').query({ q: 'vn-tqor-0112' }).expect(200);
    expect(found.body.items).toMatchObject([{ id }]);
    // One code serves several markets of one area, and no other area.
    await abroad(id, 'JP', 'VN-TQOR-0112');
    const other = await world.area(farm);
    const { body } = await owner()
      .post(`/api/v1/growing-areas/${other.id}/registrations`)
      .send({ market: 'CN' })
      .expect(201);
    await run.db.query(`update area_registrations set state = 'approved' where id = $1`, [body.id]);
    const taken = await step(body.id, { action: 'issue', code: 'VN-TQOR-0112' });
    expect([taken.status, taken.body.errors]).toMatchObject([
      422,
      [{ path: 'code', code: 'area-code-taken' }],
    ]);
    const shape = await step(body.id, { action: 'issue', code: 'VN-TQ-1' });
    expect(shape.body.errors).toMatchObject([{ path: 'code', code: 'area-code-shape' }]);
  });

  it('are not asked for twice, nor in a market nobody serves, nor by another', async () => {
    const { id } = await world.area(farm);
    const ask = (market: string) =>
      owner().post(`/api/v1/growing-areas/${id}/registrations`).send({ market });
    await ask('CN').expect(201);
    expect((await ask('CN').expect(422)).body.errors).toMatchObject([
      { path: 'market', code: 'market-taken' },
    ]);
    for (const market of ['VN', 'XX', 'cn'])
      expect((await ask(market).expect(422)).body.errors).toMatchObject([{ code: 'market-unknown' }]);
    const other = await world.business({ name: 'HTX Người Khác' });
    await world
      .api(other.owner)
      .post(`/api/v1/growing-areas/${id}/registrations`)
      .send({ market: 'JP' })
      .expect(404);
    const draft = await world.area(farm, { status: 'draft' });
    await owner().post(`/api/v1/growing-areas/${draft.id}/registrations`).send({ market: 'CN' }).expect(409);
  });

  it('come back only after a correction and an inspection; each step is told', async () => {
    const { id } = await world.area(farm);
    const registration = await abroad(id, 'KR', 'VN-TQOR-0113');
    const missing = await step(registration, { action: 'suspend', reason: 'Dư lượng' });
    expect(missing.body.errors).toMatchObject([{ path: 'cause' }]);
    expect(
      (await step(registration, { action: 'suspend', reason: 'Mẫu vượt mức', cause: 'residue' })).body,
    ).toMatchObject({ state: 'suspended', cause: 'residue', reason: 'Mẫu vượt mức' });
    const early = await step(registration, { action: 'reinstate', reason: 'Thôi' });
    expect([early.status, early.body['allowedIn']]).toEqual([409, ['corrected']]);
    await owner()
      .post(`/api/v1/area-registrations/${registration}/steps`)
      .send({ action: 'correct', reason: 'Đã ngừng phun, có phiếu mới' })
      .expect(200);
    // Others still read why it was suspended, not what was done about it.
    expect(await at(id, 'KR')).toMatchObject({
      standing: 'suspended',
      cause: 'residue',
      reason: 'Mẫu vượt mức',
    });
    expect((await step(registration, { action: 'reject', reason: 'Mẫu 2 chưa đạt' })).body).toMatchObject({
      state: 'suspended',
      cause: 'residue',
    });
    await owner()
      .post(`/api/v1/area-registrations/${registration}/steps`)
      .send({ action: 'correct', reason: 'Phiếu lần hai' })
      .expect(200);
    expect((await step(registration, { action: 'reinstate', reason: 'Đạt' })).body).toMatchObject({
      state: 'active',
      cause: null,
    });
    const home = readable((await (await world.browser(farm.owner)).get('/console/notices')).text);
    for (const words of ['đang bị tạm dừng', 'chưa đạt', 'dùng lại được']) expect(home).toContain(words);
  });

  it('suspended at home stop harvests and are told on the page of a lot; abroad they are told alone', async () => {
    const area = await world.area(farm);
    const lot = await world.lot(farm, { area, status: 'released' });
    const code = await world.code(farm, { lotId: lot.id });
    const page = async () => readable((await request(run.url).get(`/q/${code}`).expect(200)).text);
    // Kept pages hear of a change a moment after it.
    const shows = (words: string) => eventually(words, async () => (await page()).includes(words));
    const thailand = await abroad(area.id, 'TH', 'VN-TQOR-0114');
    await step(thailand, { action: 'suspend', reason: 'Đối tác báo', cause: 'importer-request' });
    await shows('Thái Lan: mã đang tạm dừng');
    const open = await world.lot(farm, { area, status: 'open' });
    const harvest = () =>
      owner()
        .post(`/api/v1/lots/${open.id}/events`)
        .send({
          step: 'harvested',
          eventTime: run.clock.now().toISOString(),
          responsible: 'Tổ hái',
          areas: [{ areaId: area.id, amount: { quantity: 10, unit: 'kg' } }],
        });
    await harvest().expect(201);
    const home = await at(area.id, 'VN');
    await step(home.id, { action: 'suspend', reason: 'Cho mượn mã', cause: 'code-lending' });
    await shows('mã đang tạm dừng');
    expect((await harvest().expect(422)).body.errors).toMatchObject([{ code: 'area-not-active' }]);
    await step(home.id, { action: 'revoke', reason: 'Tái phạm', cause: 'code-lending' });
    await shows('mã đã bị thu hồi');
  });

  it('are over after their last day before anybody wrote it down, and then it is written down', async () => {
    const { id } = await world.area(farm);
    const today = dayOf(run.clock.now(), HO_CHI_MINH);
    const registration = await abroad(id, 'US', 'VN-TQOR-0115', today);
    expect(await at(id, 'US')).toMatchObject({ state: 'active', standing: 'active', until: today });
    run.clock.advance(24 * 3_600_000);
    expect(await at(id, 'US')).toMatchObject({ state: 'active', standing: 'expired' });
    const expiry = run.app.get(RegistrationsService);
    expect(await expiry.expireOver()).toBe(1);
    expect(await expiry.expireOver()).toBe(0);
    expect(await at(id, 'US')).toMatchObject({ state: 'expired', standing: 'expired' });
    const entries = await run.db.query<object>(
      `select actor_role, actor_id, from_state, to_state from state_changes where subject_id = $1 order by id desc limit 1`,
      [registration],
    );
    expect(entries).toEqual([
      { actor_role: 'service', actor_id: null, from_state: 'active', to_state: 'expired' },
    ]);
    const late = await step(registration, { action: 'renew', until: today });
    expect(late.body.errors).toMatchObject([{ path: 'until', code: 'until-before' }]);
    const until = dayOf(new Date(run.clock.now().getTime() + 86_400_000), HO_CHI_MINH);
    expect((await step(registration, { action: 'renew', until })).body).toMatchObject({
      standing: 'active',
      until,
    });
  });

  it('revoked are given to no other area', async () => {
    const [first, second] = [await world.area(farm), await world.area(farm)];
    const code = 'VN-TQOR-0177';
    const given = await abroad(first.id, 'JP', code);
    await step(given, { action: 'revoke', reason: 'Cho mượn mã', cause: 'code-lending' }).then(({ status }) =>
      expect(status).toBe(200),
    );
    const asked = await owner()
      .post(`/api/v1/growing-areas/${second.id}/registrations`)
      .send({ market: 'JP' })
      .expect(201);
    const [dossier] = await run.db.query<{ id: string }>(
      'select id from applications where subject_id = $1',
      [asked.body.id],
    );
    await (
      await office()
    )
      .post(`/api/v1/applications/${dossier?.id ?? ''}/decision`)
      .send({ decision: 'approve' })
      .expect(200);
    const refused = await step(asked.body.id, { action: 'issue', code, since: '2026-01-01' });
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ path: 'code' }]]);
  });

  it('given by hand are passed over by the counting, and a number given up is given again', async () => {
    const numbers = run.app.get(CodeNumbers);
    const db = run.app.get(Database);
    const { id } = await world.area(farm);
    const next = () => db.transaction((tx) => numbers.next(tx, 'field', '01090'));
    expect(await next()).toBe('VN-08-01090-0001');
    await run.db.query(`insert into area_codes (area_id, code) values ($1, 'VN-08-01090-0002')`, [id]);
    await expect(
      db.transaction(async (tx) => {
        expect(await numbers.next(tx, 'field', '01090')).toBe('VN-08-01090-0003');
        throw new Error('given up');
      }),
    ).rejects.toThrow('given up');
    expect(await next()).toBe('VN-08-01090-0003');
    expect(await db.transaction((tx) => numbers.next(tx, 'packing-house', '01090'))).toBe('VN-08-01090-P001');
    expect(() => numbers.write('field', '01090', 10_000)).toThrow('area-codes-exhausted');
  });

  it('are counted without gaps or repeats by many at once; of many who want one code, one gets it', async () => {
    const numbers = run.app.get(CodeNumbers);
    const db = run.app.get(Database);
    const counted = await Promise.all(
      Array.from({ length: CLIENTS }, () => db.transaction((tx) => numbers.next(tx, 'field', '00724'))),
    );
    const wanted = Array.from({ length: CLIENTS }, (_, index) => numbers.write('field', '00724', index + 1));
    expect(counted.toSorted()).toEqual(wanted);

    const areas: { readonly id: string }[] = [];
    for (let each = 0; each < CLIENTS; each++) areas.push(await world.area(farm, { status: 'submitted' }));
    const dossiers = await run.db.query<{ id: string }>(
      'select id from applications where subject_id = any($1::uuid[])',
      [areas.map(({ id }) => id)],
    );
    const reviewer = await office();
    const answers = await Promise.all(
      dossiers.map(({ id }) =>
        reviewer
          .post(`/api/v1/applications/${id}/decision`)
          .send({ decision: 'approve', fields: { areaCode: 'VN-TQOR-0777' } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    // On a busy machine some are told to come again; nobody else gets it.
    expect(answers.map(({ status }) => status).filter((status) => ![200, 422, 503].includes(status))).toEqual(
      [],
    );
    expect(
      await run.db.query(`select count(*)::int as held from area_registrations where code = 'VN-TQOR-0777'`),
    ).toEqual([{ held: 1 }]);
  });
});
