import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import { isOfficial } from '../access/roles.js';
import { CodesQueries } from '../codes/codes.queries.js';
import { DiaryQueries } from '../diary/diary.queries.js';
import { readCause } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { listAnswer } from '../platform/http/list-answer.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { PAGE_SIZE_MAX } from '../platform/http/cursor.js';
import { PageDto } from '../platform/http/page.dto.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf, withNumbers } from '../platform/http/validation.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { isoDay } from '../ui/format.js';
import { type LotDone, LotPage } from './lot-page.views.js';
import { lotStates, stateOf } from './lot.transitions.js';
import { LotParts } from './lot-parts.js';
import { LotInputDto, LotListQuery } from './lots.dto.js';
import { LotsQueries } from './lots.queries.js';
import { LotsService } from './lots.service.js';
import { lotList, LotsPage } from './lot-list.views.js';
import { LotFormPage } from './lots.views.js';

const FIELDS = ['variantId', 'lotNumber', 'quantity', 'unit', 'madeOn', 'expiresOn'] as const;
const DONE: readonly LotDone[] = ['created', 'edited', 'released', 'held', 'recorded', 'corrected'];

@ApiExcludeController()
@Controller('console/lots')
export class LotsConsoleController {
  constructor(
    private readonly lots: LotsService,
    private readonly queries: LotsQueries,
    private readonly events: DiaryQueries,
    private readonly codes: CodesQueries,
    private readonly parts: LotParts,
  ) {}

  @Allow('lot:read')
  @Get()
  list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: LotListQuery) {
    const mayWrite = can(actor, 'lot:write');
    return listAnswer(
      ctx,
      lotList(ctx, mayWrite),
      (part) => this.queries.list(actor, Object.assign({}, query, part)),
      (page) => <LotsPage ctx={ctx} page={page} mayWrite={mayWrite} />,
    );
  }

  @Allow('lot:write')
  @Get('new')
  async form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query('product') product?: string) {
    const today = isoDay(ctx.now, ctx.registry.timeZone);
    const products = await this.queries.productsFor(actor);
    const lotNumber = await this.queries.suggestNumber(actor, Number(today.slice(0, 4)));
    const productId =
      typeof product === 'string' ? product : products.length === 1 ? products[0]?.id : undefined;
    return (
      <LotFormPage
        ctx={ctx}
        lot={null}
        products={products}
        values={{ productId, lotNumber, madeOn: today }}
        faults={[]}
      />
    );
  }

  @Allow('lot:write')
  @Post()
  create(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    return answerForm(
      async () => {
        const picked = { ...pickFields(fields, FIELDS), ...chosen(fields) };
        const input = await readInput(LotInputDto, withNumbers({ lotNumber: '', ...picked }, ['quantity']));
        const { id } = await this.lots.create(actor, input);
        return redirect(`/console/lots/${id}?done=created`);
      },
      async (faults) => (
        <LotFormPage
          ctx={ctx}
          lot={null}
          products={await this.queries.productsFor(actor)}
          values={pickFields(fields, ['productId', ...FIELDS])}
          faults={faults.map((fault) =>
            fault.path === 'variantId' ? { ...fault, path: 'productId' } : fault,
          )}
        />
      ),
    );
  }

  @Allow('lot:read')
  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query() { cursor }: PageDto,
    @Query('done') done?: string,
  ) {
    return this.page(actor, ctx, id, DONE.find((key) => key === done) ?? null, [], cursor);
  }

  @Allow('lot:write')
  @Get(':id/edit')
  async editForm(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const lot = await this.queries.get(actor, id);
    if (!lotStates.allows(stateOf(lot), 'edit', actor.role)) return redirect(`/console/lots/${id}`);
    const values = Object.fromEntries(FIELDS.map((field) => [field, lot[field]]));
    const variants = await this.queries.variantsOf(lot.productId);
    return <LotFormPage ctx={ctx} lot={lot} products={[]} variants={variants} values={values} faults={[]} />;
  }

  @Allow('lot:write')
  @Post(':id/edit')
  edit(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        const { productId } = await this.queries.get(actor, id);
        const picked = { lotNumber: '', ...pickFields(fields, FIELDS), productId };
        const input = await readInput(LotInputDto, withNumbers(picked, ['quantity']));
        const {
          lotNumber,
          variantId = null,
          quantity = null,
          unit = null,
          madeOn = null,
          expiresOn = null,
        } = input;
        await this.lots.edit(actor, id, versionOf(fields), {
          lotNumber,
          variantId,
          quantity,
          unit,
          madeOn,
          expiresOn,
        });
        return redirect(`/console/lots/${id}?done=edited`);
      },
      async (faults) => {
        const lot = await this.queries.get(actor, id);
        return (
          <LotFormPage
            ctx={ctx}
            lot={{ ...lot, version: versionOf(fields) }}
            products={[]}
            variants={await this.queries.variantsOf(lot.productId)}
            values={pickFields(fields, FIELDS)}
            faults={faults}
          />
        );
      },
    );
  }

  @Allow('lot:hold')
  @Post(':id/release')
  async release(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.lots.release(actor, id);
    return redirect(`/console/lots/${id}?done=released`);
  }

  @Allow('lot:hold')
  @Post(':id/hold')
  hold(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        const cause = await readCause(fields);
        await this.lots.hold(actor, id, cause);
        return redirect(`/console/lots/${id}?done=held`);
      },
      (faults) => this.page(actor, ctx, id, null, faults),
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    done: LotDone | null,
    faults: readonly FieldFault[],
    cursor?: string,
  ) {
    const lot = await this.queries.get(actor, id);
    return (
      <LotPage
        ctx={ctx}
        lot={lot}
        events={await this.events.listOfLot(actor, id, { cursor, limit: PAGE_SIZE_MAX })}
        harvested={await this.events.hasOrigin(id)}
        code={await this.codes.ofLot(actor, id)}
        mayWrite={can(actor, 'lot:write')}
        offers={lotStates.offers(stateOf(lot), actor.role)}
        office={isOfficial(actor.role)}
        parts={await this.parts.load(actor, lot, ctx)}
        done={done}
        faults={faults}
      />
    );
  }
}

/** A product, or one of its units of sale: one choice of the form, without script. */
function chosen(fields: SentForm['fields']): { readonly productId: string; readonly variantId?: string } {
  const [productId = '', variantId] = (fieldOf(fields, 'productId') ?? '').split(' ', 2);
  return variantId === undefined ? { productId } : { productId, variantId };
}
