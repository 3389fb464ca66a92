import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor.js';
import { answerForm, redirect } from '../../platform/http/answers.js';
import { FormBody, type SentForm } from '../../platform/http/form.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import { ListExports } from '../../audit/list-exports.service.js';
import { listAnswer } from '../../platform/http/list-answer.js';
import { peopleList } from './people-list.views.js';
import { Mail } from '../../platform/mail/mail.service.js';
import type { PageContext } from '../../ui/page-context.js';
import { Allow, CurrentActor } from '../access.decorators.js';
import { PeoplePage, type PeoplePageProps } from './people.views.js';
import { InviteOfficialInput, PeopleConsoleQuery, VersionInput } from './users.dto.js';
import { UsersQueries } from './users.queries.js';
import { Users } from './users.service.js';

/** The administrator's: every account of the registry. */
@ApiExcludeController()
@Allow('user:manage')
@Controller('console/users')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly queries: UsersQueries,
    private readonly mail: Mail,
    private readonly exports: ListExports,
  ) {}

  @Get()
  page(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: PeopleConsoleQuery) {
    const { q, role, sort, cursor, limit } = query;
    return listAnswer(
      ctx,
      peopleList({ ctx, kind: 'users', ownId: actor.userId }),
      (part) => this.queries.list({ q, role, sort, cursor, limit, ...part }),
      (page) => this.drawn(actor, ctx, page, { done: query.done }),
      { onFile: (form) => this.exports.record(actor, 'people', form, { q, role }) },
    );
  }

  @Post()
  invite(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @FormBody() form: SentForm) {
    const values = pickFields(form.fields, ['name', 'email', 'role', 'language']);
    return answerForm(
      async () => {
        await this.users.inviteOfficial(actor, await readInput(InviteOfficialInput, values));
        return redirect('/console/users?done=invited');
      },
      (faults) => this.draw(actor, ctx, new PeopleConsoleQuery(), { values, faults }),
    );
  }

  @Post(':id/invitations')
  async inviteAgain(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.users.inviteAgain(actor, id);
    return redirect('/console/users?done=invited-again');
  }

  @Post(':id/disable')
  async disable(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @FormBody() form: SentForm) {
    const { version } = await readInput(VersionInput, pickFields(form.fields, ['version']));
    await this.users.setDisabled(actor, id, true, version);
    return redirect('/console/users?done=disabled');
  }

  @Post(':id/enable')
  async enable(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string, @FormBody() form: SentForm) {
    const { version } = await readInput(VersionInput, pickFields(form.fields, ['version']));
    await this.users.setDisabled(actor, id, false, version);
    return redirect('/console/users?done=enabled');
  }

  private async draw(
    actor: Actor,
    ctx: PageContext,
    { q, role, sort, cursor, limit }: PeopleConsoleQuery,
    more: Pick<PeoplePageProps, 'values' | 'faults' | 'done'>,
  ) {
    return this.drawn(actor, ctx, await this.queries.list({ q, role, sort, cursor, limit }), more);
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
        kind="users"
        page={page}
        ownId={actor.userId}
        delivery={this.mail.delivery}
        {...more}
      />
    );
  }
}
