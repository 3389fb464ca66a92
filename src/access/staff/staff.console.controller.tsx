import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor.js';
import { answerForm, redirect } from '../../platform/http/answers.js';
import { PAGE_SIZE } from '../../platform/http/cursor.js';
import { FormBody, type SentForm } from '../../platform/http/form.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import { ListExports } from '../../audit/list-exports.service.js';
import { listAnswer } from '../../platform/http/list-answer.js';
import { peopleList } from '../people/people-list.views.js';
import { Mail } from '../../platform/mail/mail.service.js';
import type { PageContext } from '../../ui/page-context.js';
import { Allow, CurrentActor, Limited } from '../access.decorators.js';
import { NoBusinessPage, PeoplePage, type PeoplePageProps } from '../people/people.views.js';
import { InviteStaffInput, PeopleConsoleQuery, VersionInput } from '../people/users.dto.js';
import { UsersQueries } from '../people/users.queries.js';
import { Staff } from './staff.service.js';

/** The owner's: the accounts of the own business. */
@ApiExcludeController()
@Allow('staff:manage')
@Controller('console/staff')
export class StaffController {
  constructor(
    private readonly staff: Staff,
    private readonly queries: UsersQueries,
    private readonly mail: Mail,
    private readonly exports: ListExports,
  ) {}

  @Get()
  page(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: PeopleConsoleQuery) {
    if (actor.businessId === null) return <NoBusinessPage ctx={ctx} />;
    const { sort, cursor } = query;
    return listAnswer(
      ctx,
      peopleList({ ctx, kind: 'staff', ownId: actor.userId }),
      (part) => this.queries.listStaff(actor, { sort, cursor, limit: PAGE_SIZE, ...part }),
      (page) => this.drawn(actor, ctx, page, { done: query.done }),
      { onFile: (form) => this.exports.record(actor, 'staff', form, {}) },
    );
  }

  @Post()
  @Limited('invitation-network')
  invite(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() form: SentForm) {
    const values = pickFields(form.fields, ['name', 'email', 'language']);
    return answerForm(
      async () => {
        await this.staff.invite(actor, await readInput(InviteStaffInput, values));
        return redirect('/console/staff?done=invited');
      },
      (faults) => this.draw(actor, ctx, {}, { values, faults }),
    );
  }

  @Post(':id/invitations')
  @Limited('invitation-network')
  async inviteAgain(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.staff.inviteAgain(actor, id);
    return redirect('/console/staff?done=invited-again');
  }

  @Post(':id/disable')
  async disable(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @FormBody() form: SentForm) {
    const { version } = await readInput(VersionInput, pickFields(form.fields, ['version']));
    await this.staff.setDisabled(actor, id, true, version);
    return redirect('/console/staff?done=disabled');
  }

  @Post(':id/enable')
  async enable(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @FormBody() form: SentForm) {
    const { version } = await readInput(VersionInput, pickFields(form.fields, ['version']));
    await this.staff.setDisabled(actor, id, false, version);
    return redirect('/console/staff?done=enabled');
  }

  private async draw(
    actor: Actor,
    ctx: PageContext,
    query: Pick<PeopleConsoleQuery, 'cursor' | 'sort'>,
    more: Pick<PeoplePageProps, 'values' | 'faults' | 'done'>,
  ) {
    if (actor.businessId === null) return <NoBusinessPage ctx={ctx} />;
    const page = await this.queries.listStaff(actor, { ...query, limit: PAGE_SIZE });
    return this.drawn(actor, ctx, page, more);
  }

  private drawn(
    actor: Actor,
    ctx: PageContext,
    page: PeoplePageProps['page'],
    more: Pick<PeoplePageProps, 'values' | 'faults' | 'done'>,
  ) {
    return (
      <PeoplePage
        ctx={ctx}
        kind="staff"
        page={page}
        ownId={actor.userId}
        delivery={this.mail.delivery}
        {...more}
      />
    );
  }
}
