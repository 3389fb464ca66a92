import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Forbidden, SignInNeeded } from '../platform/errors.js';
import { isApi } from '../platform/http/audience.js';
import { ACCESS_RULE, type AccessRule, GUEST_FORM } from './access.decorators.js';
import { ApiKeys } from './api-keys.service.js';
import { assertCsrf } from './csrf.js';
import { assertCan } from './permissions.js';
import { Sessions } from './sessions.service.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stands before every route. A route that declares no rule is refused. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
    private readonly apiKeys: ApiKeys,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const route = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, route);
    if (rule === undefined) throw new Forbidden('no-access-rule');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const forPrograms = isApi(request);
    // The API knows keys alone and pages know cookies alone, so no page of another site can use the API.
    request.state.actor = forPrograms
      ? await this.apiKeys.actorOf(request)
      : await this.sessions.actorOf(request);
    if (!forPrograms && request.state.cookieSecret === null) this.sessions.readGuest(request);
    if (!forPrograms && !SAFE_METHODS.has(request.method)) assertCsrf(request);
    if (this.reflector.getAllAndOverride<boolean | undefined>(GUEST_FORM, route) === true) {
      this.sessions.welcomeGuest(request, context.switchToHttp().getResponse<FastifyReply>());
    }
    if (rule === 'public') return true;
    if (request.state.actor === null) throw new SignInNeeded();
    if (rule !== 'signed-in') assertCan(request.state.actor, rule);
    return true;
  }
}
