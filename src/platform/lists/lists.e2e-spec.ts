import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../../test/support/app.js';
import { createWorld, type TestBusiness, type TestUser, type World } from '../../../test/support/world.js';
import { foldName } from '../../standards/vietnam/fold.js';
import { checkDigit } from '../../standards/gs1/check-digit.js';
import { newId } from '../id.js';
import { KeptCounts } from './kept-counts.js';

describe('lists', () => {
  let app: RunningApp;
  let world: World;
  let official: TestUser;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
    official = await world.official();
  });
  afterAll(() => app.close());

  async function names(list: string, q: string, as = official): Promise<string[]> {
    const { body } = await world.api(as).get(`/api/v1/${list}`).query({ q }).expect(200);
    return body.items.map((item) =>
      String(item['name'] ?? item['nameVi'] ?? item['title'] ?? item['lotNumber']),
    );
  }

  describe('search', () => {
    let farm: TestBusiness;
    let taxCode: string;

    beforeAll(async () => {
      farm = await world.business({ name: 'Chế biến chè Phìn Hồ' });
      const [row] = await app.db.query<{ tax_code: string }>(
        'select tax_code from businesses where id = $1',
        [farm.id],
      );
      taxCode = row?.tax_code ?? '';
      for (const name of ['Hợp tác xã Lò Hoà', 'HTX Lo Hoa', 'Công ty TNHH Lỗ Hoa'])
        await world.business({ name });
    });

    it.each([
      'lo hoa',
      'LO  HOA',
      'hoa lo',
      'Lò Hoà',
      'lò hòa',
      'Lò Hoà'.normalize('NFD'),
      'lo h',
      '“lò, hoà”',
      'l\u200bo hoa',
    ])('%s finds the three names that fold alike', async (q) => {
      expect(await names('businesses', q)).toHaveLength(3);
    });

    it.each([
      ['Lò Hòa', 'Hợp tác xã Lò Hoà'],
      ['lò hoà', 'Hợp tác xã Lò Hoà'],
      ['lo hoa', 'HTX Lo Hoa'],
      ['Lỗ Hoa', 'Công ty TNHH Lỗ Hoa'],
    ])('among names that fold alike %s gives the one with equal marks first', async (q, first) => {
      expect((await names('businesses', q))[0]).toBe(first);
    });

    it('pages through both parts of a search without a gap or a repeat', async () => {
      const api = world.api(official);
      const found: unknown[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await api
          .get('/api/v1/businesses')
          .query({ q: 'lò hoà', limit: 1, ...(cursor === undefined ? {} : { cursor }) })
          .expect(200);
        found.push(...body.items.map(({ id }) => id));
        cursor = body.next ?? undefined;
      } while (cursor !== undefined);
      expect(found).toHaveLength(3);
      expect(new Set(found).size).toBe(3);
    });

    it.each([
      'HTX Chế biến chè Phìn Hồ',
      'hợp tác xã chế biến chè phìn hồ',
      'htx che bien',
      'Chế biến chè Phìn Hồ',
      'Hợp tác xã',
      'htx',
    ])('%s finds the cooperative that is registered without its kind', async (q) => {
      expect(await names('businesses', q)).toContain(farm.name);
    });

    it.each([
      'Công ty TNHH Lỗ Hoa',
      'CT TNHH Lỗ Hoa',
      'cty tnhh lo hoa',
      'Công ty trách nhiệm hữu hạn Lỗ Hoa',
      'CT. TNHH “Lỗ Hoa”',
    ])('%s finds the company however its kind is written', async (q) => {
      expect((await names('businesses', q))[0]).toBe('Công ty TNHH Lỗ Hoa');
    });

    it('a tax code finds the business, and all that is its own', async () => {
      const { product } = await goods(farm, 'Chè xanh');
      for (const q of [taxCode, taxCode.slice(0, 9), `${taxCode.slice(0, 4)} ${taxCode.slice(4)}`]) {
        expect(await names('businesses', q)).toEqual([farm.name]);
        expect(await names('applications', q)).toContain(farm.name);
        expect(await names('products', q)).toEqual([product.name]);
      }
    });

    it('a lot is found by its number, its product, its GTIN and its business; a code by itself and by its lot', async () => {
      const { lot, gtin, code } = await goods(farm, 'Chè đen hảo hạng');
      for (const q of [
        lot,
        lot.replaceAll('-', ''),
        lot.toLowerCase(),
        gtin,
        gtin.replace(/^0+/, ''),
        'che den',
        'phin ho hao hang',
      ])
        expect(await names('lots', q)).toContain(lot);
      for (const q of [code, `${code.slice(0, 5)}-${code.slice(5)}`, lot, gtin]) {
        const { body } = await world.api(official).get('/api/v1/codes').query({ q }).expect(200);
        expect(body.items.map((item) => item.code)).toContain(code);
      }
    });

    it('what is renamed is found by its new name only, with all that hangs on it', async () => {
      const other = await world.business({ name: 'Tên Cũ Kỹ' });
      const { lot } = await goods(other, 'Mật ong');
      await app.db.query(`update businesses set name = 'Tên Mới Tinh' where id = $1`, [other.id]);
      await app.db.query(`update products set name_vi = 'Mật ong bạc hà' where business_id = $1`, [other.id]);
      expect(await names('lots', 'ten moi tinh')).toEqual([lot]);
      expect(await names('lots', 'bac ha')).toEqual([lot]);
      expect(await names('lots', 'ten cu ky')).toEqual([]);
    });

    it('another business finds nothing of it; signs alone find nothing', async () => {
      const stranger = await world.business({ name: 'Người Ngoài' });
      expect(await names('products', 'che', stranger.owner)).toEqual([]);
      expect(await names('products', taxCode, stranger.owner)).toEqual([]);
      expect(await names('businesses', "!?' & | :*")).toEqual([]);
    });

    it('folds in the database as the service does', async () => {
      const places = await app.db.query<{ name: string }>('select distinct name from places');
      const texts = [
        ...places.map(({ name }) => name),
        'ĐẶNG Ðình ð',
        "Ea H’leo – B'lá",
        'Hoà\u00ad Bình',
        '①②ﬁ',
      ];
      const folded = await app.db.query<{ folded: string }>(
        `select array_to_string(bare_words(marked_words(name)), ' ') as folded from unnest($1::text[]) with ordinality as t (name, place) order by place`,
        [texts],
      );
      expect(folded.map((row) => row.folded)).toEqual(texts.map(foldName));
    });
  });

  it('a cursor of another list, of another order or of no list is refused', async () => {
    const api = world.api(official);
    const { body } = await api.get('/api/v1/businesses?limit=1').expect(200);
    const cursor = body.next ?? '';
    await api.get('/api/v1/businesses').query({ cursor }).expect(200);
    for (const list of ['products', 'lots', 'codes', 'growing-areas', 'audit-entries', 'applications'])
      await api.get(`/api/v1/${list}`).query({ cursor }).expect(400);
    await api.get('/api/v1/businesses').query({ cursor, q: 'lo hoa' }).expect(400);
    const { body: queue } = await api.get('/api/v1/applications?limit=1').expect(200);
    await api.get('/api/v1/applications').query({ view: 'late', cursor: queue.next }).expect(400);
  });

  it('filters by state, and by nothing where the field is empty', async () => {
    const api = world.api(official);
    const { body: waiting } = await api.get('/api/v1/businesses?status=submitted').expect(200);
    const { body: all } = await api.get('/api/v1/businesses?status=').expect(200);
    expect(waiting.items).toEqual([]);
    expect(all.items.length).toBeGreaterThan(0);
    await api.get('/api/v1/lots?status=unheard-of').expect(422);
  });

  describe('kept counts', () => {
    const counted = [
      'businesses',
      'growing_areas',
      'products',
      'lots',
      'codes',
      'applications',
      'events',
    ] as const;

    async function agree() {
      const kept = app.app.get(KeptCounts);
      const totals = await kept.totals(counted, null);
      for (const subject of counted) {
        const [row] = await app.db.query<{ n: number }>(`select count(*)::int as n from ${subject}`);
        expect([subject, totals.all(subject)]).toEqual([subject, row?.n]);
      }
    }

    it('agree with what is there, before and after they are added up', async () => {
      await goods(await world.business({ name: 'Đếm' }), 'Cam sành');
      await agree();
      await app.app.get(KeptCounts).addUp();
      const [left] = await app.db.query<{ n: number }>('select count(*)::int as n from tally_changes');
      expect(left?.n).toBe(0);
      await agree();
    });

    it('stay true while many write and one adds up', async () => {
      const farm = await world.business({ name: 'Đông Người' });
      const { product } = await goods(farm, 'Cam');
      const kept = app.app.get(KeptCounts);
      const write = async (n: number) => {
        const { body } = await world
          .api(farm.owner)
          .post('/api/v1/lots')
          .send({ productId: product.id, lotNumber: `N-${n}` })
          .expect(201);
        if (n % 2 === 0) await app.db.query(`update lots set status = 'closed' where id = $1`, [body.id]);
        if (n % 5 === 0) await app.db.query('delete from lots where id = $1', [body.id]);
        if (n % 3 === 0) await kept.addUp();
      };
      await Promise.all(Array.from({ length: 24 }, (_, n) => write(n)));
      await agree();
      const own = await kept.totals(['lots'], [farm.id]);
      const [row] = await app.db.query<{ open: number; closed: number }>(
        `select count(*) filter (where status = 'open')::int as open, count(*) filter (where status = 'closed')::int as closed
         from lots where business_id = $1`,
        [farm.id],
      );
      expect({ open: own.of('lots', 'open'), closed: own.of('lots', 'closed') }).toEqual(row);
    });
  });

  let made = 0;

  /** An approved product with a GTIN, a lot of it and the lot's code. */
  async function goods(farm: TestBusiness, name: string) {
    made += 1;
    const id = newId();
    const [lotId, lot, gtin] = [newId(), `PH-26-0${made}`, withCheckDigit(`893000000${String(1000 + made)}`)];
    const code = `K7M2X9AB${String(10 + made)}`;
    await app.db.query(
      `insert into products (id, business_id, name_vi, name_folded, gtin, status, created_at, updated_at)
       values ($1, $2, $3, $4, $5, 'active', now(), now())`,
      [id, farm.id, name, foldName(name), gtin],
    );
    await app.db.query(
      `insert into lots (id, product_id, business_id, lot_number, status, created_at, updated_at)
       values ($1, $2, $3, $4, 'released', now(), now())`,
      [lotId, id, farm.id, lot],
    );
    await app.db.query(
      `insert into codes (code, product_id, lot_id, business_id, status, issued_by, issued_at)
       values ($1, $2, $3, $4, 'active', $5, now())`,
      [code, id, lotId, farm.id, farm.owner.actor.userId],
    );
    return { product: { id, name }, lot, gtin, code };
  }
});

function withCheckDigit(body: string): string {
  const digits = body.padStart(13, '0');
  return digits + String(checkDigit(digits));
}
