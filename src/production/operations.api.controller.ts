import { Body, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiCreate, ApiFeature, ApiRead, ApiStep } from '../platform/http/api-routes.js';
import type { Page } from '../platform/http/cursor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Explanations } from './explanations.service.js';
import {
  BalanceListDto,
  ExplanationDto,
  OperationDto,
  OperationInputDto,
  OperationListQuery,
  OperationPageDto,
  UndoDto,
} from './operations.dto.js';
import { type Balance, OperationsQueries, type OperationView } from './operations.queries.js';
import { OperationsService } from './operations.service.js';

@ApiFeature('production', 'api/v1')
export class OperationsApiController {
  constructor(
    private readonly operations: OperationsService,
    private readonly queries: OperationsQueries,
    private readonly explanations: Explanations,
  ) {}

  @ApiCreate('operations', OperationDto, {
    summary:
      'Record what was done with lots: harvest, split, blend, process, pack, repack, loss, sample, sale, destruction',
    description: 'Becomes an EPCIS event and moves balances in one transaction. No more goes out than came in, after units are converted.', // prettier-ignore
  })
  @Allow('operation:record')
  async record(
    @CurrentActor() actor: Actor,
    @Body() input: OperationInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OperationView> {
    const { id } = await this.operations.record(actor, input);
    void reply.header('location', `/api/v1/operations/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiRead('operations', OperationPageDto, 'What was done with lots; the newest first')
  @Allow('operation:read')
  list(@CurrentActor() actor: Actor, @Query() query: OperationListQuery): Promise<Page<OperationView>> {
    return this.queries.list(actor, query);
  }

  @ApiRead('operations/:id', OperationDto, 'One operation')
  @Allow('operation:read')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<OperationView> {
    return this.queries.get(actor, id);
  }

  @ApiStep('operations/:id/undo', OperationDto, 'Declare an operation erroneous; what it moved goes back')
  @Allow('operation:record')
  async undo(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: UndoDto,
  ): Promise<OperationView> {
    await this.operations.undo(actor, id, reason);
    return this.queries.get(actor, id);
  }

  @ApiStep(
    'operations/:id/explanation',
    OperationDto,
    'Explain what is unlikely in it; until then its lots are not put on sale',
  )
  @Allow('operation:record')
  async explain(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() { code, words }: ExplanationDto,
  ): Promise<OperationView> {
    await this.explanations.explain(actor, id, code, words);
    return this.queries.get(actor, id);
  }

  @ApiRead('lots/:id/balances', BalanceListDto, 'What of a lot came in, went out and is left, by holder')
  @Allow('operation:read')
  async balances(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<{ items: readonly Balance[] }> {
    return { items: await this.queries.balances(actor, id) };
  }
}
