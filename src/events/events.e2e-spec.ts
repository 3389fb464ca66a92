import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../standards/jcs/canonical-json.js';
import { eventHash } from '../standards/epcis/index.js';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';
import { EventSequencer } from './event-sequencer.service.js';

interface Thing {
  readonly id: string;
}

interface Sealed {
  readonly canonical: string;
  readonly hash: string;
}

describe('The store of origin records', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let area: Thing;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Chè Thử' });
    area = await world.area(farm);
  });
  afterAll(() => run.close());

  const tended = (changes: object = {}) => ({
    step: 'tended',
    eventTime: '2026-10-03T07:30:00+07:00',
    responsible: 'Tổ hái 2',
    areas: [{ areaId: area.id }],
    ...changes,
  });
  const record = (lot: Thing, input: object) =>
    world.api(farm.owner).post(`/api/v1/lots/${lot.id}/events`).send(input);
  const sealed = async (id: string) =>
    (
      await run.db.query<Sealed & Record<string, unknown>>(
        'select canonical, hash from event_documents where event_id = $1',
        [id],
      )
    )[0];

  it('keeps what an event is as canonical JSON, with the hash that anybody computes from it', async () => {
    const lot = await world.lot(farm);
    const { body } = await record(lot, tended()).expect(201);
    const kept = await sealed(body.id);
    const event: unknown = JSON.parse(kept?.canonical ?? '');
    expect(canonicalJson(event)).toEqual({ ok: true, value: kept?.canonical });
    const context = (event as { '@context': unknown })['@context'];
    expect(eventHash(event, context)).toEqual({ ok: true, value: kept?.hash });
  });

  it('keeps the offset as it was given', async () => {
    const lot = await world.lot(farm);
    const offsets: unknown[] = [];
    for (const eventTime of [
      '2026-10-03T09:30:00+09:00',
      '2026-10-03T00:30:00Z',
      '2026-10-02T19:30:00-05:00',
    ]) {
      const { body } = await record(lot, tended({ eventTime, note: eventTime })).expect(201);
      offsets.push([body.eventTime, body.eventTimeZoneOffset]);
    }
    const moment = '2026-10-03T00:30:00.000Z';
    expect(offsets).toEqual([
      [moment, '+09:00'],
      [moment, '+07:00'], // only the moment was given: it happened where the registry is
      [moment, '-05:00'],
    ]);
  });

  it('takes the same event sent twice as one, also by sixteen at once, and tells entries apart by their private words', async () => {
    const lot = await world.lot(farm);
    const input = tended({ note: 'Làm cỏ' });
    const answers = await Promise.all(Array.from({ length: 16 }, () => record(lot, input)));
    expect(answers.map(({ status }) => status)).toEqual(Array(16).fill(201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const other = await record(lot, tended({ note: 'Bón phân' })).expect(201);
    expect(other.body.id).not.toBe(answers[0]?.body.id);
    const { body } = await world.api(farm.owner).get(`/api/v1/lots/${lot.id}/events`).expect(200);
    expect(body.items).toHaveLength(2);
    const kept = await sealed(other.body.id);
    for (const words of ['Bón phân', 'Tổ hái 2']) expect(kept?.canonical).not.toContain(words);
  });

  it('takes an event again that was declared erroneous, and none in place of itself', async () => {
    const lot = await world.lot(farm);
    const first = (await record(lot, tended()).expect(201)).body as Thing;
    const correct = (id: string, body: object) =>
      world.api(farm.owner).post(`/api/v1/events/${id}/correction`).send(body);
    await correct(first.id, { reason: 'Nhầm lô' }).expect(201);
    const again = (await record(lot, tended()).expect(201)).body as Thing;
    expect(again.id).not.toBe(first.id);
    expect((await sealed(again.id))?.hash).toBe((await sealed(first.id))?.hash);
    // The same again in place of a wrong one is right when it was declared wrong by mistake, and refused when it stands already.
    const other = (await record(lot, tended({ note: 'Khác' })).expect(201)).body as Thing;
    const refused = await correct(other.id, { reason: 'Trùng', event: tended() }).expect(409);
    expect(refused.body.code).toBe('already-recorded');
    const { body } = await world.api(farm.owner).get(`/api/v1/events/${other.id}`).expect(200);
    expect(body.declared).toBeNull();
  });

  it('adds amounts up in one unit, whatever they were said in', async () => {
    const lot = await world.lot(farm);
    for (const [quantity, unit] of [
      [2, 'tạ'],
      [3, 'yến'],
      [500, 'g'],
      [0.07, 'tấn'],
    ] as const)
      await record(
        lot,
        tended({ step: 'harvested', areas: [{ areaId: area.id, amount: { quantity, unit } }] }),
      ).expect(201);
    const rows = await run.db.query(
      `select base, sum(amount)::float8 as total from event_edges x join diary_entries d on d.event_id = x.event_id
       where d.lot_id = $1 and x.growing_area_id is not null group by base`,
      [lot.id],
    );
    expect(rows).toEqual([{ base: 'KGM', total: 300.5 }]);
  });

  describe('the name of a lot', () => {
    const withGtin = (gtin: string) => world.product(farm, { input: { gtin } });
    const uriOf = async (lot: Thing) =>
      (await run.db.query<{ uri: string }>('select uri from lots where id = $1', [lot.id]))[0]?.uri;

    it('is a Digital Link where its product has a GTIN, and the address of its later code where it has none', async () => {
      const linked = await world.lot(farm, { product: await withGtin('08936012345674') });
      expect(await uriOf(linked)).toMatch(/^http:\/\/localhost:3000\/01\/08936012345674\/10\/.+$/);
      const plain = await world.lot(farm);
      const name = await uriOf(plain);
      const code = await world.code(farm, { lotId: plain.id });
      expect(name).toBe(`http://localhost:3000/q/${code}`);
    });

    it('stays whatever its number becomes, which is fixed once an event has called it so', async () => {
      const lot = await world.lot(farm, { product: await withGtin('08936012345681') });
      const rename = (lotNumber: string) =>
        world.api(farm.owner).patch(`/api/v1/lots/${lot.id}`).set('if-match', '*').send({ lotNumber });
      await rename('L-MOI').expect(200);
      expect(await uriOf(lot)).toMatch(/\/10\/L-MOI$/);
      await record(lot, tended()).expect(201);
      const { body } = await rename('L-KHAC').expect(422);
      expect(body.errors).toMatchObject([{ path: 'lotNumber', code: 'lot-number-recorded' }]);
    });
  });

  describe('the order of what was recorded', () => {
    const numbers = async () =>
      (await run.db.query<{ seq: string }>('select seq from event_order order by seq')).map(({ seq }) =>
        Number(seq),
      );

    it('has no gaps and no repeats, with writers that commit in another order than they began, and four who number', async () => {
      const lot = await world.lot(farm);
      const sequencers = Array.from({ length: 4 }, () => run.app.get(EventSequencer));
      const before = (await numbers()).length;
      await Promise.all([
        ...Array.from({ length: 40 }, (_, n) => record(lot, tended({ note: `Lần ${n}` })).expect(201)),
        ...sequencers.flatMap((sequencer) => [sequencer.run(), sequencer.run()]),
      ]);
      // One that is rolled back takes no number with it.
      await run.db
        .query(
          `with a as (select 1) insert into event_outbox (event_id, declaration_id) values (gen_random_uuid(), gen_random_uuid())`,
        )
        .catch(() => undefined);
      await run.app.get(EventSequencer).run();
      const after = await numbers();
      expect(after).toEqual(after.map((_, index) => index + 1));
      expect(after.length).toBeGreaterThanOrEqual(before + 40);
      const [{ waiting } = { waiting: -1 }] = await run.db.query<{ waiting: number }>(
        `select count(*)::int as waiting from events e where not exists (select from event_order o where o.event_id = e.id)`,
      );
      expect(waiting).toBe(0);
    });
  });
});
