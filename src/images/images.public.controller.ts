import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/access.decorators.js';
import { NotFound } from '../platform/errors.js';
import { ImagesService } from './images.service.js';

@ApiExcludeController()
@Controller('images')
export class ImagesPublicController {
  constructor(private readonly images: ImagesService) {}

  /** The name is the hash of the bytes, so what it names never changes. */
  @Public()
  @Get(':name')
  async image(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const sha256 = /^([0-9a-f]{64})\.webp$/.exec(name)?.[1];
    if (sha256 === undefined) throw new NotFound();
    const bytes = await this.images.read(sha256);
    void reply.type('image/webp').header('cache-control', 'public, max-age=31536000, immutable');
    return bytes;
  }
}
