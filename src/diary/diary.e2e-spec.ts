import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { QueryResultRow } from 'pg';
import { EventSequencer } from '../events/event-sequencer.service.js';
import { Database } from '../platform/database/database.js';
import { checkSemantics, validateDocument } from '../standards/epcis/index.js';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { actionsOf, auditOf } from '../../test/support/audit-of.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

interface Thing {
  readonly id: string;
}

describe('The diary of a lot', () => {
  let app: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let area: Thing;
  let lot: Thing;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
    farm = await world.business({ name: 'HTX Chè Thử' });
    [area, lot] = [await world.area(farm), await world.lot(farm)];
  });
  afterAll(() => app.close());

  const asOwner = () => world.api(farm.owner);
  const yesterday = () => new Date(app.clock.now().getTime() - 86_400_000).toISOString();
  const harvest = (changes: object = {}) => ({
    step: 'harvested',
    eventTime: yesterday(),
    responsible: 'Tổ hái 2',
    areas: [{ areaId: area.id, amount: { quantity: 240, unit: 'kg' } }],
    ...changes,
  });
  const record = (input: object, of = lot) => asOwner().post(`/api/v1/lots/${of.id}/events`).send(input);
  const correct = (id: string, body: object) => asOwner().post(`/api/v1/events/${id}/correction`).send(body);

  it('takes an event in the terms of EPCIS and says so in the log', async () => {
    const made = await record(
      harvest({ eventTime: '2026-10-03T07:30:00+07:00', place: 'Nương Phìn Hồ' }),
    ).expect(201);
    expect(made.body).toMatchObject({
      step: 'harvested',
      eventTime: '2026-10-03T00:30:00.000Z',
      eventTimeZoneOffset: '+07:00',
      correctsId: null,
      areas: [{ areaId: area.id, amount: { quantity: 240, unit: 'kg' } }],
    });
    expect(made.body.eventId).toBe(`urn:uuid:${made.body.id}`);
    expect(made.headers['location']).toBe(`/api/v1/events/${made.body.id}`);
    const [entry] = await auditOf(app, made.body.id);
    expect(entry).toMatchObject({
      action: 'event.recorded',
      business_id: farm.id,
      after: { lotId: lot.id, step: 'harvested' },
    });
    expect(JSON.stringify(entry)).not.toContain('Tổ hái 2');
  });

  it.each([
    [{ step: 'flown' }, 'step', 'step-unknown'],
    [{ areas: [] }, 'areas', 'area-needed'],
    [{ eventTime: '03/10/2026' }, 'eventTime', 'moment-invalid'],
    [{ eventTime: '1999-12-31T00:00:00Z' }, 'eventTime', 'event-too-old'],
    [{ eventTime: '2026-02-30T07:30:00Z' }, 'eventTime', 'date-nonexistent'],
    [{ eventTime: '2026-02-28T24:00:00Z' }, 'eventTime', 'time-invalid'],
    [{ eventTime: 'hôm qua' }, 'eventTime', 'moment-invalid'],
    [{ areas: {} }, 'areas', 'not-a-list'],
    [{ areas: [null] }, 'areas', 'not-an-object'],
    [{ output: [] }, 'output', 'not-an-object'],
    [{ responsible: ' \u2060 ' }, 'responsible', 'required'],
    [{ responsible: '' }, 'responsible', 'required'],
  ])('%j is refused at %s', async (changes, path, code) => {
    const { body } = await record(harvest(changes)).expect(422);
    expect(body.errors).toMatchObject([{ path, code }]);
  });

  it('takes nothing of tomorrow', async () => {
    const eventTime = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    expect((await record(harvest({ eventTime })).expect(422)).body.errors).toMatchObject([
      { path: 'eventTime', code: 'date-future' },
    ]);
  });

  it('takes harvests only from own areas with a code in force, and each once', async () => {
    const other = await world.business({ name: 'HTX Khác' });
    const [theirs, draft, suspended] = [
      await world.area(other),
      await world.area(farm, { status: 'draft' }),
      await world.area(farm),
    ];
    await world
      .http(await world.official())
      .post(`/api/v1/growing-areas/${suspended.id}/suspension`)
      .send({ reason: 'Dư lượng' })
      .expect(200);
    const from = (...ids: string[]) => ({
      areas: ids.map((areaId) => ({ areaId, amount: { quantity: 1, unit: 'kg' } })),
    });
    const faults = async (...ids: string[]) =>
      (await record(harvest(from(...ids))).expect(422)).body.errors as unknown;
    expect(await faults(theirs.id)).toMatchObject([{ path: 'areas.0.areaId', code: 'not-found' }]);
    expect(await faults(area.id, draft.id)).toMatchObject([
      { path: 'areas.1.areaId', code: 'area-not-active' },
    ]);
    expect(await faults(suspended.id)).toMatchObject([{ path: 'areas.0.areaId', code: 'area-not-active' }]);
    expect(await faults(area.id, area.id)).toMatchObject([{ path: 'areas.1.areaId', code: 'area-twice' }]);
    expect((await record(harvest({ areas: [{ areaId: area.id }] })).expect(422)).body.errors).toMatchObject([
      { path: 'areas.0.amount', code: 'harvest-quantity-needed' },
    ]);
  });

  describe('correction', () => {
    it('adds a new event and leaves the old one as it was', async () => {
      const own = await world.lot(farm);
      const wrong = (await record(harvest(), own).expect(201)).body as Thing;
      const stored = () => app.db.query('select * from events where id = $1', [wrong.id]);
      const before = await stored();
      const right = await correct(wrong.id, {
        reason: 'Đọc nhầm sổ tay',
        event: harvest({ areas: [{ areaId: area.id, amount: { quantity: 204, unit: 'kg' } }] }),
      }).expect(201);
      expect(right.body).toMatchObject({
        correctsId: wrong.id,
        correctionReason: 'Đọc nhầm sổ tay',
        declared: null,
      });
      expect(await stored()).toEqual(before);
      const { body } = await asOwner().get(`/api/v1/lots/${own.id}/events`).expect(200);
      expect(body.items.find(({ id }) => id === wrong.id)?.['declared']).toMatchObject({
        reason: 'Đọc nhầm sổ tay',
        correctedById: right.body.id,
      });
      expect(await actionsOf(app, right.body.id)).toEqual(['event.corrected']);
    });

    it('of what was corrected is refused: the newest one is to be corrected', async () => {
      const wrong = (await record(harvest()).expect(201)).body as Thing;
      const right = (await correct(wrong.id, { reason: 'Một', event: harvest() }).expect(201)).body as Thing;
      const again = await correct(wrong.id, { reason: 'Hai', event: harvest() }).expect(409);
      expect(again.body.type).toMatch(/already-corrected$/);
      await correct(right.id, { reason: 'Hai', event: harvest() }).expect(201);
    });

    it('of ten who correct at once one is in', async () => {
      const wrong = (await record(harvest()).expect(201)).body as Thing;
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, n) => correct(wrong.id, { reason: `Lần ${n}`, event: harvest() })),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
      const declared = await app.db.query('select 1 from event_declarations where event_id = $1', [wrong.id]);
      expect(declared).toHaveLength(1);
    });

    it('does not take the last harvest from a lot on sale', async () => {
      const onSale = await world.lot(farm);
      const only: Thing = (await record(harvest(), onSale).expect(201)).body;
      await asOwner().post(`/api/v1/lots/${onSale.id}/release`).expect(200);
      const refused = await correct(only.id, { reason: 'Không có thật' }).expect(409);
      expect(refused.body.code).toBe('last-harvest');
      await correct(only.id, { reason: 'Nhầm giờ', event: harvest({ place: 'Nương dưới' }) }).expect(201);
    });

    it('without another event says that it did not happen, and is not corrected itself', async () => {
      const own = await world.lot(farm);
      const wrong = (await record(harvest({ step: 'tended' }), own).expect(201)).body as Thing;
      const said = await correct(wrong.id, { reason: 'Không có việc này' }).expect(201);
      expect(said.body).toMatchObject({
        id: wrong.id,
        declared: { reason: 'Không có việc này', correctedById: null },
      });
      expect((await asOwner().get(`/api/v1/lots/${own.id}`)).body.events).toBe(0);
      expect((await correct(wrong.id, { reason: 'Lại nữa' }).expect(409)).body.code).toBe(
        'already-corrected',
      );
    });

    it('may name an area that has been suspended since', async () => {
      const ground = await world.area(farm);
      const wrong = await world.harvest(farm, lot, ground);
      await world
        .http(await world.official())
        .post(`/api/v1/growing-areas/${ground.id}/suspension`)
        .send({ reason: 'Dư lượng' })
        .expect(200);
      const areas = [{ areaId: ground.id, amount: { quantity: 9, unit: 'kg' } }];
      await correct(wrong.id, { reason: 'Cân lại', event: harvest({ areas }) }).expect(201);
      await record(harvest({ areas })).expect(422);
    });

    it('needs a reason', async () => {
      const wrong = (await record(harvest()).expect(201)).body as Thing;
      expect((await correct(wrong.id, { event: harvest() }).expect(422)).body.errors).toMatchObject([
        { path: 'reason', code: 'reason-needed' },
      ]);
    });
  });

  it.each(['events', 'event_edges', 'event_documents', 'event_declarations', 'event_order', 'diary_entries'])(
    'cannot be changed or erased in %s, not even by the tables’ owner',
    async (table) => {
      await app.app.get(EventSequencer).run();
      const [column = { name: '' }] = await app.db.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_name = $1 and ordinal_position = 1`,
        [table],
      );
      const [{ rows } = { rows: 0 }] = await app.db.query<{ rows: number }>(
        `select count(*)::int as rows from ${table}`,
      );
      expect(rows).toBeGreaterThan(0);
      for (const sql of [`update ${table} set ${column.name} = ${column.name}`, `delete from ${table}`])
        await expect(app.db.query(sql)).rejects.toThrow('append-only');
      await expect(app.db.query(`truncate ${table} cascade`)).rejects.toThrow('append-only');
    },
  );

  it('is an EPCIS 2.0 document that validates in shape and meaning, before and after the code is issued', async () => {
    const own = await world.lot(farm);
    const steps = [
      harvest({ step: 'sown' }),
      harvest({ step: 'tended' }),
      harvest(),
      {
        step: 'processed',
        eventTime: yesterday(),
        responsible: 'Xưởng',
        input: { quantity: 240, unit: 'kg' },
        output: { quantity: 48, unit: 'kg' },
      },
      {
        step: 'packed',
        eventTime: yesterday(),
        responsible: 'Xưởng',
        output: { quantity: 480, unit: 'hộp' },
      },
      { step: 'shipped', eventTime: yesterday(), responsible: 'Xe 1', place: 'Kho Hà Nội' },
    ];
    for (const step of steps) await record(step, own).expect(201);
    const wrong = (await record(harvest(), own).expect(201)).body as Thing;
    await correct(wrong.id, { reason: 'Cân lại', event: harvest() }).expect(201);
    const mistaken = (await record(harvest({ step: 'in_season' }), own).expect(201)).body as Thing;
    await correct(mistaken.id, { reason: 'Nhầm lô' }).expect(201);

    const read = async () => {
      const answer = await asOwner().get(`/api/v1/lots/${own.id}/epcis`).expect(200);
      expect(answer.headers['content-type']).toContain('application/ld+json');
      return JSON.parse(answer.text) as {
        epcisBody: {
          eventList: {
            eventID: string;
            errorDeclaration?: { reason: string; correctiveEventIDs?: string[] };
          }[];
        };
      };
    };
    const before = await read();
    expect(validateDocument(before)).toEqual([]);
    expect(checkSemantics(before, 'http://localhost:3000')).toEqual([]);
    const { eventList } = before.epcisBody;
    // Nine recorded, one in place of a wrong one, and a declaration for each of the two wrong ones.
    expect(eventList).toHaveLength(steps.length + 3 + 2);
    const declarations = eventList.filter(({ errorDeclaration }) => errorDeclaration !== undefined);
    expect(declarations.map(({ eventID }) => eventID).sort()).toEqual(
      [wrong, mistaken].map(({ id }) => `urn:uuid:${id}`).sort(),
    );
    expect(
      declarations.find(({ eventID }) => eventID.endsWith(wrong.id))?.errorDeclaration?.correctiveEventIDs,
    ).toHaveLength(1);

    // What was captured is said the same, whatever becomes of the lot.
    const issued = await world.code(farm, { lotId: own.id });
    const after = await read();
    expect(after.epcisBody).toEqual(before.epcisBody);
    expect(JSON.stringify(after)).toContain(`/q/${issued}"`);
  });

  it('of a lot with very many events are read by pages, whole and in order', async () => {
    const own = await world.lot(farm);
    const [first] = [await record(harvest(), own).expect(201)].map(({ body }) => body as Thing);
    const count = 2600;
    // Every third is corrected by one that comes much later, so that the two lie on different pages.
    await app.db.query(
      `with made as (
         select n, md5('e' || n)::uuid as id, e.*, timestamptz '2026-01-01' + (n / 7) * interval '1 minute' as at
         from generate_series(1, ${count}) n, (select type, action, biz_step, event_time_zone_offset, business_id, recorded_by
           from events where id = '${first?.id ?? ''}') e
       ), kept as (
         insert into events (id, event_id, type, action, biz_step, event_time, event_time_zone_offset, record_time, business_id, recorded_by)
         select id, 'urn:uuid:' || id, type, action, biz_step, at, event_time_zone_offset, now(), business_id, recorded_by from made
       ), documents as (
         insert into event_documents (event_id, canonical, hash)
         select id, jsonb_build_object('eventID', 'urn:uuid:' || id, 'eventTime', to_char(at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
           'ni:///sha-256;' || md5('a' || n) || md5('b' || n) || '?ver=CBV2.0' from made
       ), entries as (
         insert into diary_entries (event_id, business_id, lot_id, step, event_time, event_time_zone_offset, record_time, responsible)
         select id, business_id, '${own.id}', 'harvested', at, event_time_zone_offset, now(), 'Tổ ' || n from made
       ), edges as (
         insert into event_edges (event_id, position, role, uri, lot_id) select id, 0, 'subject', 'urn:x', '${own.id}' from made
       )
       insert into event_declarations (id, event_id, business_id, declared_at, declared_by, reason, corrective_id)
       select gen_random_uuid(), md5('e' || 3 * (n - 2000))::uuid, business_id, now(), recorded_by, 'incorrect_data', id from made where n > 2000`,
    );
    const sizes: number[] = [];
    const database = app.app.get(Database);
    const query = database.query.bind(database);
    const watched = jest
      .spyOn(database, 'query')
      .mockImplementation(
        async <Row extends QueryResultRow>(sql: string, parameters?: readonly unknown[]) => {
          const rows = await query<Row>(sql, parameters);
          sizes.push(rows.length);
          return rows;
        },
      );
    const answer = await asOwner().get(`/api/v1/lots/${own.id}/epcis`).expect(200);
    watched.mockRestore();
    const { epcisBody } = JSON.parse(answer.text) as {
      epcisBody: {
        eventList: {
          eventID: string;
          eventTime: string;
          errorDeclaration?: { correctiveEventIDs: string[] };
        }[];
      };
    };
    const { eventList } = epcisBody;
    const said = eventList.filter(({ errorDeclaration }) => errorDeclaration === undefined);
    expect(new Set(said.map(({ eventID }) => eventID)).size).toBe(count + 1);
    expect(said).toHaveLength(count + 1);
    const times = said.map(({ eventTime }) => eventTime);
    expect(times).toEqual(times.toSorted());
    const declared = eventList.flatMap(({ errorDeclaration }) => errorDeclaration?.correctiveEventIDs ?? []);
    expect(new Set(declared).size).toBe(count - 2000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(sizes.length).toBeLessThan(count / 500 + 8);

    const walk = async (sort: string) => {
      const at = `/api/v1/lots/${own.id}/events?limit=100&sort=${sort}`;
      const seen: { id: string; eventTime: string }[] = [];
      for (let next: string | null = ''; next !== null;) {
        const { body } = await asOwner()
          .get(next === '' ? at : `${at}&cursor=${next}`)
          .expect(200);
        const page = body as unknown as { items: typeof seen; next: string | null };
        expect(page.items.length).toBeLessThanOrEqual(100);
        seen.push(...page.items);
        next = page.next;
      }
      return seen;
    };
    const oldest = await walk('');
    expect(new Set(oldest.map(({ id }) => id)).size).toBe(count + 1);
    expect(oldest.map(({ eventTime }) => eventTime)).toEqual(times);
    expect(await walk('newest')).toEqual(oldest.toReversed());
    for (const query of ['sort=other', 'limit=101', 'cursor=x'])
      expect([400, 422]).toContain((await asOwner().get(`/api/v1/lots/${own.id}/events?${query}`)).status);

    const page = await (await world.browser(farm.owner)).get(`/console/lots/${own.id}`);
    expect(page.text.match(/<tr>/g)?.length).toBe(101); // with its head
    expect(page.text).toContain('rel="next"');
  });
});
