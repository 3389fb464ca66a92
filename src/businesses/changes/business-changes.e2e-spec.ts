import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../../test/support/app.js';
import { auditOf } from '../../../test/support/audit-of.js';
import { createWorld, newTaxCode, type JsonBody, type World } from '../../../test/support/world.js';

describe('A business asks for another name, number or seat', () => {
  let app: RunningApp;
  let world: World;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
  });
  afterAll(() => app.close());

  const GROUNDS = 'Giấy chứng nhận đăng ký thay đổi lần 2';
  const asOfficial = async () => world.api(await world.official());

  /** An active business with a lot on sale, and how it stands. */
  async function standing(name: string) {
    const farm = await world.business({ name });
    const api = world.api(farm.owner);
    const path = `/api/v1/businesses/${farm.id}`;
    const { body } = await api.get(path).expect(200);
    const wanted = {
      kind: 'cooperative',
      name,
      communeCode: body['communeCode'],
      street: body['street'],
      grounds: GROUNDS,
    };
    return { farm, api, path, body, wanted, propose: `${path}/changes` };
  }

  const decide = async (items: readonly JsonBody[], decision: object) =>
    (await asOfficial())
      .post(`/api/v1/applications/${String(items[0]?.['applicationId'])}/decision`)
      .send(decision);

  it('stands as before until the office agrees, and then everywhere anew', async () => {
    const { farm, api, path, body, wanted, propose } = await standing('Hợp tác xã Tên Cũ');
    const product = await world.product(farm);
    const [code] = await app.db.query<{ code: string }>('select code from codes where product_id = $1', [
      product.id,
    ]);
    const trace = async () => (await app.http().get(`/q/${code?.code ?? ''}`)).text;
    const taxCode = newTaxCode();
    const sent = await api
      .post(propose)
      .send({ ...wanted, name: 'Hợp tác xã Tên Mới', taxCode, street: 'Thôn Mới' });
    expect(sent.status).toBe(200);
    expect(sent.body.items[0]).toMatchObject({ status: 'submitted', name: 'Hợp tác xã Tên Mới', taxCode });
    expect((await api.get(path)).body).toMatchObject({ name: 'Hợp tác xã Tên Cũ', street: body['street'] });
    expect(await trace()).toContain('Hợp tác xã Tên Cũ');

    const dossier = `/console/applications/${String(sent.body.items[0]?.['applicationId'])}`;
    const page = await (await world.browser(await world.official())).get(dossier);
    expect(page.text).toContain('Hợp tác xã Tên Cũ → Hợp tác xã Tên Mới');
    expect(page.text).toContain(GROUNDS);

    expect((await decide(sent.body.items, { decision: 'approve' })).status).toBe(200);
    expect((await api.get(path)).body).toMatchObject({
      name: 'Hợp tác xã Tên Mới',
      taxCode,
      street: 'Thôn Mới',
    });
    expect(await trace()).toContain('Hợp tác xã Tên Mới');
    const [entry] = (await auditOf(app, farm.id)).filter(({ action }) => action === 'business.changed');
    expect(entry).toMatchObject({
      before: { name: 'Hợp tác xã Tên Cũ' },
      after: { name: 'Hợp tác xã Tên Mới', taxCode, street: 'Thôn Mới' },
    });
  });

  it('is amended and sent again as one request, and only one waits at a time', async () => {
    const { api, wanted, propose } = await standing('Hợp tác xã Sửa Lại');
    const first = await api.post(propose).send({ ...wanted, street: 'Thôn Một' });
    expect((await api.post(propose).send({ ...wanted, street: 'Thôn Hai' })).body['type']).toBe(
      'urn:dau-goc:problem:business-change-open',
    );
    await decide(first.body.items, { decision: 'amend', reason: 'Thiếu số nhà' });
    const amends = first.body.items[0]?.id;
    const beside = await api.post(propose).send({ ...wanted, street: 'Thôn Ba' });
    expect(beside.body['type']).toBe('urn:dau-goc:problem:business-change-open');
    const again = await api.post(propose).send({ ...wanted, street: 'Số 2, thôn Một', amends });
    expect(again.body.items).toHaveLength(1);
    expect(again.body.items[0]).toMatchObject({ status: 'submitted', street: 'Số 2, thôn Một' });
    expect(again.body.items[0]?.['applicationId']).toBe(first.body.items[0]?.['applicationId']);
  });

  it('asked for by sixteen at once, is one request', async () => {
    const { api, wanted, propose } = await standing('Hợp tác xã Cùng Lúc');
    const answers = await Promise.all(
      Array.from({ length: 16 }, async (_, index) =>
        api.post(propose).send({ ...wanted, street: `Thôn ${index}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(15);
  });

  it('is refused where nothing would change, where the number is another’s, or where the commune is none', async () => {
    const other = await standing('Hợp tác xã Kia');
    const { api, wanted, propose } = await standing('Hợp tác xã Này');
    const fault = async (change: object) =>
      (await api.post(propose).send({ ...wanted, ...change })).body.errors[0];
    expect(await fault({})).toMatchObject({ path: 'name', code: 'nothing-changed' });
    expect(await fault({ communeCode: '99999' })).toMatchObject({
      path: 'communeCode',
      code: 'commune-unknown',
    });
    expect(await fault({ kind: 'household' })).toMatchObject({ path: 'kind', code: 'household-kind-kept' });
    expect(await fault({ taxCode: '0100109105' })).toMatchObject({ path: 'taxCode' });
    expect(await fault({ name: '  ' })).toMatchObject({ path: 'name', code: 'required' });
    const sent = await api.post(propose).send({ ...wanted, taxCode: other.body['taxCode'] });
    const answer = await decide(sent.body.items, { decision: 'approve' });
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([422, 'tax-code-taken']);
  });

  it('of a household keeps names out of the log', async () => {
    const farm = await world.business({ name: 'Hộ Nguyễn Văn Mẫu', kind: 'household' });
    const api = world.api(farm.owner);
    const sent = await api.post(`/api/v1/businesses/${farm.id}/changes`).send({
      kind: 'household',
      name: 'Hộ Trần Thị Mẫu',
      communeCode: '00721',
      street: 'Thôn Mẫu 3',
      grounds: GROUNDS,
    });
    expect(sent.status).toBe(200);
    await decide(sent.body.items, { decision: 'approve' });
    expect((await api.get(`/api/v1/businesses/${farm.id}`)).body['name']).toBe('Hộ Trần Thị Mẫu');
    const log = await app.db.query('select * from audit_entries where business_id = $1', [farm.id]);
    expect(JSON.stringify(log)).not.toContain('Trần Thị Mẫu');
  });

  it('is filled in, amended and taken back in a browser without script', async () => {
    const { farm } = await standing('Hợp tác xã Trên Trang');
    const browser = await world.browser(farm.owner);
    const empty = await browser.get('/console/business/change');
    expect(empty.text).toContain('value="Hợp tác xã Trên Trang"');
    const fields = {
      kind: 'cooperative',
      name: 'Hợp tác xã Trên Trang Mới',
      taxCode:
        /name="taxCode"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="taxCode"/
          .exec(empty.text)
          ?.slice(1)
          .find(Boolean) ?? '',
      place: 'xã Không Có Đâu',
      street: 'Thôn 9',
      grounds: '',
      do: 'send',
    };
    const wrong = await browser.post('/console/business/change', fields);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Hợp tác xã Trên Trang Mới');
    const place = /name="place"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="place"/.exec(empty.text);
    const right = await browser.post('/console/business/change', {
      ...fields,
      place: place?.slice(1).find(Boolean) ?? '',
      grounds: GROUNDS,
    });
    expect([right.status, right.headers['location']]).toEqual([303, '/console/business?done=change-sent']);
    const waiting = await browser.get('/console/business/change');
    expect(waiting.text).toContain('đang chờ cơ quan xét');
    const dossier = /\/console\/applications\/[0-9a-f-]{36}/.exec(waiting.text)?.[0] ?? '';
    await browser.post(`${dossier}/withdrawal`, {});
    expect((await browser.get('/console/business/change')).text).toContain('value="Hợp tác xã Trên Trang"');
  });
});
