import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { actionsOf, auditOf } from '../../test/support/audit-of.js';
import { Person } from '../../test/support/person.js';
import { sheetSender } from '../../test/support/sheets.js';
import { createWorld, type JsonBody, type TestBusiness, type World } from '../../test/support/world.js';
import { checkDigit } from '../standards/gs1/index.js';

let numbers = 0;
/** A GTIN-13 of a family that no other test of this file has had. */
function family(): string {
  numbers += 1;
  const body = `8939${String(numbers).padStart(8, '0')}`;
  return body + String(checkDigit(body));
}

function carton(gtin13: string, indicator: string): string {
  const body = indicator + gtin13.slice(0, 12);
  return body + String(checkDigit(body));
}

interface Variant {
  readonly id: string;
  readonly nameVi: string;
  readonly gtin: string | null;
  readonly publishedAt: string | null;
  readonly endedAt: string | null;
}

describe('units of sale', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let other: TestBusiness;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    [farm, other] = [
      await world.business({ name: 'HTX Quy Cách' }),
      await world.business({ name: 'HTX Khác' }),
    ];
  });
  afterAll(() => run.close());

  const variantsOf = (body: JsonBody) => body['variants'] as readonly Variant[];
  const add = (productId: string, input: object, as = farm) =>
    world.api(as.owner).post(`/api/v1/products/${productId}/variants`).send(input);
  const added = async (productId: string, input: object): Promise<Variant> => {
    const { body } = await add(productId, input).expect(201);
    const last = variantsOf(body).at(-1);
    if (last === undefined) throw new Error('no variant');
    return last;
  };
  const edit = async (productId: string, variant: Variant, input: object) => {
    const { headers } = await world.api(farm.owner).get(`/api/v1/products/${productId}`);
    return world
      .api(farm.owner)
      .patch(`/api/v1/product-variants/${variant.id}`)
      .set('if-match', headers['etag'] ?? '')
      .send(input);
  };

  it('of a draft may be changed and removed; with the approval they are published, and one more is at once', async () => {
    const { id } = await world.product(farm, { status: 'draft' });
    const box = await added(id, { nameVi: 'Hộp 100 g', quantity: 100, unit: 'GRM', gtin: family() });
    expect(box).toMatchObject({ publishedAt: null, endedAt: null });
    expect((await edit(id, box, { gtin: family(), quantity: 120 })).status).toBe(200);
    const bag = await added(id, { nameVi: 'Túi 1 kg', quantity: 1, unit: 'KGM' });
    await world.api(farm.owner).post(`/api/v1/product-variants/${bag.id}/end`).expect(409);
    await world.api(farm.owner).delete(`/api/v1/product-variants/${bag.id}`).expect(204);
    const office = world.api(await world.official());
    await world.api(farm.owner).post(`/api/v1/products/${id}/submission`).expect(200);
    expect((await add(id, { nameVi: 'Trong lúc chờ' })).status).toBe(409);
    const [row] = await run.db.query<{ id: string }>('select id from applications where subject_id = $1', [
      id,
    ]);
    await office
      .post(`/api/v1/applications/${row?.id ?? ''}/decision`)
      .send({ decision: 'approve' })
      .expect(200);
    const late = await added(id, { nameVi: 'Túi 500 g' });
    const { body } = await world.api(farm.owner).get(`/api/v1/products/${id}`).expect(200);
    expect(variantsOf(body).map(({ nameVi, publishedAt }) => [nameVi, publishedAt !== null])).toEqual([
      ['Hộp 100 g', true],
      ['Túi 500 g', true],
    ]);
    expect((await world.api(farm.owner).delete(`/api/v1/product-variants/${late.id}`)).body.type).toMatch(
      /variant-published$/,
    );
    expect((await actionsOf(run, id)).filter((action) => action === 'product.variants-changed')).toHaveLength(
      5,
    );
    expect((await auditOf(run, id)).at(-1)).toMatchObject({ after: { variants: { nameVi: 'Túi 500 g' } } });
  });

  it('keep what was published: another content takes a new number, what was empty is filled in', async () => {
    const { id } = await world.product(farm);
    const gtin = family();
    const box = await added(id, { nameVi: 'Hộp 250 g', quantity: 250, unit: 'GRM', gtin });
    const refused = async (input: object) => {
      const { status, body } = await edit(id, box, input);
      expect(status).toBe(422);
      return body.errors.map(({ path, code }) => `${path} ${code}`);
    };
    expect(await refused({ quantity: 300 })).toEqual(['quantity variant-needs-new-gtin']);
    expect(await refused({ quantity: null, unit: null })).toEqual(['quantity variant-needs-new-gtin']);
    expect(await refused({ gtin: family() })).toEqual(['gtin variant-gtin-fixed']);
    expect(await refused({ gtin: null, nameVi: 'Hộp khác' })).toEqual([
      'nameVi approved-value-fixed',
      'gtin variant-gtin-fixed',
    ]);
    // The same amount in another unit is the same amount.
    expect(
      (await edit(id, box, { quantity: 0.25, unit: 'KGM', nameEn: 'Box of 250 g', innerCount: 10 })).status,
    ).toBe(200);
    expect(await refused({ innerCount: 12 })).toEqual(['innerCount variant-needs-new-gtin']);
    const bare = await added(id, { nameVi: 'Túi' });
    expect((await edit(id, bare, { quantity: 1, unit: 'KGM', gtin: family() })).status).toBe(200);
    expect((await edit(id, bare, { quantity: 2 })).status).toBe(422);
    // Without a version, from an old one.
    await world
      .api(farm.owner)
      .patch(`/api/v1/product-variants/${bare.id}`)
      .send({ nameEn: 'Bag' })
      .expect(428);
    await world
      .api(farm.owner)
      .patch(`/api/v1/product-variants/${bare.id}`)
      .set('if-match', '"1"')
      .send({ nameEn: 'Bag' })
      .expect(412);
  });

  it('are sound in themselves and beside each other', async () => {
    const { id } = await world.product(farm);
    const codes = async (input: object) => {
      const { status, body } = await add(id, input);
      expect(status).toBe(422);
      return body.errors.map(({ path, code }) => `${path} ${code}`);
    };
    expect(await codes({ nameVi: 'A', quantity: 5 })).toEqual(['unit unit-needed']);
    expect(await codes({ nameVi: 'A', unit: 'GRM' })).toEqual(['quantity quantity-needed']);
    expect(await codes({ nameVi: ' ' })).toEqual(['nameVi required']);
    expect((await add(id, { nameVi: 'A', quantity: 5, unit: 'XXX' })).status).toBe(422);
    expect(await codes({ nameVi: 'A', gtin: '8936012345675' })).toEqual(['gtin gtin-check-digit']);
    expect(await codes({ nameVi: 'A', gtin: '2000000000022' })).toEqual(['gtin gtin-restricted']);
    expect(await codes({ nameVi: 'A', gtin: `12000000000029` })).toEqual(['gtin gtin-restricted']);
    const weighed = carton(family(), '9');
    expect(await codes({ nameVi: 'A', gtin: weighed, quantity: 1, unit: 'KGM' })).toEqual([
      'quantity gtin-variable-measure',
    ]);
    expect((await add(id, { nameVi: 'Cân', gtin: weighed })).status).toBe(201);
    expect((await add(id, { nameVi: 'Hộp Thiếc' })).status).toBe(201);
    expect(await codes({ nameVi: 'hop thiec' })).toEqual(['nameVi variant-name-taken']);
    await run.db.query(
      `insert into product_variants (id, product_id, position, name_vi, created_at)
       select gen_random_uuid(), $1, 10 + n, 'Loại ' || n, now() from generate_series(1, 48) n`,
      [id],
    );
    expect((await add(id, { nameVi: 'Một nữa' })).body.type).toMatch(/variants-full$/);
    expect((await add(id, { nameVi: 'Của người khác' }, other)).status).toBe(404);
  });

  it('have a number that names nothing else, whoever asks for it at the same moment', async () => {
    const gtin = family();
    const products = await Promise.all([farm, farm, other].map((business) => world.product(business)));
    const answers = await Promise.all(
      Array.from({ length: 18 }, (_, n) => {
        const business = n % 3 === 2 ? other : farm;
        if (n % 3 === 1)
          return world
            .api(farm.owner)
            .post('/api/v1/products')
            .send({ nameVi: `Chè ${n}`, gtin });
        return add(products[n % 3]?.id ?? '', { nameVi: `Hộp ${n}`, gtin }, business);
      }),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ path: 'gtin', code: 'gtin-taken' }]);
    }
  });

  it('and a carton belongs to the product that is in it', async () => {
    const gtin = family();
    const { id } = await world.product(farm, { input: { nameVi: 'Chè trong thùng', gtin: `0${gtin}` } });
    const { id: foreign } = await world.product(other);
    const theirs = await add(foreign, { nameVi: 'Thùng', gtin: carton(gtin, '1') }, other);
    expect([theirs.status, theirs.body.errors]).toMatchObject([
      422,
      [{ path: 'gtin', code: 'gtin-family-taken' }],
    ]);
    expect((await add(id, { nameVi: 'Thùng 24', gtin: carton(gtin, '1'), innerCount: 24 })).status).toBe(201);
    expect((await add(id, { nameVi: 'Lốc 6', gtin: carton(gtin, '2'), innerCount: 6 })).status).toBe(201);
    // The other way round: the carton is there first.
    const later = family();
    expect((await add(id, { nameVi: 'Thùng khác', gtin: carton(later, '3') })).status).toBe(201);
    const late = await world
      .api(other.owner)
      .post('/api/v1/products')
      .send({ nameVi: 'Chè muộn', gtin: later });
    expect(late.body.errors).toMatchObject([{ path: 'gtin', code: 'gtin-family-taken' }]);
  });

  it('and so do sixteen of one family that come at once, by form and by sheet', async () => {
    const official = await world.browser(await world.official());
    const sheets = sheetSender(run, official);
    const owners = await Promise.all(
      Array.from({ length: 8 }, (_, n) => world.business({ name: `HTX Họ Mã ${n}` })),
    );
    const goods = await Promise.all(owners.slice(0, 4).map((business) => world.product(business)));
    const first = family();
    const second = family();
    // Every sheet has both families, the even ones in the other order, and finds nothing that stands against it.
    const tried = await Promise.all(
      owners.map(({ name }, n) => {
        const both = [carton(first, String(n + 1)), carton(second, String(n + 1))];
        const rows = (n % 2 === 0 ? both.toReversed() : both).map((gtin) => `${name};Chè ${gtin};${gtin}`);
        return sheets.send('products', ['Chủ thể;Tên sản phẩm;Mã vạch', ...rows].join('\n'));
      }),
    );
    expect(tried.map(({ counts }) => counts['good'])).toEqual(owners.map(() => 2));
    const [loaded, answers] = await Promise.all([
      Promise.all(tried.map(({ id }, n) => sheets.step(id, 'load', { mode: n % 3 === 0 ? 'all' : 'good' }))),
      Promise.all(
        owners.map((business, n) => {
          const gtin = carton(n % 2 === 0 ? first : second, '9');
          const product = goods[n];
          if (product !== undefined) return add(product.id, { nameVi: `Thùng ${n}`, gtin }, business);
          return world
            .api(business.owner)
            .post('/api/v1/products')
            .send({ nameVi: `Chè ${n}`, gtin });
        }),
      ),
    ]);
    expect(loaded.every(({ state }) => ['loaded', 'stopped'].includes(state))).toBe(true);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect(status).toBe(422);
      expect(['gtin-taken', 'gtin-family-taken']).toContain(body.errors[0]?.code);
    }
    for (const gtin of [first, second]) {
      const [held] = await run.db.query<{ owners: number }>(
        `select count(distinct product_id)::int as owners from product_gtins where live and substr(gtin, 2, 12) = $1`,
        [gtin.slice(0, 12)],
      );
      expect(held).toEqual({ owners: 1 });
    }
  });

  it('and a product that is refused gives its family up, and does not take it back from another', async () => {
    const gtin = family();
    const { id } = await world.product(farm, {
      status: 'submitted',
      input: { nameVi: 'Chè bị từ chối', gtin: `0${gtin}` },
    });
    await run.db.query(`update products set status = 'refused' where id = $1`, [id]);
    const { id: next } = await world.product(other);
    expect((await add(next, { nameVi: 'Thùng', gtin: carton(gtin, '4') }, other)).status).toBe(201);
    await expect(
      run.db.query(`update products set status = 'submitted' where id = $1`, [id]),
    ).rejects.toThrow('another product has the family');
    // Once that one has gone, it is free again.
    await run.db.query('delete from product_variants where product_id = $1', [next]);
    await run.db.query(`update products set status = 'submitted' where id = $1`, [id]);
    expect(
      await run.db.query('select product_id as id from gtin_families where family = $1', [gtin.slice(0, 12)]),
    ).toEqual([{ id }]);
  });

  it('open the page of their product, marked, in every language and for programs; what has ended says so', async () => {
    const [own, boxed] = [family(), family()];
    const { id } = await world.product(farm, {
      input: { nameVi: 'Chè nhiều cỡ', gtin: `0${own}`, netContent: 'Gói 50 g' },
    });
    const box = await added(id, {
      nameVi: 'Hộp thiếc 250 g',
      nameEn: 'Tin of 250 g',
      quantity: 250,
      unit: 'GRM',
      gtin: boxed,
    });
    await added(id, { nameVi: 'Thùng 12 hộp', innerCount: 12 });
    const anybody = new Person(run);
    const page = await anybody.open(`/01/${boxed.padStart(14, '0')}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Chè nhiều cỡ');
    expect(page.text).toContain('Hộp thiếc 250 g Mã bạn quét');
    expect(page.text).toContain('12 đơn vị một thùng');
    expect(page.body).toContain(`<link rel="canonical" href="http://localhost:3000/01/0${boxed}"`);
    const told = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page.body)?.[1] ?? '';
    expect(JSON.parse(told)).toMatchObject({
      '@type': 'Product',
      name: 'Chè nhiều cỡ',
      gtin: `0${boxed}`,
      size: { value: 250, unitCode: 'GRM' },
      additionalProperty: [{ propertyID: 'https://gs1.org/voc/netContent', value: 'Gói 50 g' }],
      isVariantOf: {
        '@type': 'ProductGroup',
        productGroupID: `0${own}`,
        hasVariant: [{ gtin: `0${boxed}` }, { name: 'Thùng 12 hộp' }],
      },
    });
    expect((await anybody.open(`/01/0${own}`)).text).not.toContain('Mã bạn quét');
    expect((await new Person(run).open(`/01/0${boxed}?lang=en`)).text).toContain(
      'Tin of 250 g What you scanned',
    );
    const { body } = await world.api().get(`/api/v1/traces/01/0${boxed}`).expect(200);
    expect(body['variants']).toMatchObject([
      { gtin: `0${boxed}`, meant: true, unit: 'GRM', quantity: 250 },
      { meant: false },
    ]);
    // Found by what is under its bars.
    const search = await world.api(farm.owner).get(`/api/v1/products?q=${boxed}`).expect(200);
    expect(search.body.items.map((item) => item.id)).toEqual([id]);
    await world.api(farm.owner).post(`/api/v1/product-variants/${box.id}/end`).expect(200);
    expect((await anybody.open(`/01/0${boxed}`)).text).toContain('Hộp thiếc 250 g Mã bạn quét Ngừng bán');
    expect((await anybody.open(`/01/0${own}`)).text).not.toContain('Hộp thiếc');
    // The number is never given to anything else.
    const again = await add(id, { nameVi: 'Hộp mới', gtin: boxed });
    expect(again.body.errors).toMatchObject([{ path: 'gtin', code: 'gtin-taken' }]);
    await world.api(farm.owner).post(`/api/v1/product-variants/${box.id}/offer`).expect(200);
    expect((await anybody.open(`/01/0${own}`)).text).toContain('Hộp thiếc');
  });

  it('may be what a lot is of: its code carries that number, and under another the lot is unknown', async () => {
    const [boxed, bagged] = [family(), family()];
    const { id } = await world.product(farm, { input: { nameVi: 'Chè theo lô' } });
    const box = await added(id, { nameVi: 'Hộp', gtin: boxed });
    const bag = await added(id, { nameVi: 'Túi', gtin: bagged });
    const elsewhere = await added((await world.product(farm)).id, { nameVi: 'Chai' });
    const api = world.api(farm.owner);
    const wrong = await api
      .post('/api/v1/lots')
      .send({ productId: id, lotNumber: 'X', variantId: elsewhere.id });
    expect(wrong.body.errors).toMatchObject([{ path: 'variantId', code: 'variant-not-of-product' }]);
    const lot = await world.lot(farm, {
      product: { id },
      status: 'released',
      input: { lotNumber: 'BX-1', variantId: box.id },
    });
    const open = await world.lot(farm, { product: { id }, input: { lotNumber: 'BX-2', variantId: box.id } });
    const code = await world.code(farm, { lotId: lot.id });
    const known = await api.get(`/api/v1/codes/${code}`).expect(200);
    expect(known.body['uri']).toBe(`http://localhost:3000/01/0${boxed}/10/BX-1`);
    const anybody = new Person(run);
    expect((await anybody.open(`/01/0${boxed}/10/BX-1`)).text).toContain('Hộp Lô này');
    expect((await anybody.open(`/01/0${bagged}/10/BX-1`)).text).toContain('Chưa rõ lô.');
    expect((await anybody.open(`/01/0${boxed}`)).body).toContain(`href="/01/0${boxed}/10/BX-1"`);
    // An open lot may change its unit, until a code carries it.
    const change = (version: string) =>
      api.patch(`/api/v1/lots/${open.id}`).set('if-match', version).send({ variantId: bag.id });
    expect((await change('"1"')).status).toBe(200);
    await world.code(farm, { lotId: open.id });
    const printed = await api
      .patch(`/api/v1/lots/${open.id}`)
      .set('if-match', '"2"')
      .send({ variantId: null });
    expect(printed.body.errors).toMatchObject([{ path: 'variantId', code: 'variant-printed' }]);
  });
});
