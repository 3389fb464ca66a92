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

  it('is told to nobody without the code', async () => {
    expect((await run.http().get('/follow/0000000000000000')).status).toBe(404);
    expect((await run.http().get('/follow/abc')).status).toBe(404);
    expect((await run.http().get('/follow')).status).toBe(200);
  });
});
