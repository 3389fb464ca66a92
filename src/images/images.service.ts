import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { WorkQueue } from '../platform/work-queue.js';
import { readHead } from './picture-head.js';

const LONGEST_SIDE = 1200;
const SHORTEST_SIDE = 64;
// No phone of our users takes larger ones; and what it unpacks to, 16 bits a channel included.
const PIXELS_MAX = 50_000_000;
const UNPACKED_MAX_BYTES = 200_000_000;
/** Of one picture; the usual one takes half a second. */
const SECONDS_MAX = 15;
/** One at a time, on one of libuv's four threads: signing in needs others of them (argon2). */
const AT_ONCE = 1;
const MAY_WAIT = 12;

sharp.concurrency(1);
sharp.cache(false);

const FAULTS = { heif: 'image-heic', unknown: 'image-type', broken: 'image-broken' } as const;

/** A picture as it is kept: WebP, upright, at most 1,200 pixels, without EXIF or any other data of the camera. */
export interface EncodedImage {
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

@Injectable()
export class ImagesService {
  private readonly queue = new WorkQueue(AT_ONCE, MAY_WAIT);

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Re-encodes an uploaded picture. Nothing of the file survives but its pixels, so neither does the place where it was taken. Decoding
   * costs most of all that a request can ask for, so it comes last: after `assertAllowed`, which throws what the command itself would
   * (no such thing, not in this state), and after the size that the file itself tells.
   * @throws Invalid at `path`; Unavailable when too many pictures wait.
   */
  async encode(file: Buffer, path: string, assertAllowed: () => Promise<void>): Promise<EncodedImage> {
    await assertAllowed();
    const head = readHead(file);
    if (typeof head === 'string') throw Invalid.field(path, FAULTS[head]);
    const { width, height, pixelBytes } = head;
    const pixels = width * height;
    if (pixels > PIXELS_MAX || pixels * pixelBytes > UNPACKED_MAX_BYTES)
      throw Invalid.field(path, 'image-too-large');
    if (Math.min(width, height) < SHORTEST_SIDE) throw Invalid.field(path, 'image-too-small');
    return this.queue.run(() => this.reencode(file, path));
  }

  private async reencode(file: Buffer, path: string): Promise<EncodedImage> {
    try {
      const { data, info } = await sharp(file, {
        limitInputPixels: PIXELS_MAX,
        failOn: 'error',
        sequentialRead: true,
      })
        .timeout({ seconds: SECONDS_MAX })
        .rotate()
        .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 80 })
        .toBuffer({ resolveWithObject: true });
      return {
        sha256: createHash('sha256').update(data).digest('hex'),
        bytes: data,
        width: info.width,
        height: info.height,
      };
    } catch (error) {
      // Larger than its head says, or it takes too long: either way more than the register takes.
      const tooLarge = error instanceof Error && /pixel limit|timeout/i.test(error.message);
      throw Invalid.field(path, tooLarge ? 'image-too-large' : 'image-broken');
    }
  }

  async keep(tx: Tx, image: EncodedImage): Promise<void> {
    await tx.query(
      'insert into images (sha256, bytes, width, height, created_at) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [image.sha256, image.bytes, image.width, image.height, this.clock.now()],
    );
  }

  async read(sha256: string): Promise<Buffer> {
    const [row] = await this.db.query<{ bytes: Buffer }>('select bytes from images where sha256 = $1', [
      sha256,
    ]);
    if (row === undefined) throw new NotFound();
    return row.bytes;
  }
}

/** Where a kept picture is served. */
export function imagePath(sha256: string): string {
  return `/images/${sha256}.webp`;
}

/** The same picture as JPEG, for previews of links. */
export function previewPath(path: string): string {
  return path.replace(/\.webp$/, '.jpg');
}

/** For a picture that belongs to nothing yet and may come from anybody; whoever uses it limits how often. */
export function unconditionally(): Promise<void> {
  return Promise.resolve();
}
