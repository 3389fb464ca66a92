import { Body, Param, Query } from '@nestjs/common';
import { Allow, CurrentActor } from '../../access/access.decorators.js';
import type { Actor } from '../../platform/actor.js';
import { ApiFeature, ApiRead, ApiStep } from '../../platform/http/api-routes.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ReasonDto } from '../../platform/http/reason.dto.js';
import { BusinessDto } from '../businesses.dto.js';
import { businessAnswer } from '../business-answer.js';
import { BusinessesQueries } from '../businesses.queries.js';
import { MergerInput, MergerPreviewDto, MergerQuery } from './mergers.dto.js';
import { MergersQueries } from './mergers.queries.js';
import { MergersService } from './mergers.service.js';

@ApiFeature('businesses', 'api/v1/businesses')
export class MergersApiController {
  constructor(
    private readonly mergers: MergersService,
    private readonly queries: MergersQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ApiRead(':id/merger', MergerPreviewDto, 'What merging this business into another would change')
  @Allow('business:merge')
  async preview(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Query() { into }: MergerQuery,
  ): Promise<MergerPreviewDto> {
    const { merged, survivor, ...rest } = await this.queries.preview(actor, id, into);
    return { merged: businessAnswer(merged), survivor: businessAnswer(survivor), ...rest };
  }

  @ApiStep(':id/merger', BusinessDto, {
    summary: 'Merge this business into another, which then answers for its records, codes and pages',
    description:
      'Nothing is moved or copied, so that it can be undone. 409 names what stands in the way; GET tells it all beforehand.',
  })
  @Allow('business:merge')
  async merge(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { into, people, ...cause }: MergerInput,
  ) {
    await this.mergers.merge(actor, id, into, people, cause);
    return businessAnswer(await this.businesses.get(actor, id));
  }

  @ApiStep(
    ':id/merger-undoing',
    BusinessDto,
    'Take a merged business out again: everything is as it was before',
  )
  @Allow('business:merge')
  async undo(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @Body() cause: ReasonDto) {
    await this.mergers.undo(actor, id, cause);
    return businessAnswer(await this.businesses.get(actor, id));
  }
}
