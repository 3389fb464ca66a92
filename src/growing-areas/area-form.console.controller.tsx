import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { HOME } from '../area-codes/markets.js';
import { CONFIG, type Config } from '../config.js';
import { PlacesQueries } from '../places/places.queries.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { Takes } from '../platform/http/body-rules.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { versionOf } from '../platform/http/validation.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { readArea, sentBoundary, typedArea } from './area-form.js';
import { type AreaValues, detailValues } from './area-values.js';
import { landAround } from './base-map.js';
import { BoundaryPreviews, type BoundaryPreview } from './boundary-preview.js';
import { communeCentres } from './commune-centres.js';
import { communeChoice } from './commune-options.js';
import { fromHectares } from './declared-size.js';
import { GrowingAreaFormPage } from './growing-area-form.views.js';
import { areaStates } from './growing-area.transitions.js';
import { GrowingAreasQueries, type GrowingAreaView } from './growing-areas.queries.js';
import { GrowingAreasService } from './growing-areas.service.js';
import { turnRound } from './turn-round.js';

/** Declares an area, and changes one that has no code yet. */
@ApiExcludeController()
@Controller('console/areas')
export class AreaFormConsoleController {
  constructor(
    private readonly areas: GrowingAreasService,
    private readonly queries: GrowingAreasQueries,
    private readonly previews: BoundaryPreviews,
    private readonly places: PlacesQueries,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

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
      return this.formPage(actor, ctx, null, typedArea(form), [], { maySend, looking: true });
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

  @Allow('growing-area:write')
  @Get(':id/edit')
  async editForm(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const area = await this.queries.get(actor, id);
    if (!areaStates.allows(area.status, 'edit', actor.role)) return redirect(`/console/areas/${id}`);
    if (area.kind === 'packing-house') return redirect(`/console/packing-houses/${id}/edit`);
    return this.formPage(
      actor,
      ctx,
      area,
      {
        ...detailValues(area),
        name: area.name,
        crop: area.crop,
        declaredUnit: area.declaredUnit,
        communeCode: area.communeCode,
        village: area.village,
        households: area.households,
        hectaresDeclared: fromHectares(area.hectaresDeclared, area.declaredUnit),
        polygon: JSON.stringify(area.polygon),
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
      return this.formPage(actor, ctx, shown, typedArea(form), [], { looking: true });
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
    return this.formPage(actor, ctx, area, typedArea(form), faults, { maySend, preview });
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
        const values = { ...typedArea(form), polygon: JSON.stringify(preview.polygon), grid: '' };
        return this.formPage(actor, ctx, area, values, [], { maySend, preview });
      },
      (faults) => this.formPage(actor, ctx, area, typedArea(form), faults, { maySend }),
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
        markets={[HOME, ...this.config.areas.markets]}
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
