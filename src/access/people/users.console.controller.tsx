import { Controller, Get, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Actor } from '../../platform/actor.js';
import { answerForm } from '../../platform/http/answers.js';
import { FormBody, type SentForm } from '../../platform/http/form.js';
import { Ctx } from '../../platform/http/page-contexts.js';
import { pickFields, readInput } from '../../platform/http/validation.js';
import { ListExports } from '../../audit/list-exports.service.js';
import { listAnswer } from '../../platform/http/list-answer.js';
import { peopleList } from './people-list.views.js';
import { Mail } from '../../platform/mail/mail.service.js';
import type { PageContext } from '../../ui/page-context.js';
import { Allow, CurrentActor } from '../access.decorators.js';
import { PeopleController } from './people.controller.js';
import { InviteOfficialInput, PeopleConsoleQuery } from './users.dto.js';
import { UsersQueries } from './users.queries.js';
import { Users } from './users.service.js';

/** The administrator's: every account of the registry. */
@ApiExcludeController()
@Allow('user:manage')
@Controller('console/users')
export class UsersController extends PeopleController {
  constructor(
    private readonly users: Users,
    private readonly queries: UsersQueries,
    mail: Mail,
    private readonly exports: ListExports,
  ) {
    super('users', users, mail);
  }

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
        return this.done('invited');
      },
      async (faults) => {
        const page = await this.queries.list(new PeopleConsoleQuery());
        return this.drawn(actor, ctx, page, { values, faults });
      },
    );
  }
}
