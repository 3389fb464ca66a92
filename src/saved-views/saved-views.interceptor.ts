import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { SavedViews } from './saved-views.service.js';

/** Every page of the console knows the views its reader has kept: the side list leads to some, the lists show their own. */
@Injectable()
export class SavedViewsInterceptor implements NestInterceptor {
  constructor(private readonly views: SavedViews) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { method, url, state } = context.switchToHttp().getRequest<FastifyRequest>();
    if (state.actor !== null && method === 'GET' && /^\/console(?:[/?]|$)/.test(url))
      state.savedViews = await this.views.of(state.actor);
    return next.handle();
  }
}
