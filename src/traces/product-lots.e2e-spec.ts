import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { Person } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

const REASON = 'Hạn dùng in trên nhãn dài hơn hạn khai trong sổ';

describe('the page of a product', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let anybody: Person;
  const goods: Record<'gtin' | 'own', { id: string; code: string }> = {
    gtin: { id: '', code: '' },
    own: { id: '', code: '' },
  };

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    anybody = new Person(run);
    farm = await world.business({ name: 'HTX Nhiều Lô' });
    for (const kind of ['gtin', 'own'] as const) {
      const gtin = kind === 'gtin' ? { gtin: '08936012345674' } : {};
      const product = await world.product(farm, { input: { nameVi: `Chè ${kind}`, ...gtin } });
      goods[kind] = { id: product.id, code: await world.code(farm, { productId: product.id }) };
    }
  });
  afterAll(() => run.close());

  const released = (kind: 'gtin' | 'own', lotNumber: string) =>
    world.lot(farm, {
      product: { id: goods[kind].id },
      status: 'released',
      input: { lotNumber, madeOn: '2026-10-12', expiresOn: '2028-10-12' },
    });

  it('names its lots, and what only a lot can tell is not called undeclared', async () => {
    const bare = await anybody.open(`/q/${goods.gtin.code}`);
    expect(bare.text).toContain('Chưa lô nào của sản phẩm này được cho lưu hành.');
    await released('gtin', 'L2026A-016');
    await world.lot(farm, { product: { id: goods.gtin.id }, input: { lotNumber: 'L2026A-999' } });
    const { body, text } = await anybody.open(`/q/${goods.gtin.code}`);
    expect(body).toContain('href="/01/08936012345674/10/L2026A-016"');
    expect(text).toContain('Làm ngày 12/10/2026 · hạn 12/10/2028');
    // What is not on sale is nobody's business.
    expect(body).not.toContain('L2026A-999');
    expect(/<div id="n-events"[^>]*>.*?<\/div>/s.exec(body)?.[0]).toContain('Chưa rõ lô');
    expect(/<div id="n-events"[^>]*>.*?<\/div>/s.exec(body)?.[0]).not.toContain('Chưa khai báo');
    expect(text).toContain('1 vùng trồng');
    const { body: json } = await world.api().get(`/api/v1/traces/${goods.gtin.code}`).expect(200);
    expect(json['lots']).toMatchObject([{ lotNumber: 'L2026A-016', status: 'released' }]);
    expect(json['missing']).not.toContain('events');
  });

  it('leads to a lot by the number on the box, in either case of letters', async () => {
    await released('own', 'B-01');
    const lot = await released('own', 'b-02');
    const code = await world.code(farm, { lotId: lot.id });
    for (const typed of ['b-02', 'B-02', ' b\u200b-02 '])
      expect(
        (await anybody.open(`/lots/${goods.own.code}?number=${encodeURIComponent(typed)}`)).location,
      ).toBe(`/q/${code}`);
    // No code and no GTIN: there is no page, and the list says so.
    const without = await anybody.open(`/lots/${goods.own.code}?number=B-01`);
    expect(without.text).toContain('Lô này chưa có mã nên chưa có trang.');
    const unknown = await anybody.open(`/lots/${goods.own.code}?number=C-77`);
    expect(unknown.status).toBe(404);
    expect(unknown.text).toContain('Lô C-77 chưa được khai.');
    expect(unknown.body).toContain('value="C-77"');
    // The code of a lot is not that of a product.
    expect((await anybody.open(`/lots/${code}`)).status).toBe(404);
  });

  it('shows ten lots, the others page by page', async () => {
    for (let made = 0; made < 12; made += 1) await released('gtin', `P-${String(made).padStart(2, '0')}`);
    const { body } = await anybody.open(`/q/${goods.gtin.code}`);
    expect([...body.matchAll(/\/10\/P-\d\d"/g)]).toHaveLength(10);
    expect(body).toContain(`href="/lots/${goods.gtin.code}"`);
    const seen = new Set<string>();
    let at: string | null = `/lots/${goods.gtin.code}?limit=5`;
    while (at !== null) {
      const page = await anybody.open(at);
      for (const [, number = ''] of page.body.matchAll(/href="\/01\/\d+\/10\/([^"]+)"/g)) seen.add(number);
      at = /href="([^"]*cursor=[^"]*)" rel="next"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? null;
    }
    expect(seen.size).toBe(13);
  });

  it('helps with a lot that nobody declared', async () => {
    const { body, text } = await anybody.open('/01/08936012345674/10/X-1');
    expect(text).toContain('Xem lại số lô in trên hộp');
    expect(body).toContain(`action="/lots/${goods.gtin.code}"`);
  });

  it('says of a suspension what to do, since when, by which decision and why', async () => {
    const product = await world.product(farm, { input: { nameVi: 'Chè Bị Dừng' } });
    const lot = await world.lot(farm, { product, status: 'released' });
    const code = await world.code(farm, { lotId: lot.id });
    await world
      .api(await world.official())
      .post(`/api/v1/products/${product.id}/suspension`)
      .send({ reason: REASON, decisionNumber: '12/QĐ-SNN' })
      .expect(200);
    const { text } = await anybody.open(`/q/${code}`);
    for (const part of ['Đã mua: cất riêng', REASON, 'Mọi lô của sản phẩm này', 'Số 12/QĐ-SNN', 'Từ lúc'])
      expect(text).toContain(part);
    const [step] = await run.db.query<{ id: string }>(
      `select id from state_changes where subject_id = $1 and action = 'suspend'`,
      [product.id],
    );
    expect(text).toContain(`Mục số ${step?.id ?? ''} trong lịch sử của sổ`);
    const { body: json } = await world.api().get(`/api/v1/traces/${code}`).expect(200);
    expect(json['decision']).toMatchObject({ number: '12/QĐ-SNN', reason: REASON, by: 'office' });
    // Who decided stays inside.
    expect(JSON.stringify(json)).not.toContain('Cán Bộ Thử');
  });

  it('tells a lot that its producer holds from one the office stopped', async () => {
    const lot = await released('own', 'H-1');
    const code = await world.code(farm, { lotId: lot.id });
    await world.api(farm.owner).post(`/api/v1/lots/${lot.id}/hold`).send({ reason: 'Xem lại' }).expect(200);
    const { text } = await anybody.open(`/q/${code}`);
    expect(text).toContain('Cơ sở tự tạm giữ.');
    expect(text).toContain('Mọi gói của lô này.');
  });
});
