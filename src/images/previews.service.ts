import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import sharp from 'sharp';
import { ImagesService } from './images.service.js';

const LONGEST_SIDE = 1200;
const KEPT_BYTES = 16 * 1024 * 1024;

/**
 * Kept pictures as JPEG, for programs that draw a preview of a link: several of them know no WebP. Made when one is asked for, one
 * at a time, whoever asks; the last ones are remembered, and their addresses may be kept for ever.
 */
@Injectable()
export class PreviewsService {
  private readonly made = new LRUCache<string, Promise<Buffer>>({ max: 500 });
  private readonly sizes = new LRUCache<string, number>({
    max: 500,
    maxSize: KEPT_BYTES,
    sizeCalculation: (bytes) => bytes,
    dispose: (_bytes, sha256) => this.made.delete(sha256),
  });
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly images: ImagesService) {}

  /** @throws NotFound */
  read(sha256: string): Promise<Buffer> {
    const made = this.made.get(sha256);
    if (made !== undefined) return made;
    const making = this.last.then(() => this.make(sha256));
    this.last = making.catch(() => undefined);
    this.made.set(sha256, making);
    making.then(
      ({ length }) => this.sizes.set(sha256, length),
      () => this.made.delete(sha256),
    );
    return making;
  }

  private async make(sha256: string): Promise<Buffer> {
    const bytes = await this.images.read(sha256);
    // JPEG knows no transparency: what shines through is paper.
    return sharp(bytes)
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer();
  }
}
