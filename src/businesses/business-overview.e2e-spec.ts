import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { actionsOf } from '../../test/support/audit-of.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

describe('The page of a business, for an official', () => {
  let app: RunningApp;
  let world: World;
  let farm: TestBusiness;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
    farm = await world.business({ name: 'Hợp tác xã Đủ Mọi Thứ' });
  });
  afterAll(() => app.close());

  const page = async (path = `/console/businesses/${farm.id}`) =>
    (await world.browser(await world.official())).get(path);

  it('teaches where there is nothing yet', async () => {
    const { text } = await page();
    for (const panel of ['areas', 'products', 'lots', 'dossiers', 'people', 'decisions', 'notes'])
      expect(text).toContain(`id="${panel}"`);
    expect(text).toContain('Chưa có.');
  });

  it('has its areas, products, lots, dossiers, people and decisions, each a link', async () => {
    const area = await world.area(farm);
    const product = await world.product(farm);
    const lot = await world.lot(farm, { status: 'released' });
    const staff = await world.user({ role: 'staff', business: farm, name: 'Nhân Viên Mẫu' });
    await (
      await world.browser(await world.official())
    ).post(`/console/products/${product.id}/suspension`, {
      reason: 'Chờ kết quả kiểm nghiệm',
      decisionNumber: '77/QĐ-SNN',
    });
    const { text } = await page();
    for (const href of [`areas/${area.id}`, `products/${product.id}`, `lots/${lot.id}`])
      expect(text).toContain(`/console/${href}"`);
    expect(text).toMatch(/\/console\/applications\/[0-9a-f-]{36}"/);
    expect(text).toContain(staff.email);
    expect(text).toContain('Tạm ngừng sản phẩm');
    expect(text).toContain('77/QĐ-SNN');
    const more = /\/console\/lots\?q=[^"]+/.exec(text)?.[0] ?? '';
    expect((await page(more.replaceAll('&amp;', '&'))).text).toContain(`/console/lots/${lot.id}"`);
  });

  it('shows nothing of another business', async () => {
    const other = await world.business({ name: 'Hợp tác xã Bên Cạnh' });
    const product = await world.product(other);
    expect((await page()).text).not.toContain(product.id);
  });

  it('takes notes that officials alone read, and whose words the log does not repeat', async () => {
    const browser = await world.browser(await world.official());
    const path = `/console/businesses/${farm.id}`;
    const blank = await browser.post(`${path}/notes`, { words: ' \u200b ' });
    expect(blank.status).toBe(422);
    const sent = await browser.post(`${path}/notes`, { words: 'Đã gọi bà Mẫu, hẹn thứ Hai' });
    expect([sent.status, sent.headers['location']]).toEqual([303, `${path}?done=noted`]);
    expect((await page()).text).toContain('Đã gọi bà Mẫu, hẹn thứ Hai');
    expect(await actionsOf(app, farm.id)).toContain('business.noted');
    const log = await app.db.query('select after from audit_entries where action = $1', ['business.noted']);
    expect(JSON.stringify(log)).not.toContain('bà Mẫu');
    const owner = await world.browser(farm.owner);
    expect((await owner.get('/console/business')).text).not.toContain('bà Mẫu');
    expect((await owner.post(`${path}/notes`, { words: 'Tôi' })).status).toBe(403);
  });
});
