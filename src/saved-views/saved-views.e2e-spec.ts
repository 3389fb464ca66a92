import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBrowser, type World } from '../../test/support/world.js';
import { VIEWS_IN_ALL, VIEWS_MAX } from './saved-views.service.js';

const LIST = '/console/applications';

describe('views of a list that somebody keeps', () => {
  let run: RunningApp;
  let world: World;
  let office: TestBrowser;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    office = await world.browser(await world.official());
  });
  afterAll(() => run.close());

  const save = (who: TestBrowser, fields: Readonly<Record<string, string>>) =>
    who.post('/console/saved-views', { path: LIST, ...fields });
  const idOf = async (name: string) =>
    (await run.db.query<{ id: string }>('select id from saved_views where name = $1', [name]))[0]?.id ?? '';

  it('are offered where a list is narrowed, kept under a name, and are an address for everybody', async () => {
    expect((await office.get(LIST)).text).not.toContain('/console/saved-views');
    const narrowed = await office.get(`${LIST}?view=late&kind=product&cursor=&q=`);
    expect(narrowed.text).toContain('name="query" value="view=late&amp;kind=product"');
    const saved = await save(office, {
      name: 'Quá hạn, sản phẩm',
      query: 'view=late&kind=product&cursor=x&as=csv&lang=en',
    });
    expect(saved.status).toBe(303);
    expect(saved.headers['location']).toBe(`${LIST}?view=late&kind=product`);
    const list = await office.get(LIST);
    expect(list.text).toContain(`<a href="${LIST}?view=late&amp;kind=product">Quá hạn, sản phẩm</a>`);
    // Nobody else is bothered with it, and whoever is given the address may open it.
    const colleague = await world.browser(await world.user({ role: 'reviewer' }));
    expect((await colleague.get(LIST)).text).not.toContain('Quá hạn, sản phẩm');
    expect((await colleague.get(`${LIST}?view=late&kind=product`)).status).toBe(200);
    // Other lists have views of their own.
    expect((await office.get('/console/lots')).text).not.toContain('Quá hạn, sản phẩm');
  });

  it('stand in for the whole list in the side list, one of them, until that is taken back', async () => {
    await save(office, { name: 'Của tôi', query: 'view=mine', isDefault: 'yes' });
    const menu = `<a href="${LIST}?view=mine"`;
    expect((await office.get('/console/account')).text).toContain(menu);
    await save(office, { name: 'Chưa giao', query: 'view=unassigned', isDefault: 'yes' });
    expect((await office.get('/console/account')).text).toContain(`<a href="${LIST}?view=unassigned"`);
    await office.post(`/console/saved-views/${await idOf('Của tôi')}`, { step: 'default' });
    expect((await office.get('/console/account')).text).toContain(menu);
    await office.post(`/console/saved-views/${await idOf('Của tôi')}`, { step: 'plain' });
    expect((await office.get('/console/account')).text).not.toContain(menu);
    expect(
      (await office.post(`/console/saved-views/${await idOf('Của tôi')}`, { step: 'remove' })).status,
    ).toBe(303);
    expect(await idOf('Của tôi')).toBe('');
  });

  it('take a name once, an address of a list, and have an end', async () => {
    const owner = await world.browser((await world.business({ name: 'HTX Lưu Cách Xem' })).owner);
    expect((await save(owner, { name: ' ', query: 'sort=oldest' })).status).toBe(422);
    expect((await save(owner, { name: 'Cả', query: 'cursor=x' })).status).toBe(422);
    for (const path of ['//evil.example', '/console/lots/../x', 'https://evil.example/', '/console/lots?x=1'])
      expect((await save(owner, { path, name: 'Lạ', query: 'sort=oldest' })).status).toBe(422);
    for (let each = 0; each < VIEWS_MAX; each += 1)
      await save(owner, { name: `Kiểu ${each}`, query: 'sort=oldest' });
    expect((await save(owner, { name: 'Kiểu thừa', query: 'sort=oldest' })).status).toBe(409);
    expect((await save(owner, { name: 'Kiểu 1', query: 'sort=newest' })).status).toBe(303);
    // Nor without end under addresses that are no list.
    await run.db.query(
      `insert into saved_views (id, user_id, path, name, query, is_default, created_at)
       select gen_random_uuid(), user_id, '/console/' || translate(md5(n::text), '0123456789', 'ghijklmnop'), 'x', 'q=1', false, now()
       from generate_series(1, $1::int) n, (select distinct user_id from saved_views where name = 'Kiểu 1') u`,
      [VIEWS_IN_ALL],
    );
    const beyond = await save(owner, { path: '/console/areas', name: 'Thừa', query: 'sort=oldest' });
    expect(beyond.status).toBe(409);
    // Saved twice at once it is there once.
    const other = await world.browser((await world.business({ name: 'HTX Hai Tay' })).owner);
    await Promise.all(
      [1, 2, 3].map(() => save(other, { name: 'Một', query: 'sort=oldest', isDefault: 'yes' })),
    );
    expect(readable((await other.get(LIST)).text).match(/Một · mở từ thực đơn/g)).toHaveLength(1);
  });
});
