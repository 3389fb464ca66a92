import { Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, Limited } from '../../access/access.decorators.js';
import { businessOf } from '../../access/permissions.js';
import type { Actor } from '../../platform/actor.js';
import { Conflict, TooMany } from '../../platform/errors.js';
import { answerForm, PageWithStatus, redirect } from '../../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../../platform/http/form.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import { isId } from '../../platform/id.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { BusinessesQueries } from '../businesses.queries.js';
import { AssignOwnerInput, HandOverInput } from './ownership.dto.js';
import { OwnershipQueries } from './ownership.queries.js';
import { OwnershipService } from './ownership.service.js';
import { HandOverPage } from './ownership.views.js';

type Values = Readonly<Record<string, string | undefined>>;
type Done = 'offered' | 'withdrawn' | null;

@ApiExcludeController()
@Controller('console')
export class OwnershipConsoleController {
  constructor(
    private readonly ownership: OwnershipService,
    private readonly queries: OwnershipQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @Allow('ownership:hand-over')
  @Get('business/ownership')
  form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query('done') done?: unknown) {
    return this.own(actor, ctx, {}, [], doneOf(done));
  }

  @Allow('ownership:hand-over')
  @Limited('invitation-network')
  @Post('business/ownership')
  async handOver(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @FormBody() { fields }: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const values = pickFields(fields, ['name', 'email', 'keeps']);
    try {
      return await answerForm(
        async () => {
          const currentPassword = fieldOf(fields, 'currentPassword');
          await this.ownership.handOver(
            actor,
            await readInput(HandOverInput, { ...values, currentPassword }),
          );
          return redirect('/console/business/ownership?done=offered');
        },
        (faults) => this.own(actor, ctx, values, faults, null),
      );
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      void reply.header('retry-after', String(error.retryAfterSeconds));
      const { minutes = 1 } = error.params;
      const fault = { path: '', code: 'sign-in-locked', params: { minutes } };
      return new PageWithStatus(await this.own(actor, ctx, values, [fault], null), 429);
    }
  }

  @Allow('ownership:hand-over')
  @Post('business/ownership/withdrawal')
  async takeBack(@CurrentActor() actor: Actor, @FormBody() { fields }: SentForm) {
    await this.ownership.withdraw(actor, transferOf(fields));
    return redirect('/console/business/ownership?done=withdrawn');
  }

  @Allow('ownership:assign')
  @Get('businesses/:id/ownership')
  officeForm(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: unknown,
  ) {
    return this.office(actor, ctx, id, {}, [], doneOf(done));
  }

  @Allow('ownership:assign')
  @Post('businesses/:id/ownership')
  assign(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const values = pickFields(fields, ['name', 'email', 'reason', 'decisionNumber']);
    return answerForm(
      async () => {
        await this.ownership.assign(actor, id, await readInput(AssignOwnerInput, values));
        return redirect(`/console/businesses/${id}/ownership?done=offered`);
      },
      (faults) => this.office(actor, ctx, id, values, faults, null),
    );
  }

  @Allow('ownership:assign')
  @Post('businesses/:id/ownership/withdrawal')
  async officeTakesBack(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    await this.businesses.get(actor, id); // out of reach is not there
    await this.ownership.withdraw(actor, transferOf(fields));
    return redirect(`/console/businesses/${id}/ownership?done=withdrawn`);
  }

  private async own(
    actor: Actor,
    ctx: PageContext,
    values: Values,
    faults: readonly FieldFault[],
    done: Done,
  ) {
    const transfers = await this.queries.history(actor, businessOf(actor));
    return (
      <HandOverPage
        ctx={ctx}
        business={null}
        transfers={transfers}
        values={values}
        faults={faults}
        done={done}
      />
    );
  }

  private async office(
    actor: Actor,
    ctx: PageContext,
    id: string,
    values: Values,
    faults: readonly FieldFault[],
    done: Done,
  ) {
    const business = await this.businesses.get(actor, id);
    const transfers = await this.queries.history(actor, id);
    return (
      <HandOverPage
        ctx={ctx}
        business={business}
        transfers={transfers}
        values={values}
        faults={faults}
        done={done}
      />
    );
  }
}

function doneOf(done: unknown): Done {
  return done === 'offered' || done === 'withdrawn' ? done : null;
}

function transferOf(fields: SentForm['fields']): string {
  const id = fieldOf(fields, 'transfer') ?? '';
  if (!isId(id)) throw new Conflict('transfer-ended');
  return id;
}
