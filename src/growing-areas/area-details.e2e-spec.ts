import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { areaInput } from '../../test/support/goods.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';

const DETAILS = {
  variety: 'Shan tuyết cổ thụ',
  plantedYear: 1962,
  harvestsPerYear: 3,
  harvestMonths: [3, 4, 8],
  expectedTonnes: 18.625,
  pastYields: [
    { year: 2025, tonnes: 17.2 },
    { year: 2024, tonnes: 0 },
  ],
  irrigation: 'gravity',
  standards: ['vietgap', 'organic'],
  intendedMarkets: ['CN', 'EU'],
  registrant: 'Lý Thị Đại Diện',
};

describe('What is told of an area beside what it must have', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Kể Thêm' });
  });
  afterAll(() => run.close());

  const owner = () => world.api(farm.owner);
  const declared = (changes: object = {}) =>
    owner()
      .post('/api/v1/growing-areas')
      .send({ ...areaInput(), ...DETAILS, ...changes });

  it('comes back as it was sent, is emptied by null, and is left alone by what does not name it', async () => {
    const { body } = await declared({
      harvestMonths: [8, 3, 4, 4],
      standards: ['organic', 'vietgap'],
    }).expect(201);
    expect(body).toMatchObject(DETAILS);
    const change = (input: object, version: number) =>
      owner()
        .patch(`/api/v1/growing-areas/${body.id}`)
        .set('if-match', `"${version}"`)
        .send(input)
        .expect(200);
    const { body: kept } = await change({ households: 7 }, body.version);
    expect(kept).toMatchObject(DETAILS);
    const { body: emptied } = await change({ variety: null, standards: [], pastYields: null }, kept.version);
    expect(emptied).toMatchObject({
      variety: null,
      standards: null,
      pastYields: null,
      irrigation: 'gravity',
    });
  });

  it.each([
    [{ harvestMonths: [13] }, 'harvestMonths', 'not-in-list'],
    [{ harvestMonths: '3' }, 'harvestMonths', 'not-a-list'],
    [{ standards: ['best'] }, 'standards', 'not-in-list'],
    [{ intendedMarkets: ['XX'] }, 'intendedMarkets', 'not-in-list'],
    [{ intendedMarkets: Array.from({ length: 31 }, () => 'CN') }, 'intendedMarkets', 'too-many'],
    [{ irrigation: 'wine' }, 'irrigation', 'required-choice'],
    [{ plantedYear: 19_620 }, 'plantedYear', 'too-large'],
    [{ expectedTonnes: -1 }, 'expectedTonnes', 'not-positive'],
    [{ pastYields: [{ year: 2025, tonnes: 1.23456 }] }, 'pastYields.0.tonnes', 'too-many-decimals'],
    [{ pastYields: Array.from({ length: 4 }, () => ({ year: 2025, tonnes: 1 })) }, 'pastYields', 'too-many'],
    [{ registrant: 'A' }, 'registrant', 'too-short'],
  ])('is refused where it makes no sense: %j', async (changes, path, code) => {
    const { body } = await declared(changes).expect(422);
    expect(body.errors).toMatchObject([{ path, code }]);
  });

  it('is folded away in the form, which takes it and shows it again, with faults at its fields', async () => {
    const browser = await world.browser(farm.owner);
    const fresh = await browser.get('/console/areas/new').expect(200);
    expect(fresh.text).toMatch(/<details><summary>Khai thêm/);
    const year = run.clock.now().getUTCFullYear() - 1;
    const { name, crop, communeCode, polygon } = areaInput();
    const form = {
      name,
      crop,
      communeCode,
      hectaresDeclared: '28',
      polygon: JSON.stringify(polygon),
      variety: 'LDP1',
      harvestMonths: ['3', '11'],
      standards: 'vietgap',
      intendedMarkets: ['VN', 'JP'],
      expectedTonnes: '12,5',
      [`pastYields.${year - 1}`]: '9,75',
      then: 'keep',
    };
    const wrong = await browser.post('/console/areas', { ...form, [`pastYields.${year - 1}`]: 'chín' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(`href="#f-pastYields-${year - 1}"`);
    expect(wrong.text).toMatch(/<details open><summary>Khai thêm/);
    expect(wrong.text).toContain('value="chín"');
    const sent = await browser.post('/console/areas', form);
    expect(sent.status).toBe(303);
    const page = readable((await browser.get(String(sent.headers['location'])).expect(200)).text);
    for (const told of [
      'LDP1',
      'Tháng 3, 11',
      '12,5 tấn/năm',
      `${year - 1}: 9,75 tấn`,
      'Trong nước, Nhật Bản',
    ])
      expect(page).toContain(told);
    const id = /areas\/([0-9a-f-]{36})/.exec(String(sent.headers['location']))?.[1] ?? '';
    const edit = await browser.get(`/console/areas/${id}/edit`).expect(200);
    expect(edit.text).toMatch(/name="harvestMonths" value="11" checked/);
    expect(edit.text).toContain('value="9,75"');
    const { standards: _, ...without } = form;
    await browser.post(`/console/areas/${id}/edit`, { ...without, variety: '', version: '1' }).expect(303);
    const { body } = await owner().get(`/api/v1/growing-areas/${id}`).expect(200);
    expect(body).toMatchObject({ variety: null, standards: null, harvestMonths: [3, 11] });
  });

  it('stands in the dossier and its differences; sending it says that it is true', async () => {
    const { body } = await declared().expect(201);
    expect(body['committedAt']).toBeNull();
    await owner().post(`/api/v1/growing-areas/${body.id}/submission`).expect(200);
    const { body: sent } = await owner().get(`/api/v1/growing-areas/${body.id}`).expect(200);
    expect(Date.parse(String(sent['committedAt']))).toBeGreaterThanOrEqual(
      Date.parse(String(body['createdAt'])),
    );
    const [dossier] = await run.db.query<{ id: string }>(
      'select id from applications where subject_id = $1',
      [body.id],
    );
    const officer = await world.browser(await world.official());
    const page = readable((await officer.get(`/console/applications/${dossier?.id ?? ''}`).expect(200)).text);
    for (const told of ['Shan tuyết cổ thụ', 'Mương, suối dẫn về', 'Lý Thị Đại Diện', '2025: 17,2 tấn'])
      expect(page).toContain(told);
  });

  it('shows everybody how it is grown, as its business allows, and never who or how much', async () => {
    const area = await world.area(farm, {
      input: { ...DETAILS, irrigation: 'gravity', standards: ['vietgap'] },
    });
    const see = async () => {
      const { text } = await request(run.url)
        .get(`/areas/${area.code ?? ''}`)
        .expect(200);
      const { body } = await world
        .api()
        .get(`/api/v1/areas/${area.code ?? ''}`)
        .expect(200);
      return { page: readable(text), body };
    };
    const open = await see();
    expect(open.page).toContain('Shan tuyết cổ thụ');
    expect(open.body['cultivation']).toEqual({
      variety: DETAILS.variety,
      plantedYear: DETAILS.plantedYear,
      harvestMonths: DETAILS.harvestMonths,
      irrigation: DETAILS.irrigation,
    });
    await owner()
      .put(`/api/v1/businesses/${farm.id}/disclosure`)
      .send({ cultivation: 'officials' })
      .expect(200);
    const closed = await see();
    expect(closed.page).not.toContain('Shan tuyết cổ thụ');
    expect(closed.body['cultivation']).toBeNull();
    for (const { page, body } of [open, closed])
      for (const secret of [DETAILS.registrant, '18,6', '18.625', '17,2', 'VietGAP'])
        expect(page + JSON.stringify(body)).not.toContain(secret);
  });

  it('leaves who answers for it out of the log, which cannot be cleaned', async () => {
    const { body } = await declared().expect(201);
    await owner()
      .patch(`/api/v1/growing-areas/${body.id}`)
      .set('if-match', `"${body.version}"`)
      .send({ registrant: 'Người Khác Hẳn', variety: 'PH8' })
      .expect(200);
    const rows = await run.db.query<{ entry: string }>(
      'select e::text as entry from audit_entries e where subject_id = $1',
      [body.id],
    );
    const all = rows.map(({ entry }) => entry).join('\n');
    expect(all).toContain('PH8');
    expect(all).not.toMatch(/Đại Diện|Khác Hẳn/);
  });
});
