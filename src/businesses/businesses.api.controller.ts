import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor, Limited } from '../access/access.decorators.js';
import { SuspensionDto } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
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
import { addressText, BusinessesQueries, type BusinessView } from './businesses.queries.js';
import { BusinessesService } from './businesses.service.js';

@ApiTags('businesses')
@ApiBearerAuth('api-key')
@Controller('api/v1/businesses')
export class BusinessesApiController {
  constructor(
    private readonly businesses: BusinessesService,
    private readonly queries: BusinessesQueries,
  ) {}

  @Post()
  @Allow('business:register')
  @ApiOperation({
    summary: 'Register a business, which you then own; the office answers within three working days',
    description:
      'A key that acted for no business acts for this one from now on; any other stays with its own, and the new business needs a key of its own.',
  })
  @ApiBody({ type: BusinessInput })
  @ApiCreatedResponse({ type: BusinessDto })
  @Limited('identity-account', 'identity-network')
  async register(
    @CurrentActor() actor: Actor,
    @Body() input: BusinessInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BusinessAnswer> {
    const { business } = await this.businesses.register(actor, input);
    void reply.header('location', `/api/v1/businesses/${business.id}`);
    return toDto(await this.queries.get({ ...actor, businessId: business.id }, business.id));
  }

  @Get()
  @Allow('business:read')
  @ApiOperation({ summary: 'Businesses: all of them for officials, the own one for its people' })
  @ApiOkResponse({ type: BusinessListDto })
  async list(@CurrentActor() actor: Actor, @Query() query: BusinessListQuery): Promise<Page<BusinessAnswer>> {
    const { items, next } = await this.queries.list(actor, query);
    return { items: items.map(toDto), next };
  }

  @Get(':id')
  @Allow('business:read')
  @ApiOperation({ summary: 'One business' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: BusinessDto })
  async get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BusinessAnswer> {
    return toDto(await this.queries.get(actor, id));
  }

  @Patch(':id')
  @Allow('business:edit')
  @ApiOperation({
    summary: 'Change a business',
    description:
      'Contact, website, GLN and former address at any time; kind, name, tax code and address only while the office waits for an amendment (409 otherwise).',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string', example: '"1"' } })
  @ApiBody({ type: BusinessChange })
  @ApiOkResponse({ type: BusinessDto })
  @Limited('identity-account', 'identity-network')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() change: BusinessChange,
  ): Promise<BusinessAnswer> {
    await this.businesses.edit(actor, id, version, change);
    return toDto(await this.queries.get(actor, id));
  }

  @Post(':id/submissions')
  @HttpCode(200)
  @Allow('business:edit')
  @ApiOperation({ summary: 'Amend the business as the office asked and send it again' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: true, schema: { type: 'string', example: '"2"' } })
  @ApiBody({ type: BusinessChange })
  @ApiOkResponse({ type: BusinessDto })
  @Limited('identity-account', 'identity-network')
  async resubmit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() change: BusinessChange,
  ): Promise<BusinessAnswer> {
    await this.businesses.resubmit(actor, id, version, change);
    return toDto(await this.queries.get(actor, id));
  }

  @Post(':id/suspension')
  @HttpCode(200)
  @Allow('business:suspend')
  @ApiOperation({ summary: 'Stop a business for a while; it declares nothing new meanwhile' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: BusinessDto })
  async suspend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<BusinessAnswer> {
    await this.businesses.decree(actor, id, 'suspend', cause);
    return toDto(await this.queries.get(actor, id));
  }

  @Post(':id/resumption')
  @HttpCode(200)
  @Allow('business:suspend')
  @ApiOperation({ summary: 'Let a suspended business go on' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: BusinessDto })
  async resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<BusinessAnswer> {
    await this.businesses.decree(actor, id, 'resume');
    return toDto(await this.queries.get(actor, id));
  }

  @Post(':id/closure')
  @HttpCode(200)
  @Allow('business:suspend')
  @ApiOperation({ summary: 'Close a business for good; its records stay' })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: BusinessDto })
  async close(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<BusinessAnswer> {
    await this.businesses.decree(actor, id, 'close', cause);
    return toDto(await this.queries.get(actor, id));
  }
}

type BusinessAnswer = Pick<BusinessDto, keyof BusinessDto>;

function toDto(business: BusinessView): BusinessAnswer {
  const { commune: _, ...view } = business;
  return { ...view, address: addressText(business, 'vi') };
}
