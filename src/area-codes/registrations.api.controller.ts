import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import {
  RegistrationDto,
  RegistrationRequestDto,
  RegistrationsDto,
  RegistrationStepDto,
} from './registrations.dto.js';
import { RegistrationsQueries, type RegistrationView } from './registrations.queries.js';
import { RegistrationsService } from './registrations.service.js';

@ApiTags('growing-areas')
@ApiBearerAuth('api-key')
@Controller('api/v1')
export class RegistrationsApiController {
  constructor(
    private readonly registrations: RegistrationsService,
    private readonly queries: RegistrationsQueries,
  ) {}

  @ApiOperation({ summary: 'Codes of a growing area, market by market' })
  @ApiOkResponse({ type: RegistrationsDto })
  @Allow('area-code:read')
  @Get('growing-areas/:id/registrations')
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    return { items: await this.queries.ofArea(actor, id) };
  }

  @ApiOperation({ summary: 'Ask for a code in a market abroad' })
  @ApiCreatedResponse({ type: RegistrationDto })
  @Allow('area-code:request')
  @Post('growing-areas/:id/registrations')
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

  @ApiOperation({ summary: 'The code of an area in one market' })
  @ApiOkResponse({ type: RegistrationDto })
  @Allow('area-code:read')
  @Get('area-registrations/:id')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RegistrationView> {
    return this.queries.get(actor, id);
  }

  @ApiOperation({ summary: 'Send it again after the office asked for more' })
  @ApiOkResponse({ type: RegistrationDto })
  @Allow('area-code:request')
  @HttpCode(200)
  @Post('area-registrations/:id/submission')
  async submit(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<RegistrationView> {
    await this.registrations.submit(actor, id);
    return this.queries.get(actor, id);
  }

  @ApiOperation({
    summary: 'Issue, suspend, correct, reinstate, revoke, renew or end it',
    description: 'Each step owes something else; which one may be taken when and by whom: docs/states.md.',
  })
  @ApiOkResponse({ type: RegistrationDto })
  @Allow('area-code:step')
  @HttpCode(200)
  @Post('area-registrations/:id/steps')
  async step(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: RegistrationStepDto,
  ): Promise<RegistrationView> {
    await this.registrations.step(actor, id, input);
    return this.queries.get(actor, id);
  }
}
