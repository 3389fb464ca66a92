import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPublicKey, verify } from 'node:crypto';
import request from 'supertest';
import { startApp, type RunningApp } from '../../test/support/app.js';
import { readable } from '../../test/support/person.js';
import { createWorld, type World } from '../../test/support/world.js';
import { compareCopies } from './compare-copies.js';

describe('decisions on paper', () => {
  let run: RunningApp;
  let world: World;

  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
  });
  afterAll(() => run.close());

  /** A refused registration: what came of it, and its file. */
  const decided = async (reason = 'Tên cơ sở trùng với cơ sở đã có, ở xã Nậm Dịch') => {
    const farm = await world.business({ status: 'submitted', name: 'HTX Đường Ổi Ngã Bảy' });
    const [dossier] = await run.db.query<{ id: string }>(
      'select id from applications where business_id = $1',
      [farm.id],
    );
    const { body } = await world
      .api(await world.official())
      .post(`/api/v1/applications/${dossier?.id ?? ''}/decision`)
      .send({ decision: 'refuse', reason, reasonCode: 'duplicate' })
      .expect(200);
    const [token, reference] = [String(body['decisionToken']), String(body['decisionNumber'])];
    return { path: `/decisions/${token}`, token, reference };
  };
  const fetchBytes = async (path: string): Promise<Buffer> => {
    const response = await fetch(run.url + path);
    expect(response.status).toBe(200);
    return Buffer.from(await response.arrayBuffer());
  };
  /** Sends a file as a browser would, with the form's token. */
  const compare = async (path: string, file: Buffer) => {
    const page = await request(run.url).get(path);
    const cookie = String(page.headers['set-cookie']).split(';')[0] ?? '';
    const token = /name="_csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    return request(run.url)
      .post(path)
      .set('cookie', cookie)
      .field('_csrf', token)
      .attach('copy', file, { filename: 'a.pdf', contentType: 'application/pdf' });
  };

  it('are signed over their bytes, under a key that is public', async () => {
    const { path } = await decided();
    const [pdf, signature] = await Promise.all([
      fetchBytes(`${path}/decision.pdf`),
      fetchBytes(`${path}/decision.sig`),
    ]);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const keys = (await run.http().get('/keys')).text;
    const pem = /-----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----/.exec(keys)?.[0] ?? '';
    expect(verify(null, pdf, createPublicKey(pem), signature)).toBe(true);
    pdf[pdf.length >> 1] = (pdf[pdf.length >> 1] ?? 0) ^ 1;
    expect(verify(null, pdf, createPublicKey(pem), signature)).toBe(false);
    // Drawn once, and kept as it was signed.
    expect(await fetchBytes(`${path}/decision.sig`)).toEqual(signature);
  });

  it('tell a true copy from another, and where that one differs', async () => {
    const { path, reference } = await decided();
    const pdf = await fetchBytes(`${path}/decision.pdf`);
    const page = await run.http().get(path);
    expect(readable(page.text)).toContain(`Quyết định số ${reference}`);
    expect(page.headers['cache-control']).toContain('no-store');
    expect(readable((await compare(path, pdf)).text)).toContain('đúng từng byte với bản gốc');
    const forged = Buffer.from(pdf);
    const at = forged.indexOf('BT\n') + 40;
    forged[at] = (forged[at] ?? 0) ^ 1;
    const differs = readable((await compare(path, forged)).text);
    expect(differs).toContain('không đúng bản gốc');
    expect(differs).toContain('phần chữ trên trang');
    const cut = readable((await compare(path, pdf.subarray(0, 1000))).text);
    expect(cut).toMatch(/Tệp gửi dài 1.000 byte/);
    expect(readable((await compare('/decisions', forged)).text)).toContain(
      'không phải bản gốc của quyết định nào',
    );
    expect((await compare('/decisions', pdf)).headers['location']).toBe(`${path}?same=1`);
  });

  it('are told to nobody without the code on the paper', async () => {
    const { token } = await decided();
    const spelled = `${token.slice(0, 4)}-${token.slice(4).toLowerCase()}`;
    expect((await run.http().get(`/decisions?token=${spelled}`)).headers['location']).toBe(
      `/decisions/${token}`,
    );
    const missing = await run.http().get('/decisions/0000000000000000');
    expect(missing.status).toBe(404);
    expect((await run.http().get('/decisions/0000000000000000/decision.pdf')).status).toBe(404);
    expect((await run.http().get('/decisions/1')).status).toBe(404);
  });

  it('compares any two files of bytes', () => {
    const original = Buffer.from('5 0 obj\n<<\n/Producer (x)\n>>\nendobj\nxref\n');
    expect(compareCopies(original, Buffer.from(original))).toBeNull();
    expect(compareCopies(original, original.subarray(0, 12))).toMatchObject({
      at: 13,
      bytes: 0,
      part: 'facts',
    });
    const longer = Buffer.concat([original, Buffer.from('z')]);
    expect(compareCopies(original, longer)).toMatchObject({ at: original.length + 1, part: 'frame' });
  });
});
