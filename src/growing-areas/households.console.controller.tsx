import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor, Limited } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { Invalid } from '../platform/errors.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { Takes } from '../platform/http/body-rules.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { PageDto } from '../platform/http/page.dto.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { HouseholdsService } from './households.service.js';
import { HouseholdsPage } from './households.views.js';

/** Who farms an area: for its business, and the officials who visit. */
@ApiExcludeController()
@Controller('console/areas/:id/households')
export class HouseholdsConsoleController {
  constructor(private readonly households: HouseholdsService) {}

  @Allow('household:read')
  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query() { cursor }: PageDto,
  ) {
    return this.page(actor, ctx, id, cursor, '', []);
  }

  @Allow('household:write')
  @Limited('bulk-account')
  @Takes('table')
  @HttpCode(200)
  @Post()
  keep(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    const text = fieldOf(form.fields, 'text') ?? '';
    return answerForm(
      async () => {
        const file = form.uploads.get('file');
        if (file === undefined && text.trim() === '') throw Invalid.field('file', 'file-or-text');
        const append = fieldOf(form.fields, 'then') === 'append';
        await this.households.keep(actor, id, file?.data ?? Buffer.from(text), append);
        return redirect(`/console/areas/${id}/households`);
      },
      (faults) =>
        this.page(actor, { ...ctx, path: `/console/areas/${id}/households` }, id, undefined, text, faults),
    );
  }

  @Allow('household:write')
  @Post('removal')
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.households.remove(actor, id);
    return redirect(`/console/areas/${id}/households`);
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    cursor: string | undefined,
    text: string,
    faults: readonly FieldFault[],
  ) {
    const page = await this.households.page(actor, id, cursor);
    return (
      <HouseholdsPage
        ctx={ctx}
        page={page}
        mayWrite={can(actor, 'household:write')}
        text={text}
        faults={faults}
      />
    );
  }
}
