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
import { PageDto } from '../../platform/http/page.dto.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch, type Versions } from '../../platform/http/if-match.js';
import { Allow, CurrentActor, Limited } from '../access.decorators.js';
import { InviteStaffInput, Person, PersonPage, SetDisabledInput } from '../people/users.dto.js';
import { UsersQueries } from '../people/users.queries.js';
import { Staff } from './staff.service.js';

@ApiTags('staff')
@ApiBearerAuth('api-key')
@Allow('staff:manage')
@Controller('api/v1/staff')
export class StaffApiController {
  constructor(
    private readonly staff: Staff,
    private readonly queries: UsersQueries,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The accounts of your business: owner and staff, newest first' })
  @ApiOkResponse({ type: PersonPage })
  list(@CurrentActor() actor: Actor, @Query() { cursor, limit }: PageDto): Promise<PersonPage> {
    return this.queries.listStaff(actor, { cursor, limit });
  }

  @Post()
  @ApiOperation({ summary: 'Invite a member of staff, who is sent a link to set a password' })
  @ApiBody({ type: InviteStaffInput })
  @ApiCreatedResponse({ type: Person })
  @Limited('invitation-network')
  async invite(
    @CurrentActor() actor: Actor,
    @Body() input: InviteStaffInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Person> {
    const id = await this.staff.invite(actor, input);
    void reply.header('location', `/api/v1/staff/${id}`);
    return this.queries.getStaff(actor, id);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One account of your business' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: Person })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<Person> {
    return this.queries.getStaff(actor, id);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Lock or unlock what a member of staff does for your business' })
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
    await this.staff.setDisabled(actor, id, disabled, version);
    return this.queries.getStaff(actor, id);
  }

  @Post(':id/invitations')
  @HttpCode(204)
  @ApiOperation({ summary: 'Send the invitation again', description: '409 once it was taken up.' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiNoContentResponse()
  @Limited('invitation-network')
  inviteAgain(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.staff.inviteAgain(actor, id);
  }
}
