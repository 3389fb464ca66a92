import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from './support/app.js';
import { businessInput, createWorld, newTaxCode, type World } from './support/world.js';

describe('businesses over the API', () => {
  let app: RunningApp;
  let world: World;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
  });
  afterAll(() => app.close());

  const audit = (subjectId: string) =>
    app.db.query<{
      action: string;
      actor_id: string;
      after: Record<string, unknown> | null;
      before: unknown;
    }>('select action, actor_id, before, after from audit_entries where subject_id = $1 order by id', [
      subjectId,
    ]);

  it('registers one, waiting for the office, with a dossier', async () => {
    const owner = await world.user({ role: 'owner' });
    const input = businessInput({ name: 'HTX Chè mẫu' });
    const { status, body, headers } = await world.http(owner).post('/api/v1/businesses').send(input);
    expect(status).toBe(201);
    expect(headers.location).toBe(`/api/v1/businesses/${body.id}`);
    expect(headers.etag).toBe('"1"');
    expect(body).toMatchObject({
      name: 'HTX Chè mẫu',
      taxCode: input.taxCode,
      provinceCode: '08',
      address: 'Thôn Mẫu 3, xã Đồng Văn, tỉnh Tuyên Quang',
      contactPhone: '0912345678',
      status: 'submitted',
    });
    expect(await audit(body.id)).toMatchObject([
      { action: 'business.registered', actor_id: owner.actor.userId },
    ]);
    const again = await world.http(owner).get(headers.location ?? '');
    expect(again.body).toEqual(body);
  });

  it('lets exactly one of twenty owners win a tax code', async () => {
    const taxCode = newTaxCode();
    const owners = await Promise.all(Array.from({ length: 20 }, () => world.user({ role: 'owner' })));
    const answers = await Promise.all(
      owners.map((owner) =>
        world
          .http(owner)
          .post('/api/v1/businesses')
          .send({ ...businessInput(), taxCode }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 422)]);
    const refused = answers.find(({ status }) => status === 422);
    expect(refused?.body.errors).toMatchObject([{ path: 'taxCode', code: 'tax-code-taken' }]);
  });
});
