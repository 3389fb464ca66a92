import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can, reaches } from '../access/permissions.js';
import { isOfficial } from '../access/roles.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { type FormFields, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import { isId } from '../platform/id.js';
import { momentOf } from '../platform/time-zone.js';
import { nameOf } from '../standards/units/units.js';
import { isoLocal } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { lotRows } from './operation-form.js';
import type { OperationValues } from './operation-form.views.js';
import { OperationsQueries } from './operations.queries.js';
import { ShipmentPage } from './shipment-page.views.js';
import { AnswerInputDto, SettlementInputDto, ShipmentInputDto, ShipmentListQuery } from './shipments.dto.js';
import { ShipmentsQueries } from './shipments.queries.js';
import { ShipmentsService } from './shipments.service.js';
import { ShipmentFormPage, ShipmentsPage } from './shipments.views.js';

@ApiExcludeController()
@Controller('console/shipments')
export class ShipmentsConsoleController {
  private readonly timeZone: string;

  constructor(
    private readonly shipments: ShipmentsService,
    private readonly queries: ShipmentsQueries,
    private readonly operations: OperationsQueries,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  @Allow('operation:read')
  @Get()
  async list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: ShipmentListQuery) {
    const mayWrite = can(actor, 'operation:record');
    const way = mayWrite && query.way !== 'out' ? 'in' : 'out';
    const page = await this.queries.list(actor, Object.assign(query, { way }));
    return <ShipmentsPage ctx={ctx} way={way} page={page} mayWrite={mayWrite} />;
  }

  @Allow('operation:record')
  @Get('new')
  async form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query('lot') lotId?: string) {
    const stock = await this.operations.stock(actor);
    const line = lotId !== undefined && isId(lotId) ? stock.find((each) => each.lotId === lotId) : undefined;
    const values = {
      eventTime: isoLocal(ctx.now, this.timeZone),
      ...(line === undefined ? {} : { 'lots.0.lotId': line.lotId, 'lots.0.unit': nameOf(line.unit ?? '') }),
    };
    return <ShipmentFormPage ctx={ctx} stock={stock} values={values} faults={[]} />;
  }

  @Allow('operation:record')
  @Post()
  send(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    return answerForm(
      async () => {
        const rows = lotRows(fields, 'lots');
        const plain = {
          ...this.timed(fields, ['toTaxCode', 'toName']),
          lots: rows.map(({ plain }) => plain),
        };
        const { id } = await rows.named(async () =>
          this.shipments.send(actor, await readInput(ShipmentInputDto, plain)),
        );
        return redirect(`/console/shipments/${id}`);
      },
      async (faults) => (
        <ShipmentFormPage
          ctx={ctx}
          stock={await this.operations.stock(actor)}
          values={fields}
          faults={faults}
        />
      ),
    );
  }

  @Allow('operation:read')
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    return this.page(actor, ctx, id, {}, []);
  }

  @Allow('operation:record')
  @Post(':id/answer')
  answer(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        const rows = lotRows(fields, 'lots');
        // Nothing of a lot arrived: it is left out.
        const lots = rows.flatMap(({ plain }) => (plain['quantity'] === 0 ? [] : [plain]));
        const plain = { ...this.timed(fields, ['words']), lots };
        await rows.named(async () =>
          this.shipments.answer(actor, id, await readInput(AnswerInputDto, plain)),
        );
        return redirect(`/console/shipments/${id}`);
      },
      (faults) => this.page(actor, ctx, id, fields, faults),
    );
  }

  @Allow('operation:record')
  @Post(':id/settlement')
  settle(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        await this.shipments.settle(actor, id, await readInput(SettlementInputDto, this.timed(fields, ['words', 'how']))); // prettier-ignore
        return redirect(`/console/shipments/${id}`);
      },
      (faults) => this.page(actor, ctx, id, fields, faults),
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    values: OperationValues,
    faults: readonly FieldFault[],
  ) {
    const shipment = await this.queries.get(actor, id);
    const side = isOfficial(actor.role) ? null : reaches(actor, shipment.fromId) ? 'from' : 'to';
    return (
      <ShipmentPage
        ctx={ctx}
        shipment={shipment}
        side={side}
        now={isoLocal(ctx.now, this.timeZone)}
        values={values}
        faults={faults}
      />
    );
  }

  private timed(fields: FormFields, names: readonly string[]): Record<string, unknown> {
    const picked = pickFields(fields, ['eventTime', 'place', 'note', ...names]);
    const moment = momentOf(picked['eventTime'] ?? '', this.timeZone);
    return { ...picked, eventTime: moment === null ? (picked['eventTime'] ?? '') : moment.toISOString() };
  }
}
