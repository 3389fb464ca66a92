import { Body, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiCreate, ApiFeature, ApiRead, ApiStep } from '../platform/http/api-routes.js';
import type { Page } from '../platform/http/cursor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import {
  AnswerInputDto,
  SettlementInputDto,
  ShipmentDto,
  ShipmentInputDto,
  ShipmentListQuery,
  ShipmentPageDto,
} from './shipments.dto.js';
import { ShipmentsQueries, type ShipmentView } from './shipments.queries.js';
import { ShipmentsService } from './shipments.service.js';

@ApiFeature('production', 'api/v1/shipments')
export class ShipmentsApiController {
  constructor(
    private readonly shipments: ShipmentsService,
    private readonly queries: ShipmentsQueries,
  ) {}

  @ApiCreate('/', ShipmentDto, {
    summary: 'Send lots to a business of the register, or to somebody else',
    description:
      'The goods stay the same lots. They are in nobody’s stock until the receiver says what arrived.',
  })
  @Allow('operation:record')
  async send(
    @CurrentActor() actor: Actor,
    @Body() input: ShipmentInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShipmentView> {
    const { id } = await this.shipments.send(actor, input);
    void reply.header('location', `/api/v1/shipments/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiRead('/', ShipmentPageDto, 'What was sent, or with `way=in` what comes in; the newest first')
  @Allow('operation:read')
  list(@CurrentActor() actor: Actor, @Query() query: ShipmentListQuery): Promise<Page<ShipmentView>> {
    return this.queries.list(actor, query);
  }

  @ApiRead(':id', ShipmentDto, 'One shipment, for either side')
  @Allow('operation:read')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ShipmentView> {
    return this.queries.get(actor, id);
  }

  @ApiStep(
    ':id/answer',
    ShipmentDto,
    'Say what arrived: all of it, or how much with a word on what is missing',
  )
  @Allow('operation:record')
  async answer(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: AnswerInputDto,
  ): Promise<ShipmentView> {
    await this.shipments.answer(actor, id, input);
    return this.queries.get(actor, id);
  }

  @ApiStep(':id/settlement', ShipmentDto, 'Take back what did not arrive, or write it off')
  @Allow('operation:record')
  async settle(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() input: SettlementInputDto,
  ): Promise<ShipmentView> {
    await this.shipments.settle(actor, id, input);
    return this.queries.get(actor, id);
  }
}
