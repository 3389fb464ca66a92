import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../../access/access.decorators.js';
import type { Actor } from '../../platform/actor.js';
import { NotFound } from '../../platform/errors.js';
import { answerForm, redirect } from '../../platform/http/answers.js';
import { FormBody, type SentForm } from '../../platform/http/form.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { ReasonDto } from '../../platform/http/reason.dto.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import { isId } from '../../platform/id.js';
import type { PageContext } from '../../ui/page-context.js';
import { BusinessesQueries } from '../businesses.queries.js';
import { ChooseSurvivorPage, MergerPage, UndoMergerPage } from './merger.views.js';
import { MergerInput } from './mergers.dto.js';
import { MergersQueries } from './mergers.queries.js';
import { MergersService } from './mergers.service.js';

const OFFERED = 10;

@ApiExcludeController()
@Allow('business:merge')
@Controller('console/businesses')
export class MergersConsoleController {
  constructor(
    private readonly mergers: MergersService,
    private readonly queries: MergersQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @Get(':id/merger')
  async form(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('into') into?: unknown,
    @Query('q') query?: unknown,
  ) {
    if (typeof into === 'string') return this.page(actor, ctx, id, into, {}, []);
    const business = await this.businesses.get(actor, id);
    const q = typeof query === 'string' ? query.slice(0, 120) : '';
    const { items } =
      q === ''
        ? { items: [] }
        : await this.businesses.list(actor, { q, limit: OFFERED + 1, status: 'active' });
    const found = items.filter((each) => each.id !== id).slice(0, OFFERED);
    return <ChooseSurvivorPage ctx={ctx} business={business} q={q} found={found} />;
  }

  @Post(':id/merger')
  merge(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const values = pickFields(fields, ['into', 'people', 'reason', 'decisionNumber']);
    return answerForm(
      async () => {
        const { into, people, ...cause } = await readInput(MergerInput, values);
        await this.mergers.merge(actor, id, into, people, cause);
        return redirect(`/console/businesses/${id}?done=merged`);
      },
      (faults) => this.page(actor, ctx, id, values['into'] ?? '', values, faults),
    );
  }

  @Get(':id/merger-undoing')
  async undoForm(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const preview = await this.queries.undoPreview(actor, id);
    return <UndoMergerPage ctx={ctx} preview={preview} values={{}} faults={[]} />;
  }

  @Post(':id/merger-undoing')
  undo(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    const values = pickFields(fields, ['reason']);
    return answerForm(
      async () => {
        await this.mergers.undo(actor, id, await readInput(ReasonDto, values));
        return redirect(`/console/businesses/${id}?done=unmerged`);
      },
      async (faults) => {
        const preview = await this.queries.undoPreview(actor, id);
        return <UndoMergerPage ctx={ctx} preview={preview} values={values} faults={faults} />;
      },
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    into: string,
    values: Readonly<Record<string, string | undefined>>,
    faults: Parameters<typeof MergerPage>[0]['faults'],
  ) {
    if (!isId(into)) throw new NotFound();
    const preview = await this.queries.preview(actor, id, into);
    return <MergerPage ctx={ctx} preview={preview} values={values} faults={faults} />;
  }
}
