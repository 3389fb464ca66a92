import { Body, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, Limited } from '../access/access.decorators.js';
import { SuspensionDto } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import {
  ApiChange,
  ApiCreate,
  ApiFeature,
  ApiIfMatch,
  ApiRead,
  ApiStep,
} from '../platform/http/api-routes.js';
import type { Page } from '../platform/http/cursor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { IfMatch, type Versions } from '../platform/http/if-match.js';
import {
  BusinessChange,
  BusinessDto,
  BusinessInput,
  BusinessListDto,
  BusinessListQuery,
} from './businesses.dto.js';
import { businessAnswer, type BusinessAnswer } from './business-answer.js';
import { BusinessesQueries } from './businesses.queries.js';
import { BusinessesService } from './businesses.service.js';

@ApiFeature('businesses', 'api/v1/businesses')
export class BusinessesApiController {
  constructor(
    private readonly businesses: BusinessesService,
    private readonly queries: BusinessesQueries,
  ) {}

  @ApiCreate('/', BusinessDto, {
    summary: 'Register a business, which you then own; the office answers within three working days',
    description:
      'A key that acted for no business acts for this one from now on; any other stays with its own, and the new business needs a key of its own.',
  })
  @Allow('business:register')
  @Limited('identity-account', 'identity-network')
  async register(
    @CurrentActor() actor: Actor,
    @Body() input: BusinessInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BusinessAnswer> {
    const { business } = await this.businesses.register(actor, input);
    void reply.header('location', `/api/v1/businesses/${business.id}`);
    return businessAnswer(await this.queries.get({ ...actor, businessId: business.id }, business.id));
  }

  @ApiRead('/', BusinessListDto, 'Businesses: all of them for officials, the own one for its people')
  @Allow('business:read')
  async list(@CurrentActor() actor: Actor, @Query() query: BusinessListQuery): Promise<Page<BusinessAnswer>> {
    const { items, next } = await this.queries.list(actor, query);
    return { items: items.map(businessAnswer), next };
  }

  @ApiRead(':id', BusinessDto, 'One business')
  @Allow('business:read')
  async get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BusinessAnswer> {
    return businessAnswer(await this.queries.get(actor, id));
  }

  @ApiChange(':id', BusinessDto, {
    summary: 'Change a business',
    description:
      'Contact, website, GLN and former address at any time; kind, name, tax code and address only while the office waits for an amendment (409 otherwise).',
  })
  @Allow('business:edit')
  @Limited('identity-account', 'identity-network')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() change: BusinessChange,
  ): Promise<BusinessAnswer> {
    await this.businesses.edit(actor, id, version, change);
    return businessAnswer(await this.queries.get(actor, id));
  }

  @ApiStep(':id/submissions', BusinessDto, 'Amend the business as the office asked and send it again')
  @Allow('business:edit')
  @ApiIfMatch()
  @Limited('identity-account', 'identity-network')
  async resubmit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() change: BusinessChange,
  ): Promise<BusinessAnswer> {
    await this.businesses.resubmit(actor, id, version, change);
    return businessAnswer(await this.queries.get(actor, id));
  }

  @ApiStep(':id/suspension', BusinessDto, 'Stop a business for a while; it declares nothing new meanwhile')
  @Allow('business:suspend')
  async suspend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<BusinessAnswer> {
    await this.businesses.decree(actor, id, 'suspend', cause);
    return businessAnswer(await this.queries.get(actor, id));
  }

  @ApiStep(':id/resumption', BusinessDto, 'Let a suspended business go on')
  @Allow('business:suspend')
  async resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BusinessAnswer> {
    await this.businesses.decree(actor, id, 'resume');
    return businessAnswer(await this.queries.get(actor, id));
  }

  @ApiStep(':id/closure', BusinessDto, 'Close a business for good; its records stay')
  @Allow('business:suspend')
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<BusinessAnswer> {
    await this.businesses.decree(actor, id, 'close', cause);
    return businessAnswer(await this.queries.get(actor, id));
  }
}
