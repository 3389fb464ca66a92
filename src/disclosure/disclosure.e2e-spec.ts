import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { actionsOf } from '../../test/support/audit-of.js';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type TestBusiness, type World } from '../../test/support/world.js';
import { formatNumber } from '../ui/format.js';
import { DISCLOSED } from './disclosure.js';

/** What is to be found nowhere, each unlike anything else on a page. */
const SECRETS = {
  formerAddress: 'Xóm Bí Mật Cũ',
  contactName: 'Vừ Thị Bí Mật',
  contactPhone: '0987123456',
  contactEmail: 'bi-mat@example.vn',
  website: 'https://bi-mat.example.vn/',
  gln: '8930000000019',
  representative: 'Lầu Bí Mật',
  sites: 'Xưởng Bí Mật',
  quantities: '4321',
};
/** As pages write it. */
const WRITTEN = { vi: formatNumber('vi', 4321), en: formatNumber('en', 4321) };

let run: RunningApp;
let world: World;

beforeAll(async () => {
  run = await startApp();
  world = createWorld(run);
});
afterAll(() => run.close());

describe('who sees what of a business', () => {
  let farm: TestBusiness;
  let taxCode = '';
  let code = '';
  let productCode = '';
  let area: { id: string; code: string | null };

  const choose = (choices: object) =>
    world.api(farm.owner).put(`/api/v1/businesses/${farm.id}/disclosure`).send(choices);
  const all = (tier: string, ...but: readonly string[]) =>
    Object.fromEntries(
      DISCLOSED.filter((field) => !['street', ...but].includes(field)).map((field) => [field, tier]),
    );
  const agree = (purpose: string, given = true) =>
    world.api(farm.owner).post('/api/v1/consents').send({ purpose, given });
  const makeLink = async (body: object = { label: 'Cửa hàng A', days: 30 }) =>
    (await world.api(farm.owner).post('/api/v1/buyer-links').send(body)).body as unknown as {
      id: string;
      url: string;
    };
  const get = async (path: string, accept = 'text/html', language = 'vi') =>
    run.http().get(path).set('accept', accept).set('accept-language', language);
  const pathOf = (url: string) => new URL(url).pathname;

  /** Everything that anybody may read and that tells of this business. */
  const publicOutputs = async (): Promise<ReadonlyMap<string, string>> => {
    const pages = [
      '/',
      `/q/${code}`,
      `/q/${productCode}`,
      `/lots/${productCode}`,
      `/areas/${area.code ?? ''}`,
      `/products?producer=${farm.id}`,
      `/producers/${farm.id}`,
      `/find?q=bi+mat`,
      `/find?q=${encodeURIComponent('Chè Kín')}`,
      `/report?about=${code}`,
    ];
    const data = [
      `/api/v1/traces/${code}`,
      `/api/v1/traces/${productCode}`,
      `/api/v1/areas/${area.code ?? ''}`,
      `/api/v1/catalogue?producer=${farm.id}`,
      `/api/v1/producers/${farm.id}`,
    ];
    const outputs = new Map<string, string>();
    for (const path of pages)
      for (const language of ['vi', 'en']) {
        const answer = await get(path, 'text/html', language);
        expect([path, answer.status < 500]).toEqual([path, true]);
        outputs.set(`${path} ${language}`, answer.text);
      }
    for (const path of data) outputs.set(path, (await get(path, 'application/json')).text);
    outputs.set('json of the page', (await get(`/q/${code}`, 'application/json')).text);
    return outputs;
  };
  const leaks = async (secrets: Readonly<Record<string, string>>) =>
    [...(await publicOutputs())].flatMap(([where, text]) =>
      Object.entries(secrets)
        .filter(([, secret]) => text.includes(secret))
        .map(([field]) => `${field} in ${where}`),
    );

  beforeAll(async () => {
    farm = await world.business({
      name: 'Hợp tác xã Chè Kín',
      input: {
        formerAddress: SECRETS.formerAddress,
        contactName: SECRETS.contactName,
        contactPhone: SECRETS.contactPhone,
        contactEmail: SECRETS.contactEmail,
        website: SECRETS.website,
        gln: SECRETS.gln,
      },
    });
    area = await world.area(farm);
    const product = await world.product(farm, { input: { nameVi: 'Chè Kín Tiếng' } });
    const lot = await world.lot(farm, {
      product,
      area,
      status: 'released',
      input: { lotNumber: 'KIN-1', quantity: 4321, unit: 'hộp' },
    });
    code = await world.code(farm, { lotId: lot.id });
    const [own] = await run.db.query<{ code: string; tax_code: string }>(
      `select k.code, b.tax_code from codes k join businesses b on b.id = k.business_id where k.product_id = $1 and k.lot_id is null`,
      [product.id],
    );
    productCode = own?.code ?? '';
    taxCode = own?.tax_code ?? '';
    await run.db.query(
      `insert into representatives (id, business_id, name, position, legal, created_at, updated_at)
       values (gen_random_uuid(), $1, $2, 'Giám đốc', true, now(), now())`,
      [farm.id, SECRETS.representative],
    );
    await run.db.query(
      `insert into business_sites (id, business_id, kind, name, commune_code, street, status, created_at, updated_at)
       values (gen_random_uuid(), $1, 'production', $2, '00721', 'Thôn Mẫu 3', 'declared', now(), now())`,
      [farm.id, SECRETS.sites],
    );
  });

  it('is obeyed by every page and every answer for the public', async () => {
    expect((await choose(all('officials'))).status).toBe(200);
    expect(await leaks({ ...SECRETS, ...WRITTEN, taxCode })).toEqual([]);
    const { text } = await get(`/q/${code}`);
    expect(readable(text)).toContain('Thôn Mẫu 3'); // what the law wants shown stays
    // The public sees what it is shown, on the page, in its data and in its structured data.
    await choose(all('public', 'boundaries'));
    const shown = await get(`/q/${code}`);
    const json = await get(`/api/v1/traces/${code}`, 'application/json');
    const structured = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(shown.text)?.[1] ?? '';
    for (const text_ of [shown.text, json.text]) expect(text_).toContain(SECRETS.formerAddress);
    for (const text_ of [shown.text, json.text, structured]) expect(text_).toContain(taxCode);
    expect((await get(`/producers/${farm.id}`)).text).toContain(SECRETS.sites);
  });

  it('names people only with their consent, which ends as easily as it began', async () => {
    await choose(all('public', 'boundaries'));
    const people = {
      contactName: SECRETS.contactName,
      contactPhone: SECRETS.contactPhone,
      contactEmail: SECRETS.contactEmail,
      representative: SECRETS.representative,
    };
    expect(await leaks(people)).toEqual([]);
    const fields = await world.api(farm.owner).get(`/api/v1/businesses/${farm.id}/disclosure`);
    expect(fields.body.items.find((item) => item['field'] === 'contactPhone')).toMatchObject({
      chosen: 'public',
      now: 'officials',
      needs: 'publish-contact',
    });
    expect((await agree('publish-contact')).status).toBe(200);
    await agree('publish-representative');
    expect((await get(`/q/${code}`)).text).toContain(SECRETS.contactPhone);
    expect((await get(`/producers/${farm.id}`)).text).toContain(SECRETS.representative);
    const twice = await agree('publish-contact');
    expect([twice.status, twice.body.code]).toEqual([409, 'consent-unchanged']);
    await agree('publish-contact', false);
    await agree('publish-representative', false);
    expect(await leaks(people)).toEqual([]);

    // On record, with the words and by whom; nobody changes it.
    const rows = await run.db.query<{ purpose: string; given: boolean; words: string; channel: string }>(
      `select purpose, given, words, channel from consents where business_id = $1 order by id`,
      [farm.id],
    );
    expect(rows.map(({ purpose, given }) => `${purpose} ${given}`)).toEqual([
      'publish-contact true',
      'publish-representative true',
      'publish-contact false',
      'publish-representative false',
    ]);
    expect(rows[0]?.words).toContain('điện thoại và thư điện tử liên hệ');
    expect(rows[0]?.channel).toBe('api');
    expect((await actionsOf(run, farm.id)).filter((action) => action.startsWith('consent.'))).toEqual([
      'consent.given',
      'consent.given',
      'consent.taken-back',
      'consent.taken-back',
    ]);
    const official = await world.browser(await world.official());
    expect(readable((await official.get(`/console/businesses/${farm.id}`)).text)).toContain(
      'Sự đồng ý trên sổ',
    );
  });

  it('is not pre-ticked, asked of each purpose by itself, of the owner alone, and only where something is done with it', async () => {
    const other = await world.business();
    const owner = await world.browser(other.owner);
    const page = await owner.get('/console/disclosure');
    expect(readable(page.text)).toContain('Chưa đồng ý.');
    expect((await run.db.query('select from consents where business_id = $1', [other.id])).length).toBe(0);
    const given = await owner.post('/console/disclosure/consents', {
      purpose: 'publish-representative',
      given: 'yes',
    });
    expect(given.headers['location']).toBe('/console/disclosure?done=given#consents');
    const nonsense = await owner.post('/console/disclosure/consents', {
      purpose: 'publish-representative',
      given: 'perhaps',
    });
    expect(nonsense.status).toBe(422);
    const staff = await world.user({ role: 'staff', business: other });
    const browser = await world.browser(staff);
    const own = readable((await browser.get('/console/disclosure')).text);
    expect(own).toContain('Chủ cơ sở quyết định việc này.');
    expect(own).not.toContain('Đường dẫn cho người mua');
    const forbidden = await world
      .api(staff)
      .post('/api/v1/consents')
      .send({ purpose: 'publish-contact', given: true });
    expect(forbidden.status).toBe(403);
    // What was agreed to once and nothing uses stays on record, and is asked no more.
    await run.db.query(
      `insert into consents (business_id, user_id, purpose, given, version, words, channel, at)
       values ($1, $2, 'news', true, '1', 'Tôi muốn nhận thư', 'page', now())`,
      [other.id, other.owner.actor.userId],
    );
    const { body } = await world.api(other.owner).get('/api/v1/consents').expect(200);
    expect(body.items.map((item) => item['purpose'])).toEqual(['publish-contact', 'publish-representative']);
    for (const purpose of ['news', 'share-national'])
      await world.api(other.owner).post('/api/v1/consents').send({ purpose, given: true }).expect(422);
    const official = await world.browser(await world.official());
    expect(readable((await official.get(`/console/businesses/${other.id}`)).text)).toContain(
      'Nhận tin qua thư',
    );
  });

  it('refuses what the law or the field does not let be chosen, and says which', async () => {
    const hidden = await choose({ street: 'officials' });
    expect(hidden.body.errors).toMatchObject([{ path: 'street', code: 'disclosure-not-so' }]);
    const wide = await choose({ boundaries: 'public' });
    expect(wide.body.errors).toMatchObject([{ path: 'boundaries', code: 'disclosure-not-so' }]);
    expect((await choose({ taxCode: 'nobody' })).status).toBe(422);
    const page = readable((await (await world.browser(farm.owner)).get('/console/disclosure')).text);
    expect(page).toContain('Điều 23.5');
    const home = await world.business({ kind: 'household', name: 'Hộ Vừ Mí Kín' });
    const set = await world
      .api(home.owner)
      .put(`/api/v1/businesses/${home.id}/disclosure`)
      .send({ street: 'buyers' });
    expect(set.status).toBe(200);
    expect((await get(`/producers/${home.id}`)).text).not.toContain('Thôn Mẫu 3');
  });

  it('shows a buyer with a link more, on addresses that no cache shares', async () => {
    await choose(all('buyers'));
    await agree('publish-contact');
    await agree('publish-representative');
    expect(await leaks({ ...SECRETS, ...WRITTEN, taxCode })).toEqual([]);
    const { id, url } = await makeLink();
    expect(url).toMatch(/\/buyers\/[\w-]{43}$/);
    const root = pathOf(url);
    const landing = await get(root);
    expect([landing.status, landing.headers['cache-control'], landing.headers['referrer-policy']]).toEqual([
      200,
      'private, no-store',
      'no-referrer',
    ]);
    expect(landing.text).toContain(`href="${root}/q/${productCode}"`);
    const page = await get(`${root}/q/${code}`);
    expect(page.headers['cache-control']).toBe('private, no-store');
    const seen = landing.text + page.text;
    for (const [field, secret] of Object.entries({ ...SECRETS, taxCode, quantities: WRITTEN.vi }))
      expect([field, seen.includes(secret)]).toEqual([field, true]);
    const json = await get(`${root}/q/${code}`, 'application/json');
    expect(JSON.parse(json.text)).toMatchObject({
      lot: { quantity: 4321 },
      business: { contactPhone: SECRETS.contactPhone },
      areas: [{ boundary: { type: 'Polygon' } }],
    });
    const boundary = await get(`${root}/areas/${area.id}`);
    expect([boundary.headers['content-type'], JSON.parse(boundary.text)]).toMatchObject([
      expect.stringContaining('application/geo+json'),
      { type: 'Feature', geometry: { type: 'Polygon' } },
    ]);
    expect((await get(`${root}/q?code=${code}`)).headers['location']).toBe(`${root}/q/${code}`);
    // The page for everybody was not warmed by it.
    expect(await leaks({ phone: SECRETS.contactPhone })).toEqual([]);

    // Not a way to others' things.
    const stranger = await world.business({ name: 'Cơ sở Lạ' });
    const foreign = await world.lot(stranger, { status: 'released' });
    const foreignCode = await world.code(stranger, { lotId: foreign.id });
    const foreignArea = await world.area(stranger);
    expect((await get(`${root}/q/${foreignCode}`)).status).toBe(404);
    expect((await get(`${root}/areas/${foreignArea.id}`)).status).toBe(404);

    const list = await world.api(farm.owner).get('/api/v1/buyer-links');
    expect(list.body.items[0]).toMatchObject({ id, label: 'Cửa hàng A', state: 'live', uses: 1 });
    expect(list.text).not.toContain(root.slice(-43));
    const stored = await run.db.query<{ row: string }>('select to_jsonb(l)::text as row from buyer_links l');
    expect(stored.map(({ row }) => row).join()).not.toContain(root.slice(-43));

    await world.api(farm.owner).delete(`/api/v1/buyer-links/${id}`).expect(204);
    expect((await get(root)).status).toBe(404);
    expect((await get(`${root}/q/${code}`)).status).toBe(404);
    expect((await world.api(farm.owner).delete(`/api/v1/buyer-links/${id}`)).status).toBe(404);
    expect(await actionsOf(run, id)).toEqual(['buyer-link.made', 'buyer-link.revoked']);
  });

  it('stays right while a business is merged: the one that bears its codes decides', async () => {
    const gone = await world.business({
      name: 'Cơ sở Được Gộp',
      input: { website: 'https://gop.example.vn/' },
    });
    const lot = await world.lot(gone, { status: 'released' });
    const own = await world.code(gone, { lotId: lot.id });
    const ofGone = await world
      .api(gone.owner)
      .post('/api/v1/buyer-links')
      .send({ label: 'Cửa hàng C', days: 30 });
    expect((await get(pathOf(String(ofGone.body['url'])))).status).toBe(200);
    await choose(all('officials'));
    await world
      .api(await world.official())
      .post(`/api/v1/businesses/${gone.id}/merger`)
      .send({ into: farm.id, people: 'none', reason: 'Thử' })
      .expect(200);
    const page = await get(`/q/${own}`);
    expect(page.text).not.toContain('gop.example.vn');
    expect(page.text).not.toContain(SECRETS.website);
    expect((await get(`/producers/${gone.id}`)).headers['location']).toBe(`/producers/${farm.id}`);
    // Buyers of the one are not buyers of the other.
    expect((await get(pathOf(String(ofGone.body['url'])))).status).toBe(404);
    expect((await world.api().get(`/api/v1/producers/${gone.id}`)).body.id).toBe(farm.id);
  });

  // The last, for afterwards whoever asks without a link waits.
  it('ends with the day of the link, and counts who guesses', async () => {
    const { id, url } = await makeLink();
    const root = pathOf(url);
    expect((await get(root)).status).toBe(200);
    await run.db.query(`update buyer_links set expires_at = now() - interval '1 second' where id = $1`, [id]);
    const gone = await get(root);
    const never = await get(`/buyers/${'x'.repeat(43)}`);
    expect([gone.status, never.status]).toEqual([404, 404]);
    const browser = await world.browser(farm.owner);
    const made = await browser.post('/console/disclosure/links', { label: 'Cửa hàng B', days: '90' });
    const shown = /\/buyers\/([\w-]{43})/.exec(made.text)?.[1] ?? '';
    expect((await get(`/buyers/${shown}`)).status).toBe(200);
    expect((await browser.get('/console/disclosure')).text).not.toContain(shown);
    expect((await browser.post('/console/disclosure/links', { label: ' ', days: '7' })).status).toBe(422);
    const tries: number[] = [];
    for (let each = 0; each < 62; each += 1) tries.push((await get(`/buyers/thu-${each}`)).status);
    expect(tries.at(-1)).toBe(429);
    expect((await get(`/buyers/${shown}`)).status).toBe(200); // who has a link is not counted
  });
});
