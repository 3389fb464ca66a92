import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { HOME } from '../area-codes/markets.js';
import { CONFIG, type Config } from '../config.js';
import { PlacesQueries } from '../places/places.queries.js';
import type { Actor } from '../platform/actor.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf, withNumbers } from '../platform/http/validation.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { readPlaceText } from '../standards/geo/place-text.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { readShared, typedShared } from './area-form.js';
import { type AreaValues, detailValues } from './area-values.js';
import { communeChoice } from './commune-options.js';
import { areaStates } from './growing-area.transitions.js';
import { GrowingAreasQueries } from './growing-areas.queries.js';
import { GrowingAreasService } from './growing-areas.service.js';
import { PackingHouseFormPage, type PackingHouseFormPageProps } from './packing-house-form.views.js';
import { PackingHouseInputDto } from './packing-houses.dto.js';

const FIELDS = ['name', 'crop', 'communeCode', 'village', 'facilityNumber', 'capacityTonnes'] as const;
type House = PackingHouseFormPageProps['house'];

/** Declares a packing house, and changes one that has no code yet. */
@ApiExcludeController()
@Controller('console/packing-houses')
export class PackingHousesConsoleController {
  constructor(
    private readonly areas: GrowingAreasService,
    private readonly queries: GrowingAreasQueries,
    private readonly places: PlacesQueries,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  @Allow('growing-area:write')
  @Get('new')
  async form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    const maySend = await this.queries.assertMayDeclare(actor);
    const values = { communeCode: await this.queries.ownCommune(actor) };
    return this.page(ctx, null, values, [], maySend);
  }

  @Allow('growing-area:write')
  @HttpCode(200)
  @Post()
  async create(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() form: SentForm) {
    const maySend = await this.queries.assertMayDeclare(actor);
    return answerForm(
      async () => {
        const { id } = await this.areas.createPackingHouse(actor, await readHouse(form));
        if (fieldOf(form.fields, 'then') !== 'submit' || !maySend)
          return redirect(`/console/areas/${id}?done=created`);
        const { reference } = await this.areas.submit(actor, id);
        return redirect(`/console/areas/${id}?done=submitted&reference=${reference}`);
      },
      (faults) => this.page(ctx, null, typed(form), faults, maySend),
    );
  }

  @Allow('growing-area:write')
  @Get(':id/edit')
  async editForm(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const house = await this.queries.get(actor, id);
    if (house.kind !== 'packing-house') throw new NotFound();
    if (!areaStates.allows(house.status, 'edit', actor.role)) return redirect(`/console/areas/${id}`);
    const { name, crop, communeCode, village, facilityNumber, capacityTonnes, lon, lat } = house;
    const values = {
      ...detailValues(house),
      ...{ name, crop, communeCode, village, facilityNumber, capacityTonnes },
      place: `${lat}, ${lon}`,
    };
    return this.page(ctx, house, values, [], true);
  }

  @Allow('growing-area:write')
  @HttpCode(200)
  @Post(':id/edit')
  async edit(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    const house = await this.queries.get(actor, id);
    if (house.kind !== 'packing-house') throw new NotFound();
    const shown = { id, name: house.name, version: versionOf(form.fields) };
    return answerForm(
      async () => {
        const input = await readHouse(form);
        // A form shows every field, so one left empty is emptied; the API changes only what it sends.
        input.village ??= null;
        input.facilityNumber ??= null;
        input.capacityTonnes ??= null;
        await this.areas.editPackingHouse(actor, id, shown.version, input);
        return redirect(`/console/areas/${id}?done=edited`);
      },
      (faults) => this.page(ctx, shown, typed(form), faults, true),
    );
  }

  private async page(
    ctx: PageContext,
    house: House,
    values: AreaValues,
    faults: readonly FieldFault[],
    maySend: boolean,
  ) {
    const { communeCode } = values;
    const current = typeof communeCode === 'string' ? communeCode : null;
    const { options } = await communeChoice(this.places, this.province.code, ctx.lang, '', current);
    return (
      <PackingHouseFormPage
        ctx={ctx}
        house={house}
        values={values}
        communes={options}
        markets={[HOME, ...this.config.areas.markets]}
        maySend={maySend}
        faults={faults.map((fault) =>
          fault.path === 'lon' || fault.path === 'lat' ? { ...fault, path: 'place' } : fault,
        )}
      />
    );
  }
}

async function readHouse(form: SentForm): Promise<PackingHouseInputDto> {
  const text = fieldOf(form.fields, 'place') ?? '';
  const at = readPlaceText(text);
  const [lon, lat] = at.ok ? at.value : [104, 22];
  const read = () =>
    readInput(PackingHouseInputDto, {
      ...withNumbers(pickFields(form.fields, FIELDS), ['capacityTonnes']),
      ...readShared(form),
      lon,
      lat,
    });
  if (at.ok) return read();
  // What else is wrong is told together with it.
  const place = { path: 'place', code: text.trim() === '' ? 'required' : at.fault.code };
  const others = await read().then(
    () => [],
    (error: unknown) => {
      if (error instanceof Invalid) return error.faults;
      throw error;
    },
  );
  throw new Invalid([...others, place]);
}

function typed(form: SentForm): AreaValues {
  return { ...pickFields(form.fields, [...FIELDS, 'place']), ...typedShared(form) };
}
