import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { businessOf, can } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { fieldOf, FormBody, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput } from '../platform/http/validation.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { BuyerLinkInput } from './buyer-links.dto.js';
import { BuyerLinks } from './buyer-links.service.js';
import { ConsentsService } from './consents.service.js';
import { DISCLOSED } from './disclosure.js';
import { ConsentInput, DisclosureInput } from './disclosure.dto.js';
import { DisclosureService } from './disclosure.service.js';
import { DISCLOSURE_DONE, DisclosurePage, type DisclosurePageProps } from './disclosure.views.js';

type More = Partial<Pick<DisclosurePageProps, 'values' | 'faults' | 'done' | 'newLink'>>;

@ApiExcludeController()
@Controller('console/disclosure')
export class DisclosureConsoleController {
  constructor(
    private readonly disclosure: DisclosureService,
    private readonly consents: ConsentsService,
    private readonly links: BuyerLinks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Allow('consent:give')
  @Get()
  page(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query('done') done?: unknown) {
    return this.draw(actor, ctx, { done: DISCLOSURE_DONE.find((each) => each === done) ?? null });
  }

  @Allow('disclosure:choose')
  @Post()
  choose(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    return this.answer(actor, ctx, {}, async () => {
      const wanted = await readInput(DisclosureInput, pickFields(fields, DISCLOSED));
      await this.disclosure.choose(actor, businessOf(actor), wanted);
      return redirect('/console/disclosure?done=chosen');
    });
  }

  @Allow('disclosure:choose')
  @Post('consents')
  consent(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    return this.answer(actor, ctx, {}, async () => {
      const { purpose, given } = await readInput(ConsentInput, {
        purpose: fieldOf(fields, 'purpose'),
        given: { yes: true, no: false }[fieldOf(fields, 'given') ?? ''],
      });
      await this.consents.answer(actor, purpose, given, ctx.lang);
      return redirect(`/console/disclosure?done=${given ? 'given' : 'taken-back'}#consents`);
    });
  }

  @Allow('buyer-link:make')
  @Post('links')
  make(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() { fields }: SentForm) {
    const values = pickFields(fields, ['label', 'days']);
    return this.answer(actor, ctx, { values }, async () => {
      const { label, days } = await readInput(BuyerLinkInput, { ...values, days: Number(values['days']) });
      const { token } = await this.links.make(actor, label, days);
      return this.draw(actor, ctx, { newLink: `${this.config.http.publicUrl}/buyers/${token}` });
    });
  }

  @Allow('buyer-link:make')
  @Post('links/:id/revoke')
  async revoke(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.links.revoke(actor, id);
    return redirect('/console/disclosure?done=revoked#links');
  }

  private answer<T>(actor: Actor, ctx: PageContext, more: More, work: () => Promise<T>) {
    return answerForm(work, (faults: readonly FieldFault[]) => this.draw(actor, ctx, { ...more, faults }));
  }

  private async draw(actor: Actor, ctx: PageContext, more: More) {
    const [consents, owned] = await Promise.all([
      this.consents.of(actor),
      can(actor, 'disclosure:choose') ? this.owned(actor) : null,
    ]);
    return (
      <DisclosurePage
        ctx={ctx}
        owned={owned}
        consents={consents}
        values={{}}
        faults={[]}
        done={null}
        newLink={null}
        {...more}
      />
    );
  }

  private async owned(actor: Actor) {
    const [fields, links] = await Promise.all([
      this.disclosure.of(actor, businessOf(actor)),
      this.links.list(actor),
    ]);
    return { fields, links };
  }
}
