import { Body, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { ApiChange, ApiCreate, ApiFeature, ApiRead, ApiStep } from '../../platform/http/api-routes.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch, type Versions } from '../../platform/http/if-match.js';
import { Allow, CurrentActor } from '../access.decorators.js';
import { InviteOfficialInput, PeopleQuery, Person, PersonPage, SetDisabledInput } from './users.dto.js';
import { UsersQueries } from './users.queries.js';
import { Users } from './users.service.js';

@ApiFeature('users', 'api/v1/users')
@Allow('user:manage')
export class UsersApiController {
  constructor(
    private readonly users: Users,
    private readonly queries: UsersQueries,
  ) {}

  @ApiRead('/', PersonPage, 'Every account of the registry, newest first')
  list(@Query() { q, role, sort, cursor, limit }: PeopleQuery): Promise<PersonPage> {
    return this.queries.list({ q, role, sort, cursor, limit });
  }

  @ApiCreate('/', Person, 'Invite an official, who is sent a link to set a password')
  async invite(
    @CurrentActor() actor: Actor,
    @Body() input: InviteOfficialInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Person> {
    const id = await this.users.inviteOfficial(actor, input);
    void reply.header('location', `/api/v1/users/${id}`);
    return this.queries.get(id);
  }

  @ApiRead(':id', Person, 'One account')
  get(@Param('id', IdPipe) id: string): Promise<Person> {
    return this.queries.get(id);
  }

  @ApiChange(':id', Person, {
    summary: 'Lock or unlock an account',
    description: 'Nobody locks the own account (409 own-account).',
  })
  async setDisabled(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() { disabled }: SetDisabledInput,
  ): Promise<Person> {
    await this.users.setDisabled(actor, id, disabled, version);
    return this.queries.get(id);
  }

  @ApiStep(':id/invitations', null, {
    summary: 'Send the invitation again',
    description: '409 once a password has been set.',
  })
  inviteAgain(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.users.inviteAgain(actor, id);
  }
}
