import { Body, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiFeature, ApiFile, ApiStep } from '../platform/http/api-routes.js';
import { Takes } from '../platform/http/body-rules.js';
import { EudrFileDto, EudrQuery, TakenFileDto } from './eudr-files.dto.js';
import { EudrFiles, readIds, type TakenFile } from './eudr-files.service.js';

@ApiFeature('growing-areas', 'api/v1/growing-areas/eudr')
export class EudrFilesApiController {
  constructor(private readonly files: EudrFiles) {}

  @ApiFile('/', 'application/geo+json', 'Growing areas as an EUDR GeoJSON 1.5 file')
  @Allow('growing-area:read')
  async write(
    @CurrentActor() actor: Actor,
    @Query() query: EudrQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const file = await this.files.write(actor, readIds(query.ids));
    void reply.type('application/geo+json; charset=utf-8');
    return file;
  }

  @ApiStep('/', TakenFileDto, 'Read an EUDR GeoJSON 1.5 file: try it, or make drafts of its plots')
  @Allow('growing-area:write')
  @Takes('boundary')
  take(@CurrentActor() actor: Actor, @Body() input: EudrFileDto): Promise<TakenFile> {
    const { file, crop, communeCode = null, keep = false } = input;
    return this.files.take(actor, { file, crop, communeCode }, keep);
  }
}
