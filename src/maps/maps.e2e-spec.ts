import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FetchSource, PMTiles } from 'pmtiles';
import sharp from 'sharp';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.js';
import { squareAt } from '../../test/support/goods.js';
import { pmtiles, vectorTile } from '../../test/support/map-files.js';
import { createWorld, type World } from '../../test/support/world.js';
import { columnsTo, rowsTo } from '../standards/geo/web-mercator.js';

const CREDIT = '© OpenStreetMap <cộng đồng>';
/** Đồng Văn, where the areas of these tests lie. */
const PLACE = { lon: 105.3, lat: 23.25 };
const tileAt = (z: number) => ({
  z,
  x: Math.floor(columnsTo(PLACE.lon, z)),
  y: Math.floor(rowsTo(PLACE.lat, z)),
});
const pathOf = ({ z, x, y }: ReturnType<typeof tileAt>) => `/map/tiles/${z}/${x}/${y}`;

describe('the ground beneath the maps', () => {
  let db: TestDatabase;
  const folder = mkdtempSync(join(tmpdir(), 'dau-goc-map-'));
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(async () => {
    await db.drop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });

  describe('from a file of vector tiles', () => {
    let run: RunningApp;
    let world: World;
    const bytes = pmtiles({
      type: 1,
      metadata: { attribution: CREDIT, vector_layers: [{ id: 'water' }] },
      tiles: [8, 12].map((z) => ({
        ...tileAt(z),
        bytes: vectorTile({
          water: [
            {
              type: 3,
              points: [
                [0, 0],
                [4096, 0],
                [4096, 4096],
              ],
              properties: { kind: 'lake' },
            },
          ],
        }),
      })),
    });

    beforeAll(async () => {
      const path = join(folder, 'province.pmtiles');
      writeFileSync(path, bytes);
      run = await startApp({ MAP_SOURCE: path, MAP_ATTRIBUTION: CREDIT }, { db });
      world = createWorld(run);
    });
    afterAll(() => run.close());

    it('is drawn tile by tile, kept by whoever has it, and ends where the province does', async () => {
      const answer = await run
        .http()
        .get(pathOf(tileAt(8)))
        .expect(200);
      expect(answer.headers['content-type']).toBe('image/svg+xml');
      expect(answer.headers['cache-control']).toBe('public, max-age=86400');
      expect(Buffer.from(answer.body as Buffer).toString()).toContain('fill="#b9d6e8"');
      const tag = String(answer.headers['etag']);
      await run
        .http()
        .get(pathOf(tileAt(8)))
        .set('if-none-match', tag)
        .expect(304);
      const elsewhere = [
        '/map/tiles/9/404/223', // none in the file
        '/map/tiles/12/0/0', // not of this province
        '/map/tiles/14/12965/7100', // deeper than the file
        '/map/tiles/8/-1/3',
        '/map/tiles/8/1e2/3',
        '/map/tiles/99/1/1',
        '/map/tiles/8/300/3',
      ];
      for (const path of elsewhere) {
        const { status, text } = await run.http().get(path);
        expect([path, status, text]).toEqual([path, 404, 'no tile']);
      }
    });

    it('can be read as the file it is, in ranges (RFC 9110 §14)', async () => {
      const path = '/map/archive.pmtiles';
      const part = async (headers: Record<string, string>) => {
        const answer = await run
          .http()
          .get(path)
          .set(headers)
          .buffer(true)
          .parse((response, done) => {
            const parts: Buffer[] = [];
            response.on('data', (bytes: Buffer) => parts.push(bytes));
            response.on('end', () => done(null, Buffer.concat(parts)));
          });
        return { status: answer.status, headers: answer.headers, bytes: answer.body as Buffer };
      };
      const whole = await part({});
      expect([whole.status, whole.headers['accept-ranges'], whole.bytes.equals(bytes)]).toEqual([
        200,
        'bytes',
        true,
      ]);
      const tag = String(whole.headers['etag']);
      expect(tag).toMatch(/^"[\w-]+"$/);
      const head = await part({ range: 'bytes=0-126' });
      expect([head.status, head.headers['content-range'], head.headers['content-length']]).toEqual([
        206,
        `bytes 0-126/${bytes.length}`,
        '127',
      ]);
      expect(head.bytes.equals(bytes.subarray(0, 127))).toBe(true);
      expect((await part({ range: 'bytes=-5' })).bytes.equals(bytes.subarray(-5))).toBe(true);
      const beyond = await part({ range: `bytes=${bytes.length}-` });
      expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${bytes.length}`]);
      expect((await part({ range: 'bytes=0-1,4-5' })).status).toBe(416);
      expect((await part({ range: 'bytes=0-1', 'if-range': tag })).status).toBe(206);
      expect((await part({ range: 'bytes=0-1', 'if-range': '"another"' })).status).toBe(200);
      expect((await part({ range: 'bytes=0-1', 'if-range': 'Wed, 21 Oct 2015 07:28:00 GMT' })).status).toBe(
        200,
      );
      expect((await part({ 'if-none-match': tag })).status).toBe(304);
      const asked = await run.http().head(path);
      expect([asked.status, asked.headers['content-length']]).toEqual([200, String(bytes.length)]);
      // And by the library of the format itself.
      const archive = new PMTiles(new FetchSource(`${run.url}${path}`));
      const { z, x, y } = tileAt(12);
      expect((await archive.getZxy(z, x, y))?.data.byteLength).toBeGreaterThan(20);
      expect((await archive.getHeader()).maxZoom).toBe(12);
    });

    it('lies beneath every map of an area, with the name of whose it is', async () => {
      const farm = await world.business({ input: { communeCode: '00721' } });
      const polygon = squareAt(PLACE.lon, PLACE.lat);
      const { id, code } = await world.area(farm, {
        input: { name: 'Nương Nền', communeCode: '00721', polygon },
      });
      const official = await world.browser(await world.official());
      const page = await official.get(`/console/areas/${id}`);
      const maps = [...page.text.matchAll(/<svg class="land".*?<\/svg>/gs)].map(([svg]) => svg);
      expect(maps).toHaveLength(2);
      for (const map of maps) {
        expect(map).toMatch(
          /<image href="\/map\/tiles\/\d+\/\d+\/\d+" x="-?[\d.]+" y="-?[\d.]+" width="[\d.]+" height="[\d.]+" preserveAspectRatio="none"/,
        );
        expect(map).toContain('© OpenStreetMap &lt;cộng đồng></text>');
      }
      // The deepest level of the file, which lies under the field and far beyond it.
      expect(maps[0]).toContain(`href="${pathOf(tileAt(12))}"`);
      const anybody = await run
        .http()
        .get(`/areas/${String(code)}`)
        .expect(200);
      expect(anybody.text).toContain('<image href="/map/tiles/');
      const form = await (await world.browser(farm.owner)).get('/console/areas/new');
      expect(form.text).toContain('&quot;layer&quot;:{&quot;minZoom&quot;:8,&quot;maxZoom&quot;:12');
    });
  });

  describe('from the map server of the province', () => {
    let run: RunningApp;
    let upstream: Server;
    const asked: { path: string; headers: Record<string, unknown> }[] = [];
    let answer: (path: string) => {
      status: number;
      headers?: Record<string, string>;
      body?: Buffer;
    } = () => ({
      status: 500,
    });
    let png: Buffer;

    beforeAll(async () => {
      const colour = { r: 200, g: 220, b: 190 };
      png = await sharp({ create: { width: 256, height: 256, channels: 3, background: colour } })
        .png()
        .toBuffer();
      upstream = createServer((request, reply) => {
        asked.push({ path: request.url ?? '', headers: { ...request.headers } });
        const { status, headers, body } = answer(request.url ?? '');
        reply.writeHead(status, headers).end(body);
      });
      await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
      const { port } = upstream.address() as AddressInfo;
      const MAP_SOURCE = `http://127.0.0.1:${port}/t/{z}/{x}/{y}.png?key=secret`;
      run = await startApp({ MAP_SOURCE, MAP_ATTRIBUTION: 'Sở mẫu' }, { db });
    });
    afterAll(async () => {
      await run.close();
      upstream.close();
    });

    it('is asked once for a tile, and by the service alone', async () => {
      answer = () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: png });
      asked.length = 0;
      const { z, x, y } = tileAt(10);
      const ask = () =>
        run
          .http()
          .get(`/map/tiles/${z}/${x}/${y}`)
          .set({ cookie: 'a=b', 'accept-language': 'vi', referer: 'http://x/' });
      const answers = await Promise.all([ask(), ask(), ask()]);
      answers.push(await ask());
      for (const each of answers) {
        expect([each.status, each.headers['content-type']]).toEqual([200, 'image/png']);
        expect((each.body as Buffer).equals(png)).toBe(true);
      }
      expect(asked.map(({ path }) => path)).toEqual([`/t/${z}/${x}/${y}.png?key=secret`]);
      const { host: _host, connection: _connection, ...sent } = asked[0]?.headers ?? {};
      expect(sent).toEqual({ 'user-agent': 'DauGoc-map', accept: 'image/webp,image/png,image/jpeg' });
      await run.http().get('/map/tiles/10/1/1').expect(404);
      await run.http().get('/map/archive.pmtiles').expect(404);
      expect(asked).toHaveLength(1);
    });

    it('is let alone for a while when it does not answer; what is kept is shown', async () => {
      answer = () => ({ status: 500 });
      const { z, x, y } = tileAt(14);
      asked.length = 0;
      const failed = await run.http().get(`/map/tiles/${z}/${x}/${y}`).set('accept-language', 'vi');
      expect([failed.status, failed.headers['retry-after']]).toEqual([503, '30']);
      expect(failed.text).toContain('Máy chủ bản đồ chưa trả lời');
      await run
        .http()
        .get(`/map/tiles/${z}/${x + 1}/${y}`)
        .expect(503);
      expect(asked).toHaveLength(1);
      await run
        .http()
        .get(pathOf(tileAt(10)))
        .expect(200);
    });
  });
});
