import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { setTimeout as sleep } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import { ImagesService } from './images.service.js';
import { PictureJobs } from './picture-jobs.js';
import { readHead } from './picture-head.js';
import { type RunningApp, startApp } from '../../test/support/app.js';
import { createWorld, type TestBusiness, type TestUser, type World } from '../../test/support/world.js';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#386641' } });

/** A PNG whose head says so much and whose body holds next to nothing of it. */
function claimed(width: number, height: number, depth = 8, colour = 2): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), data, Buffer.alloc(4)]);
}

describe('the head of a picture', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('of a %s tells its size', async (format) => {
    const file = await plain(321, 123).toFormat(format).toBuffer();
    expect(readHead(file)).toMatchObject({ format, width: 321, height: 123 });
  });

  it('of other kinds of WebP and JPEG, too', async () => {
    const clear = sharp({ create: { width: 99, height: 77, channels: 4, background: '#38664180' } });
    for (const file of [
      await clear.clone().webp({ lossless: true }).toBuffer(),
      await clear.clone().webp().withMetadata().toBuffer(),
      await plain(99, 77).jpeg({ progressive: true }).withMetadata({ density: 300 }).toBuffer(),
    ])
      expect(readHead(file)).toMatchObject({ width: 99, height: 77 });
  });

  it('of a phone’s HEIC or AVIF is known for what it is, and others are not guessed', async () => {
    expect(readHead(await plain(64, 64).avif().toBuffer())).toBe('heif');
    for (const text of [
      '',
      'x',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'II*\0',
      'BM',
      'GIF89a',
      '%PDF-1.7',
    ])
      expect(readHead(Buffer.from(text, 'latin1'))).toBe('unknown');
  });

  it('cut anywhere is broken, never a fault of ours', async () => {
    for (const format of ['png', 'jpeg', 'webp'] as const) {
      const file = await plain(70, 70).toFormat(format).toBuffer();
      for (let length = 0; length < Math.min(file.length, 700); length += 1)
        expect(() => readHead(file.subarray(0, length))).not.toThrow();
    }
  });
});

