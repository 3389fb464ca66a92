import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { CurrentActor, SignedIn } from '../access.decorators.js';
import { NewApiKeyInput } from './accounts.dto.js';
import { ApiKeys } from '../keys/api-keys.service.js';
import { ApiKeyList, ApiKeyView, CreatedApiKey, Me } from './me.dto.js';
import { permissionsOf } from '../permissions.js';

@ApiTags('account')
@ApiBearerAuth('api-key')
@SignedIn()
@Controller('api/v1')
export class MeApiController {
  constructor(private readonly apiKeys: ApiKeys) {}

  @Get('me')
  @ApiOperation({ summary: 'Whose key this is, and what it may do' })
  @ApiOkResponse({ type: Me })
  me(@CurrentActor() actor: Actor): Me {
    const { userId, name, email, role, businessId, businessName } = actor;
    return { id: userId, name, email, role, businessId, businessName, permissions: permissionsOf(role) };
  }

  @Get('api-keys')
  @ApiOperation({ summary: 'Your API keys in use, newest first' })
  @ApiOkResponse({ type: ApiKeyList })
  async list(@CurrentActor() actor: Actor): Promise<ApiKeyList> {
    return { items: await this.apiKeys.list(actor), next: null };
  }

  @Post('api-keys')
  @ApiOperation({
    summary: 'Create an API key',
    description: 'The key acts as you. It is told in the answer and never again.',
  })
  @ApiCreatedResponse({ type: CreatedApiKey })
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: NewApiKeyInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedApiKey> {
    const created = await this.apiKeys.create(actor, input.name);
    void reply.header('location', `/api/v1/api-keys/${created.id}`);
    return created;
  }

  @Get('api-keys/:id')
  @ApiOperation({ summary: 'One of your API keys, without the key itself' })
  @ApiOkResponse({ type: ApiKeyView })
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ApiKeyView> {
    return this.apiKeys.get(actor, id);
  }

  @Delete('api-keys/:id')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Revoke an API key',
    description: 'It is refused from the next request on. A key may revoke itself.',
  })
  @ApiNoContentResponse()
  revoke(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.apiKeys.revoke(actor, id);
  }
}
