import { Body, Param, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../../access/access.decorators.js';
import type { Actor } from '../../platform/actor.js';
import { ApiFeature, ApiRead, ApiStep } from '../../platform/http/api-routes.js';
import type { Page } from '../../platform/http/cursor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { DifferenceInput, DuplicateDto, DuplicateListDto, DuplicateListQuery } from './duplicates.dto.js';
import { DuplicatesQueries, type DuplicateView } from './duplicates.queries.js';
import { DuplicatesService } from './duplicates.service.js';

@ApiFeature('businesses', 'api/v1/duplicates')
export class DuplicatesApiController {
  constructor(
    private readonly duplicates: DuplicatesService,
    private readonly queries: DuplicatesQueries,
  ) {}

  @ApiRead('/', DuplicateListDto, {
    summary: 'Businesses that may be one and the same',
    description: 'Open ones unless another state is asked for; the likeliest first, or sort=newest.',
  })
  @Allow('business:compare')
  list(@CurrentActor() actor: Actor, @Query() query: DuplicateListQuery): Promise<Page<DuplicateView>> {
    return this.queries.list(actor, query);
  }

  @ApiStep(':id/difference', DuplicateDto, 'They are two businesses, after all')
  @Allow('business:merge')
  async differ(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { words }: DifferenceInput,
  ): Promise<DuplicateView> {
    await this.duplicates.differ(actor, id, words);
    return this.queries.get(actor, id);
  }
}
