import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CurrentActor, SignedIn } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { fieldOf, FormBody, type FormFields, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { sitePath } from '../platform/http/site-path.js';
import { pickFields } from '../platform/http/validation.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { SelectionInput } from './selection-actions.js';
import { SelectionRefusedPage, SelectionPage } from './selections.views.js';
import { Selections } from './selections.service.js';

/** Each action has a permission of its own, which the service asks for. */
@ApiExcludeController()
@Controller('console/selections')
export class SelectionsConsoleController {
  constructor(private readonly selections: Selections) {}

  @SignedIn()
  @Post()
  make(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const back = backOf(fields);
    const asked = { action: fieldOf(fields, 'action') ?? '', picks: picksOf(fields), back };
    return answerForm(
      async () => redirect(`/console/selections/${await this.selections.make(actor, asked, ctx.lang)}`),
      (faults) => <SelectionRefusedPage ctx={ctx} back={back} faults={faults} />,
    );
  }

  @SignedIn()
  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('edit') edit?: unknown,
  ) {
    return this.page(actor, ctx, id, { editing: edit === 'yes' });
  }

  /** `look` keeps what was filled in, `confirm` does it. */
  @SignedIn()
  @Post(':id')
  async step(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const here = `/console/selections/${id}`;
    if (fieldOf(fields, 'step') === 'confirm') {
      await this.selections.confirm(actor, id);
      return redirect(here);
    }
    const values = pickFields(fields, Object.keys(fields).slice(0, 20));
    return answerForm(
      async () => {
        await this.selections.fill(actor, id, values);
        return redirect(here);
      },
      (faults) => this.page(actor, ctx, id, { editing: true, values, faults }),
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    {
      editing,
      values,
      faults = [],
    }: {
      readonly editing: boolean;
      readonly values?: SelectionInput;
      readonly faults?: readonly FieldFault[];
    },
  ) {
    const selection = await this.selections.look(actor, id, ctx.lang);
    const { input, confirmedAt } = selection;
    const { form } = selection.action;
    const asking = form !== undefined && confirmedAt === null && (editing || input === null);
    return (
      <SelectionPage
        ctx={ctx}
        selection={selection}
        form={asking ? await form.draw(ctx, values ?? input ?? {}, faults) : null}
        labels={form?.labels(words(ctx.lang)) ?? {}}
        filled={form === undefined || input === null ? [] : await form.shown(words(ctx.lang), input)}
        faults={faults}
      />
    );
  }
}

function picksOf({ pick }: FormFields): readonly string[] {
  if (pick === undefined) return [];
  return (typeof pick === 'string' ? [pick] : pick).filter((id) => id !== '' && id.length <= 80);
}

/** Only a list of the console, and nothing that is no address of ours. */
function backOf(fields: FormFields): string {
  const path = sitePath(fieldOf(fields, 'back') ?? '');
  return path?.startsWith('/console/') === true && path.length <= 4000 ? path : '/console';
}
