import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { CONFIG, type Config } from '../config.js';
import { DiaryQueries } from '../diary/diary.queries.js';
import { DiaryService } from '../diary/diary.service.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { PictureDrafts } from '../images/picture-drafts.js';
import type { Actor } from '../platform/actor.js';
import { NotFound } from '../platform/errors.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { fieldOf } from '../platform/http/form.js';
import { isoLocal } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { namingFields, readEventForm, readReason, stepOf, valuesOf } from './event-form.js';
import { EventFormPage, type EventValues } from './event-form.views.js';
import { LotsQueries } from './lots.queries.js';
import { Takes } from '../platform/http/body-rules.js';

/** Writing the diary of a lot: a form a step, and the correction of what was written wrong. */
@ApiExcludeController()
@Controller('console')
export class DiaryConsoleController {
  private readonly timeZone: string;

  constructor(
    private readonly events: DiaryService,
    private readonly queries: DiaryQueries,
    private readonly lots: LotsQueries,
    private readonly pictures: PictureDrafts,
    @Inject(CONFIG) config: Config,
  ) {
    this.timeZone = config.registry.timeZone;
  }

  @Allow('event:record')
  @Get('lots/:id/events/new')
  form(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) lotId: string,
    @Query('step') step?: string,
  ) {
    const values = { eventTime: isoLocal(ctx.now, this.timeZone), responsible: actor.name };
    return this.page(actor, ctx, lotId, step, values, []);
  }

  @Allow('event:record')
  @Takes('pictureForm')
  @Post('lots/:id/events')
  record(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() { token }: Visitor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) lotId: string,
    @FormBody() form: SentForm,
  ) {
    const { fields } = form;
    return answerForm(
      async () => {
        const input = await readEventForm(fields, this.timeZone);
        const picture = await this.pictures.pictureOf(token, form, 'image');
        await namingFields(fields, () => this.events.record(actor, lotId, input, picture));
        return redirect(`/console/lots/${lotId}?done=recorded`);
      },
      async (faults) => {
        await this.lots.get(actor, lotId); // before anything of the picture is looked at
        const picture = await this.pictures.keepOf(token, form, 'image');
        return this.page(actor, ctx, lotId, fieldOf(fields, 'step'), fields, faults, null, picture);
      },
    );
  }

  @Allow('event:record')
  @Get('events/:id/correction')
  async correctionForm(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
  ) {
    const event = await this.queries.get(actor, id);
    return this.page(actor, ctx, event.lotId, event.step, valuesOf(event, this.timeZone), [], id);
  }

  @Allow('event:record')
  @Takes('pictureForm')
  @Post('events/:id/correction')
  correct(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() { token }: Visitor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    const { fields } = form;
    return answerForm(
      async () => {
        const reason = await readReason(fields);
        const input = await readEventForm(fields, this.timeZone);
        const picture = await this.pictures.pictureOf(token, form, 'image');
        const { lotId } = await namingFields(fields, () =>
          this.events.correct(actor, id, reason, input, picture),
        );
        return redirect(`/console/lots/${lotId}?done=corrected`);
      },
      async (faults) => {
        const event = await this.queries.get(actor, id);
        const picture = await this.pictures.keepOf(token, form, 'image');
        return this.page(actor, ctx, event.lotId, event.step, fields, faults, id, picture);
      },
    );
  }

  @Allow('event:record')
  @Post('events/:id/declaration')
  declare(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        const { lotId } = await this.events.correct(actor, id, await readReason(fields), null);
        return redirect(`/console/lots/${lotId}?done=corrected`);
      },
      async (faults) => {
        const event = await this.queries.get(actor, id);
        return this.page(actor, ctx, event.lotId, event.step, valuesOf(event, this.timeZone), faults, id);
      },
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    lotId: string,
    stepText: string | undefined,
    values: EventValues,
    faults: readonly FieldFault[],
    correcting: string | null = null,
    picture: string | null = null,
  ) {
    const step = stepOf(stepText);
    if (step === null) throw new NotFound();
    const lot = await this.lots.get(actor, lotId);
    const areas = await this.queries.areasFor(actor);
    return (
      <EventFormPage
        ctx={ctx}
        lot={lot}
        step={step}
        areas={areas}
        values={values}
        faults={faults}
        correcting={correcting}
        picture={picture}
      />
    );
  }
}
