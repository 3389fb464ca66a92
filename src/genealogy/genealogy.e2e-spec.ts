import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { createWorld, type JsonBody, type TestBusiness, type World } from '../../test/support/world.js';

interface Thing {
  readonly id: string;
}

describe('Genealogy', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let other: TestBusiness;
  let product: Thing;
  let areas: readonly Thing[];
  let start: number;
  let numbers = 0;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Chè Thử' });
    other = await world.business({ name: 'HTX Khác' });
    product = await world.product(farm);
    areas = [await world.area(farm), await world.area(farm), await world.area(farm)];
    start = run.clock.now().getTime() - 20 * 86_400_000;
  });
  afterAll(() => run.close());

  const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString();
  const send = (input: object) => world.api(farm.owner).post('/api/v1/operations').send(input);
  const made = (body: JsonBody, role = 'output') =>
    (body['lots'] as { lotId: string; role: string }[])
      .filter((each) => each.role === role)
      .map(({ lotId }) => lotId);
  const out = (quantity: number, more: object = {}) => ({
    productId: product.id,
    lotNumber: `G-${(numbers += 1)}`,
    material: 'Búp chè',
    quantity,
    unit: 'kg',
    ...more,
  });
  const trace = (from: string, way: string, as = farm.owner, most?: number) =>
    world.api(as).get('/api/v1/genealogy').query({ from, way, most });
  const lotsOf = async (from: string, way: string) =>
    (await trace(from, way).expect(200)).body['nodes'] as { id: string; kind: string; depth: number; share: number | null }[]; // prettier-ignore

  async function harvest(area: Thing | undefined, quantity: number, minutes = 0): Promise<string> {
    const { body } = await send({
      kind: 'harvest',
      eventTime: at(minutes),
      areas: [{ areaId: area?.id, amount: { quantity, unit: 'kg' } }],
      outputs: [{ productId: product.id, lotNumber: `G-${(numbers += 1)}`, material: 'Búp chè tươi' }],
    }).expect(201);
    return made(body, 'subject')[0] ?? '';
  }

  it('goes back from a pack to its areas with their shares, and forward from an area to its packs', async () => {
    const [a, b, c] = [await harvest(areas[0], 60), await harvest(areas[1], 30), await harvest(areas[2], 10)];
    const blend = await send({
      kind: 'blend',
      eventTime: at(60),
      inputs: [a, b, c].map((lotId, index) => ({ lotId, quantity: [60, 30, 10][index], unit: 'kg' })),
      outputs: [out(100)],
    }).expect(201);
    const [leaves] = made(blend.body);
    const packing = await send({
      kind: 'pack',
      eventTime: at(120),
      inputs: [{ lotId: leaves, quantity: 50, unit: 'kg' }],
      outputs: [
        out(200, { unit: 'hộp', material: null, content: { quantity: 100, unit: 'g' } }),
        out(60, { unit: 'gói', material: null, content: { quantity: 0.5, unit: 'kg' } }),
      ],
    }).expect(201);
    const [boxes = '', bags = ''] = made(packing.body);

    const back = await lotsOf(`lot:${boxes}`, 'back');
    const share = (id: string | undefined) => back.find((node) => node.id === id)?.share;
    expect([share(areas[0]?.id), share(areas[1]?.id), share(areas[2]?.id)].map((value) => Math.round((value ?? 0) * 1000))).toEqual([600, 300, 100]); // prettier-ignore
    expect(back.map(({ depth }) => depth)).toEqual([0, 1, 2, 2, 2, 3, 3, 3]);

    const forward = await lotsOf(`area:${areas[1]?.id ?? ''}`, 'forward');
    expect(forward.map(({ id }) => id)).toEqual(expect.arrayContaining([b, leaves, boxes, bags]));
    expect(forward.map(({ id }) => id)).not.toContain(a);
    const office = await world.official();
    expect((await trace(`lot:${boxes}`, 'back', office).expect(200)).body['nodes']).toHaveLength(8);
    await trace(`lot:${boxes}`, 'back', other.owner).expect(404);
    await trace(`area:${areas[0]?.id ?? ''}`, 'forward', other.owner).expect(404);
    expect((await trace('lot:x', 'back').expect(422)).body.errors).toMatchObject([{ path: 'from' }]);

    const table = await world.api(farm.owner).get('/api/v1/genealogy/table.csv').query({ from: `lot:${boxes}`, way: 'back' }).expect(200); // prettier-ignore
    expect(table.text.trim().split('\r\n')).toHaveLength(9);
    const epcis = await world.http(farm.owner).get('/api/v1/genealogy/epcis').query({ from: `lot:${boxes}`, way: 'back' }).buffer(true).parse((reply, done) => { let text = ''; reply.on('data', (part: Buffer) => { text += part.toString(); }); reply.on('end', () => { done(null, text); }); }).expect(200); // prettier-ignore
    const { epcisBody } = JSON.parse(String(epcis.body)) as { epcisBody: { eventList: { type: string }[] } };
    expect(epcisBody.eventList.map(({ type }) => type).sort()).toEqual([...Array<string>(3).fill('ObjectEvent'), ...Array<string>(2).fill('TransformationEvent')]); // prettier-ignore

    const few = await trace(`lot:${boxes}`, 'back', farm.owner, 3).expect(200);
    expect(few.body['cut']).toBe(true);
    expect((await trace(`lot:${boxes}`, 'back').expect(200)).body['cut']).toBe(false);

    // What was blended wrongly is not where it comes from any more.
    await world
      .api(farm.owner)
      .post(`/api/v1/operations/${packing.body.id}/undo`)
      .send({ reason: 'Ghi nhầm' })
      .expect(200);
    expect(await lotsOf(`lot:${boxes}`, 'back')).toHaveLength(1);
  });

  it('begins at a use of pesticide, at an ingredient and at a product', async () => {
    const [area] = areas;
    const sprayed = await world.lot(farm);
    const spray = await world.api(farm.owner).post(`/api/v1/lots/${sprayed.id}/events`).send({ step: 'tended', eventTime: at(100), responsible: 'Tổ 1', areas: [{ areaId: area?.id }] }).expect(201); // prettier-ignore
    const [before, after] = [await harvest(area, 10, 90), await harvest(area, 10, 110)];
    const reached = (await lotsOf(`event:${spray.body.id}`, 'forward')).map(({ id }) => id);
    expect(reached).toContain(after);
    expect(reached).not.toContain(before);

    const salted = await send({
      kind: 'process',
      eventTime: at(200),
      inputs: [{ lotId: after, quantity: 10, unit: 'kg' }],
      added: [{ name: 'Muối tinh', quantity: 1, unit: 'kg' }],
      outputs: [out(9)],
    }).expect(201);
    const found = await lotsOf('ingredient:muối  tinh', 'forward');
    expect(found.map(({ id }) => id)).toEqual(made(salted.body));
    expect((await trace('ingredient:muối tinh', 'forward', other.owner).expect(200)).body['nodes']).toEqual(
      [],
    );
    expect((await lotsOf(`product:${product.id}`, 'back')).length).toBeGreaterThan(3);
  });

  it('of random histories: back and forward are inverse, no balance is below nothing, and replaying gives the same', async () => {
    const step = fc.record({
      kind: fc.constantFrom('harvest', 'split', 'blend', 'process', 'loss', 'undo', 'top-up'),
      picks: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
      part: fc.integer({ min: 1, max: 130 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 25 }), async (steps) => {
        const lots: string[] = [await harvest(areas[0], 100), await harvest(areas[1], 40.5)];
        const done: string[] = [];
        let minutes = 10;
        for (const { kind, picks, part } of steps) {
          minutes += 10;
          const [p = 0, q = 0, r = 0] = picks;
          const pick = (n: number) => lots[n % lots.length] ?? '';
          const input = (n: number) => ({ lotId: pick(n), quantity: part / 4, unit: 'kg' });
          if (kind === 'harvest') lots.push(await harvest(areas[p % 3], part, minutes));
          else if (kind === 'undo') {
            const id = done[p % Math.max(1, done.length)];
            if (id !== undefined)
              await world.api(farm.owner).post(`/api/v1/operations/${id}/undo`).send({ reason: 'x' });
          } else {
            const inputs = kind === 'blend' && pick(p) !== pick(q) ? [input(p), input(q)] : [input(p)];
            const whole = (inputs.length * part) / 4;
            const outputs = kind === 'loss' ? [] : kind === 'top-up' ? [{ lotId: pick(r), quantity: whole, unit: 'kg' }] : kind === 'split' ? [out(whole / 2), out(whole / 2)] : [out(whole)]; // prettier-ignore
            const named = kind === 'top-up' || (kind === 'blend' && inputs.length === 1) ? 'process' : kind;
            const { status, body } = await send({ kind: named, eventTime: at(minutes), inputs, outputs });
            expect([201, 422]).toContain(status);
            if (status !== 201) continue;
            done.push(body.id);
            for (const id of made(body)) if (!lots.includes(id)) lots.push(id);
          }
        }
        await agrees(lots);
      }),
      { numRuns: 5 },
    );

    async function agrees(lots: readonly string[]): Promise<void> {
      const reach = async (way: string) =>
        new Set(
          (await Promise.all(lots.map(async (id) => (await lotsOf(`lot:${id}`, way)).filter(({ kind }) => kind === 'lot').map((node) => way === 'back' ? `${node.id} ${id}` : `${id} ${node.id}`)))).flat(), // prettier-ignore
        );
      expect(await reach('back')).toEqual(await reach('forward'));
      const wrong = await run.db.query(
        `select b.lot_id from lot_balances b left join (
           select m.lot_id, m.holder_id, sum(case when m.kind in ('made', 'received') then m.amount when m.kind in ('boxed', 'unboxed') then 0 else -m.amount end) as "left",
             sum(m.amount) filter (where m.kind = 'made') as made
           from lot_movements m where not exists (select from event_declarations d where d.event_id = m.event_id) group by m.lot_id, m.holder_id) s
           using (lot_id, holder_id)
         where b."left" < 0 or b."left" <> coalesce(s."left", 0) or b.made <> coalesce(s.made, 0)`,
      );
      expect(wrong).toEqual([]);
      const unsaid = await run.db.query(
        `select m.event_id from lot_movements m where m.amount <> coalesce((select sum(x.amount) from event_edges x where x.event_id = m.event_id and x.lot_id = m.lot_id and x.base = m.base
           and (x.role <> 'input') = (m.kind <> 'used')), 0)`,
      );
      expect(unsaid).toEqual([]);
    }
  }, 120_000);
});