describe('Pictures', () => {
  let run: RunningApp;
  let world: World;
  let farm: TestBusiness;
  let picture: Buffer;
  beforeAll(async () => {
    run = await startApp();
    world = createWorld(run);
    farm = await world.business();
    picture = await plain(200, 200).png().toBuffer();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(() => run.close());

  const put = async (as: TestUser, id: string, body: Buffer, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${run.url}/api/v1/products/${id}/image`, {
      method: 'PUT',
      body: new Uint8Array(body),
      headers: { 'content-type': 'image/png', authorization: `Bearer ${as.apiKey}`, ...headers },
    });
    const text = await answer.text();
    return { status: answer.status, text, wait: answer.headers.get('retry-after') };
  };
  /** How often a file came as far as being decoded. */
  const decodings = () => {
    const service: object = run.app.get(ImagesService);
    return jest.spyOn(service as { reencode: (file: Buffer, path: string) => Promise<unknown> }, 'reencode');
  };

  it('are not decoded for a thing that is another’s, is not there, has changed or is in no state for it', async () => {
    const stranger = await world.business();
    const { id } = await world.product(farm, { status: 'draft' });
    const { id: sent } = await world.product(farm, { status: 'submitted' });
    const decoded = decodings();
    expect((await put(stranger.owner, id, picture)).status).toBe(404);
    expect((await put(farm.owner, farm.id, picture)).status).toBe(404);
    expect((await put(farm.owner, id, picture, { 'if-match': '"99"' })).status).toBe(412);
    expect((await put(farm.owner, sent, picture)).status).toBe(409);
    const lot = await world.lot(farm);
    const { cookie } = await world.browser(stranger.owner);
    const page = await (await world.browser(stranger.owner)).get('/console/account');
    const form = new FormData();
    form.append('_csrf', /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '');
    for (const [name, value] of [
      ['step', 'harvested'],
      ['date', '2026-01-02'],
      ['time', '07:30'],
      ['responsible', 'Tổ 1'],
    ] as const)
      form.append(name, value);
    form.append('image', new Blob([new Uint8Array(picture)], { type: 'image/png' }), 'a.png');
    const diary = await fetch(`${run.url}/console/lots/${lot.id}/events`, {
      method: 'POST',
      body: form,
      headers: { cookie },
    });
    expect([403, 404]).toContain(diary.status);
    expect(decoded).not.toHaveBeenCalled();
    expect((await put(farm.owner, id, picture)).status).toBe(200);
    expect(decoded).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['49 megapixels in 1 kB of AVIF', 'image-heic', () => plain(700, 700).avif({ effort: 0 }).toBuffer()],
    ['more pixels than any phone takes', 'image-too-large', () => claimed(10_000, 5_001)],
    ['a side beyond all bounds', 'image-too-large', () => claimed(0xffff_ffff, 0xffff_ffff)],
    ['16 bits a channel that unpack to 400 MB', 'image-too-large', () => claimed(7000, 7000, 16, 6)],
    ['a stamp', 'image-too-small', () => claimed(63, 5000)],
    ['no pixels at all', 'image-too-small', () => claimed(0, 0)],
    ['an SVG', 'image-type', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ])('of %s are refused by their head', async (_, code, make) => {
    const { id } = await world.product(farm, { status: 'draft' });
    const decoded = decodings();
    const answer = await put(farm.owner, id, await make());
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
      422,
      { errors: [{ path: 'image', code }] },
    ]);
    expect(decoded).not.toHaveBeenCalled();
  });

  it('that do not hold what their head says are told to be broken', async () => {
    const { id } = await world.product(farm, { status: 'draft' });
    for (const file of [claimed(500, 500), picture.subarray(0, picture.length - 40)]) {
      const answer = await put(farm.owner, id, file);
      expect([answer.status, JSON.parse(answer.text)]).toMatchObject([
        422,
        { errors: [{ code: 'image-broken' }] },
      ]);
    }
  });

  describe('in several sizes', () => {
    const noise = (width: number, height: number) =>
      sharp({
        create: {
          width,
          height,
          channels: 3,
          background: '#386641',
          noise: { type: 'gaussian', mean: 128, sigma: 60 },
        },
      });
    const get = async (path: string) => {
      const answer = await fetch(run.url + path);
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, bytes, cache: answer.headers.get('cache-control') };
    };
    const pictureOf = async (width: number, height: number): Promise<string> => {
      const { id } = await world.product(farm, { status: 'draft' });
      const answer = await put(farm.owner, id, await noise(width, height).png().toBuffer());
      expect(answer.status).toBe(200);
      return (JSON.parse(answer.text) as { image: string }).image;
    };
    const copy = (path: string, width: number) => path.replace('.webp', `-${width}.webp`);

    it('are drawn by a job; until then the picture itself is there in their place, for a minute', async () => {
      const images = run.app.get(ImagesService);
      const drawing = jest.spyOn(images, 'drawCopies').mockResolvedValue();
      const path = await pictureOf(1800, 900);
      const before = await get(copy(path, 640));
      expect(before).toMatchObject({ status: 200, cache: 'public, max-age=60' });
      expect(await sharp(before.bytes).metadata()).toMatchObject({
        width: 1600,
        height: 800,
        format: 'webp',
      });
      drawing.mockRestore();
      await run.app.get(PictureJobs).drawMissing();
      let last = Infinity;
      for (const width of [1024, 640, 320]) {
        const drawn = await get(copy(path, width));
        expect(drawn).toMatchObject({ status: 200, cache: 'public, max-age=31536000, immutable' });
        expect(await sharp(drawn.bytes).metadata()).toMatchObject({
          width,
          height: width / 2,
          format: 'webp',
        });
        expect(drawn.bytes.length).toBeLessThan(last);
        last = drawn.bytes.length;
      }
      for (const wrong of ['-641.webp', '-320.jpg', '-1600.webp', '-.webp'])
        expect((await get(path.replace('.webp', wrong))).status).toBe(404);
    });

    it('are none of a picture that is smaller, and pixels without any order still fit', async () => {
      const small = await pictureOf(300, 300);
      await run.app.get(PictureJobs).drawMissing();
      const name = small.slice('/images/'.length, -'.webp'.length);
      expect(await run.db.query('select from image_sizes where sha256 = $1', [name])).toEqual([]);
      expect((await get(await pictureOf(1600, 1600))).bytes.length).toBeLessThanOrEqual(2_000_000);
    });

    it('go a day after nothing shows the picture any more, unless it is sent again', async () => {
      const DAY = 86_400_000;
      const jobs = run.app.get(PictureJobs);
      const file = await noise(400, 400).png().toBuffer();
      const { id } = await world.product(farm, { status: 'draft' });
      const send = async (): Promise<string> =>
        (JSON.parse((await put(farm.owner, id, file)).text) as { image: string }).image;
      const path = await send();
      const round = async () => {
        run.clock.advance(DAY + 1000);
        await jobs.removeUnused();
        return (await get(path)).status;
      };
      expect(await round()).toBe(200);
      expect(await round()).toBe(200);
      await put(farm.owner, id, picture);
      expect(await round()).toBe(200); // marked
      expect(await send()).toBe(path);
      expect(await round()).toBe(200);
      await put(farm.owner, id, picture);
      expect(await round()).toBe(200); // marked anew
      expect(await round()).toBe(404);
    });
  });

  it('are decoded one at a time; a crowd is asked to come again', async () => {
    const { id } = await world.product(farm, { status: 'draft' });
    const crowd = await Promise.all(
      Array.from({ length: 10 }, async () => {
        const { owner } = await world.business();
        const made = await world.api(owner).post('/api/v1/products').send({ nameVi: 'Chè đông' }).expect(201);
        return { owner, id: made.body.id };
      }),
    );
    let [now, most, refused] = [0, 0, 0];
    const service = run.app.get<{ reencode: (file: Buffer, path: string) => Promise<unknown> }>(
      ImagesService,
    );
    const real = service.reencode.bind(service);
    jest.spyOn(service, 'reencode').mockImplementation(async (file, path) => {
      most = Math.max(most, (now += 1));
      // The first is still in hand when the last comes, however fast or busy the machine.
      while (refused < 7) await sleep(5);
      return real(file, path).finally(() => (now -= 1));
    });
    const answers = await Promise.all(
      [...crowd, ...crowd].map(async ({ owner, id: own }) => {
        const answer = await put(owner, own, picture);
        if (answer.status === 503) refused += 1;
        return answer;
      }),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(most).toBe(1);
    // One in hand, twelve that wait.
    expect(statuses).toEqual([...Array<number>(13).fill(200), ...Array<number>(7).fill(503)]);
    for (const { wait } of answers.filter(({ status }) => status === 503))
      expect(Number(wait)).toBeGreaterThan(0);
    expect((await put(farm.owner, id, picture)).status).toBe(200);
  });
});
