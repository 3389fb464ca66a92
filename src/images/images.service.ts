import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sharp from 'sharp';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid, NotFound } from '../platform/errors.js';

const LONGEST_SIDE = 1200;
const SHORTEST_SIDE = 64;
// A picture of 50 megapixels unpacks to 200 MB; no phone of our users takes larger ones.
const PIXELS_MAX = 50_000_000;
const FORMATS = new Set(['jpeg', 'png', 'webp', 'heif']);

/** A picture as it is kept: WebP, upright, at most 1,200 pixels, without EXIF or any other data of the camera. */
export interface EncodedImage {
  readonly sha256: string;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

@Injectable()
export class ImagesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Re-encodes an uploaded picture. Nothing of the file survives but its pixels, so neither does the place where
   * it was taken. @throws Invalid at `path`.
   */
  async encode(file: Buffer, path: string): Promise<EncodedImage> {
    try {
      const image = sharp(file, { limitInputPixels: PIXELS_MAX, failOn: 'error' });
      const { format, width, height } = await image.metadata();
      if (!FORMATS.has(format)) throw Invalid.field(path, 'image-type');
      if (Math.min(width, height) < SHORTEST_SIDE) throw Invalid.field(path, 'image-too-small');
      const { data, info } = await image
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
      if (error instanceof Invalid) throw error;
      const tooLarge = error instanceof Error && error.message.includes('pixel limit');
      throw Invalid.field(path, tooLarge ? 'image-too-large' : 'image-type');
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
