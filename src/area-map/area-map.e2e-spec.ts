import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { squareAt } from '../../test/support/goods.js';
import { createWorld, type TestBusiness, type TestBrowser, type World } from '../../test/support/world.js';
import { RegistrationsService } from '../area-codes/registrations.service.js';

interface View {
  readonly total: string;
  readonly clusters: readonly { readonly count: string; readonly at: string }[];
  readonly areas: readonly {
    readonly id: string;
    readonly label: string;
    readonly rings: readonly unknown[];
  }[];
}

describe('the map of all areas', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let official: TestBrowser;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Trên Bản Đồ', input: { communeCode: '00721' } });
    const declare = async (name: string, lon: number, more: Parameters<World['area']>[1] = {}) => {
      const input = { name, communeCode: '00721', polygon: squareAt(lon, 23.25), ...more.input };
      ids[name] = (await world.area(farm, { ...more, input })).id;
    };
    await declare('Nương Một', 105.3);
    await declare('Nương Chồng', 105.302);
    await declare('Vườn Cam', 105.34, { input: { crop: 'Cam sành' } });
    await declare('Đang Chờ', 105.36, { status: 'submitted' });
    await declare('Bản Nháp', 105.38, { status: 'draft' });
    official = await world.browser(await world.official());
  });
  afterAll(() => run.close());

  const view = async (query: string, who = official): Promise<View> => {
    const answer = await who.get(`/console/areas/map/view?${query}`);
    expect([query, answer.status]).toEqual([query, 200]);
    return answer.body as View;
  };
  const found = async (query: string, who = official) =>
    (await view(`at=105.33,23.25,12&${query}`, who)).areas.map(({ id }) =>
      Object.keys(ids).find((name) => ids[name] === id),
    );
  const listed = (html: string) =>
    Object.keys(ids).filter(
      (name) =>
        html.includes(`<a href="/console/areas/${ids[name]}"><span lang="vi">${name}`) ||
        new RegExp(`<th[^>]*>(?:(?!</th>).)*>${name}<`, 's').test(html),
    );

  it('shows areas one by one where they are few: each a link with its outline; drafts are nobody’s', async () => {
    const page = await official.get('/console/areas/map?at=105.33,23.25,12');
    expect(page.status).toBe(200);
    const drawing = /<svg class="land".*?<\/svg>/s.exec(page.text)?.[0] ?? '';
    expect(drawing).toContain('role="group"');
    for (const name of ['Nương Một', 'Nương Chồng', 'Vườn Cam', 'Đang Chờ']) {
      expect(drawing).toContain(`href="/console/areas/${ids[name]}" aria-label="${name}, `);
      expect(listed(page.text)).toContain(name);
    }
    expect(drawing).toMatch(/Nương Một, VN-08-00721-\d{4}, Có mã, [\d,]+\sha, có chồng lấn/);
    expect(page.text).not.toContain('Bản Nháp');
    expect(page.text).toContain('4 vùng trong khung');
    expect(page.text).toContain('4 vùng khớp');
    // Where it was looked at stays in the address through filters and pages.
    expect(page.text).toContain('<input type="hidden" name="at" value="105.33,23.25,12"/>');
    expect(page.text).toMatch(/href="\/console\/areas\/map\?at=105\.33000%2C23\.25000%2C13"/);
  });

  it('is narrowed by crop, state, market, expiry, overlap and commune, each with every other', async () => {
    const one = ids['Nương Một'] ?? '';
    expect(await found('')).toHaveLength(4);
    expect(await found('crop=cam+sanh')).toEqual(['Vườn Cam']);
    expect(await found('status=submitted')).toEqual(['Đang Chờ']);
    expect(await found('status=draft').catch(() => 'refused')).toBe('refused');
    expect((await found('overlap=yes')).sort()).toEqual(['Nương Chồng', 'Nương Một']);
    expect(await found('overlap=yes&crop=cam+sanh')).toEqual([]);
    expect(await found('commune=00691')).toEqual([]);
    expect((await found('market=VN')).sort()).toEqual(['Nương Chồng', 'Nương Một', 'Vườn Cam']);
    expect(await found('market=CN')).toEqual([]);
    // What changes is seen at the next question: a market, and the last day of a code.
    const registrations = run.app.get(RegistrationsService);
    const { actor } = farm.owner;
    const reviewer = (await world.official()).actor;
    const { id } = await registrations.request(actor, one, 'CN');
    await run.db.query(`update area_registrations set state = 'approved' where id = $1`, [id]);
    const until = new Date(run.clock.now().getTime() + 40 * 864e5).toISOString().slice(0, 10);
    await registrations.step(reviewer, id, { action: 'issue', code: 'VN-TQOR-0112', until });
    expect(await found('market=CN')).toEqual(['Nương Một']);
    expect(await found('expiring=30')).toEqual([]);
    expect(await found('expiring=90')).toEqual(['Nương Một']);
    expect(await found('expiring=90&market=VN&overlap=yes&crop=Che+Shan+tuyet&status=active')).toEqual([
      'Nương Một',
    ]);
    await run.db.query(`update growing_areas set status = 'suspended' where id = $1`, [one]);
    expect(await found('status=suspended')).toEqual(['Nương Một']);
    await run.db.query(`update growing_areas set status = 'active' where id = $1`, [one]);
    expect(await found('status=suspended')).toEqual([]);
  });

  it('ends at the units of an official, on the map, in the list, in its filters and its file', async () => {
    const far = await world.business({ name: 'HTX Nơi Khác', input: { communeCode: '00691' } });
    const { id } = await world.area(far, {
      input: { name: 'Nương Nơi Khác', crop: 'Đào', communeCode: '00691', polygon: squareAt(105.35, 23.25) },
    });
    const bounded = await world.user({ role: 'reviewer' });
    const administrator = await world.user({ role: 'administrator' });
    await world
      .api(administrator)
      .put(`/api/v1/users/${bounded.actor.userId}/units`)
      .send({ units: ['00721'] })
      .expect(200);
    const narrow = await world.browser(bounded);
    const everywhere = await view('at=105.33,23.25,12');
    expect(everywhere.areas.map((area) => area.id)).toContain(id);
    const own = await view('at=105.33,23.25,12', narrow);
    expect(own.areas).toHaveLength(4);
    expect(own.areas.map((area) => area.id)).not.toContain(id);
    for (const path of [
      '/console/areas/map',
      '/console/areas/map?commune=00691',
      '/console/areas/map?as=csv',
      '/console/areas/map?crop=dao',
    ]) {
      const { text } = await narrow.get(path);
      expect([path, text.includes('Nương Nơi Khác'), text.includes('>Đào (')]).toEqual([path, false, false]);
    }
    expect((await official.get('/console/areas/map?as=csv')).text).toContain('Nương Nơi Khác');
    for (const who of [farm.owner, await world.user({ role: 'staff', business: farm })])
      expect((await (await world.browser(who)).get('/console/areas/map/view')).status).toBe(403);
  });

  it('draws clusters where there are many, never more than a few hundred, and lists page by page', async () => {
    await run.db.query(
      `insert into growing_areas (id, business_id, name, crop, hectares_declared, area_m2, commune_code, polygon, bounds, status, created_at, updated_at)
       select gen_random_uuid(), $1, 'Nhiều ' || n, 'Ngô', 1, 10000, '00721', '{"type":"Polygon","coordinates":[]}',
         box(point(105 + n % 50 * 0.01, 22.5 + n / 50 * 0.01), point(105.001 + n % 50 * 0.01, 22.501 + n / 50 * 0.01)), 'submitted', now() + n * interval '1 second', now()
       from generate_series(0, 2499) n`,
      [farm.id],
    );
    const wide = await view('at=105.25,22.75,9&crop=ngo&size=2000x2000');
    expect(wide.total).toBe('2\u00a0500 vùng trong khung');
    expect(wide.areas).toEqual([]);
    expect(wide.clusters.length).toBeGreaterThan(5);
    expect(wide.clusters.length).toBeLessThan(300);
    const page = await official.get('/console/areas/map?crop=ngo&at=105.25,22.75,9');
    const drawing = /<svg class="land".*?<\/svg>/s.exec(page.text)?.[0] ?? '';
    expect(drawing).toMatch(
      /<a class="pin" href="\/console\/areas\/map\?crop=ngo&amp;at=[\d.%C]+" aria-label="\d+ vùng, phóng to"/,
    );
    expect(page.text).toContain('2\u00a0500 vùng khớp');
    expect(page.text.length).toBeLessThan(300_000);
    const next =
      /href="(\/console\/areas\/map\?[^"]*cursor=[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ??
      '';
    expect(page.text).toContain('Nhiều 2499');
    const second = await official.get(next);
    expect(second.text).toContain('Nhiều 2469<');
    expect(second.text).not.toContain('Nhiều 2470<');
    expect((await official.get('/console/areas/map?cursor=bm9uZQ')).status).toBe(400);
    // An address that says nonsense shows all of it.
    expect((await official.get('/console/areas/map?at=elsewhere')).status).toBe(200);
  });
});
