import { lookup } from 'node:dns/promises';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { isPublicAddress, pinnedTo } from '../platform/http/public-address.js';
import { asPicture, type MapTile, type TileSource } from './map-tile.js';

const WAIT_MS = 8_000;
const BYTES_MAX = 2_000_000;
const REDIRECTS_MAX = 2;

/** The map server is not there, or does not answer as one does. */
export class MapUnreachable extends Error {}

/**
 * Tiles of the province's map server, asked by the service in the name of nobody: no address, cookie or language of a reader goes along.
 * Where it stands is the operator's word, and may be inside; where it sends on to is not, so that must be a public address.
 */
export class TileServer implements TileSource {
  constructor(private readonly template: string) {}

  read(z: number, x: number, y: number): Promise<MapTile | null> {
    const url = this.template.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
    return this.follow(new URL(url), REDIRECTS_MAX, undefined);
  }

  private async follow(url: URL, redirects: number, address: string | undefined): Promise<MapTile | null> {
    const reply = await ask(url, address);
    const { statusCode: status = 0, headers } = reply;
    if (status >= 300 && status < 400 && headers.location !== undefined) {
      reply.destroy();
      if (redirects === 0) throw new MapUnreachable('sends on and on');
      const next = new URL(headers.location, url);
      return this.follow(next, redirects - 1, await publicAddressOf(next));
    }
    if (status === 404 || status === 410 || status === 204) {
      reply.destroy();
      return null;
    }
    if (status !== 200) {
      reply.destroy();
      throw new MapUnreachable(`answers ${status}`);
    }
    const tile = asPicture(await bodyOf(reply));
    if (tile === null) throw new MapUnreachable('answers with something else than png, jpeg or webp');
    return tile;
  }
}

/** @throws MapUnreachable unless everything about the address is public. */
async function publicAddressOf(url: URL): Promise<string> {
  if (url.protocol !== 'https:' || !['', '443', '8443'].includes(url.port) || url.username !== '')
    throw new MapUnreachable('sends on to an address that is not asked');
  const addresses = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true });
  const [first] = addresses;
  if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address)))
    throw new MapUnreachable('sends on to an address inside');
  return first.address;
}

function ask(url: URL, address: string | undefined): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const asked = (url.protocol === 'https:' ? request : requestPlain)(
      url,
      {
        method: 'GET',
        signal: AbortSignal.timeout(WAIT_MS),
        maxHeaderSize: 16_384,
        headers: { 'user-agent': 'DauGoc-map', accept: 'image/webp,image/png,image/jpeg' },
        ...(address === undefined ? {} : { lookup: pinnedTo(address), agent: false }),
      },
      resolve,
    );
    asked.on('error', (error) => {
      reject(new MapUnreachable('does not answer', { cause: error }));
    });
    asked.end();
  });
}

async function bodyOf(reply: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of reply) {
      const bytes: unknown = part;
      if (!Buffer.isBuffer(bytes)) continue;
      length += bytes.length;
      if (length > BYTES_MAX) break; // leaving the loop ends the connection
      parts.push(bytes);
    }
  } catch (error) {
    throw new MapUnreachable('breaks off', { cause: error });
  }
  if (length > BYTES_MAX) throw new MapUnreachable('answers with more than a tile');
  return Buffer.concat(parts);
}
