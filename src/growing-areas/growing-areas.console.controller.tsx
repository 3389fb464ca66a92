import { Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Feature } from 'geojson';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import { RegistrationsQueries } from '../area-codes/registrations.queries.js';
import { PlacesQueries } from '../places/places.queries.js';
import { readCause } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { listAnswer } from '../platform/http/list-answer.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf, withNumbers } from '../platform/http/validation.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { AreaSituations } from './area-situation.js';
import { landAround } from './base-map.js';
import { BoundaryPreviews, type BoundaryPreview } from './boundary-preview.js';
import { boundaryText } from './boundary.js';
import { asDeclaredUnit, fromHectares, toHectares } from './declared-size.js';
import { communeCentres } from './commune-centres.js';
import { turnRound } from './turn-round.js';
import { communeChoice } from './commune-options.js';
import { type AreaValues, GrowingAreaFormPage } from './growing-area-form.views.js';
import { type AreaDone, GrowingAreaPage } from './growing-area-page.views.js';
import { areaStates } from './growing-area.transitions.js';
import { GrowingAreaInputDto, GrowingAreaListQuery } from './growing-areas.dto.js';
import { GrowingAreasQueries, type GrowingAreaView } from './growing-areas.queries.js';
import { GrowingAreasService } from './growing-areas.service.js';
import { SeasonsService } from './seasons.service.js';
import { areaList, GrowingAreasPage } from './area-list.views.js';
import { Takes } from '../platform/http/body-rules.js';

const FIELDS = [
  'name',
  'crop',
  'hectaresDeclared',
  'declaredUnit',
  'communeCode',
  'village',
  'households',
  'polygon',
  'grid',
] as const;
const DONE: readonly AreaDone[] = ['created', 'edited', 'submitted', 'suspended', 'resumed'];
const LOTS_SHOWN = 5;

@ApiExcludeController()
@Controller('console/areas')
export class GrowingAreasConsoleController {
  constructor(
    private readonly areas: GrowingAreasService,
    private readonly queries: GrowingAreasQueries,
    private readonly situations: AreaSituations,
    private readonly previews: BoundaryPreviews,
    private readonly places: PlacesQueries,
    private readonly registrations: RegistrationsQueries,
    private readonly seasons: SeasonsService,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
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

  @Allow('growing-area:write')
  @Get('new')
  async form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    const maySend = await this.queries.assertMayDeclare(actor);
    const values = { communeCode: await this.queries.ownCommune(actor) };
    return this.formPage(actor, ctx, null, values, [], { maySend });
  }

