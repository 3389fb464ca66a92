import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { LIMITED } from './access.decorators.js';
import type { LimitName } from './limits.js';
import { networkOf } from './network.js';
import { RateLimiter } from './rate-limiter.js';

/** Takes the tries of a `@Limited` route, after the rights were looked at: who may not call it uses up nothing. */
@Injectable()
export class LimitsGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const names = this.reflector.getAllAndOverride<readonly LimitName[] | undefined>(LIMITED, [
      context.getHandler(),
      context.getClass(),
    ]);
    const { ip, state } = context.switchToHttp().getRequest<FastifyRequest>();
    for (const name of names ?? [])
      await this.limits.take(name, name.endsWith('-account') ? (state.actor?.userId ?? '') : networkOf(ip));
    return true;
  }
}
