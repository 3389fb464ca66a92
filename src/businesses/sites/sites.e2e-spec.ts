import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actionsOf, auditOf } from '../../../test/support/audit-of.js';
import { type RunningApp, startApp } from '../../../test/support/app.js';
import { readable } from '../../../test/support/person.js';
import { createWorld, newTaxCode, type World } from '../../../test/support/world.js';
import { checkDigit } from '../../standards/gs1/index.js';
import { sharesCompanyPrefix } from './company-prefix.js';

const gln = (twelve: string) => `${twelve}${checkDigit(twelve)}`;
const site = (input: object = {}) => ({
  kind: 'production',
  name: 'Xưởng chè mẫu',
  communeCode: '00721',
  street: 'Thôn Mẫu 5',
  ...input,
});

describe('where a business works and who stands for it', () => {
  let run: RunningApp;
  let world: World;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
  });
  afterAll(() => run.close());

  it('is declared by its owner, confirmed by the office, and declared anew when it is edited', async () => {
    const tax = newTaxCode();
    const farm = await world.business({ input: { taxCode: tax, gln: gln('893601230001') } });
    const api = world.api(farm.owner);
    const made = await api
      .post('/api/v1/business-sites')
      .send(site({ kind: 'branch', name: 'Chi nhánh Mẫu', taxCode: `${tax}-001`, gln: gln('893601230002') }));
    expect([made.status, made.body.status, made.body['taxCode']]).toEqual([201, 'declared', `${tax}-001`]);
    const office = world.api(await world.official());
    const confirmed = await office.post(`/api/v1/business-sites/${made.body.id}/confirmation`).send();
    expect(confirmed.body.status).toBe('confirmed');
    const page = readable(
      (await (await world.browser(await world.official())).get(`/console/businesses/${farm.id}`)).text,
    );
    expect(page).toContain('Chi nhánh Mẫu');
    const edited = await api
      .patch(`/api/v1/business-sites/${made.body.id}`)
      .set('if-match', `"${confirmed.body.version}"`)
      .send({ street: 'Thôn Khác' });
    expect([edited.body.status, edited.body['street']]).toEqual(['declared', 'Thôn Khác']);
    const stale = await api
      .patch(`/api/v1/business-sites/${made.body.id}`)
      .set('if-match', `"${confirmed.body.version}"`)
      .send({ street: 'Thôn Nữa' });
    expect(stale.status).toBe(412);
    expect(await actionsOf(run, made.body.id)).toEqual([
      'business-site.declared',
      'business-site.confirmed',
      'business-site.edited',
    ]);
  });

  it('that has ended is shown nowhere, and its numbers are free', async () => {
    const farm = await world.business({ name: 'HTX Thôi Dùng Xưởng' });
    const api = world.api(farm.owner);
    await run.db.query(`update businesses set disclosure = '{"sites": "public"}' where id = $1`, [farm.id]);
    const number = gln('893601230071');
    const made = await api.post('/api/v1/business-sites').send(site({ name: 'Xưởng sẽ bỏ', gln: number }));
    expect(made.status).toBe(201);
    const shown = async (path: string) => readable((await run.http().get(path)).text);
    expect(await shown(`/producers/${farm.id}`)).toContain('Xưởng sẽ bỏ');
    const another = () => api.post('/api/v1/business-sites').send(site({ name: 'Xưởng thay', gln: number }));
    expect((await another()).body.errors).toMatchObject([{ path: 'gln', code: 'site-gln-taken' }]);
    await api.post(`/api/v1/business-sites/${made.body.id}/ending`).send({}).expect(200);
    expect(await shown(`/producers/${farm.id}`)).not.toContain('Xưởng sẽ bỏ');
    expect((await another()).status).toBe(201);
    expect(await shown(`/producers/${farm.id}`)).toContain('Xưởng thay');
  });

  it('has numbers of the business itself, each fault at its field', async () => {
    const tax = newTaxCode();
    const farm = await world.business({ input: { taxCode: tax, gln: gln('893609990001') } });
    const api = world.api(farm.owner);
    const fault = async (input: object) =>
      (await api.post('/api/v1/business-sites').send(site(input))).body.errors.map(
        ({ path, code }) => `${path} ${code}`,
      );
    expect(await fault({ taxCode: `${tax}-001` })).toEqual(['taxCode site-tax-code-of-branch']);
    expect(await fault({ kind: 'branch', taxCode: `${newTaxCode()}-001` })).toEqual([
      'taxCode site-tax-code-of-business',
    ]);
    expect(await fault({ kind: 'branch', taxCode: tax })).toEqual(['taxCode site-tax-code-of-business']);
    expect(await fault({ gln: '8936099900029' })).toEqual(['gln gln-invalid']);
    expect(await fault({ gln: gln('893609990001') })).toEqual(['gln site-gln-of-seat']);
    expect(await fault({ gln: gln('893500000002') })).toEqual(['gln site-gln-prefix']);
    expect(await fault({ communeCode: '99999' })).toEqual(['communeCode commune-unknown']);
    expect(await fault({ kind: 'castle' })).toEqual(['kind required-choice']);
    await api
      .post('/api/v1/business-sites')
      .send(site({ gln: gln('893609990003') }))
      .expect(201);
    expect(await fault({ gln: gln('893609990003') })).toEqual(['gln site-gln-taken']);
    const home = await world.business({ kind: 'household' });
    const branch = await world
      .api(home.owner)
      .post('/api/v1/business-sites')
      .send(site({ kind: 'branch', taxCode: `${tax}-009` }));
    expect(branch.body.errors).toMatchObject([{ code: 'site-tax-code-of-business' }]);
  });

  it('is entered by a form without script, with the commune looked up', async () => {
    const farm = await world.business();
    const browser = await world.browser(farm.owner);
    const found = await browser.post('/console/business/sites/new', { place: 'Lũng Cú', do: 'find' });
    expect(readable(found.text)).toMatch(/Tìm thấy \d+ xã, phường/);
    const faulty = await browser.post('/console/business/sites/new', {
      kind: 'production',
      name: ' ',
      place: '',
      street: 'Thôn',
      do: 'send',
    });
    expect(faulty.status).toBe(422);
    const sent = await browser.post('/console/business/sites/new', {
      kind: 'production',
      name: 'Xưởng Không Script',
      place: 'xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang',
      street: 'Thôn Lô Lô Chải',
      do: 'send',
    });
    expect(sent.headers['location']).toBe('/console/business/sites?done=site-added');
    const page = await browser.get('/console/business/sites');
    expect(page.text).toContain('Xưởng Không Script');
    const id = /business\/sites\/([\w-]+)\/edit/.exec(page.text)?.[1] ?? '';
    expect((await browser.get(`/console/business/sites/${id}/edit`)).text).toContain('Thôn Lô Lô Chải');
    const ended = await browser.post(`/console/business/sites/${id}/ending`, {});
    expect(ended.headers['location']).toBe('/console/business/sites?done=site-ended');
    expect((await browser.get(`/console/business/sites/${id}/edit`)).status).toBe(409);
    expect((await run.http().get(`/producers/${farm.id}`)).text).not.toContain('Xưởng Không Script');
  });

  it('names representatives, whose telephone is nobody else’s business', async () => {
    const farm = await world.business({ name: 'Hợp tác xã Có Đại Diện' });
    const browser = await world.browser(farm.owner);
    const added = await browser.post('/console/business/representatives', {
      name: 'Giàng Thị Đại Diện',
      position: 'Giám đốc hợp tác xã',
      phone: '0987 000 111',
      legal: 'yes',
    });
    expect(added.headers['location']).toBe('/console/business/sites?done=person-added');
    const list = await world.api(farm.owner).get(`/api/v1/businesses/${farm.id}/representatives`);
    const [person] = list.body.items;
    expect(person).toMatchObject({ name: 'Giàng Thị Đại Diện', legal: true, phone: '0987000111' });
    const said = await auditOf(run, person?.id ?? '');
    expect(JSON.stringify(said)).not.toContain('Giàng');
    await world
      .api(farm.owner)
      .put(`/api/v1/businesses/${farm.id}/disclosure`)
      .send({ representative: 'public' });
    await world
      .api(farm.owner)
      .post('/api/v1/consents')
      .send({ purpose: 'publish-representative', given: true });
    const page = (await run.http().get(`/producers/${farm.id}`)).text;
    expect([page.includes('Giàng Thị Đại Diện'), page.includes('0987000111')]).toEqual([true, false]);
    await browser.post(`/console/business/representatives/${person?.id ?? ''}/removal`, {});
    expect((await run.http().get(`/producers/${farm.id}`)).text).not.toContain('Giàng Thị Đại Diện');
    const bad = await world
      .api(farm.owner)
      .post('/api/v1/representatives')
      .send({ name: ' ', position: 'Giám đốc', legal: 'perhaps', phone: '12' });
    expect(bad.body.errors.map(({ path }) => path).sort()).toEqual(['legal', 'name', 'phone']);
  });

  it('is registered by public bodies, too', async () => {
    const station = await world.business({ kind: 'agency', name: 'Trạm Khuyến nông Mẫu' });
    const read = await world.api(station.owner).get(`/api/v1/businesses/${station.id}`);
    expect([read.body['kind'], read.body.status]).toEqual(['agency', 'active']);
    expect(readable((await run.http().get(`/producers/${station.id}`)).text)).toContain(
      'Cơ quan, đơn vị sự nghiệp',
    );
  });

  it.each([
    ['8936012300028', ['8936012300011'], true],
    ['8936012300028', ['08936012399995'], true], // a GTIN of the same company
    ['8936012300028', ['8935000000013'], false],
    ['8936012300028', [], true],
  ])('%s beside %j: %s', (number, own, same) => {
    expect(sharesCompanyPrefix(number, own)).toBe(same);
  });
});
