import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sharp, { type Sharp } from 'sharp';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { WorkQueue } from '../platform/work-queue.js';
import { readHead } from './picture-head.js';
import { COPY_WIDTHS, type CopyWidth } from './picture.js';

const LONGEST_SIDE = 1600;
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

/** WebP; the second where the first is too large a file: pixels without any order, as of no photograph. */
const QUALITIES = [80, 40] as const;
const KEPT_MAX_BYTES = 2_000_000;

/** The job that draws the smaller copies of a picture that was kept. */
export const COPY_JOB = 'draw-copies';

/** A picture as it is kept: WebP, upright, at most 1,600 pixels, without EXIF or any other data of the camera. */
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
    private readonly jobs: Jobs,
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
      const upright = await sharp(file, {
        limitInputPixels: PIXELS_MAX,
        failOn: 'error',
        sequentialRead: true,
      })
        .timeout({ seconds: SECONDS_MAX })
        .rotate()
        .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
        .toColourspace('srgb')
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { width, height } = upright.info;
      const bytes = await webp(() => sharp(upright.data, { raw: upright.info }));
      return { sha256: createHash('sha256').update(bytes).digest('hex'), bytes, width, height };
    } catch (error) {
      // Larger than its head says, or it takes too long: either way more than the register takes.
      const tooLarge = error instanceof Error && /pixel limit|timeout/i.test(error.message);
      throw Invalid.field(path, tooLarge ? 'image-too-large' : 'image-broken');
    }
  }

  /** Its smaller copies are drawn by a job, soon after the commit; until then the picture itself is served in their place. */
  async keep(tx: Tx, image: EncodedImage): Promise<void> {
    const [row] = await tx.query<{ sized: boolean }[]>(
      `insert into images (sha256, bytes, width, height, created_at) values ($1, $2, $3, $4, $5)
       on conflict (sha256) do update set unused_since = null returning sized`,
      [image.sha256, image.bytes, image.width, image.height, this.clock.now()],
    );
    if (row?.sized === false) await this.jobs.enqueue(tx, COPY_JOB, { sha256: image.sha256 });
  }

  /** Draws the smaller copies of a kept picture; a second time it changes nothing. */
  async drawCopies(sha256: string): Promise<void> {
    const [image] = await this.db.query<{ bytes: Buffer; width: number }>(
      'select bytes, width from images where sha256 = $1 and not sized',
      [sha256],
    );
    if (image === undefined) return;
    const widths = COPY_WIDTHS.filter((width) => width < image.width);
    const copies = await this.queue.run(async () => {
      const drawn: Buffer[] = [];
      for (const width of widths) drawn.push(await webp(() => sharp(image.bytes).resize(width)));
      return drawn;
    });
    await this.db.transaction(async (tx) => {
      const [row] = await tx.query<object[]>('select from images where sha256 = $1 for update', [sha256]);
      if (row === undefined) return;
      await tx.query(
        'insert into image_sizes (sha256, width, bytes) select $1, unnest($2::integer[]), unnest($3::bytea[]) on conflict do nothing',
        [sha256, widths, copies],
      );
      await tx.query('update images set sized = true where sha256 = $1', [sha256]);
    });
  }

  async read(sha256: string): Promise<Buffer> {
    const [row] = await this.db.query<{ bytes: Buffer }>('select bytes from images where sha256 = $1', [
      sha256,
    ]);
    if (row === undefined) throw new NotFound();
    return row.bytes;
  }

  /** A smaller copy; null as long as there is none. */
  async readCopy(sha256: string, width: CopyWidth): Promise<Buffer | null> {
    const [row] = await this.db.query<{ bytes: Buffer }>(
      'select bytes from image_sizes where sha256 = $1 and width = $2',
      [sha256, width],
    );
    return row?.bytes ?? null;
  }
}

/** For a picture that belongs to nothing yet and may come from anybody; whoever uses it limits how often. */
export function unconditionally(): Promise<void> {
  return Promise.resolve();
}

async function webp(pixels: () => Sharp): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    bytes = await pixels().webp({ quality }).toBuffer();
    if (bytes.length <= KEPT_MAX_BYTES) break;
  }
  return bytes;
}
