import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EPCIS_CONTEXT, validateDocument } from '../../standards/epcis/index.js';
import { EventSequencer } from '../event-sequencer.service.js';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { actionsOf } from '../../../test/support/audit-of.js';
import { readVector, report, vectorsRoot } from '../../../test/support/vectors.js';
import { createWorld, type TestBusiness, type TestUser, type World } from '../../../test/support/world.js';

interface Case {
  readonly id: string;
  readonly accept: boolean | null;
  readonly document: Document;
}

interface Document {
  readonly epcisBody?: { readonly eventList?: readonly object[] };
}

const ITEM = 'https://id.gs1.org/01/08935202123450/21/S';
const EVENT = {
  '@context': EPCIS_CONTEXT,
  type: 'ObjectEvent',
  action: 'OBSERVE',
  bizStep: 'storing',
  eventTime: '2026-10-03T09:30:00.5+09:00',
  eventTimeZoneOffset: '+09:00',
};

describe('Events that other systems send', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let other: TestBusiness;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    [farm, other] = [
      await world.business({ name: 'HTX Chè Thử' }),
      await world.business({ name: 'HTX Khác' }),
    ];
  });
  afterAll(() => run.close());

  const post = (path: string, body: object | string, user: TestUser = farm.owner) =>
    world
      .api(user)
      .post(`/api/v1/epcis/${path}`)
      .set('content-type', 'application/ld+json')
      .send(typeof body === 'string' ? body : JSON.stringify(body));
  const documentOf = (...events: object[]) => ({
    '@context': EPCIS_CONTEXT,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: '2026-10-04T00:00:00Z',
    epcisBody: { eventList: events.map((event) => ({ ...event, '@context': undefined })) },
  });
  const get = async (location: string | undefined, user: TestUser = farm.owner) => {
    const answer = await world
      .api(user)
      .get(location ?? '')
      .expect(200);
    return JSON.parse(answer.text) as Record<string, unknown>;
  };
  const count = async () =>
    (await run.db.query<{ n: number }>('select count(*)::int as n from events'))[0]?.n ?? -1;

  it('takes one, keeps it as it was said, and knows it when it comes again', async () => {
    const event = {
      ...EVENT,
      epcList: [`${ITEM}1`],
      readPoint: { id: 'https://id.gs1.org/414/8935202000010' },
    };
    const first = await post('events', event).expect(201);
    const kept = await get(first.headers['location']);
    expect(kept).toMatchObject(event);
    expect(kept['eventID']).toMatch(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/);
    expect(validateDocument(kept)).toEqual([]);
    const again = await post('events', event).expect(200);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(await actionsOf(run, String(first.headers['location']).split('/').at(-1) ?? '')).toContain(
      'event.captured',
    );
    const rows = await run.db.query(
      `select x.role, x.uri, x.lot_id, e.read_point from event_edges x join events e on e.id = x.event_id where e.event_id = $1`,
      [kept['eventID']],
    );
    expect(rows).toEqual([
      { role: 'subject', uri: `${ITEM}1`, lot_id: null, read_point: 'https://id.gs1.org/414/8935202000010' },
    ]);
  });

  it('adds an event once, though it stands twice in a document and comes in several at once, each in another order', async () => {
    const events = Array.from({ length: 40 }, (_, n) => ({ ...EVENT, epcList: [`${ITEM}ONCE${n}`] }));
    const before = await count();
    const orders = [events, events.toReversed(), [...events.slice(20), ...events, ...events.slice(0, 20)]];
    await Promise.all(orders.map((each) => post('capture', documentOf(...each)).expect(202)));
    expect((await count()) - before).toBe(40);
    const rows = await run.db.query<{ uri: string }>(
      `select x.uri from event_edges x join event_documents d using (event_id) join standing_hashes using (event_id, hash)
       where x.uri like $1`,
      [`${ITEM}ONCE%`],
    );
    expect(new Set(rows.map(({ uri }) => uri)).size).toBe(40);
    expect(rows).toHaveLength(40);
  });

  it('keeps fields of the sender’s own to the letter, with whatever JSON can say', async () => {
    const said = '\\u0000 "\\" \u2028 \u{1f375} </script>';
    const context = [EPCIS_CONTEXT, { ex: 'https://example.vn/voc/' }];
    const event = { ...EVENT, '@context': context, epcList: [`${ITEM}OWN`], 'ex:said': said };
    const { headers } = await post('events', event).expect(201);
    expect((await get(headers['location']))['ex:said']).toBe(said);
    expect((await post('events', event).expect(200)).headers['location']).toBe(headers['location']);
  });

  it('keeps the order of a document, with what is declared erroneous in between', async () => {
    const wrong = {
      ...EVENT,
      eventID: 'urn:uuid:0a4e4c70-0000-4000-8000-00000000aaaa',
      epcList: [`${ITEM}W1`],
    };
    const right = {
      ...EVENT,
      eventID: 'urn:uuid:0a4e4c70-0000-4000-8000-00000000bbbb',
      epcList: [`${ITEM}W2`],
    };
    const declared = {
      ...wrong,
      errorDeclaration: {
        declarationTime: '2026-10-04T00:00:00Z',
        reason: 'incorrect_data',
        correctiveEventIDs: [right.eventID],
      },
    };
    await post('capture', documentOf(wrong, right, declared)).expect(202);
    await run.app.get(EventSequencer).run();
    const numbered = await run.db.query(
      `select e.event_id, d.corrective_id = c.id as corrected from events e left join event_declarations d on d.event_id = e.id
         left join events c on c.event_id = $2 join event_order o on o.event_id = e.id
       where e.event_id = any($1) order by o.seq`,
      [[wrong.eventID, right.eventID], right.eventID],
    );
    expect(numbered).toEqual([
      { event_id: wrong.eventID, corrected: true },
      { event_id: right.eventID, corrected: null },
    ]);
  });

  it('takes a document as a whole or not at all, and tells every fault where it is', async () => {
    const before = await count();
    const good = { ...EVENT, epcList: [`${ITEM}2`] };
    const tomorrow = new Date(run.clock.now().getTime() + 86_400_000).toISOString();
    const { body } = await post(
      'capture',
      documentOf(
        good,
        { ...good, action: 'FLY' },
        { ...good, epcList: ['https://id.gs1.org/01/08935202123451/21/S'] },
      ),
    ).expect(422);
    expect(body.errors.map(({ path }) => path)).toEqual([
      '/epcisBody/eventList/1/action',
      '/epcisBody/eventList/2/epcList/0',
    ]);
    expect(body.errors[1]?.message).toContain('invalid-identifier');
    const late = await post('capture', documentOf(good, { ...good, eventTime: tomorrow })).expect(422);
    expect(late.body.errors).toMatchObject([
      { path: '/epcisBody/eventList/1/eventTime', code: 'date-future' },
    ]);
    expect(await count()).toBe(before);

    const taken = await post('capture', documentOf(good, { ...good, bizStep: 'packing' }, good)).expect(202);
    const job = await get(taken.headers['location']);
    expect(job).toMatchObject({
      running: false,
      success: true,
      captureErrorBehaviour: 'rollback',
      taken: 3,
      errors: [],
    });
    expect(await count()).toBe(before + 2); // the third was the first again
  });

  it('goes on without those that cannot be taken, where that is asked for', async () => {
    const before = await count();
    const good = { ...EVENT, epcList: [`${ITEM}3`] };
    const answer = await world
      .api(farm.owner)
      .post('/api/v1/epcis/capture')
      .set('gs1-capture-error-behaviour', 'proceed')
      .send(documentOf({ ...good, action: 'FLY' }, good, { ...good, eventTime: '2199-01-01T00:00:00Z' }))
      .expect(202);
    const job = await get(answer.headers['location']);
    expect(job).toMatchObject({ success: false, taken: 1 });
    expect((job['errors'] as { path: string }[]).map(({ path }) => path)).toEqual([
      '/epcisBody/eventList/0/action',
      '/epcisBody/eventList/2/eventTime',
    ]);
    expect(await count()).toBe(before + 1);
    await world
      .api(other.owner)
      .get(answer.headers['location'] ?? '')
      .expect(404);
  });

  it('ties what names a lot to it, whatever the spelling, and refuses another’s lot', async () => {
    const product = await world.product(farm, { input: { gtin: '08936012345674' } });
    const linked = await world.lot(farm, { product });
    const plain = await world.lot(farm);
    const code = await world.code(farm, { lotId: plain.id });
    const names = [
      `https://id.gs1.org/01/08936012345674/10/${linked.lotNumber}`,
      `http://localhost:3000/q/${code.toLowerCase()}`,
    ];
    const quantities = names.map((epcClass) => ({ epcClass, quantity: 2.5, uom: 'DTN' }));
    const made = await post('events', { ...EVENT, quantityList: quantities }).expect(201);
    const rows = await run.db.query(
      'select lot_id, amount::float8 as amount, base from event_edges where event_id = $1 order by position',
      [String(made.headers['location']).split('/').at(-1)],
    );
    expect(rows).toEqual([linked, plain].map(({ id }) => ({ lot_id: id, amount: 250, base: 'KGM' })));
    const { body } = await post(
      'events',
      { ...EVENT, bizStep: 'packing', quantityList: quantities },
      other.owner,
    ).expect(422);
    expect(body.errors).toMatchObject([{ code: 'lot-of-another' }]);
    // The export of the lot has it, too.
    const answer = await world.api(farm.owner).get(`/api/v1/lots/${linked.id}/epcis`).expect(200);
    expect(answer.text).toContain(names[0]);
  });

  it('takes that an event was wrong, once, and only of one’s own', async () => {
    const wrong = {
      ...EVENT,
      eventID: 'urn:uuid:0199f0a2-5f00-7000-8000-0000000000aa',
      epcList: [`${ITEM}4`],
    };
    const right = {
      ...EVENT,
      eventID: 'urn:uuid:0199f0a2-5f00-7000-8000-0000000000bb',
      epcList: [`${ITEM}5`],
    };
    const first = await post('events', wrong).expect(201);
    await post('events', right).expect(201);
    const declaration = {
      ...wrong,
      errorDeclaration: {
        declarationTime: '2026-10-05T00:00:00Z',
        reason: 'incorrect_data',
        correctiveEventIDs: [right.eventID, 'urn:uuid:0199f0a2-5f00-7000-8000-0000000000cc'],
      },
    };
    for (const [body, sender] of [
      [declaration, other.owner],
      [{ ...declaration, epcList: [`${ITEM}6`] }, farm.owner],
    ] as const)
      expect((await post('events', body, sender).expect(422)).body.errors).toMatchObject([
        { path: '/eventID', code: 'event-id-taken' },
      ]);
    await post('events', declaration).expect(201);
    await post('events', declaration).expect(200);
    const kept = await get(first.headers['location']);
    expect(kept['errorDeclaration']).toMatchObject({
      reason: 'incorrect_data',
      correctiveEventIDs: declaration.errorDeclaration.correctiveEventIDs,
    });
    // Also where the wrong one itself never came.
    const unheard = { ...declaration, eventID: undefined, epcList: [`${ITEM}8`] };
    const alone = await post('events', unheard).expect(201);
    expect(await get(alone.headers['location'])).toMatchObject({
      errorDeclaration: { reason: 'incorrect_data' },
    });
    await post('events', unheard).expect(200);
    const taken = await post('events', { ...right, epcList: [`${ITEM}7`] }).expect(422);
    expect(taken.body.errors).toMatchObject([{ path: '/eventID', code: 'event-id-taken' }]);
  });

  it('lets nobody take or declare erroneous what another business recorded, be it told without an identifier', async () => {
    const event = { ...EVENT, epcList: [`${ITEM}9`] };
    const first = await post('events', event).expect(201);
    const declared = {
      ...event,
      errorDeclaration: { declarationTime: '2026-10-05T00:00:00Z', reason: 'did_not_occur' },
    };
    for (const body of [event, declared])
      expect((await post('events', body, other.owner).expect(422)).body.errors).toMatchObject([
        { code: 'event-of-another' },
      ]);
    expect(await get(first.headers['location'])).not.toHaveProperty('errorDeclaration');
  });

  it.each([
    [
      'a context',
      { '@context': [EPCIS_CONTEXT, { ex: 'https://example.vn/\ud800' }] },
      '/@context/1/ex',
      'epcis',
    ],
    [
      'a field of its own',
      { '@context': [EPCIS_CONTEXT, { ex: 'https://example.vn/' }], 'ex:a': '\udc00' },
      '/ex:a',
      'epcis',
    ],
    [
      'an amount',
      {
        quantityList: [{ epcClass: 'https://id.gs1.org/01/08935202123450/10/A', quantity: 1e17, uom: 'KGM' }],
      },
      '',
      'too-large',
    ],
  ])('names %s that cannot be kept', async (_, changes, path, code) => {
    const { body } = await post('events', { ...EVENT, epcList: [`${ITEM}0`], ...changes }).expect(422);
    expect(body.errors).toMatchObject([{ path, code }]);
  });

  it('keeps what is wrong with a document that names what cannot be kept', async () => {
    const wrong = { ...EVENT, epcList: [`${ITEM}0`], 'ex:\ud800': 1 };
    const answer = await world
      .api(farm.owner)
      .post('/api/v1/epcis/capture')
      .set('gs1-capture-error-behaviour', 'proceed')
      .set('content-type', 'application/ld+json')
      .send(JSON.stringify(documentOf(wrong)))
      .expect(202);
    expect(await get(answer.headers['location'])).toMatchObject({
      success: false,
      taken: 0,
      errors: [{ code: 'epcis' }],
    });
  });

  it('lists events by pages as a query document', async () => {
    const seen = new Set<unknown>();
    let next: string | undefined = '/api/v1/epcis/events?limit=2';
    let pages = 0;
    while (next !== undefined) {
      const answer = await world.api(farm.owner).get(next).expect(200);
      const page = JSON.parse(answer.text) as {
        epcisBody: { queryResults: { resultsBody: { eventList: { eventID: string }[] } } };
      };
      expect(validateDocument(page)).toEqual([]);
      for (const { eventID } of page.epcisBody.queryResults.resultsBody.eventList) seen.add(eventID);
      next = /<http:\/\/localhost:3000([^>]+)>/.exec(answer.headers['link'] ?? '')?.[1];
      pages += 1;
    }
    const [{ n } = { n: -1 }] = await run.db.query<{ n: number }>(
      'select count(*)::int as n from events where business_id = $1',
      [farm.id],
    );
    expect(seen.size).toBe(n);
    expect(pages).toBeGreaterThan(2);
  });

  it.each([
    ['a document of another type', { type: 'EPCISQueryDocument' }, 422, '/type'],
    ['no list', { type: 'EPCISDocument', epcisBody: {} }, 422, '/epcisBody/eventList'],
    ['a list of what is none', documentOf(), 422, '/epcisBody/eventList'],
    ['too many', documentOf(...Array.from({ length: 501 }, () => EVENT)), 422, '/epcisBody/eventList'],
    [
      'a context of any length',
      { ...EVENT, epcList: [ITEM], '@context': ['x'.repeat(5000)] },
      422,
      undefined,
    ],
    ['no JSON', '{"type":', 400, undefined],
    ['too many keys', JSON.stringify({ a: Array.from({ length: 30_000 }, () => ({})) }), 413, undefined],
  ])('refuses %s', async (_, body, status, path) => {
    const answer = await post('capture', body).expect(status);
    if (path !== undefined) expect(answer.body.errors[0]?.path).toBe(path);
  });

  const cases = vectorsRoot() === null ? [] : (readVector('epcis-semantic', 'cases.json') as Case[]);
  it('refuses what a strict capture refuses, and takes the rest', async () => {
    let passed = 0;
    const failures: string[] = [];
    const judged = cases.filter(({ accept }) => accept !== null);
    for (const { id, accept, document } of judged) {
      const { status } = await post('capture', document);
      const ok = accept === true ? status === 202 : status >= 400 && status < 500;
      if (ok) passed += 1;
      else failures.push(`${id}: ${status}`);
    }
    if (cases.length > 0)
      report('epcis-semantic over HTTP', judged.length, passed, cases.length - judged.length);
    expect(failures).toEqual([]);
  });
});
