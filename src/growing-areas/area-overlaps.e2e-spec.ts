import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { squareAt } from '../../test/support/goods.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';
import { AreaOverlaps } from './area-overlaps.service.js';
import { GrowingAreasQueries } from './growing-areas.queries.js';

const CORNERS = 4500;

/** A ragged shore of many corners round a place. */
function ragged(lon: number, lat: number) {
  const ring = Array.from({ length: CORNERS }, (_, at) => {
    const angle = (2 * Math.PI * at) / CORNERS;
    const radius = 0.003 * (1 + 0.002 * Math.sin(71 * angle) + 0.0005 * ((at * 7919) % 13));
    return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)].map((x) => Number(x.toFixed(8)));
  });
  return { type: 'Polygon' as const, coordinates: [[...ring, ring[0] ?? []]] };
}

describe('Areas on the same ground', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business();
  });
  afterAll(() => run.close());

  const overlaps = (id: string) => run.app.get(GrowingAreasQueries).overlaps({ id });
  const shares = async (id: string) =>
    Object.fromEntries((await overlaps(id)).map(({ id: other, share }) => [other, Math.round(share * 100)]));
  const at = (west: number, south: number, status: 'draft' | 'submitted' | 'active' = 'active') =>
    world.area(farm, { status, input: { polygon: squareAt(west, south) } });

  it('know each other, each with its own share, whichever came first', async () => {
    const first = await at(105.1, 22.1);
    const second = await at(105.1025, 22.1);
    await at(105.106, 22.1);
    expect((await shares(first.id))[second.id]).toBe(50);
    expect((await shares(second.id))[first.id]).toBe(50);
  });

  it('are compared anew when one is drawn anew', async () => {
    const still = await at(105.2, 22.2);
    const moved = await at(105.203, 22.2, 'draft');
    expect(await shares(moved.id)).toEqual({ [still.id]: 40 });
    const api = world.api(farm.owner);
    await api
      .patch(`/api/v1/growing-areas/${moved.id}`)
      .set('if-match', '"1"')
      .send({ polygon: squareAt(105.201, 22.2) })
      .expect(200);
    expect(await shares(moved.id)).toEqual({ [still.id]: 80 });
    await api
      .patch(`/api/v1/growing-areas/${moved.id}`)
      .set('if-match', '"2"')
      .send({ polygon: squareAt(105.23, 22.2) });
    expect([await shares(moved.id), await shares(still.id)]).toEqual([{}, {}]);
  });

  it('hear of a draft once it is sent, and of another draft then', async () => {
    const first = await at(105.3, 22.3, 'draft');
    const second = await at(105.3, 22.302, 'submitted');
    expect(await shares(second.id)).toEqual({});
    await world.api(farm.owner).post(`/api/v1/growing-areas/${first.id}/submission`).expect(200);
    expect(await shares(second.id)).toEqual({ [first.id]: 60 });
    expect(await shares(first.id)).toEqual({ [second.id]: 60 });
  });

  it('that were written at the same moment know each other', async () => {
    const drafts = await Promise.all([0, 1, 2].map((n) => at(105.4 + n / 1000, 22.4, 'draft')));
    await Promise.all(
      drafts.map(({ id }) =>
        world.api(farm.owner).post(`/api/v1/growing-areas/${id}/submission`).expect(200),
      ),
    );
    for (const { id } of drafts) expect(Object.keys(await shares(id))).toHaveLength(2);
  });

  it('that were there before anything was compared are found by and by', async () => {
    const first = await at(105.5, 22.5);
    const second = await at(105.5, 22.503);
    await run.db.query('delete from area_overlaps');
    await run.db.query('delete from compared_areas');
    // More than are read at once that an older version took and this one cannot read: they end it for nobody.
    await run.db.query(
      `insert into growing_areas (id, business_id, name, crop, commune_code, hectares_declared, area_m2, polygon, bounds, status, created_at, updated_at)
       select gen_random_uuid(), business_id, name, crop, commune_code, hectares_declared, area_m2, '{"type":"Polygon","coordinates":[]}',
         bounds, 'draft', now(), now() from growing_areas, generate_series(1, 120) where id = $1`,
      [first.id],
    );
    expect(await overlaps(first.id)).toEqual([]);
    await run.app.get(AreaOverlaps).compareMissing();
    expect([await shares(first.id), await shares(second.id)]).toEqual([
      { [second.id]: 40 },
      { [first.id]: 40 },
    ]);
    const [left] = await run.db.query<{ n: number }>(
      'select count(*)::int as n from growing_areas a where not exists (select from compared_areas c where c.area_id = a.id)',
    );
    expect(left?.n).toBe(120);
    await run.db.query(`delete from growing_areas where polygon -> 'coordinates' = '[]'`);
  });

  it('are not compared again by who looks, however many corners they have', async () => {
    const input = (n: number) => ({ polygon: ragged(105.6 + n * 0.0015, 22.6), hectaresDeclared: 32 });
    const made: { id: string }[] = [];
    for (const n of [0, 1, 2, 3]) made.push(await world.area(farm, { input: input(n) }));
    const [area] = made;
    const found = await overlaps(area?.id ?? '');
    expect(found).toHaveLength(3);
    const [outline] = await run.db.query<{ corners: number }>(
      `select jsonb_array_length(outline -> 'coordinates' -> 0) as corners from compared_areas where area_id = '${area?.id ?? ''}'`,
    );
    expect(outline?.corners).toBeLessThan(CORNERS / 5);
    // What pages show is what was found: without it they show nothing, so nothing is computed there.
    await run.db.query('delete from area_overlaps');
    const page = await (await world.browser(farm.owner)).get(`/console/areas/${area?.id ?? ''}`);
    expect([page.status, await overlaps(area?.id ?? '')]).toEqual([200, []]);
  });

  it('are looked for by the index of boxes among very many', async () => {
    await run.db.query('alter table growing_areas disable trigger user'); // only where they lie matters
    await run.db.query(
      `insert into growing_areas (id, business_id, name, crop, hectares_declared, area_m2, commune_code, polygon, bounds, status, created_at, updated_at)
       select gen_random_uuid(), '${farm.id}', 'Nương ' || n, 'Chè', 1, 1, '00721', '{}', box(point(100 + n % 200 * 0.01, 10 + n / 200 * 0.01),
         point(100.005 + n % 200 * 0.01, 10.005 + n / 200 * 0.01)), 'draft', now(), now() from generate_series(1, 30000) n`,
    );
    await run.db.query('analyze growing_areas');
    const [here] = await run.db.query<{ id: string }>('select id from growing_areas limit 1');
    const plan = await run.db.query<{ 'QUERY PLAN': string }>(
      `explain select near.id from (select a.id from growing_areas a where a.bounds && (select box(bounds[0] + point(0.003, 0.003),
         bounds[1] - point(0.003, 0.003)) from growing_areas where id = '${here?.id ?? ''}') and a.status <> 'refused' offset 0) near order by near.id limit 20`,
    );
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toContain('growing_areas_bounds_idx');
    expect(text).not.toContain('Seq Scan');
  });
});
