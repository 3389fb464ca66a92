import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { NotFound } from '../platform/errors.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, withNumbers } from '../platform/http/validation.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { GrowingAreasQueries } from './growing-areas.queries.js';
import { SeasonInputDto } from './seasons.dto.js';
import { SeasonsService } from './seasons.service.js';
import { SeasonFormPage, type SeasonFormPageProps } from './seasons.views.js';

const FIELDS = [
  'name',
  'startsOn',
  'endsOn',
  'hectares',
  'kgPerHectare',
  'certifiedBy',
  'certifiedOn',
] as const;

@ApiExcludeController()
@Controller('console')
export class SeasonsConsoleController {
  constructor(
    private readonly seasons: SeasonsService,
    private readonly areas: GrowingAreasQueries,
  ) {}

  @Allow('season:certify')
  @Get('areas/:id/seasons/new')
  form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    return this.page(actor, ctx, id, {}, []);
  }

  @Allow('season:certify')
  @HttpCode(200)
  @Post('areas/:id/seasons')
  certify(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    const typed = pickFields(form.fields, FIELDS);
    return answerForm(
      async () => {
        const input = await readInput(SeasonInputDto, withNumbers(typed, ['hectares', 'kgPerHectare']));
        await this.seasons.certify(actor, id, input);
        return redirect(`/console/areas/${id}#capacity`);
      },
      (faults) => this.page(actor, ctx, id, typed, faults),
    );
  }

  @Allow('season:certify')
  @Post('area-seasons/:id/removal')
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    return redirect(`/console/areas/${await this.seasons.remove(actor, id)}#capacity`);
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    values: SeasonFormPageProps['values'],
    faults: readonly FieldFault[],
  ) {
    const area = await this.areas.get(actor, id);
    if (area.kind !== 'field') throw new NotFound();
    return <SeasonFormPage ctx={ctx} area={area} values={values} faults={faults} />;
  }
}
