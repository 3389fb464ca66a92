import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor.js';
import { answerForm, redirect } from '../../platform/http/answers.js';
import { FormBody, type SentForm } from '../../platform/http/form.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { readInput } from '../../platform/http/validation.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../../platform/registry-province.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { Allow, CurrentActor } from '../access.decorators.js';
import { OfficialUnitsInput } from './official-units.dto.js';
import { OfficialUnits } from './official-units.service.js';
import { OfficialUnitsPage } from './official-units.views.js';

@ApiExcludeController()
@Allow('user:manage')
@Controller('console/users/:id/units')
export class OfficialUnitsController {
  constructor(
    private readonly units: OfficialUnits,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  @Get()
  page(@Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    return this.draw(ctx, id, null, []);
  }

  @Post()
  @HttpCode(200)
  set(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const units = fields['where'] === 'everywhere' ? [] : [fields['units'] ?? []].flat();
    return answerForm(
      async () => {
        const input = await readInput(OfficialUnitsInput, { units });
        await this.units.set(actor, id, input.units);
        return redirect('/console/users?done=units-set');
      },
      (faults) => this.draw(ctx, id, units, faults),
    );
  }

  private async draw(
    ctx: PageContext,
    id: string,
    typed: readonly string[] | null,
    faults: readonly FieldFault[],
  ) {
    const official = await this.units.get(id);
    const offered = await this.units.choices(this.province.code);
    // One of another province, given by a program, is not lost by saving the page.
    const others = official.units.filter(({ code }) => !offered.some((unit) => unit.code === code));
    return (
      <OfficialUnitsPage
        ctx={ctx}
        official={official}
        offered={[...others, ...offered]}
        chosen={typed ?? official.units.map(({ code }) => code)}
        faults={faults}
      />
    );
  }
}
