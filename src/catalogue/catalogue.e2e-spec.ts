import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { Person } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';
import type { ProductInputDto } from '../products/products.dto.js';

const DAY = 86_400_000;

describe('the catalogue', () => {
  let run: RunningApp;
  let world: World;
  let anybody: Person;
  let farm: TestBusiness;
  let other: TestBusiness;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    anybody = new Person(run);
    farm = await world.business({ name: 'HTX Chè Lò Hóa' });
    other = await world.business({ name: 'HTX Mật Ong', input: { communeCode: '00769' } });
    await add(farm, { nameVi: 'Chè Shan tuyết Lò Hóa', category: 'drink' });
    await add(farm, { nameVi: 'Chè vàng', category: 'drink', nameEn: 'Yellow tea' });
    await add(other, { nameVi: 'Mật ong bạc hà', category: 'food' });
    await world.product(farm, { status: 'draft', input: { nameVi: 'Chè nháp' } });
  });
  afterAll(() => run.close());

  async function add(business: TestBusiness, input: ProductInputDto): Promise<void> {
    ids.set(input.nameVi, (await world.product(business, { input })).id);
  }
  const names = async (query: string): Promise<string[]> => {
    const { body } = await anybody.open(`/products${query}`);
    return [...body.matchAll(/<h3><a href="[^"]+"[^>]*>([^<]+)</g)].map(([, name = '']) => name);
  };

  it('shows approved products, the latest first, narrowed by any of its fields and without marks', async () => {
    expect(await names('')).toEqual(['Mật ong bạc hà', 'Chè vàng', 'Chè Shan tuyết Lò Hóa']);
    expect(await names('?category=drink')).toEqual(['Chè vàng', 'Chè Shan tuyết Lò Hóa']);
    expect(await names('?commune=00769')).toEqual(['Mật ong bạc hà']);
    expect(await names(`?producer=${farm.id}`)).toEqual(['Chè vàng', 'Chè Shan tuyết Lò Hóa']);
    expect(await names('?q=lo+hoa+shan')).toEqual(['Chè Shan tuyết Lò Hóa']);
    expect(await names('?q=mat+ong')).toEqual(['Mật ong bạc hà']);
    expect(await names('?category=drink&commune=00769')).toEqual([]);
    const { text } = await anybody.open(`/products?producer=${farm.id}`);
    expect(text).toContain('Sản phẩm của HTX Chè Lò Hóa');
    expect((await anybody.open('/products')).body).toContain('<option value="00769">');
    const english = await new Person(run).open('/products?lang=en');
    expect(english.text).toContain('Yellow tea');
    for (const wrong of ['?category=tea', '?producer=1', '?certificate=iso', '?cursor=x'])
      expect((await anybody.open(`/products${wrong}`)).status).toBeGreaterThanOrEqual(400);
  });

  it('is paged, and programs read the same', async () => {
    const { body } = await world.api().get('/api/v1/catalogue?limit=2').expect(200);
    expect(body.items).toMatchObject([
      { name: 'Mật ong bạc hà', category: 'food', commune: { code: '00769' } },
      { name: 'Chè vàng', business: { id: farm.id, name: 'HTX Chè Lò Hóa' }, certificates: [] },
    ]);
    const rest = await world
      .api()
      .get(`/api/v1/catalogue?limit=2&cursor=${body.next ?? ''}`)
      .expect(200);
    expect(rest.body.items.map((item) => item['name'])).toEqual(['Chè Shan tuyết Lò Hóa']);
    expect((await anybody.open('/products?limit=2')).body).toContain('rel="next"');
  });

  it('knows certificates that the office confirmed, until the midnight after their last day', async () => {
    const productId = ids.get('Chè vàng') ?? '';
    await run.db.query(
      `insert into certificates (id, business_id, kind, number, issuer, issued_on, expires_on, stars, covers_business, status, created_at, updated_at)
       values (gen_random_uuid(), $1, 'ocop', '1', 'UBND', current_date - 9, current_date + 5, 4, false, 'declared', now(), now())`,
      [farm.id],
    );
    await run.db.query(
      'insert into certificate_products (certificate_id, product_id) select id, $1 from certificates',
      [productId],
    );
    expect(await names('?certificate=ocop')).toEqual([]);
    await run.db.query(`update certificates set status = 'confirmed'`);
    expect(await names('?certificate=ocop')).toEqual(['Chè vàng']);
    expect((await anybody.open('/products')).text).toContain('OCOP 4 sao');
    run.clock.advance(7 * DAY);
    expect(await names('?certificate=ocop')).toEqual([]);
    expect((await anybody.open('/products')).text).not.toContain('OCOP 4 sao');
    run.clock.advance(-7 * DAY);
    await run.db.query(`update certificates set status = 'revoked'`);
    expect(await names('?certificate=ocop')).toEqual([]);
  });

  it('says of a product in how many units it is sold', async () => {
    const id = ids.get('Mật ong bạc hà') ?? '';
    const unit = (name: string, more = 'now(), null') =>
      run.db.query(
        `insert into product_variants (id, product_id, position, name_vi, published_at, ended_at, created_at)
         values (gen_random_uuid(), $1, (select count(*) from product_variants where product_id = $1), $2, ${more}, now())`,
        [id, name],
      );
    await unit('Hũ 250 g');
    expect((await anybody.open('/products')).text).not.toContain('quy cách');
    await unit('Hũ 500 g');
    await unit('Chai 1 lít', 'null, null'); // not published
    await unit('Hũ 100 g', 'now(), now()'); // no longer sold
    const { text } = await anybody.open('/products?q=mat+ong');
    expect(text).toContain('2 quy cách');
    expect((await new Person(run).open('/products?lang=en&q=mat+ong')).text).toContain('Sold in 2 units');
    const { body } = await world.api().get('/api/v1/catalogue?q=mat+ong').expect(200);
    expect(body.items).toMatchObject([{ units: 2 }]);
  });

  it('is narrowed by one tap and widened by another, and says so where nothing is left', async () => {
    const { body } = await anybody.open('/products?category=drink&q=che');
    const links = [...body.matchAll(/<nav class="chips".*?<\/nav>/gs)].join('');
    // What is asked for already stays, the other choices are a link away.
    expect(links).toContain('href="/products?category=food&amp;q=che"');
    expect(links).toContain('href="/products?q=che"');
    expect(links).toMatch(/href="\/products\?category=drink&amp;q=che&amp;certificate=ocop"/);
    expect(links).toMatch(/aria-current="true">Đồ uống/);
    expect(body).toContain('<input type="hidden" name="category" value="drink"');
    const { text } = await anybody.open('/products?category=tourism');
    expect(text).toContain('Không có sản phẩm nào như vậy.');
    expect(text).toContain('Xem tất cả sản phẩm');
  });

  it('loses what the office stops, and has it again', async () => {
    const office = world.api(await world.official());
    const path = `/api/v1/products/${ids.get('Mật ong bạc hà') ?? ''}`;
    await office.post(`${path}/suspension`).send({ reason: 'Thử' }).expect(200);
    expect(await names('')).not.toContain('Mật ong bạc hà');
    await office.post(`${path}/resumption`).expect(200);
    expect(await names('')).toContain('Mật ong bạc hà');
    await run.db.query(`update businesses set status = 'suspended' where id = $1`, [farm.id]);
    expect(await names('')).toEqual(['Mật ong bạc hà']);
    await run.db.query(`update businesses set status = 'active', name = 'HTX Đổi Tên' where id = $1`, [
      farm.id,
    ]);
    expect(await names('?q=doi+ten')).toHaveLength(2);
  });
});
