import { Body, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { ApiChange, ApiCreate, ApiFeature, ApiRead, ApiStep } from '../../platform/http/api-routes.js';
import { PageDto } from '../../platform/http/page.dto.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch, type Versions } from '../../platform/http/if-match.js';
import { Allow, CurrentActor, Limited } from '../access.decorators.js';
import { InviteStaffInput, Person, PersonPage, SetDisabledInput } from '../people/users.dto.js';
import { UsersQueries } from '../people/users.queries.js';
import { Staff } from './staff.service.js';

@ApiFeature('staff', 'api/v1/staff')
@Allow('staff:manage')
export class StaffApiController {
  constructor(
    private readonly staff: Staff,
    private readonly queries: UsersQueries,
  ) {}

  @ApiRead('/', PersonPage, 'The accounts of your business: owner and staff, newest first')
  list(@CurrentActor() actor: Actor, @Query() { cursor, limit }: PageDto): Promise<PersonPage> {
    return this.queries.listStaff(actor, { cursor, limit });
  }

  @ApiCreate('/', Person, 'Invite a member of staff, who is sent a link to set a password')
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

  @ApiRead(':id', Person, 'One account of your business')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<Person> {
    return this.queries.getStaff(actor, id);
  }

  @ApiChange(':id', Person, 'Lock or unlock what a member of staff does for your business')
  async setDisabled(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() { disabled }: SetDisabledInput,
  ): Promise<Person> {
    await this.staff.setDisabled(actor, id, disabled, version);
    return this.queries.getStaff(actor, id);
  }

  @ApiStep(':id/invitations', null, {
    summary: 'Send the invitation again',
    description: '409 once it was taken up.',
  })
  @Limited('invitation-network')
  inviteAgain(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.staff.inviteAgain(actor, id);
  }
}
