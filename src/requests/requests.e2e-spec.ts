import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestUser, type World } from '../../test/support/world.js';

describe('what a business asks of the office', () => {
  let run: RunningApp;
  let world: World;
  let official: TestUser;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    official = await world.official();
  });
  afterAll(() => run.close());

  const office = (path: string, body: object = {}) =>
    world.api(official).post(`/api/v1${path}`).send(body).expect(200);
  const ask = (as: TestUser, body: object) => world.api(as).post('/api/v1/requests').send(body);
  const statusOf = async (path: string) => (await world.api(official).get(`/api/v1${path}`)).body.status;

  it('lifts what was suspended when the office agrees, and says on what the suspension rested', async () => {
    const farm = await world.business({ name: 'HTX Xin Mở' });
    const product = await world.product(farm);
    const about = { kind: 'lifting', subjectType: 'product', subjectId: product.id, words: 'Đã in lại nhãn' };
    expect((await ask(farm.owner, about)).body.code).toBe('request-not-stopped');
    await office(`/products/${product.id}/suspension`, {
      reason: 'Nhãn sai hạn',
      decisionNumber: '12/QĐ-SNN',
    });
    // The notice leads to the form, which knows what it is about.
    const owner = await world.browser(farm.owner);
    const href = /href="(\/console\/requests\/new[^"]*)"/.exec((await owner.get('/console')).text)?.[1] ?? '';
    const form = (await owner.get(href.replaceAll('&amp;', '&'))).text;
    expect(form).toContain(`name="subjectId" value="${product.id}"`);
    const { body: dossier } = await ask(farm.owner, about).expect(201);
    expect((await ask(farm.owner, about)).body.code).toBe('application-open');
    const page = readable(
      (await (await world.browser(official)).get(`/console/applications/${dossier.id}`)).text,
    );
    expect(page).toContain('Nhãn sai hạn');
    expect(page).toContain('12/QĐ-SNN');
    expect(page).toContain('Đã in lại nhãn');
    await office(`/applications/${dossier.id}/decision`, { decision: 'approve' });
    expect(await statusOf(`/products/${product.id}`)).toBe('active');
  });

  it('goes on with the same dossier after an amendment, and shows what changed', async () => {
    const farm = await world.business();
    const area = await world.area(farm);
    await office(`/growing-areas/${area.id}/suspension`, { reason: 'Dùng thuốc cấm' });
    const about = { kind: 'lifting', subjectType: 'growing-area', subjectId: area.id };
    const { body: dossier } = await ask(farm.owner, { ...about, words: 'Đã bỏ thuốc' }).expect(201);
    await office(`/applications/${dossier.id}/decision`, {
      decision: 'amend',
      reason: 'Nộp phiếu kiểm nghiệm',
    });
    const { body: again } = await ask(farm.owner, { ...about, words: 'Phiếu kiểm nghiệm số 7' }).expect(201);
    expect(again.id).toBe(dossier.id);
    const page = (await (await world.browser(official)).get(`/console/applications/${dossier.id}`)).text;
    expect(page).toContain('<del>Đã bỏ thuốc</del>');
  });

  it('mends what may not be edited any more, once, and as the register was read', async () => {
    const farm = await world.business();
    const area = await world.area(farm);
    const about = {
      kind: 'correction',
      subjectType: 'growing-area',
      subjectId: area.id,
      words: 'Sổ đỏ số 5',
    };
    const same = await ask(farm.owner, { ...about, changes: {} });
    expect([same.status, same.body.errors[0]?.code]).toEqual([422, 'nothing-changed']);
    const wrong = await ask(farm.owner, { ...about, changes: { households: 'hai' } });
    expect(wrong.body.errors[0]).toMatchObject({ path: 'changes.households', code: 'not-a-number' });
    expect((await ask(farm.owner, { ...about, changes: { status: 'active' } })).body.errors[0]?.code).toBe(
      'unknown-field',
    );
    for (const [field, typed, code] of [
      ['name', '\u2800\u0301', 'required'],
      ['name', 'x', 'too-short'],
      ['hectaresDeclared', '27,34431', 'too-many-decimals'],
      ['hectaresDeclared', '1.234.567,5', 'too-large'],
      ['households', '2,5', 'not-an-integer'],
      ['households', '-3', 'not-positive'],
    ] as const)
      expect((await ask(farm.owner, { ...about, changes: { [field]: typed } })).body.errors).toMatchObject([
        { path: `changes.${field}`, code },
      ]);
    const { body: dossier } = await ask(farm.owner, {
      ...about,
      changes: { crop: 'Cam sa\u0300nh\u200b', hectaresDeclared: '2,5' },
    }).expect(201);
    await office(`/applications/${dossier.id}/decision`, { decision: 'approve' });
    const { body: mended } = await world.api(farm.owner).get(`/api/v1/growing-areas/${area.id}`);
    expect(mended).toMatchObject({ crop: 'Cam sành', hectaresDeclared: 2.5, status: 'active' });
    const [entry] = await run.db.query<{ before: object; after: object }>(
      `select before, after from audit_entries where action = 'growing-area.corrected' and subject_id = $1`,
      [area.id],
    );
    expect(entry?.after).toEqual({ crop: 'Cam sành', hectaresDeclared: '2.5' });
    // Mended otherwise in the meantime: what was asked for is not what would be changed.
    const { body: late } = await ask(farm.owner, { ...about, changes: { village: 'Thôn Mẫu 9' } }).expect(
      201,
    );
    await run.db.query(`update growing_areas set village = 'Thôn Khác' where id = $1`, [area.id]);
    const refused = await world
      .api(official)
      .post(`/api/v1/applications/${late.id}/decision`)
      .send({ decision: 'approve' });
    expect([refused.status, refused.body.code]).toEqual([409, 'stale']);
  });

  it('is nobody else’s to ask', async () => {
    const farm = await world.business();
    const area = await world.area(farm);
    const other = await world.business();
    const about = {
      kind: 'correction',
      subjectType: 'growing-area',
      subjectId: area.id,
      words: 'x',
      changes: { crop: 'Y' },
    };
    expect((await ask(other.owner, about)).status).toBe(404);
    expect((await ask(other.owner, { ...about, subjectId: 'nothing' })).status).toBe(404);
  });
});
