import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { MapUnreachable, TileServer } from './tile-server.js';

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

describe('the map server of a province', () => {
  let server: Server;
  let tiles: TileServer;
  let png: Buffer;
  let answer: Answer = { status: 500 };
  const asked: string[] = [];

  beforeAll(async () => {
    png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#cde' } })
      .png()
      .toBuffer();
    server = createServer((request, reply) => {
      asked.push(request.url ?? '');
      reply.writeHead(answer.status, { ...answer.headers }).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    tiles = new TileServer(`http://127.0.0.1:${port}/{z}/{x}/{y}`);
  });
  afterAll(() => {
    server.close();
  });

  it('gives pictures, by their bytes, and says where it has none', async () => {
    answer = { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: png };
    expect(await tiles.read(3, 6, 3)).toEqual({ type: 'image/png', bytes: png });
    expect(asked.at(-1)).toBe('/3/6/3');
    const [jpeg, webp] = await Promise.all([sharp(png).jpeg().toBuffer(), sharp(png).webp().toBuffer()]);
    answer = { status: 200, body: jpeg };
    expect((await tiles.read(3, 6, 3))?.type).toBe('image/jpeg');
    answer = { status: 200, body: webp };
    expect((await tiles.read(3, 6, 3))?.type).toBe('image/webp');
    for (const status of [204, 404, 410]) {
      answer = { status };
      expect(await tiles.read(3, 6, 3)).toBeNull();
    }
  });

  it('is not believed when it sends something else, too much, or on to somewhere inside', async () => {
    const onTo = (location: string): Answer => ({ status: 302, headers: { location } });
    const bad: readonly Answer[] = [
      { status: 500 },
      { status: 403 },
      { status: 206, body: png },
      { status: 200 },
      { status: 200, headers: { 'content-type': 'image/svg+xml' }, body: Buffer.from('<svg onload="x()"/>') },
      { status: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from('<html>') },
      { status: 200, body: Buffer.concat([png, Buffer.alloc(3_000_000)]) },
      onTo('https://127.0.0.1/inside.png'),
      onTo('https://localhost/inside.png'),
      onTo('https://[::1]/inside.png'),
      onTo('https://0x7f.1/inside.png'),
      onTo('https://10.1.2.3/inside.png'),
      onTo('https://1.1.1.1:22/inside.png'),
      onTo('http://169.254.169.254/latest/meta-data'),
      onTo('/elsewhere.png'),
      onTo('file:///etc/passwd'),
    ];
    for (const each of bad) {
      answer = each;
      asked.length = 0;
      const error: unknown = await tiles.read(3, 6, 3).catch((caught: unknown) => caught);
      expect([each, error instanceof MapUnreachable]).toEqual([each, true]);
      expect(asked).toEqual(['/3/6/3']);
    }
    answer = { status: 302 };
    await expect(tiles.read(3, 6, 3)).rejects.toThrow(MapUnreachable);
  });
});
