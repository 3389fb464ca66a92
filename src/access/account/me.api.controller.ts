import { Body, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../../platform/actor.js';
import { ApiCreate, ApiFeature, ApiRead, ApiRemove } from '../../platform/http/api-routes.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { CurrentActor, SignedIn } from '../access.decorators.js';
import { NewApiKeyInput } from './accounts.dto.js';
import { ApiKeys } from '../keys/api-keys.service.js';
import { ApiKeyList, ApiKeyView, CreatedApiKey, Me } from './me.dto.js';
import { permissionsOf } from '../permissions.js';

@ApiFeature('account', 'api/v1')
@SignedIn()
export class MeApiController {
  constructor(private readonly apiKeys: ApiKeys) {}

  @ApiRead('me', Me, 'Whose key this is, and what it may do')
  me(@CurrentActor() actor: Actor): Me {
    const { userId, name, email, role, businessId, businessName } = actor;
    return { id: userId, name, email, role, businessId, businessName, permissions: permissionsOf(role) };
  }

  @ApiRead('api-keys', ApiKeyList, 'Your API keys in use, newest first')
  async list(@CurrentActor() actor: Actor): Promise<ApiKeyList> {
    return { items: await this.apiKeys.list(actor), next: null };
  }

  @ApiCreate('api-keys', CreatedApiKey, {
    summary: 'Create an API key',
    description: 'The key acts as you. It is told in the answer and never again.',
  })
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: NewApiKeyInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedApiKey> {
    const created = await this.apiKeys.create(actor, input.name);
    void reply.header('location', `/api/v1/api-keys/${created.id}`);
    return created;
  }

  @ApiRead('api-keys/:id', ApiKeyView, 'One of your API keys, without the key itself')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ApiKeyView> {
    return this.apiKeys.get(actor, id);
  }

  @ApiRemove('api-keys/:id', {
    summary: 'Revoke an API key',
    description: 'It is refused from the next request on. A key may revoke itself.',
  })
  revoke(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.apiKeys.revoke(actor, id);
  }
}
