import { Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { RegistrationPage, RequestPage } from './registration-page.views.js';
import {
  REGISTRATION_STEPS,
  RegistrationRequestDto,
  RegistrationStepDto,
  RenewalDto,
} from './registrations.dto.js';
import { RegistrationsQueries } from './registrations.queries.js';
import { RenewalsService } from './renewals.service.js';
import { RegistrationsService } from './registrations.service.js';

const STEP_FIELDS = ['action', 'reason', 'cause', 'code', 'since', 'until', 'decisionNumber'] as const;

@ApiExcludeController()
@Controller('console')
export class RegistrationsConsoleController {
  constructor(
    private readonly registrations: RegistrationsService,
    private readonly queries: RegistrationsQueries,
    private readonly renewals: RenewalsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Allow('area-code:request')
  @Get('areas/:id/registrations/new')
  async form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    return this.requestPage(actor, ctx, id, {}, []);
  }

  @Allow('area-code:request')
  @HttpCode(200)
  @Post('areas/:id/registrations')
  request(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) areaId: string,
    @FormBody() form: SentForm,
  ) {
    const values = pickFields(form.fields, ['market']);
    return answerForm(
      async () => {
        const { market } = await readInput(RegistrationRequestDto, values);
        const { id } = await this.registrations.request(actor, areaId, market);
        return redirect(`/console/area-registrations/${id}?done=1`);
      },
      (faults) => this.requestPage(actor, ctx, areaId, values, faults),
    );
  }

  @Allow('area-code:read')
  @Get('area-registrations/:id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: unknown,
  ) {
    return this.page(actor, ctx, id, done === '1', {}, []);
  }

  @Allow('area-code:request')
  @Post('area-registrations/:id/submission')
  async submit(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.registrations.submit(actor, id);
    return redirect(`/console/area-registrations/${id}?done=1`);
  }

  @Allow('area-code:request')
  @HttpCode(200)
  @Post('area-registrations/:id/renewal')
  renew(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    const typed = pickFields(form.fields, ['until', 'grounds']);
    return answerForm(
      async () => {
        await this.renewals.ask(actor, id, await readInput(RenewalDto, typed));
        return redirect(`/console/area-registrations/${id}?done=1`);
      },
      (faults) => this.page(actor, ctx, id, false, { ...typed, action: 'ask-renewal' }, faults),
    );
  }

  @Allow('area-code:step')
  @HttpCode(200)
  @Post('area-registrations/:id/steps')
  step(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    const typed = pickFields(form.fields, STEP_FIELDS);
    return answerForm(
      async () => {
        const sent = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
        await this.registrations.step(actor, id, await readInput(RegistrationStepDto, sent));
        return redirect(`/console/area-registrations/${id}?done=1`);
      },
      (faults) => this.page(actor, ctx, id, false, typed, faults),
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    done: boolean,
    values: Readonly<Record<string, string | undefined>>,
    faults: readonly FieldFault[],
  ) {
    await this.queries.get(actor, id);
    const [registration, steps, renewal] = await Promise.all([
      this.queries.byId(id),
      this.queries.steps(id),
      this.renewals.open(id),
    ]);
    return (
      <RegistrationPage
        ctx={ctx}
        registration={registration}
        role={actor.role}
        steps={steps}
        renewal={renewal}
        mayAsk={can(actor, 'area-code:request')}
        done={done}
        tried={REGISTRATION_STEPS.find((step) => step === values['action']) ?? null}
        values={values}
        faults={faults}
      />
    );
  }

  private async requestPage(
    actor: Actor,
    ctx: PageContext,
    id: string,
    values: Readonly<Record<string, string | undefined>>,
    faults: readonly FieldFault[],
  ) {
    const area = await this.queries.area(actor, id);
    const held = new Set(area.markets);
    return (
      <RequestPage
        ctx={ctx}
        area={area}
        markets={this.config.areas.markets.filter((market) => !held.has(market))}
        values={values}
        faults={faults}
      />
    );
  }
}
