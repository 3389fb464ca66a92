import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor.js';
import { answerForm } from '../../platform/http/answers.js';
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
import { PeopleController } from '../people/people.controller.js';
import { NoBusinessPage } from '../people/people.views.js';
import { InviteStaffInput, PeopleConsoleQuery } from '../people/users.dto.js';
import { UsersQueries } from '../people/users.queries.js';
import { Staff } from './staff.service.js';

/** The owner's: the accounts of the own business. */
@ApiExcludeController()
@Allow('staff:manage')
@Controller('console/staff')
export class StaffController extends PeopleController {
  constructor(
    private readonly staff: Staff,
    private readonly queries: UsersQueries,
    mail: Mail,
    private readonly exports: ListExports,
  ) {
    super('staff', staff, mail);
  }

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
        return this.done('invited');
      },
      async (faults) => {
        if (actor.businessId === null) return <NoBusinessPage ctx={ctx} />;
        const page = await this.queries.listStaff(actor, { limit: PAGE_SIZE });
        return this.drawn(actor, ctx, page, { values, faults });
      },
    );
  }

  @Post(':id/invitations')
  @Limited('invitation-network')
  override inviteAgain(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    return super.inviteAgain(actor, id);
  }
}
