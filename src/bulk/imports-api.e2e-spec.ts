import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { eventually } from '../../test/support/eventually.js';
import { workbook } from '../../test/support/sheets.js';
import { createWorld, type TestBusiness, type TestUser, type World } from '../../test/support/world.js';
import { XLSX_TYPE } from '../standards/tables/index.js';

const HEAD = 'Tên sản phẩm;Nhãn hiệu;Hạn dùng';

describe('sheets by API', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Gửi Bảng Bằng Máy' });
  });
  afterAll(() => run.close());

  const send = (as: TestUser, kind: string, body: string | Buffer, type = 'text/csv; charset=utf-8') =>
    run
      .http()
      .post(`/api/v1/imports/of/${kind}?fileName=bang.csv`)
      .set('authorization', `Bearer ${as.apiKey}`)
      .set('content-type', type)
      .send(body);
  const settled = (as: TestUser, id: string) =>
    eventually('the sheet to stand still', async () => {
      const { body } = await world.api(as).get(`/api/v1/imports/${id}`).expect(200);
      return ['reading', 'checking', 'loading', 'undoing'].includes(String(body['state'])) ? undefined : body;
    });
  const idOf = (answer: { readonly body: unknown }) => String((answer.body as { id?: unknown }).id);
  const names = async () =>
    (
      await run.db.query<{ name: string }>(
        'select name_vi as name from products where business_id = $1 order by 1',
        [farm.id],
      )
    ).map(({ name }) => name);

  it('are tried, tell each fault by line and column, make what is good when confirmed, and are taken back', async () => {
    const api = world.api(farm.owner);
    const sent = await send(
      farm.owner,
      'products',
      `\ufeff${HEAD}\r\nChè máy một;Mẫu;90\r\nChè máy hai;Mẫu;không rõ\r\nChè máy ba;Mẫu;60\r\n`,
    );
    expect(sent.status).toBe(201);
    const id = idOf(sent);
    expect(await settled(farm.owner, id)).toMatchObject({
      kind: 'products',
      fileName: 'bang.csv',
      state: 'checked',
      total: 3,
      counts: { good: 2, bad: 1 },
    });
    expect(await names()).toEqual([]); // nothing was made
    const { body: errors } = await api.get(`/api/v1/imports/${id}/errors`).expect(200);
    expect(errors).toMatchObject({
      items: [{ line: 3, verdict: 'bad', faults: [{ path: 'shelfLifeDays' }] }],
      next: null,
    });
    const [fault] = (errors.items[0]?.['faults'] ?? []) as readonly { message: string }[];
    expect(fault?.message).toMatch(/\S/);
    const all = await api.post(`/api/v1/imports/${id}/loading`).send({ mode: 'all' });
    expect([all.status, all.body.errors]).toMatchObject([422, [{ path: 'mode', code: 'bulk-not-all-good' }]]);
    await api.post(`/api/v1/imports/${id}/loading`).send({ mode: 'good' }).expect(200);
    expect(await settled(farm.owner, id)).toMatchObject({ state: 'loaded', counts: { made: 2, bad: 1 } });
    expect(await names()).toEqual(['Chè máy ba', 'Chè máy một']);
    await api.post(`/api/v1/imports/${id}/loading`).send({ mode: 'good' }).expect(409);
    await api.post(`/api/v1/imports/${id}/undoing`).send({}).expect(200);
    expect(await settled(farm.owner, id)).toMatchObject({ state: 'undone' });
    expect(await names()).toEqual([]);
    await api.delete(`/api/v1/imports/${id}`).expect(204);
    await api.get(`/api/v1/imports/${id}`).expect(404);
  });

  it('wait for their columns where headings say nothing, and take workbooks', async () => {
    const api = world.api(farm.owner);
    const { body: kinds } = await api.get('/api/v1/imports/kinds').expect(200);
    expect(kinds.items.map(({ kind }) => kind)).toContain('products');
    const file = await workbook([
      ['Cột A', 'Cột B'],
      ['Chè bảng tính', 'Mẫu'],
    ]);
    const id = idOf(await send(farm.owner, 'products', file, XLSX_TYPE));
    expect(await settled(farm.owner, id)).toMatchObject({ state: 'mapping', mapping: [null, null] });
    await api
      .post(`/api/v1/imports/${id}/columns`)
      .send({ mapping: ['nameVi', 'nameVi'] })
      .expect(422);
    await api
      .post(`/api/v1/imports/${id}/columns`)
      .send({ mapping: [{}] })
      .expect(422);
    await api
      .post(`/api/v1/imports/${id}/columns`)
      .send({ mapping: ['nameVi', 'brand'] })
      .expect(200);
    expect(await settled(farm.owner, id)).toMatchObject({ state: 'checked', counts: { good: 1 } });
    const { body: list } = await api.get('/api/v1/imports').expect(200);
    expect(list.items[0]).toMatchObject({ id });
  });

  it('are nobody else’s, of no kind that is another role’s, and no bodies of other types', async () => {
    const other = await world.business({ name: 'HTX Khác' });
    const id = idOf(await send(farm.owner, 'products', `${HEAD}\r\nChè riêng;Mẫu;90\r\n`));
    for (const path of ['', '/errors'])
      await world.api(other.owner).get(`/api/v1/imports/${id}${path}`).expect(404);
    await world.api(other.owner).post(`/api/v1/imports/${id}/loading`).send({ mode: 'good' }).expect(404);
    await world.api(other.owner).delete(`/api/v1/imports/${id}`).expect(404);
    expect((await send(farm.owner, 'businesses', HEAD)).status).toBe(404);
    expect((await send(farm.owner, 'nothing', HEAD)).status).toBe(404);
    expect((await send(farm.owner, 'products', '')).status).toBe(422);
    expect((await send(farm.owner, 'products', '{}', 'application/json')).status).toBe(415);
    expect((await send(farm.owner, 'products', 'x', 'application/zip')).status).toBe(415);
    expect((await send(await world.user({ role: 'auditor' }), 'products', HEAD)).status).toBe(403);
    await settled(farm.owner, id);
  });
});
