import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import { LotsQueries } from '../lots/lots.queries.js';
import type { Actor } from '../platform/actor.js';
import { NotFound } from '../platform/errors.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import { isId } from '../platform/id.js';
import { nameOf } from '../standards/units/units.js';
import { isoLocal } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { kindOf, withOperation } from './operation-form.js';
import { OperationFormPage, type OperationValues } from './operation-form.views.js';
import { OperationPage } from './operation-page.views.js';
import { Explanations } from './explanations.service.js';
import { ExplanationDto, UndoDto } from './operations.dto.js';
import { OperationsQueries } from './operations.queries.js';
import { OperationsService } from './operations.service.js';

@ApiExcludeController()
@Controller('console/operations')
export class OperationsConsoleController {
  private readonly timeZone: string;

  constructor(
    private readonly operations: OperationsService,
    private readonly queries: OperationsQueries,
    private readonly lots: LotsQueries,
    private readonly explanations: Explanations,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  @Allow('operation:record')
  @Get('new')
  async form(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Query('kind') kind?: string,
    @Query('lot') lotId?: string,
  ) {
    const values = { eventTime: isoLocal(ctx.now, this.timeZone) };
    return this.page(actor, ctx, kind, lotId, values, []);
  }

  @Allow('operation:record')
  @Post()
  record(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    return answerForm(
      async () => {
        const { id } = await withOperation(fields, this.timeZone, (input) =>
          this.operations.record(actor, input),
        );
        return redirect(`/console/operations/${id}?done=recorded`);
      },
      (faults) => this.page(actor, ctx, fieldOf(fields, 'kind'), fieldOf(fields, 'lot'), fields, faults),
    );
  }

  @Allow('operation:read')
  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: string,
  ) {
    return this.show(actor, ctx, id, done === 'recorded', []);
  }

  @Allow('operation:record')
  @Post(':id/undo')
  undo(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        const { reason } = await readInput(UndoDto, pickFields(fields, ['reason']));
        await this.operations.undo(actor, id, reason);
        return redirect(`/console/operations/${id}`);
      },
      (faults) => this.show(actor, ctx, id, false, faults),
    );
  }

  @Allow('operation:record')
  @Post(':id/explanation')
  explain(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        const { code, words } = await readInput(ExplanationDto, pickFields(fields, ['code', 'words']));
        await this.explanations.explain(actor, id, code, words);
        return redirect(`/console/operations/${id}`);
      },
      (faults) => this.show(actor, ctx, id, false, faults),
    );
  }

  private async show(
    actor: Actor,
    ctx: PageContext,
    id: string,
    done: boolean,
    faults: readonly FieldFault[],
  ) {
    const operation = await this.queries.get(actor, id);
    return <OperationPage ctx={ctx} operation={operation} mayUndo={can(actor, 'operation:record')} done={done} faults={faults} />; // prettier-ignore
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    kindText: string | undefined,
    lotId: string | undefined,
    values: OperationValues,
    faults: readonly FieldFault[],
  ) {
    const kind = kindOf(kindText);
    // A harvest is written in the diary of its lot, with the areas and the picture.
    if (kind === null || kind === 'harvest') throw new NotFound();
    const stock = await this.queries.stock(actor);
    const lot = lotId !== undefined && isId(lotId) ? await this.lots.get(actor, lotId) : null;
    const line = stock.find((each) => each.lotId === lot?.id);
    const proposed =
      lot === null
        ? {}
        : {
            'inputs.0.lotId': lot.id,
            'inputs.0.unit': line?.unit ? nameOf(line.unit) : (lot.unit ?? ''),
            'outputs.0.product': lot.productId,
          };
    return (
      <OperationFormPage
        ctx={ctx}
        kind={kind}
        lot={lot}
        stock={stock}
        products={await this.lots.productsFor(actor)}
        values={{ ...proposed, ...values }}
        faults={faults}
      />
    );
  }
}
