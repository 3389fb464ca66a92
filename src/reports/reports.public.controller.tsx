import { Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ActorIfAny, GuestForm, Public } from '../access/access.decorators.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { PictureDrafts } from '../images/picture-drafts.js';
import type { Actor } from '../platform/actor.js';
import { type FieldFault, NotFound, TooMany } from '../platform/errors.js';
import { answerForm, PageWithStatus, redirect } from '../platform/http/answers.js';
import { Takes } from '../platform/http/body-rules.js';
import { FormBody, type SentForm } from '../platform/http/form.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import type { PageContext } from '../ui/page-context.js';
import { ContactPage } from './contact.views.js';
import { ReportFormPage } from './report-form.views.js';
import { ReportSubjects } from './report-subject.queries.js';
import { ReportInputDto } from './reports.dto.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';
import { readTicket } from './ticket.js';
import { TicketPage, UnknownTicketPage } from './ticket.views.js';

const FIELDS = ['category', 'words', 'about', 'place', 'contact'] as const;
const ABOUT_MAX = 300;

@ApiExcludeController()
@Public()
@Controller()
export class ReportsPublicController {
  constructor(
    private readonly reports: ReportsService,
    private readonly queries: ReportsQueries,
    private readonly subjects: ReportSubjects,
    private readonly pictures: PictureDrafts,
  ) {}

  @Get('contact')
  contact(@Ctx() ctx: PageContext) {
    return <ContactPage ctx={ctx} />;
  }

  @GuestForm()
  @Get('report')
  form(@Ctx() ctx: PageContext, @Query('about') about?: unknown) {
    const text = typeof about === 'string' ? about.trim().slice(0, ABOUT_MAX) : '';
    return this.draw(ctx, text === '' ? {} : { about: text }, [], null);
  }

  @GuestForm()
  @Takes('pictureForm')
  @Post('report')
  async send(
    @CurrentVisitor() visitor: Visitor,
    @ActorIfAny() actor: Actor | null,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const values = pickFields(form.fields, FIELDS);
    const again = async (faults: readonly FieldFault[]) =>
      this.draw(ctx, values, faults, await this.pictures.keepOf(visitor.token, form, 'image'));
    try {
      return await answerForm(async () => {
        const input = await readInput(ReportInputDto, values);
        const picture = await this.pictures.pictureOf(visitor.token, form, 'image');
        const { ticket } = await this.reports.send(visitor, actor, input, picture);
        return redirect(`/reports/${ticket}?sent=1`);
      }, again);
    } catch (error) {
      if (!(error instanceof TooMany)) throw error;
      void reply.header('retry-after', String(error.retryAfterSeconds));
      const { minutes = 1 } = error.params;
      // Not `again`: whoever sends too much makes us decode no pictures.
      const faults = [{ path: '', code: 'sent-too-often', params: { minutes } }];
      return new PageWithStatus(await this.draw(ctx, values, faults, null), 429);
    }
  }

  @Header('cache-control', 'no-store')
  @Get('reports')
  look(@Ctx() ctx: PageContext, @Query('ticket') typed?: unknown) {
    const text = typeof typed === 'string' ? typed.trim().slice(0, 60) : '';
    const ticket = readTicket(text);
    if (ticket !== null) return redirect(`/reports/${ticket}`);
    const page = <UnknownTicketPage ctx={ctx} typed={text} />;
    return text === '' ? page : new PageWithStatus(page, 404);
  }

  /** The ticket is a secret: the page is kept by nobody and told to no other site. */
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Get('reports/:ticket')
  async ticket(@Ctx() ctx: PageContext, @Param('ticket') text: string, @Query('sent') sent?: unknown) {
    const ticket = readTicket(text);
    try {
      if (ticket === null) throw new NotFound();
      return <TicketPage ctx={ctx} report={await this.queries.byTicket(ticket)} sent={sent === '1'} />;
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return new PageWithStatus(<UnknownTicketPage ctx={ctx} typed={text.slice(0, 60)} />, 404);
    }
  }

  private async draw(
    ctx: PageContext,
    values: Readonly<Record<string, string>>,
    faults: readonly FieldFault[],
    picture: string | null,
  ) {
    const { about } = values;
    const subject = about === undefined ? null : await this.subjects.of(about.slice(0, ABOUT_MAX));
    return <ReportFormPage ctx={ctx} values={values} subject={subject} faults={faults} picture={picture} />;
  }
}
