import { Body, Param } from '@nestjs/common';
import { Allow, CurrentActor, Limited } from '../../access/access.decorators.js';
import { businessOf } from '../../access/permissions.js';
import type { Actor } from '../../platform/actor.js';
import { NotFound } from '../../platform/errors.js';
import { ApiCreate, ApiFeature, ApiRead, ApiStep } from '../../platform/http/api-routes.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { BusinessesQueries } from '../businesses.queries.js';
import { AssignOwnerInput, HandOverInput, TransferDto, TransferListDto } from './ownership.dto.js';
import { OwnershipQueries, type TransferView } from './ownership.queries.js';
import { OwnershipService } from './ownership.service.js';

/** A business goes into other hands. Whoever is asked answers by the letter, so there is no route for that. */
@ApiFeature('businesses', 'api/v1')
export class OwnershipApiController {
  constructor(
    private readonly ownership: OwnershipService,
    private readonly queries: OwnershipQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ApiRead('businesses/:id/ownership-transfers', TransferListDto, 'To whom it was offered, the latest first')
  @Allow('ownership:withdraw')
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<TransferListDto> {
    await this.businesses.get(actor, id); // another's is not there
    return { items: await this.queries.history(actor, id) };
  }

  @ApiCreate('ownership-transfers', TransferDto, {
    summary: 'Offer the own business to somebody else',
    description: 'They get a letter and have seven days. Nothing changes before they agree.',
  })
  @Limited('invitation-network')
  @Allow('ownership:hand-over')
  async handOver(@CurrentActor() actor: Actor, @Body() input: HandOverInput): Promise<TransferView> {
    return this.answer(actor, businessOf(actor), await this.ownership.handOver(actor, input));
  }

  @ApiCreate('businesses/:id/ownership-transfers', TransferDto, {
    summary: 'Offer a business whose owner is gone to somebody else',
    description: 'With the reason and the paper it rests on.',
  })
  @Limited('invitation-network')
  @Allow('ownership:assign')
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: AssignOwnerInput,
  ): Promise<TransferView> {
    return this.answer(actor, id, await this.ownership.assign(actor, id, input));
  }

  @ApiStep('ownership-transfers/:id/withdrawal', null, 'Take an offer back, as long as nobody answered it')
  @Allow('ownership:withdraw')
  async withdraw(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.ownership.withdraw(actor, id);
  }

  private async answer(actor: Actor, businessId: string, id: string): Promise<TransferView> {
    const found = (await this.queries.history(actor, businessId)).find((each) => each.id === id);
    if (found === undefined) throw new NotFound();
    return found;
  }
}