  @Allow('growing-area:write')
  @Takes('boundary')
  @Post()
  @HttpCode(200)
  async create(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() form: SentForm) {
    const maySend = await this.queries.assertMayDeclare(actor);
    if (fieldOf(form.fields, 'then') === 'find')
      return this.formPage(actor, ctx, null, typed(form), [], { maySend, looking: true });
    if (fieldOf(form.fields, 'then') === 'preview') return this.preview(actor, ctx, null, form, maySend);
    return answerForm(
      async () => {
        const { id } = await this.areas.create(actor, await readArea(form));
        if (fieldOf(form.fields, 'then') !== 'submit' || !maySend)
          return redirect(`/console/areas/${id}?done=created`);
        const { reference } = await this.areas.submit(actor, id);
        return redirect(`/console/areas/${id}?done=submitted&reference=${reference}`);
      },
      (faults) => this.faultyPage(actor, ctx, null, form, faults, maySend),
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
    // Only now: a page that says there is none is not to be downloaded.
    void reply.type('application/geo+json').header('content-disposition', 'attachment');
    return { type: 'Feature', properties: { name, code }, geometry: polygon };
  }

  @Allow('growing-area:write')
  @Get(':id/edit')
  async editForm(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const area = await this.queries.get(actor, id);
    if (!areaStates.allows(area.status, 'edit', actor.role)) return redirect(`/console/areas/${id}`);
    const { polygon, ...facts } = area;
    const values = Object.fromEntries(
      FIELDS.map((field) => [field, field === 'polygon' || field === 'grid' ? '' : facts[field]]),
    );
    return this.formPage(
      actor,
      ctx,
      area,
      {
        ...values,
        hectaresDeclared: fromHectares(area.hectaresDeclared, area.declaredUnit),
        polygon: JSON.stringify(polygon),
      },
      [],
    );
  }

  @Allow('growing-area:write')
  @Takes('boundary')
  @Post(':id/edit')
  @HttpCode(200)
  async edit(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    const area = await this.queries.get(actor, id);
    const shown = { ...area, version: versionOf(form.fields) };
    if (fieldOf(form.fields, 'then') === 'find')
      return this.formPage(actor, ctx, shown, typed(form), [], { looking: true });
    if (fieldOf(form.fields, 'then') === 'preview') return this.preview(actor, ctx, shown, form, true);
    return answerForm(
      async () => {
        const input = await readArea(form);
        // A form shows every field, so one left empty is emptied; the API changes only what it sends.
        input.village ??= null;
        input.households ??= null;
        await this.areas.edit(actor, id, shown.version, input);
        return redirect(`/console/areas/${id}?done=edited`);
      },
      (faults) => this.faultyPage(actor, ctx, shown, form, faults, true),
    );
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
    const [situation, overlaps, lots, maySend, registrations, seasons] = await Promise.all([
      this.situations.of(actor, area, ctx.lang),
      this.queries.overlaps(area),
      this.queries.lotsFrom(id, LOTS_SHOWN),
      this.queries.isActive(area.businessId),
      this.registrations.ofArea(actor, id),
      this.seasons.list(actor, id),
    ]);
    return (
      <GrowingAreaPage
        ctx={ctx}
        area={area}
        situation={situation}
        overlaps={overlaps}
        lots={lots}
        registrations={registrations}
        seasons={seasons}
        mayCertify={can(actor, 'season:certify')}
        mayWrite={can(actor, 'growing-area:write')}
        offers={(action) =>
          areaStates.allows(area.status, action, actor.role) && (action !== 'submit' || maySend)
        }
        done={DONE.find((key) => key === done) ?? null}
        reference={typeof reference === 'string' && /^[\w-]{1,30}$/.test(reference) ? reference : null}
        faults={faults}
      />
    );
  }

  /** With a map of the place where the fault is one of who else has the ground. */
  private async faultyPage(
    actor: Actor,
    ctx: PageContext,
    area: Pick<GrowingAreaView, 'id' | 'name' | 'version'> | null,
    form: SentForm,
    faults: readonly FieldFault[],
    maySend: boolean,
  ) {
    const preview = faults.some(({ code }) => code === 'area-overlap-blocked')
      ? await this.previews.of(actor, sentBoundary(form), area?.id ?? null, ctx.lang)
      : null;
    return this.formPage(actor, ctx, area, typed(form), faults, { maySend, preview });
  }

  /** The boundary as it was read; what is sent next is that very one. */
  private preview(
    actor: Actor,
    ctx: PageContext,
    area: Pick<GrowingAreaView, 'id' | 'name' | 'version'> | null,
    form: SentForm,
    maySend: boolean,
  ) {
    return answerForm(
      async () => {
        const preview = await this.previews.of(actor, sentBoundary(form), area?.id ?? null, ctx.lang);
        const values = { ...typed(form), polygon: JSON.stringify(preview.polygon), grid: '' };
        return this.formPage(actor, ctx, area, values, [], { maySend, preview });
      },
      (faults) => this.formPage(actor, ctx, area, typed(form), faults, { maySend }),
    );
  }

  private async formPage(
    actor: Actor,
    ctx: PageContext,
    area: Pick<GrowingAreaView, 'id' | 'name' | 'version'> | null,
    values: AreaValues,
    faults: readonly FieldFault[],
    { maySend = true, looking = false, preview = null }: FormShown = {},
  ) {
    const { communeCode, oldName, polygon } = values;
    // Offered the right way round: the map shows it, and the next press takes it.
    const swapped = faults.some(({ code }) => code === 'geo-swapped');
    const turned = swapped && typeof polygon === 'string' ? turnRound(polygon) : null;
    const current = typeof communeCode === 'string' ? communeCode : null;
    const sought = typeof oldName === 'string' ? oldName : '';
    const communes = await communeChoice(this.places, this.province.code, ctx.lang, sought, current);
    // An empty box is no fault: Enter in any field presses the first button of a form, which is this one.
    const unclear: FieldFault[] =
      !looking || communes.found === null || communes.certain !== null
        ? []
        : communes.found === 0
          ? [{ path: 'oldName', code: 'commune-unknown' }]
          : [{ path: 'communeCode', code: 'commune-ambiguous' }];
    // Nothing is chosen for the reader where the old commune was divided.
    const chosen = looking && (communes.found ?? 0) > 0 ? communes.certain : current;
    return (
      <GrowingAreaFormPage
        ctx={ctx}
        area={area}
        values={{ ...values, communeCode: chosen, ...(turned === null ? {} : { polygon: turned }) }}
        communes={communes}
        maySend={maySend}
        preview={preview}
        answer={
          looking && unclear.length === 0 && communes.certain !== null
            ? (communes.options.find(({ value }) => value === communes.certain)?.text ?? null)
            : null
        }
        map={{
          land: await landAround(this.province.code, chosen, ctx.lang),
          communes: await communeCentres(communes.options.map(({ value }) => value)),
          areas: (await this.queries.ownOutlines(actor, area?.id ?? null)).map(({ name, polygon }) => ({
            name,
            polygon,
          })),
        }}
        faults={[
          ...faults.map((fault) =>
            turned !== null && fault.code === 'geo-swapped'
              ? { ...fault, code: 'geo-swapped-mended' }
              : fault,
          ),
          ...unclear,
        ]}
      />
    );
  }
}

interface FormShown {
  readonly maySend?: boolean;
  readonly looking?: boolean;
  readonly preview?: BoundaryPreview | null;
}

function sentBoundary(form: SentForm) {
  const file = form.uploads.get('boundaryFile');
  return {
    polygon: file === undefined ? (fieldOf(form.fields, 'polygon') ?? '') : boundaryText(file.data),
    grid: fieldOf(form.fields, 'grid') ?? '',
    communeCode: fieldOf(form.fields, 'communeCode') ?? '',
  };
}

function readArea(form: SentForm): Promise<GrowingAreaInputDto> {
  const file = form.uploads.get('boundaryFile');
  const fields = withNumbers(pickFields(form.fields, FIELDS), ['hectaresDeclared', 'households']);
  const { hectaresDeclared: size, declaredUnit: unit } = fields;
  return readInput(GrowingAreaInputDto, {
    ...fields,
    // Written in a unit of one's own, kept in hectares.
    ...(typeof size === 'number' ? { hectaresDeclared: toHectares(size, asDeclaredUnit(unit)) } : {}),
    ...(file === undefined ? {} : { polygon: boundaryText(file.data) }),
  });
}

/** What was typed, with the content of the file: a browser does not send a chosen file twice. */
function typed(form: SentForm): AreaValues {
  const file = form.uploads.get('boundaryFile');
  const values = pickFields(form.fields, [...FIELDS, 'oldName']);
  try {
    return file === undefined ? values : { ...values, polygon: boundaryText(file.data) };
  } catch {
    return values; // no text to put back; the fault says so
  }
}
