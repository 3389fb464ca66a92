import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

const CODE = 'VN-TQOR-0212';

describe('The public page of an area code', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let area: { readonly id: string; readonly code: string | null };

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Có Mã' });
    area = await world.area(farm, { input: { name: 'Nương có mã' } });
    await run.db.query('insert into area_codes (area_id, code) values ($1, $2)', [area.id, CODE]);
    for (const [market, state, until, cause] of [
      ['CN', 'suspended', null, 'residue'],
      ['JP', 'active', '2026-01-31', null],
      ['KR', 'submitted', null, null],
    ])
      await run.db.query(
        `insert into area_registrations (id, area_id, market, code, state, since, until, cause, reason, created_at, updated_at)
         values (gen_random_uuid(), $1, $2, case when $3 <> 'submitted' then $4 end, $3,
           case when $3 <> 'submitted' then date '2025-06-01' end, $5, $6, 'Chỉ cơ quan đọc', now(), now())`,
        [area.id, market, state, CODE, until, cause],
      );
  });
  afterAll(() => run.close());

  const see = (path: string, lang = 'vi') => request(run.url).get(path).set('accept-language', lang);

  it('says how it stands in each market, since when, and what is sold from there', async () => {
    const onSale = await world.lot(farm, { area, status: 'released' });
    const open = await world.lot(farm, { area, status: 'open' });
    const page = await see(`/areas/${CODE}`).expect(200);
    const text = readable(page.text);
    for (const words of [
      'Trung Quốc',
      'Tạm dừng',
      'Dư lượng',
      'Nhật Bản',
      'Hết hạn',
      '01/06/2025',
      'Trong nước',
    ])
      expect(text).toContain(words);
    expect(text).toContain(onSale.lotNumber);
    expect(text).not.toContain(open.lotNumber);
    // Neither what is only asked for, nor words to the business, nor where exactly it is.
    expect(text).not.toContain('Hàn Quốc');
    expect(text).not.toContain('Chỉ cơ quan đọc');
    expect(readable((await see(`/areas/${CODE}`, 'en').expect(200)).text)).toContain('China');
  });

  it('says the same as JSON, in any spelling, and no boundary', async () => {
    const { body } = await world
      .api(farm.owner)
      .get(`/api/v1/areas/${encodeURIComponent('vn–tqor – 0212')}`)
      .expect(200);
    expect(body).toMatchObject({
      code: CODE,
      name: 'Nương có mã',
      markets: [
        { market: 'VN', code: area.code, standing: 'active' },
        { market: 'CN', code: CODE, standing: 'suspended', cause: 'residue', since: '2025-06-01' },
        { market: 'JP', code: CODE, standing: 'expired', until: '2026-01-31' },
      ],
    });
    expect(Object.keys(body).sort()).toEqual(
      [
        'capacityTonnes',
        'code',
        'crop',
        'cultivation',
        'facilityNumber',
        'hectares',
        'kind',
        'lots',
        'markets',
        'moreLots',
        'name',
        'outline',
        'place',
        'sample',
      ].sort(),
    );
    const sides = String(body['outline']).split(',').map(Number);
    for (const side of sides) expect(Math.abs(side * 100 - Math.round(side * 100))).toBeLessThan(1e-6);
  });

  it('leads old spellings to the one there is', async () => {
    for (const spelling of ['vn-tqor-0212', 'VN–TQOR–0212', ' VN - TQOR - 0212 '])
      expect((await see(`/areas/${encodeURIComponent(spelling)}`).expect(303)).headers['location']).toBe(
        `/areas/${CODE}`,
      );
    expect((await see('/areas?code=vn-tqor-0212').expect(303)).headers['location']).toBe(`/areas/${CODE}`);
    await see('/areas').expect(200);
  });

  it('helps where there is none such', async () => {
    const slip = readable((await see('/areas/VN-TQOR-0213').expect(404)).text);
    expect(slip).toContain('Có phải bạn tìm');
    expect(slip).toContain(CODE);
    expect(readable((await see('/areas/VN-TQRO-0212').expect(404)).text)).toContain(CODE);
    const shapeless = readable((await see('/areas/abc').expect(404)).text);
    expect(shapeless).toContain('Mã vùng chưa đúng mẫu');
    await see('/api/v1/areas/VN-TQOR-0213').expect(404);
    await see(`/areas/${'9'.repeat(500)}`).expect(404);
  });

  it('says so when the office has suspended the area itself', async () => {
    const own = area.code ?? '';
    expect(readable((await see(`/areas/${own}`).expect(200)).text)).toContain('Còn hiệu lực');
    await world
      .api(await world.official())
      .post(`/api/v1/growing-areas/${area.id}/suspension`)
      .send({ reason: 'Kiểm tra lại ranh giới' })
      .expect(200);
    const { body } = await world.api(farm.owner).get(`/api/v1/areas/${own}`).expect(200);
    expect(body['markets']).toMatchObject([
      { standing: 'suspended' },
      { standing: 'suspended' },
      { standing: 'expired' },
    ]);
  });
});
