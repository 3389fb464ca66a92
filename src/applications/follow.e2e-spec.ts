import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { businessInput, createWorld, type World } from '../../test/support/world.js';

describe('a dossier from the counter', () => {
  let run: RunningApp;
  let world: World;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
  });
  afterAll(() => run.close());

  it('is entered by an official, followed by its slip without an account, and decided like any other', async () => {
    const official = await world.official();
    const browser = await world.browser(official);
    const { communeCode, taxCode, ...input } = businessInput({ name: 'HTX Tại Quầy' });
    const entered = await browser.post('/console/business/counter', {
      ...Object.fromEntries(Object.entries(input).map(([name, value]) => [name, String(value)])),
      number: taxCode ?? '',
      communeCode,
      place: 'xã Lùng Tám',
    });
    const slip = String(entered.headers['location']);
    expect([entered.status, slip]).toEqual([303, expect.stringMatching(/\/slip$/)]);
    const paper = (await browser.get(slip)).text;
    const printed = readable(paper);
    expect(paper).toMatch(/<svg width="36mm"[^>]*aria-label="Quét để xem hồ sơ đang ở đâu"/);
    const code = /\b([0-9A-Z]{4}) ([0-9A-Z]{4}) ([0-9A-Z]{4}) ([0-9A-Z]{4})\b/.exec(printed)?.[0] ?? '';
    const found = await run.http().get(`/follow?code=${encodeURIComponent(code.toLowerCase())}`);
    expect(found.headers['location']).toBe(`/follow/${code.replaceAll(' ', '')}`);
    const path = String(found.headers['location']);
    const page = await run.http().get(path);
    expect(page.headers['cache-control']).toContain('no-store');
    expect(readable(page.text)).toContain('Cơ quan đang xem');
    const [row] = await run.db.query<{ id: string; channel: string; owner: string }>(
      `select a.id, a.channel, m.invited_email as owner from applications a join memberships m on m.business_id = a.business_id
       where a.title = 'HTX Tại Quầy'`,
    );
    expect(row).toMatchObject({ channel: 'counter', owner: input.contactEmail });
    await world
      .api(official)
      .post(`/api/v1/applications/${row?.id ?? ''}/decision`)
      .send({ decision: 'refuse', reason: 'Không thuộc địa bàn', reasonCode: 'not-entitled' })
      .expect(200);
    const told = await run.http().get(path);
    expect(readable(told.text)).toContain('Không thuộc địa bàn');
    expect(told.text).toMatch(/href="\/decisions\/[0-9A-Z]{16}"/);
  });

  it('is entered for a business of the register, as its staff would and recorded as the official', async () => {
    const farm = await world.business({ name: 'HTX Đến Quầy Lần Hai' });
    const inspector = await world.user({ role: 'inspector', name: 'Cán Bộ Quầy' });
    const browser = await world.browser(inspector);
    const found = await browser.get('/console/counter?q=den quay lan hai');
    expect(readable(found.text)).toContain('Nhập hộ HTX Đến Quầy Lần Hai');
    const begun = await browser.post(`/console/counter/${farm.id}`, {});
    expect([begun.status, begun.headers['location']]).toEqual([303, '/console']);
    const desk = browser.renewed(begun);
    const home = await desk.get('/console');
    expect(readable(home.text)).toContain('Đang nhập hộ HTX Đến Quầy Lần Hai');
    // What the office decides upon may be entered; what happened in a field, labels, people and words to the office are the business's own.
    for (const path of [
      '/console/lots/new',
      '/console/staff',
      '/console/notices',
      '/console/imports',
      '/console/codes/new',
    ])
      expect([path, [403, 404].includes((await desk.get(path)).status)]).toEqual([path, true]);
    expect(home.text).not.toContain('href="/console/business"');
    for (const path of ['/console/areas/new', '/console/certificates/new', '/console/products/new'])
      expect([path, (await desk.get(path)).status]).toEqual([path, 200]);
    const sent = await desk.post('/console/products', {
      nameVi: 'Chè nhập hộ',
      netContent: '100 g',
      then: 'submit',
    });
    expect(sent.headers['location']).toMatch(/done=submitted/);
    const [row] = await run.db.query<{
      id: string;
      channel: string;
      follow_code: string;
      business_id: string;
    }>(`select id, channel, follow_code, business_id from applications where title = 'Chè nhập hộ'`);
    expect(row).toMatchObject({
      channel: 'counter',
      follow_code: expect.stringMatching(/^[0-9A-Z]{16}$/),
      business_id: farm.id,
    });
    const log = await run.db.query<{ action: string; actor_role: string; actor_id: string }>(
      `select action, actor_role, actor_id from audit_entries where business_id = $1 and actor_id = $2 order by id`,
      [farm.id, inspector.actor.userId],
    );
    expect(log).toEqual(
      ['session.counter-opened', 'product.created', 'product.submitted', 'application.submitted'].map(
        (action) => expect.objectContaining({ action, actor_role: 'inspector' }),
      ),
    );
    const dossier = `/console/applications/${row?.id ?? ''}`;
    expect((await desk.get(dossier)).text).toContain(`href="${dossier}/slip"`);
    for (const [paper, own] of [
      ['a5', 'Người tiếp nhận'],
      ['roll', ''],
    ] as const) {
      const slip = await desk.get(`${dossier}/slip?paper=${paper}`);
      // The paper is said by a style sheet of its own, so that whatever prints it asks for that size.
      expect(slip.text.includes('/assets/slip-roll')).toBe(paper === 'roll');
      expect(slip.text).toContain(`class="slip ${paper}"`);
      expect(readable(slip.text)).toContain(own);
      expect(readable(slip.text)).toContain((row?.follow_code ?? '').replace(/(.{4})(?=.)/g, '$1 '));
    }
    expect((await run.http().get(`/follow/${row?.follow_code ?? ''}`)).status).toBe(200);
    // The people of the business have it in their account, too.
    expect(readable((await (await world.browser(farm.owner)).get('/console/notices')).text)).toContain(
      'Chè nhập hộ',
    );
    const ended = await desk.post('/console/counter/end', {});
    const own = browser.renewed(ended);
    expect((await own.get('/console/products/new')).status).toBe(403);
    expect(readable((await own.get('/console')).text)).not.toContain('Đang nhập hộ');
    expect((await own.get(`${dossier}/slip`)).status).toBe(200);
  });

  it('is entered for no business out of reach or closed, by nobody without a counter, and no longer than both hold', async () => {
    const farm = await world.business({ name: 'HTX Ngoài Địa Bàn' });
    const reviewer = await world.user({ role: 'reviewer' });
    const browser = await world.browser(reviewer);
    await run.db.query(
      `insert into official_units (user_id, level, code, valid_from, given_by, given_at) values ($1, 'commune', '00706', '2025-07-01', $1, now())`,
      [reviewer.actor.userId],
    );
    expect((await browser.post(`/console/counter/${farm.id}`, {})).status).toBe(404);
    await run.db.query('delete from official_units where user_id = $1', [reviewer.actor.userId]);
    const desk = browser.renewed(await browser.post(`/console/counter/${farm.id}`, {}));
    expect((await desk.get('/console/products/new')).status).toBe(200);
    // Closed meanwhile: the session is the official's own again.
    await run.db.query(`update businesses set status = 'closed' where id = $1`, [farm.id]);
    expect((await desk.get('/console/products/new')).status).toBe(403);
    expect((await desk.post(`/console/counter/${farm.id}`, {})).status).toBe(409);
    for (const role of ['auditor', 'administrator'] as const)
      expect(
        (await (await world.browser(await world.user({ role }))).post(`/console/counter/${farm.id}`, {}))
          .status,
      ).toBe(403);
  });

  it('is told to nobody without the code', async () => {
    expect((await run.http().get('/follow/0000000000000000')).status).toBe(404);
    expect((await run.http().get('/follow/abc')).status).toBe(404);
    expect((await run.http().get('/follow')).status).toBe(200);
  });
});
