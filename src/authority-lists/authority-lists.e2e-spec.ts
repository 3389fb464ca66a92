import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { workbook } from '../../test/support/sheets.js';
import { createWorld, type TestBrowser, type TestBusiness, type World } from '../../test/support/world.js';

/** Shapes of official lists, with codes of nobody. */
const ORCHARD = 'VN-TQOR-0101';
const SMALL_SPELLING = ' vn – tqor – 0102 ';

describe('Lists of codes by market', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let officer: TestBrowser;
  let csrf: string;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business({ name: 'HTX Danh Sách' });
    officer = await world.browser(await world.official());
    const form = await officer.get('/console/authority-lists/new').expect(200);
    csrf = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
  });
  afterAll(() => run.close());

  const send = async (
    rows: readonly (readonly (string | number | null)[])[],
    changes: Readonly<Record<string, string>> = {},
  ) => {
    const fields = { market: 'CN', title: 'Danh sách thử', asOf: '2026-11-20', covers: 'both', ...changes };
    const asked = request(run.url)
      .post('/console/authority-lists')
      .set('cookie', officer.cookie)
      .field('_csrf', csrf);
    for (const [name, value] of Object.entries(fields)) asked.field(name, value);
    return asked.attach('file', await workbook(rows.map((row) => [...row])), {
      filename: 'danh-sach.xlsx',
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
  };
  const idIn = (location: unknown) => /lists\/([0-9a-f-]{36})/.exec(String(location))?.[1] ?? '';
  const sent = async (...args: Parameters<typeof send>) => {
    const answer = await send(...args);
    expect(answer.status).toBe(303);
    return idIn(answer.headers['location']);
  };
  const apply = (id: string, fields: Readonly<Record<string, string>> = {}) =>
    officer.post(`/console/authority-lists/${id}/application`, fields).expect(303);
  const rowsOf = (id: string) =>
    run.db.query<{ id: string; code: string; verdict: string; note: string | null; settled: string | null }>(
      'select id::text, code, verdict, note, settled from authority_list_rows where list_id = $1 order by id',
      [id],
    );
  const standing = async (areaId: string, market = 'CN') => {
    const { body } = await world
      .api(farm.owner)
      .get(`/api/v1/growing-areas/${areaId}/registrations`)
      .expect(200);
    return body.items.find((item) => item['market'] === market);
  };

  it('are read from a workbook as offices keep them, compared, shown, and taken over once', async () => {
    const [held, named, fresh] = [
      await world.area(farm, { input: { name: 'Nương Đã Có' } }),
      await world.area(farm, { input: { name: 'Nương Theo Tên', communeCode: '00721' } }),
      await world.area(farm, { input: { name: 'Nương Mới' } }),
    ];
    const id = await sent([
      ['DANH SÁCH MÃ SỐ VÙNG TRỒNG XUẤT KHẨU', null, null, null, null, null],
      ['STT', 'Mã số vùng trồng (PUC)', 'Tên vùng trồng', 'Xã', 'Tỉnh', 'Tình trạng'],
      [1, held.code, 'Nương Đã Có', 'Đồng Văn', 'Tuyên Quang', 'Đang hoạt động'],
      [2, ORCHARD, 'NƯƠNG THEO TÊN', 'xã Đồng Văn', 'tỉnh Tuyên Quang', 'Tạm dừng'],
      [3, SMALL_SPELLING, 'Vườn của ai', 'Đồng Văn', 'Tuyên Quang', null],
      [4, 'TQ.08.10.90.012.JPN', 'Vườn khác', null, null, 'Thu hồi'],
      [5, 'VN-LAPH-012', 'Nhà đóng gói xa', null, null, 'Hoạt động'],
      [6, '12345', 'Mã lạ', null, null, 'Hoạt động'],
      [7, held.code, 'Viết hai lần', null, null, 'Hoạt động'],
      ['Người lập biểu', null, null, null, null, null],
    ]);
    expect((await rowsOf(id)).map(({ code, verdict, note }) => [code, verdict, note])).toEqual([
      [held.code, 'take', null],
      [ORCHARD, 'take', null],
      ['VN-TQOR-0102', 'open', 'not-found'],
      ['TQ.08.10.90.012.JPN', 'open', 'not-found'],
      ['VN-LAPH-012', 'open', 'not-found'],
      ['12345', 'open', 'code-shape'],
      [held.code, 'open', 'code-twice'],
    ]);
    expect(await standing(held.id)).toBeUndefined();
    const preview = readable(
      (await officer.get(`/console/authority-lists/${id}?show=take`).expect(200)).text,
    );
    expect(preview).toContain('Nương Đã Có');
    expect(preview).toContain('khớp theo tên và xã');

    // What was found by name alone waits for a word.
    await apply(id);
    expect(await standing(held.id)).toMatchObject({ code: held.code, standing: 'active' });
    expect(await standing(named.id)).toBeUndefined();
    await apply(id, { names: 'yes' });
    expect(await standing(named.id)).toMatchObject({
      ...{ code: ORCHARD, standing: 'suspended' },
      ...{ cause: 'importer-request', reason: 'Danh sách thử' },
    });
    await apply(id, { names: 'yes' });
    const [issued] = await run.db.query<{ count: number }>(
      `select count(*)::int as count from area_registrations where area_id = any($1) and market = 'CN'`,
      [[held.id, named.id, fresh.id]],
    );
    expect(issued?.count).toBe(2);

    // An official settles the rest: one row means an area after all, another is nobody's.
    const rows = await rowsOf(id);
    const settle = (code: string, fields: Readonly<Record<string, string>>) =>
      officer.post(`/console/authority-lists/${id}/rows`, {
        row: rows.find((row) => row.code === code)?.id ?? '',
        show: 'open',
        ...fields,
      });
    const wrong = await settle('VN-TQOR-0102', { area: 'VN-TQOR-7777', then: 'link' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="VN-TQOR-7777"');
    expect((await settle('VN-TQOR-0102', { area: fresh.code ?? '', then: 'link' })).status).toBe(303);
    expect(await standing(fresh.id)).toMatchObject({ code: 'VN-TQOR-0102', standing: 'active' });
    expect((await settle('12345', { then: 'dismiss' })).status).toBe(303);
    expect((await settle('12345', { then: 'dismiss' })).status).toBe(404);
    await officer.post(`/console/authority-lists/${id}/deletion`, {}).expect(409);
    expect((await officer.get('/console/authority-lists').expect(200)).text).toContain('3 dòng');
  });

  it('bring codes where the market has them, and mark what a whole list no longer has', async () => {
    const [stays, goes] = [await world.area(farm), await world.area(farm)];
    const list = (rows: readonly (readonly (string | null)[])[]) =>
      sent([['Mã số', 'Tình trạng'], ...rows], { market: 'JP', whole: 'yes', title: 'Danh sách Nhật' });
    await apply(
      await list([
        [stays.code, null],
        [goes.code, 'Hoạt động'],
      ]),
    );
    const second = await list([[stays.code, 'Tạm dừng']]);
    expect((await rowsOf(second)).map(({ code, verdict }) => [code, verdict])).toEqual([
      [stays.code, 'take'],
      [goes.code, 'missing'],
    ]);
    expect(await standing(goes.id, 'JP')).toMatchObject({ standing: 'active', unlistedSince: null });
    await apply(second);
    expect(await standing(stays.id, 'JP')).toMatchObject({ standing: 'suspended' });
    expect(await standing(goes.id, 'JP')).toMatchObject({ standing: 'active', unlistedSince: '2026-11-20' });
    const page = readable((await officer.get(`/console/areas/${goes.id}`).expect(200)).text);
    expect(page).toContain('Không còn trong danh sách của thị trường ngày 20/11/2026');
    await apply(
      await list([
        [stays.code, 'Hoạt động'],
        [goes.code, null],
      ]),
    );
    expect(await standing(stays.id, 'JP')).toMatchObject({ standing: 'active', cause: null });
    expect(await standing(goes.id, 'JP')).toMatchObject({ standing: 'active', unlistedSince: null });
  });

  it('are for officials where they work: a code elsewhere is told, not touched', async () => {
    const area = await world.area(farm);
    const local = await world.user({ role: 'reviewer' });
    await world
      .api(await world.user({ role: 'administrator' }))
      .put(`/api/v1/users/${local.actor.userId}/units`)
      .send({ units: ['00691'] })
      .expect(200);
    const browser = await world.browser(local);
    const form = await browser.get('/console/authority-lists/new').expect(200);
    const token = /name="_csrf" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
    const answer = await request(run.url)
      .post('/console/authority-lists')
      .set('cookie', browser.cookie)
      .field({ _csrf: token, market: 'KR', title: 'Của xã', asOf: '2026-11-20', covers: 'field' })
      .field('text', `Mã số\tTình trạng\n${area.code ?? ''}\tHoạt động`);
    const id = idIn(answer.headers['location']);
    expect((await rowsOf(id)).map(({ verdict, note }) => [verdict, note])).toEqual([['open', 'elsewhere']]);
    await browser.post(`/console/authority-lists/${id}/application`, {}).expect(303);
    expect(await standing(area.id, 'KR')).toBeUndefined();
  });

  it.each([
    [
      'no codes',
      [
        ['Tên', 'Xã'],
        ['Nương', 'Đồng Văn'],
      ],
      'Không thấy cột mã số',
    ],
    ['nothing below the headings', [['Mã số', 'Tên']], 'dòng'],
  ])('are refused with a sentence: %s', async (_, rows, sentence) => {
    const answer = await send(rows);
    expect(answer.status).toBe(422);
    expect(readable(answer.text)).toContain(sentence);
  });

  it('take a market of this registry and a day', async () => {
    const rows = [['Mã số'], [ORCHARD]];
    for (const [changes, field] of [
      [{ market: 'VN' }, 'market'],
      [{ asOf: '31/02/2026' }, 'asOf'],
      [{ covers: 'all' }, 'covers'],
    ] as const) {
      const answer = await send(rows, changes);
      expect([answer.status, answer.text.includes(`href="#f-${field}"`)]).toEqual([422, true]);
    }
  });
});
