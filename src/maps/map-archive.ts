import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import {
  Compression,
  PMTiles,
  ResolvedValueCache,
  TileType,
  type DecompressFunc,
  type RangeResponse,
  type Source,
} from 'pmtiles';
import { drawVectorTile } from '../standards/geo/vector-tile.js';
import type { ByteRange } from './byte-range.js';
import { asPicture, type MapTile, type TileSource } from './map-tile.js';

const DIRECTORIES = 200;
/** A tile or directory that unpacks to more is none that a map program would write. */
const UNPACKED_MAX = 16_000_000;
const READ_MAX = 16_000_000;
const HEADER_BYTES = 127;
const PART_BYTES = 65_536;

const unzip = promisify(gunzip);
const unbrotli = promisify(brotliDecompress);

/** A PMTiles archive of version 3: read tile by tile here, or byte by byte by programs that know the format themselves. */
export class MapArchive implements TileSource {
  private readonly archive: PMTiles;

  private constructor(
    private readonly file: FileHandle,
    readonly size: number,
    /** Strong: while the service runs the file stays open, so that another in its place changes nothing. */
    readonly tag: string,
  ) {
    const source: Source = {
      getKey: () => 'archive',
      getBytes: (offset, length) => this.bytes(offset, length),
    };
    this.archive = new PMTiles(source, new ResolvedValueCache(DIRECTORIES, undefined, unpack), unpack);
  }

  static async open(path: string): Promise<MapArchive> {
    const file = await open(path, 'r');
    const { size, mtimeMs } = await file.stat();
    const header = Buffer.alloc(HEADER_BYTES);
    await file.read(header, 0, HEADER_BYTES, 0);
    const hash = createHash('sha256').update(`${size} ${mtimeMs} `).update(header).digest('base64url');
    return new MapArchive(file, size, `"${hash.slice(0, 22)}"`);
  }

  async read(z: number, x: number, y: number): Promise<MapTile | null> {
    const found = await this.archive.getZxy(z, x, y);
    if (found === undefined) return null;
    const bytes = Buffer.from(found.data);
    const { tileType } = await this.archive.getHeader();
    if (tileType !== TileType.Mvt) return asPicture(bytes);
    const drawing = drawVectorTile(bytes);
    return drawing === null ? null : { type: 'image/svg+xml', bytes: Buffer.from(drawing) };
  }

  stream(range: ByteRange): Readable {
    return Readable.from(this.parts(range), { objectMode: false });
  }

  // Not by the handle's own streams: one that is broken off would close the file for everybody.
  private async *parts({ first, last }: ByteRange): AsyncGenerator<Buffer> {
    for (let at = first; at <= last;) {
      const part = Buffer.alloc(Math.min(PART_BYTES, last - at + 1));
      const { bytesRead } = await this.file.read(part, 0, part.length, at);
      if (bytesRead === 0) throw new Error('the map file ends before its end');
      yield part.subarray(0, bytesRead);
      at += bytesRead;
    }
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private async bytes(offset: number, length: number): Promise<RangeResponse> {
    const wanted = Math.max(0, Math.min(length, READ_MAX, this.size - offset));
    const data = new Uint8Array(wanted);
    const { bytesRead } = await this.file.read(data, 0, wanted, offset);
    return { data: data.buffer.slice(0, bytesRead) };
  }
}

const unpack: DecompressFunc = async (packed, compression) => {
  if (compression === Compression.None || compression === Compression.Unknown) return packed;
  const bytes = Buffer.from(packed);
  const limit = { maxOutputLength: UNPACKED_MAX };
  const { buffer, byteOffset, byteLength } =
    compression === Compression.Gzip ? await unzip(bytes, limit) : await unbrotli(bytes, limit);
  const unpacked = new Uint8Array(byteLength);
  unpacked.set(new Uint8Array(buffer, byteOffset, byteLength));
  return unpacked.buffer;
};
