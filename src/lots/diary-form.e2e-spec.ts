import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { createWorld, type TestUser, type World } from '../../test/support/world.js';
import { csrfToken } from '../access/csrf.js';

describe('the form of the diary', () => {
  let run: RunningApp;
  let world: World;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
  });
  afterAll(() => run.close());

  it('keeps the photo when something has to be mended, for its sender alone, also of a correction', async () => {
    const farm = await world.business({ name: 'HTX Ghi Sổ' });
    const lot = await world.lot(farm, { product: await world.product(farm), area: await world.area(farm) });
    const { cookie } = await world.browser(farm.owner);
    const at = `/console/lots/${lot.id}/events`;
    const made = { step: 'processed', eventTime: '2026-10-02T08:00', responsible: 'Tổ chế biến' };
    const wrong = { ...made, responsible: '' };

    const again = await send(cookie, at, wrong, await photo());
    expect(again.status).toBe(422);
    expect(again.body).toContain('Ảnh bạn đã chọn vẫn còn');
    const imageDraft = /name="imageDraft" value="([^"]+)"/.exec(again.body)?.[1] ?? '';
    // Wrong once more: it is still there.
    expect((await send(cookie, at, { ...wrong, imageDraft })).body).toContain(imageDraft);

    const other = await world.user({ role: 'staff', business: farm });
    expect((await send(await cookieOf(other), at, { ...made, imageDraft })).status).toBe(303);
    expect(await photos(lot.id)).toEqual([null]);
    expect((await send(cookie, at, { ...made, imageDraft })).status).toBe(303);
    const [, kept] = await photos(lot.id);
    expect(kept).toMatch(/^[0-9a-f]{64}$/);

    const [event] = await run.db.query<{ id: string }>(
      'select id from standing_events where lot_id = $1 and image_sha256 is null and correction_reason is null order by record_time desc limit 1',
      [lot.id],
    );
    const correcting = `/console/events/${event?.id ?? ''}/correction`;
    const refused = await send(cookie, correcting, { ...made, reason: '' }, await photo('#842'));
    expect(refused.status).toBe(422);
    const second = /name="imageDraft" value="([^"]+)"/.exec(refused.body)?.[1] ?? '';
    const mended = await send(cookie, correcting, { ...made, reason: 'Thiếu ảnh', imageDraft: second });
    expect(mended.status).toBe(303);
    const all = await photos(lot.id);
    expect(new Set(all.filter((sha256) => sha256 !== null)).size).toBe(2);
  });

  async function cookieOf(user: TestUser) {
    return (await world.browser(user)).cookie;
  }

  /** As a browser sends it, with a file. */
  async function send(cookie: string, path: string, fields: Readonly<Record<string, string>>, file?: Blob) {
    const form = new FormData();
    form.set('_csrf', csrfToken(cookie.split('=')[1] ?? ''));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (file !== undefined) form.set('image', file, 'xuong.png');
    const headers = { cookie, 'accept-language': 'vi' };
    const answer = await fetch(`${run.url}${path}`, {
      method: 'POST',
      headers,
      body: form,
      redirect: 'manual',
    });
    return { status: answer.status, body: await answer.text() };
  }

  async function photo(background = '#284') {
    const png = await sharp({ create: { width: 120, height: 90, channels: 3, background } })
      .png()
      .toBuffer();
    return new Blob([new Uint8Array(png)], { type: 'image/png' });
  }

  async function photos(lotId: string) {
    const rows = await run.db.query<{ sha256: string | null }>(
      'select image_sha256 as sha256 from diary_entries where lot_id = $1 order by record_time, event_id',
      [lotId],
    );
    return rows.map(({ sha256 }) => sha256);
  }
});
