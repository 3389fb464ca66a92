import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonalIds } from './personal-ids.service.js';
import { newId } from '../platform/id.js';
import { parsePersonalId } from '../standards/vietnam/personal-id.js';
import { startApp, type RunningApp } from '../../test/support/app.js';
import {
  businessInput,
  createWorld,
  newPersonalId,
  newTaxCode,
  type World,
} from '../../test/support/world.js';

interface AuditRow {
  action: string;
  actor_id: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

describe('businesses', () => {
  let app: RunningApp;
  let world: World;

  beforeAll(async () => {
    app = await startApp();
    world = createWorld(app);
  });
  afterAll(() => app.close());

  const audit = (subjectId: string) =>
    app.db.query<AuditRow & { id: string }>(
      'select action, actor_id, before, after from audit_entries where subject_id = $1 order by id',
      [subjectId],
    );
  const decide = async (businessId: string, decision: string, reason: string | null = null) => {
    const http = world.api(await world.official());
    const [row] = await app.db.query<{ id: string }>(
      `select id from applications where subject_id = $1 and status = 'submitted'`,
      [businessId],
    );
    return http
      .post(`/api/v1/applications/${row?.id ?? newId()}/decision`)
      .send({ decision, reason })
      .expect(200);
  };

  describe('over the API', () => {
    it('registers one, waiting for the office, with a dossier', async () => {
      const owner = await world.user({ role: 'owner' });
      const input = businessInput({ name: 'HTX Chè mẫu' });
      const { status, body, headers } = await world.api(owner).post('/api/v1/businesses').send(input);
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
        {
          action: 'business.registered',
          actor_id: owner.actor.userId,
          after: { name: 'HTX Chè mẫu', taxCode: input.taxCode },
        },
      ]);
      expect((await world.api(owner).get(headers.location ?? '')).body).toEqual(body);
      const dossiers = await world.api(owner).get('/api/v1/applications');
      expect(dossiers.body.items).toMatchObject([
        { kind: 'business', subjectId: body.id, status: 'submitted' },
      ]);
      expect(dossiers.body.items.at(0)?.reference).toMatch(/^HS-\d{6}-\d{4}$/);
    });

    it('lets exactly one of twenty owners win a tax code', async () => {
      const taxCode = newTaxCode();
      const owners = await Promise.all(Array.from({ length: 20 }, () => world.user({ role: 'owner' })));
      const answers = await Promise.all(
        owners.map((owner) =>
          world
            .api(owner)
            .post('/api/v1/businesses')
            .send({ ...businessInput(), taxCode }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        201,
        ...Array.from({ length: 19 }, () => 422),
      ]);
      const refused = answers.find(({ status }) => status === 422);
      expect(refused?.body.errors).toMatchObject([{ path: 'taxCode', code: 'tax-code-taken' }]);
    });

    it('registers one business, however often its owner presses', async () => {
      const owner = await world.user({ role: 'owner' });
      const input = businessInput();
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => world.api(owner).post('/api/v1/businesses').send(input)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422]);
    });

    it('names every fault at once', async () => {
      const owner = await world.user({ role: 'owner' });
      const { status, body } = await world
        .api(owner)
        .post('/api/v1/businesses')
        .send({
          ...businessInput(),
          taxCode: '0100233480',
          name: 'x',
          contactPhone: '0900 000 00',
          gln: '8930000000018',
          communeCode: '1',
        });
      expect(status).toBe(422);
      const codes = Object.fromEntries(body.errors.map(({ path, code }) => [path, code]));
      expect(codes).toEqual({
        taxCode: 'tax-code-check',
        name: 'business-name-length',
        contactPhone: 'phone-length',
        gln: 'gln-invalid',
        communeCode: 'commune-unknown',
      });
      expect(body.errors.every(({ message }) => message.length > 20)).toBe(true);
    });

    it.each([
      [
        'a commune of before 2025',
        { communeCode: '00688' },
        { path: 'communeCode', code: 'commune-unknown' },
      ],
      [
        'a household with a tax code',
        { kind: 'household', personalId: '002190999999' },
        { path: 'taxCode', code: 'tax-code-household' },
      ],
      [
        'a company without a tax code',
        { kind: 'company', taxCode: null },
        { path: 'taxCode', code: 'required' },
      ],
      [
        'a household without a number',
        { kind: 'household', taxCode: undefined },
        { path: 'personalId', code: 'required' },
      ],
    ])('refuses %s', async (_, change, fault) => {
      const owner = await world.user({ role: 'owner' });
      const { status, body } = await world
        .api(owner)
        .post('/api/v1/businesses')
        .send({ ...businessInput(), ...change });
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([fault]);
    });

    it('takes no blanks for words, and keeps one space between them', async () => {
      const owner = await world.user({ role: 'owner' });
      const api = world.api(owner);
      const blank = await api
        .post('/api/v1/businesses')
        .send({ ...businessInput(), name: '  \n ', contactName: ' ' });
      expect(blank.status).toBe(422);
      expect(blank.body.errors.map(({ path }) => path)).toEqual(['name', 'contactName']);
      const tidy = await api.post('/api/v1/businesses').send({ ...businessInput(), name: ' HTX \n Gọn  ' });
      expect(tidy.body).toMatchObject({ name: 'HTX Gọn' });
    });

    it('keeps a personal id to itself: encrypted, found again, shown as four digits', async () => {
      const personalId = newPersonalId();
      const owner = await world.user({ role: 'owner' });
      const input = { ...businessInput({ kind: 'household', name: 'Hộ Nguyễn Văn Mẫu' }), personalId };
      const created = await world.api(owner).post('/api/v1/businesses').send(input);
      expect(created.status).toBe(201);
      expect(created.body.personalIdLast4).toBe(personalId.slice(-4));

      const other = await world.user({ role: 'owner' });
      const twin = await world
        .api(other)
        .post('/api/v1/businesses')
        .send({ ...input, name: 'Hộ khác' });
      // Nobody learns whether an id is registered, but the office; a person hears of the own registration.
      expect([twin.status, twin.body.personalIdLast4]).toEqual([201, personalId.slice(-4)]);
      const again = await world.api(other).post('/api/v1/businesses').send(input);
      expect(again.body.errors).toMatchObject([{ path: 'personalId', code: 'personal-id-taken' }]);

      const official = await world.official();
      const pages = await world.browser(official);
      const { body } = await world.api(official).get('/api/v1/applications').query({ q: 'Hộ khác' });
      const dossier = `/console/applications/${body.items[0]?.id ?? ''}`;
      expect((await pages.get(dossier)).text).toMatch(/Trùng số định danh.*Hộ Nguyễn Văn Mẫu, hồ sơ HS-/s);
      const applicant = await (await world.browser(other)).get(dossier);
      expect([applicant.status, applicant.text.includes('Trùng số')]).toEqual([200, false]);
      expect(applicant.text).not.toContain('Hộ Nguyễn Văn Mẫu');
      const own = await world.browser(owner);
      const texts = [
        created.text,
        twin.text,
        (await world.api(official).get(`/api/v1/businesses/${created.body.id}`)).text,
        (await world.api(official).get('/api/v1/applications')).text,
        (await pages.get(`/console/businesses/${created.body.id}`)).text,
        (await pages.get('/console/businesses')).text,
        (await own.get('/console/business')).text,
        (await own.get('/console')).text,
        // A form that comes back with faults gives everything back but this.
        (
          await (
            await world.browser(other)
          ).post('/console/business/new', { kind: 'household', personalId, do: 'send' })
        ).text,
      ];
      const stored = await app.db.query<{ row: string; id: string }>(
        `select id, row_to_json(b)::text as row from businesses b where id = $1
         union all select null, row_to_json(e)::text from audit_entries e`,
        [created.body.id],
      );
      for (const text of [...texts, ...stored.map(({ row }) => row)]) expect(text).not.toContain(personalId);
      const entries = await audit(created.body.id);
      expect(JSON.stringify(entries)).not.toContain('Nguyễn Văn Mẫu');
    });

    it('lets one account try few numbers, and says when to go on', async () => {
      const seeker = await world.user({ role: 'owner' });
      const answers: number[] = [];
      let last = 0;
      for (let tries = 0; tries < 42; tries += 1) {
        const answer = await world.api(seeker).post('/api/v1/businesses').send({ taxCode: newTaxCode() });
        answers.push(answer.status);
        last = Number(answer.headers['retry-after'] ?? 0);
      }
      expect(answers.filter((status) => status === 422)).toHaveLength(40);
      expect([answers.at(-1), last > 3000]).toEqual([429, true]);
    });

    it('reads a sealed personal id back only for its owner', () => {
      const vault = app.app.get(PersonalIds);
      const parsed = parsePersonalId(newPersonalId());
      if (!parsed.ok) throw new Error('a personal id of the tests is wrong');
      const [mine, yours] = [newId(), newId()];
      const sealed = vault.seal(parsed.value, mine);
      expect(vault.open(sealed.encrypted, mine)).toBe(parsed.value);
      expect(() => vault.open(sealed.encrypted, yours)).toThrow();
      expect(vault.seal(parsed.value, yours).hash).toEqual(sealed.hash);
      const changed = Buffer.from(sealed.encrypted);
      changed.writeUInt8(changed.readUInt8(15) ^ 1, 15);
      expect(() => vault.open(changed, mine)).toThrow();
    });

    it("answers another's business as if there were none", async () => {
      const [mine, yours] = await Promise.all([world.business(), world.business()]);
      const http = world.api(mine.owner);
      const other = await http.get(`/api/v1/businesses/${yours.id}`);
      const missing = await http.get(`/api/v1/businesses/${newId()}`);
      expect(other.status).toBe(404);
      expect({ ...other.body, instance: '' }).toEqual({ ...missing.body, instance: '' });
      const patch = await http
        .patch(`/api/v1/businesses/${yours.id}`)
        .set('if-match', '"1"')
        .send({ website: null });
      expect(patch.status).toBe(404);
      expect((await http.get('/api/v1/businesses')).body.items.map(({ id }) => id)).toEqual([mine.id]);
    });

    it('changes the contact at once, by the version that was read', async () => {
      const farm = await world.business();
      const http = world.api(farm.owner);
      const path = `/api/v1/businesses/${farm.id}`;
      const { headers } = await http.get(path);
      const change = { contactPhone: '+84 987 654 321', website: 'https://example.vn/che' };
      await http.patch(path).send(change).expect(428);
      const { status, body } = await http
        .patch(path)
        .set('if-match', headers.etag ?? '')
        .send(change);
      expect(status).toBe(200);
      expect(body).toMatchObject({ contactPhone: '0987654321', website: 'https://example.vn/che' });
      await http
        .patch(path)
        .set('if-match', headers.etag ?? '')
        .send({ website: null })
        .expect(412);
      const entry = (await audit(farm.id)).at(-1);
      expect(entry).toMatchObject({
        action: 'business.edited',
        after: { website: 'https://example.vn/che', personal: ['contactPhone'] },
      });
      expect(JSON.stringify(entry)).not.toContain('987654321');
    });

    it('lets one of ten parallel edits of one version win', async () => {
      const farm = await world.business();
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          world
            .api(farm.owner)
            .patch(`/api/v1/businesses/${farm.id}`)
            .set('if-match', '"2"')
            .send({ website: `https://example.vn/${index}` }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([
        200,
        ...Array.from({ length: 9 }, () => 412),
      ]);
    });

    it('keeps what the office checked, unless the office asks', async () => {
      const farm = await world.business();
      const http = world.api(farm.owner);
      const path = `/api/v1/businesses/${farm.id}`;
      const locked = await http.patch(path).set('if-match', '"2"').send({ name: 'Tên khác' });
      expect(locked.status).toBe(409);
      expect(locked.body.code).toBe('business-identity-locked');
      await http.patch(path).set('if-match', '"2"').send({ name: farm.name }).expect(200);
      await http.post(`${path}/submissions`).set('if-match', '"3"').send({}).expect(409);
    });

    it('refuses null for what a business must have', async () => {
      const farm = await world.business();
      const { status, body } = await world
        .api(farm.owner)
        .patch(`/api/v1/businesses/${farm.id}`)
        .set('if-match', '"2"')
        .send({ contactPhone: null, communeCode: null, name: null });
      expect(status).toBe(422);
      expect(body.errors).toHaveLength(3);
    });

    it('is amended as the office asked and sent again under the same reference', async () => {
      const farm = await world.business({ status: 'submitted' });
      const http = world.api(farm.owner);
      const first = (await http.get('/api/v1/applications')).body.items.at(0);
      await decide(farm.id, 'amend', 'Tên chưa khớp giấy chứng nhận.');
      const path = `/api/v1/businesses/${farm.id}`;
      const { body, headers } = await http.get(path);
      expect(body.status).toBe('amend');
      const sent = await http
        .post(`${path}/submissions`)
        .set('if-match', headers.etag ?? '')
        .send({ name: 'HTX Tên Đúng' });
      expect(sent.status).toBe(200);
      expect(sent.body).toMatchObject({ name: 'HTX Tên Đúng', status: 'submitted' });
      const [again] = (await http.get('/api/v1/applications')).body.items;
      expect(again).toMatchObject({
        id: first?.id,
        reference: first?.reference,
        status: 'submitted',
        title: 'HTX Tên Đúng',
        reason: null,
      });
      expect((await audit(first?.id ?? '')).map(({ action }) => action)).toEqual([
        'application.submitted',
        'application.amendment-requested',
        'application.resubmitted',
      ]);
    });

    it('frees the tax code of a refused registration', async () => {
      const taxCode = newTaxCode();
      const refused = await world.business({ status: 'submitted', input: { taxCode } });
      await decide(refused.id, 'refuse', 'Không đúng đối tượng.');
      const other = await world.user({ role: 'owner' });
      await world
        .api(other)
        .post('/api/v1/businesses')
        .send({ ...businessInput(), taxCode })
        .expect(201);
      const back = await world
        .api(refused.owner)
        .post(`/api/v1/businesses/${refused.id}/submissions`)
        .set('if-match', '"2"')
        .send({});
      expect(back.status).toBe(422);
      expect(back.body.errors).toMatchObject([{ path: 'taxCode', code: 'tax-code-taken' }]);
    });

    it('sends nothing while it is suspended, and frees its tax code when it is closed', async () => {
      const taxCode = newTaxCode();
      const farm = await world.business({ name: 'HTX Bị Dừng Rồi Đóng', input: { taxCode } });
      const draft = await world.product(farm, { status: 'draft' });
      const office = world.api(await world.official());
      const path = `/api/v1/businesses/${farm.id}`;
      await office.post(`${path}/suspension`).send({ reason: 'Xem lại' }).expect(200);
      const send = () => world.api(farm.owner).post(`/api/v1/products/${draft.id}/submission`);
      expect((await send()).status).toBe(409);
      await office.post(`${path}/resumption`).send({}).expect(200);
      expect((await send()).status).toBe(200);
      const again = async () =>
        world
          .api(await world.user({ role: 'owner' }))
          .post('/api/v1/businesses')
          .send({ ...businessInput(), taxCode });
      expect((await again()).body.errors).toMatchObject([{ path: 'taxCode', code: 'tax-code-taken' }]);
      await office.post(`${path}/closure`).send({ reason: 'Đã giải thể' }).expect(200);
      expect((await again()).status).toBe(201);
    });

    it('pages through the list and finds by name and tax code', async () => {
      const taxCode = newTaxCode();
      await world.business({ name: 'Hợp tác xã Bạc Hà', input: { taxCode } });
      const http = world.api(await world.official());
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null) {
        const { body, status } = await http.get('/api/v1/businesses').query({ limit: 7, cursor: next });
        expect(status).toBe(200);
        seen.push(...body.items.map(({ id }) => id));
        next = body.next;
      }
      const [row] = await app.db.query<{ count: number }>('select count(*)::int from businesses');
      expect(new Set(seen).size).toBe(row?.count);
      expect(seen).toHaveLength(row?.count ?? -1);
      for (const q of ['bạc hà', taxCode]) {
        const { body } = await http.get('/api/v1/businesses').query({ q });
        expect(body.items).toMatchObject([{ name: 'Hợp tác xã Bạc Hà' }]);
      }
      await http.get('/api/v1/businesses').query({ cursor: 'x' }).expect(400);
      const forged = Buffer.from('["x","not-an-id"]').toString('base64url');
      await http.get('/api/v1/businesses').query({ cursor: forged }).expect(400);
    });
  });

  describe('in the console', () => {
    const form = (change: Readonly<Record<string, string>> = {}) => ({
      kind: 'cooperative',
      name: 'HTX Chè mẫu Việt Lâm',
      number: newTaxCode(),
      place: 'Xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang',
      street: 'Thôn Mẫu 3',
      contactName: 'Nguyễn Thị Mẫu',
      contactPhone: '0912 345 678',
      contactEmail: 'htx@example.vn',
      do: 'send',
      ...change,
    });

    it('leads from the form to a reference and the next step', async () => {
      const owner = await world.user({ role: 'owner' });
      const browser = await world.browser(owner);
      const blank = await browser.get('/console/business/new');
      expect(blank.status).toBe(200);
      expect(blank.text).toContain('Đăng ký cơ sở');
      const sent = await browser.post('/console/business/new', form());
      expect(sent.status).toBe(303);
      const page = await browser.get(sent.headers.location ?? '');
      expect(page.text).toMatch(/Đã gửi đăng ký cơ sở/);
      expect(page.text).toMatch(/HS-\d{6}-\d{4}/);
      expect(page.text).toContain('xã Lũng Cú, tỉnh Tuyên Quang');
      // Taken from the old name that was typed.
      expect(page.text).toContain('xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang');
    });

    it('asks where the old commune was divided, and takes the answer', async () => {
      const browser = await world.browser(await world.user({ role: 'owner' }));
      const place = 'Xã Việt Lâm, huyện Vị Xuyên, tỉnh Hà Giang';
      const fields = form({ place });
      const asked = await browser.post('/console/business/new', fields);
      expect(asked.status).toBe(422);
      expect(asked.text).toContain('tách về nhiều xã');
      expect(asked.text).toContain('value="00913"');
      expect(asked.text).toContain('value="00967"');
      expect(asked.text).toContain('HTX Chè mẫu Việt Lâm');
      // A choice that was shown for another text is no answer.
      const stale = { ...fields, communeCode: '00913', choicesFor: 'Xã khác' };
      expect((await browser.post('/console/business/new', stale)).status).toBe(422);
      const answered = await browser.post('/console/business/new', {
        ...fields,
        communeCode: '00913',
        choicesFor: place,
      });
      expect(answered.status).toBe(303);
      expect((await browser.get('/console/business')).text).toContain('xã Vị Xuyên, tỉnh Tuyên Quang');
    });

    it('finds a commune without losing what was typed', async () => {
      const browser = await world.browser(await world.user({ role: 'owner' }));
      const found = await browser.post(
        '/console/business/new',
        form({ do: 'find', place: 'lung cu', name: 'Tên đã gõ' }),
      );
      expect(found.status).toBe(200);
      expect(found.text).toContain('value="00715"');
      expect(found.text).toContain('value="Tên đã gõ"');
      // The answer is where the page opens, and what a screen reader reads.
      expect(found.text).toMatch(
        /<div id="communes" tabindex="-1" autofocus aria-labelledby="communes-found">/,
      );
      expect(found.text).toContain('id="communes-found"');
      const unknown = await browser.post('/console/business/new', form({ do: 'find', place: 'xã Không Có' }));
      expect(unknown.text).toContain('href="#f-place"');
    });

    it('lists every fault with a link to its field', async () => {
      const browser = await world.browser(await world.user({ role: 'owner' }));
      const { status, text } = await browser.post('/console/business/new', {
        do: 'send',
        name: '<script>alert(1)</script>',
      });
      expect(status).toBe(422);
      for (const field of ['kind', 'place', 'street', 'contactName', 'contactPhone', 'contactEmail']) {
        expect(text).toContain(`href="#f-${field}"`);
        expect(text).toContain(`id="f-${field}"`);
      }
      expect(text).not.toContain('<script>alert');
    });

    it('shows the reason and leads to the amendment', async () => {
      const farm = await world.business({ status: 'submitted' });
      const browser = await world.browser(farm.owner);
      await decide(farm.id, 'amend', 'Thiếu số nhà.');
      const page = await browser.get('/console/business');
      expect(page.text).toContain('Thiếu số nhà.');
      expect(page.text).toContain('/console/business/amend');
      const amending = await browser.get('/console/business/amend');
      expect(amending.text).toContain('value="xã Đồng Văn, tỉnh Tuyên Quang"');
      const version = /name="version" value="(\d+)"/.exec(amending.text)?.[1] ?? '';
      const fields = {
        ...form({ number: '0100109106', place: 'xã Đồng Văn, tỉnh Tuyên Quang', street: 'Số 5' }),
        version,
      };
      expect((await browser.post('/console/business/amend', { ...fields, version: '1' })).status).toBe(412);
      const sent = await browser.post('/console/business/amend', fields);
      expect(sent.headers.location).toBe('/console/business?done=resubmitted');
      expect((await browser.get('/console/business')).text).toContain('Số 5, xã Đồng Văn');
      expect((await browser.get('/console/business/amend')).status).toBe(303);
    });

    it('edits contact, and says why the rest is locked', async () => {
      const farm = await world.business();
      const browser = await world.browser(farm.owner);
      const page = await browser.get('/console/business/edit');
      expect(page.text).toContain('không sửa trực tiếp');
      expect(page.text).not.toContain('name="taxCode"');
      const fields = {
        version: '2',
        contactName: 'Người Mới',
        contactPhone: '0911111111',
        contactEmail: 'moi@example.vn',
      };
      const saved = await browser.post('/console/business/edit', { ...fields, name: 'Tên khác' });
      expect(saved.status).toBe(303);
      const own = await browser.get('/console/business?done=edited');
      expect(own.text).toContain('Người Mới');
      expect(own.text).toContain(farm.name);
      expect((await browser.post('/console/business/edit', fields)).status).toBe(412);
      expect(
        (await browser.post('/console/business/edit', { ...fields, version: '3', contactPhone: '12' }))
          .status,
      ).toBe(422);
    });

    it('shows an official the list, a business only itself', async () => {
      const farm = await world.business({ name: 'HTX Tìm Thấy' });
      const official = await world.browser(await world.official());
      const list = await official.get('/console/businesses?q=t%C3%ACm');
      expect(list.text).toContain(`/console/businesses/${farm.id}`);
      expect((await official.get(`/console/businesses/${farm.id}`)).text).toContain('HTX Tìm Thấy');
      expect((await official.get('/console/business')).headers.location).toBe('/console/businesses');
      const owner = await world.browser(farm.owner);
      expect((await owner.get('/console/businesses')).headers.location).toBe('/console/business');
      const other = await world.business();
      expect((await owner.get(`/console/businesses/${other.id}`)).status).toBe(404);
      const staff = await world.browser(await world.user({ role: 'staff', business: farm }));
      expect((await staff.get('/console/business')).text).toContain('HTX Tìm Thấy');
      expect((await staff.get('/console/business/edit')).status).toBe(403);
    });
  });
});
