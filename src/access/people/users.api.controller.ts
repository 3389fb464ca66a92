import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch, type Versions } from '../../platform/http/if-match.js';
import { Allow, CurrentActor } from '../access.decorators.js';
import { InviteOfficialInput, PeopleQuery, Person, PersonPage, SetDisabledInput } from './users.dto.js';
import { UsersQueries } from './users.queries.js';
import { Users } from './users.service.js';

@ApiTags('users')
@ApiBearerAuth('api-key')
@Allow('user:manage')
@Controller('api/v1/users')
export class UsersApiController {
  constructor(
    private readonly users: Users,
    private readonly queries: UsersQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Every account of the registry, newest first' })
  @ApiOkResponse({ type: PersonPage })
  list(@Query() { q, role, sort, cursor, limit }: PeopleQuery): Promise<PersonPage> {
    return this.queries.list({ q, role, sort, cursor, limit });
  }

  @Post()
  @ApiOperation({ summary: 'Invite an official, who is sent a link to set a password' })
  @ApiBody({ type: InviteOfficialInput })
  @ApiCreatedResponse({ type: Person })
  async invite(
    @CurrentActor() actor: Actor,
    @Body() input: InviteOfficialInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Person> {
    const id = await this.users.inviteOfficial(actor, input);
    void reply.header('location', `/api/v1/users/${id}`);
    return this.queries.get(id);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One account' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: Person })
  get(@Param('id', IdPipe) id: string): Promise<Person> {
    return this.queries.get(id);
  }

  @Patch(':id')
  @ApiOperation({
    summary: 'Lock or unlock an account',
    description: 'Nobody locks the own account (409 own-account).',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string', example: '"1"' } })
  @ApiBody({ type: SetDisabledInput })
  @ApiOkResponse({ type: Person })
  async setDisabled(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() { disabled }: SetDisabledInput,
  ): Promise<Person> {
    await this.users.setDisabled(actor, id, disabled, version);
    return this.queries.get(id);
  }

  @Post(':id/invitations')
  @HttpCode(204)
  @ApiOperation({ summary: 'Send the invitation again', description: '409 once a password has been set.' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  inviteAgain(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.users.inviteAgain(actor, id);
  }
}
