import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { NotFound } from '../platform/errors.js';
import { ImagesService } from './images.service.js';
import { PreviewsService } from './previews.service.js';

@ApiExcludeController()
@Controller('images')
export class ImagesPublicController {
  constructor(
    private readonly images: ImagesService,
    private readonly previews: PreviewsService,
  ) {}

  /** The name is the hash of the bytes, so what it names never changes; the ending asks for WebP or for a JPEG made of it. */
  @Public()
  @Get(':name')
  async image(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const [, sha256, ending] = /^([0-9a-f]{64})\.(webp|jpg)$/.exec(name) ?? [];
    if (sha256 === undefined) throw new NotFound();
    const jpeg = ending === 'jpg';
    const bytes = await (jpeg ? this.previews.read(sha256) : this.images.read(sha256));
    void reply
      .type(jpeg ? 'image/jpeg' : 'image/webp')
      .header('cache-control', 'public, max-age=31536000, immutable');
    return bytes;
  }
}
