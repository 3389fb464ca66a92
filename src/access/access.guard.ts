import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Forbidden, SignInNeeded } from '../platform/errors.js';
import { isApi } from '../platform/http/audience.js';
import { ACCESS_RULE, type AccessRule, BY_LETTER, GUEST_FORM } from './access.decorators.js';
import { assertCsrf } from './csrf.js';
import { assertCan } from './permissions.js';
import { Sessions } from './sessions/sessions.service.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Stands before every route. A route that declares no rule is refused. Who calls is known already (`Gate`); here the token of the form
 * is compared, which is in the body, and the rule is held once more.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const route = [context.getHandler(), context.getClass()];
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, route);
    if (rule === undefined) throw new Forbidden('no-access-rule');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const byLetter = this.reflector.getAllAndOverride<boolean | undefined>(BY_LETTER, route) === true;
    if (!isApi(request) && !byLetter && !SAFE_METHODS.has(request.method)) assertCsrf(request);
    if (this.reflector.getAllAndOverride<boolean | undefined>(GUEST_FORM, route) === true) {
      this.sessions.welcomeGuest(request, context.switchToHttp().getResponse<FastifyReply>());
    }
    if (rule === 'public') return true;
    if (request.state.actor === null) throw new SignInNeeded();
    if (rule !== 'signed-in') assertCan(request.state.actor, rule);
    return true;
  }
}
