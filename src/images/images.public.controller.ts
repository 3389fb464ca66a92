import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { NotFound } from '../platform/errors.js';
import { ImagesService } from './images.service.js';
import { COPY_WIDTHS } from './picture.js';
import { PreviewsService } from './previews.service.js';

@ApiExcludeController()
@Controller('images')
export class ImagesPublicController {
  constructor(
    private readonly images: ImagesService,
    private readonly previews: PreviewsService,
  ) {}

  /**
   * The name is the hash of the picture, so what it names never changes; a width asks for a smaller copy, the ending for WebP or for
   * a JPEG made of it. Where the copy is not drawn yet, the picture itself serves for a minute.
   */
  @Public()
  @Get(':name')
  async image(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const [, sha256, copy, ending] = /^([0-9a-f]{64})(?:-(\d{3,4}))?\.(webp|jpg)$/.exec(name) ?? [];
    if (sha256 === undefined) throw new NotFound();
    const width = COPY_WIDTHS.find((one) => String(one) === copy);
    const jpeg = ending === 'jpg';
    if (copy !== undefined && (width === undefined || jpeg)) throw new NotFound();
    const smaller = width === undefined ? null : await this.images.readCopy(sha256, width);
    const bytes = smaller ?? (await (jpeg ? this.previews.read(sha256) : this.images.read(sha256)));
    const forGood = width === undefined || smaller !== null;
    void reply
      .type(jpeg ? 'image/jpeg' : 'image/webp')
      .header('cache-control', forGood ? 'public, max-age=31536000, immutable' : 'public, max-age=60');
    return bytes;
  }
}
