import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Feature } from 'geojson';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import { RegistrationsQueries } from '../area-codes/registrations.queries.js';
import { readCause } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import { NotFound } from '../platform/errors.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { listAnswer } from '../platform/http/list-answer.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { AreaSituations } from './area-situation.js';
import type { AreaDone } from './area-frame.views.js';
import { GrowingAreaPage } from './growing-area-page.views.js';
import { PackingHousePage } from './packing-house-page.views.js';
import { areaStates } from './growing-area.transitions.js';
import { GrowingAreaListQuery } from './growing-areas.dto.js';
import { GrowingAreasQueries } from './growing-areas.queries.js';
import { GrowingAreasService } from './growing-areas.service.js';
import { SeasonsService } from './seasons.service.js';
import { areaList, GrowingAreasPage } from './area-list.views.js';

const DONE: readonly AreaDone[] = ['created', 'edited', 'submitted', 'suspended', 'resumed'];
const LOTS_SHOWN = 5;

@ApiExcludeController()
@Controller('console/areas')
export class GrowingAreasConsoleController {
  constructor(
    private readonly areas: GrowingAreasService,
    private readonly queries: GrowingAreasQueries,
    private readonly situations: AreaSituations,
    private readonly registrations: RegistrationsQueries,
    private readonly seasons: SeasonsService,
  ) {}

  @Allow('growing-area:read')
  @Get()
  list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: GrowingAreaListQuery) {
    const mayWrite = can(actor, 'growing-area:write');
    return listAnswer(
      ctx,
      areaList(ctx, mayWrite),
      (part) => this.queries.list(actor, Object.assign({}, query, part)),
      (page) => <GrowingAreasPage ctx={ctx} page={page} mayWrite={mayWrite} />,
    );
  }

  @Allow('growing-area:read')
  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: unknown,
    @Query('reference') reference?: unknown,
  ) {
    return this.page(actor, ctx, id, done, reference, []);
  }

  @Allow('growing-area:read')
  @Get(':id/boundary.geojson')
  async boundary(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Feature> {
    const { polygon, name, code } = await this.queries.get(actor, id);
    if (polygon === null) throw new NotFound();
    // Only now: a page that says there is none is not to be downloaded.
    void reply.type('application/geo+json').header('content-disposition', 'attachment');
    return { type: 'Feature', properties: { name, code }, geometry: polygon };
  }

  @Allow('growing-area:write')
  @Post(':id/submission')
  @HttpCode(200)
  submit(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    return answerForm(
      async () => {
        const { reference } = await this.areas.submit(actor, id);
        return redirect(`/console/areas/${id}?done=submitted&reference=${reference}`);
      },
      (faults) => this.page(actor, ctx, id, undefined, undefined, faults),
    );
  }

  @Allow('growing-area:suspend')
  @Post(':id/suspension')
  suspend(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    return answerForm(
      async () => {
        const cause = await readCause(form.fields);
        await this.areas.suspend(actor, id, cause);
        return redirect(`/console/areas/${id}?done=suspended`);
      },
      (faults) => this.page(actor, ctx, id, undefined, undefined, faults),
    );
  }

  @Allow('growing-area:suspend')
  @Post(':id/resumption')
  async resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.areas.resume(actor, id);
    return redirect(`/console/areas/${id}?done=resumed`);
  }

  @Allow('growing-area:write')
  @Post(':id/deletion')
  async delete(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.areas.delete(actor, id);
    return redirect('/console/areas');
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    done: unknown,
    reference: unknown,
    faults: readonly FieldFault[],
  ) {
    const area = await this.queries.get(actor, id);
    const [situation, maySend, registrations] = await Promise.all([
      this.situations.of(actor, area, ctx.lang),
      this.queries.isActive(area.businessId),
      this.registrations.ofArea(actor, id),
    ]);
    const shared = {
      ctx,
      situation,
      registrations,
      mayWrite: can(actor, 'growing-area:write'),
      offers: (action: Parameters<typeof areaStates.allows>[1]) =>
        areaStates.allows(area.status, action, actor.role) && (action !== 'submit' || maySend),
      done: DONE.find((key) => key === done) ?? null,
      reference: typeof reference === 'string' && /^[\w-]{1,30}$/.test(reference) ? reference : null,
      faults,
    };
    if (area.kind === 'packing-house') return <PackingHousePage {...shared} area={area} />;
    const [overlaps, lots, seasons] = await Promise.all([
      this.queries.overlaps(area),
      this.queries.lotsFrom(id, LOTS_SHOWN),
      this.seasons.list(actor, id),
    ]);
    return (
      <GrowingAreaPage
        {...shared}
        area={area}
        overlaps={overlaps}
        lots={lots}
        seasons={seasons}
        mayCertify={can(actor, 'season:certify')}
        mayReadHouseholds={can(actor, 'household:read')}
      />
    );
  }
}
