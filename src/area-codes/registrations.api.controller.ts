import { Body, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiCreate, ApiFeature, ApiRead, ApiStep } from '../platform/http/api-routes.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import {
  RegistrationDto,
  RegistrationRequestDto,
  RegistrationsDto,
  RegistrationStepDto,
  RenewalDto,
} from './registrations.dto.js';
import { RegistrationsQueries, type RegistrationView } from './registrations.queries.js';
import { RenewalsService } from './renewals.service.js';
import { RegistrationsService } from './registrations.service.js';

@ApiFeature('growing-areas', 'api/v1')
export class RegistrationsApiController {
  constructor(
    private readonly registrations: RegistrationsService,
    private readonly queries: RegistrationsQueries,
    private readonly renewals: RenewalsService,
  ) {}

  @ApiRead('growing-areas/:id/registrations', RegistrationsDto, 'Codes of a growing area, market by market')
  @Allow('area-code:read')
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    return { items: await this.queries.ofArea(actor, id) };
  }

  @ApiCreate('growing-areas/:id/registrations', RegistrationDto, 'Ask for a code in a market abroad')
  @Allow('area-code:request')
  async request(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) areaId: string,
    @Body() { market }: RegistrationRequestDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegistrationView> {
    const { id } = await this.registrations.request(actor, areaId, market);
    void reply.header('location', `/api/v1/area-registrations/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiRead('area-registrations/:id', RegistrationDto, 'The code of an area in one market')
  @Allow('area-code:read')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RegistrationView> {
    return this.queries.get(actor, id);
  }

  @ApiStep(
    'area-registrations/:id/submission',
    RegistrationDto,
    'Send it again after the office asked for more',
  )
  @Allow('area-code:request')
  async submit(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RegistrationView> {
    await this.registrations.submit(actor, id);
    return this.queries.get(actor, id);
  }

  @ApiStep('area-registrations/:id/renewal', RegistrationDto, {
    summary: 'Ask that a code may go on beyond its last day',
    description: 'The office answers by dossier; sent again, it amends one that was asked to be.',
  })
  @Allow('area-code:request')
  async renew(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: RenewalDto,
  ): Promise<RegistrationView & { readonly reference: string }> {
    const { reference } = await this.renewals.ask(actor, id, input);
    return { ...(await this.queries.get(actor, id)), reference };
  }

  @ApiStep('area-registrations/:id/steps', RegistrationDto, {
    summary: 'Issue, suspend, correct, reinstate, revoke, renew or end it',
    description: 'Each step owes something else; which one may be taken when and by whom: docs/states.md.',
  })
  @Allow('area-code:step')
  async step(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: RegistrationStepDto,
  ): Promise<RegistrationView> {
    await this.registrations.step(actor, id, input);
    return this.queries.get(actor, id);
  }
}
