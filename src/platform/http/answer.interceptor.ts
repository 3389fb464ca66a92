import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { VNode } from 'preact';
import { renderPage } from '../../ui/render.js';
import { isPage, PageWithStatus, Redirect } from './answers.js';
import { isApi } from './audience.js';
import { isUnchanged } from './etag.js';
import { meantBy } from './tidy-path.js';

/** Turns what a controller returns into a reply: a page into HTML, a `Redirect` into 303, data with a version into an ETag. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const forPrograms = isApi(request);
    return next.handle().pipe(
      map((answer: unknown) => {
        if (answer instanceof Redirect) {
          void reply.status(303).header('location', answer.location).header('cache-control', 'no-store');
          return '';
        }
        const meant = answer instanceof PageWithStatus && answer.status === 404 ? meantBy(request) : null;
        if (meant !== null) {
          void reply.status(303).header('location', meant).header('cache-control', 'no-store');
          return '';
        }
        if (answer instanceof PageWithStatus) {
          void reply.status(answer.status);
          return html(reply, answer.page);
        }
        if (isPage(answer)) return html(reply, answer);
        if (forPrograms) {
          if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
          const version = versionOf(answer);
          if (version !== undefined) {
            void reply.header('etag', `"${version}"`);
            if (request.method === 'GET' && isUnchanged(request.headers, String(version))) {
              void reply.status(304);
              return '';
            }
          }
        }
        return answer;
      }),
    );
  }
}

function html(reply: FastifyReply, page: VNode): string {
  void reply.type('text/html; charset=utf-8');
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  return renderPage(page);
}

function versionOf(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return undefined;
  return typeof answer.version === 'number' ? answer.version : undefined;
}
