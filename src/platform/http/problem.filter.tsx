import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ErrorPage } from '../../ui/error-page.js';
import type { Lang } from '../../ui/page-context.js';
import { faultText } from '../../ui/fault-text.js';
import { words } from '../../ui/words.js';
import { refusalText } from '../../ui/refusal-text.js';
import { renderPage } from '../../ui/render.js';
import {
  BadRequest,
  Conflict,
  Forbidden,
  Invalid,
  NotFound,
  SignInNeeded,
  Stale,
  TooMany,
  Unavailable,
  type FieldFault,
} from '../errors.js';
import { isApi } from './audience.js';
import { sitePath } from './site-path.js';
import { meantBy } from './tidy-path.js';
import { WrongState } from '../state-machine.js';

/** RFC 9457, with one entry of `errors` a field. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly code?: string;
  /** Of a refusal for the state a thing is in: which one that is, and in which it would be allowed. */
  readonly state?: string;
  readonly allowedIn?: readonly string[];
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

interface Answer {
  readonly status: number;
  readonly code?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly faults?: readonly FieldFault[];
  readonly wrongState?: { readonly state: string; readonly allowedIn: readonly string[] };
}

/** The only place where an error becomes an HTTP answer: problem+json under `/api`, a page elsewhere, the true status always. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const answer = answerTo(error);
    if (answer.status >= 500) this.log.error({ err: error, requestId: request.id }, 'request failed');
    if (reply.sent || reply.raw.headersSent) return;
    void reply.header('cache-control', 'no-store');
    if (error instanceof TooMany || error instanceof Unavailable)
      void reply.header('retry-after', String(error.retryAfterSeconds));
    if (isApi(request)) this.sendProblem(request, reply, answer);
    else this.sendPage(request, reply, answer);
  }

  private sendProblem(request: FastifyRequest, reply: FastifyReply, answer: Answer): void {
    if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply
      .status(answer.status)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(toProblem(answer, request.state.lang, request.id)));
  }

  private sendPage(request: FastifyRequest, reply: FastifyReply, answer: Answer): void {
    if (answer.status === 401) {
      const here = request.method === 'GET' ? sitePath(request.url) : null;
      const next = here === null ? '' : `?next=${encodeURIComponent(here)}`;
      void reply.status(303).header('location', `/sign-in${next}`).send('');
      return;
    }
    const meant = answer.status === 404 ? meantBy(request) : null;
    if (meant !== null) {
      void reply.status(303).header('location', meant).send('');
      return;
    }
    const ctx = request.pageContext();
    const page = (
      <ErrorPage
        ctx={ctx}
        status={answer.status}
        reference={request.id}
        advice={detailOf(answer, ctx.lang) ?? undefined}
      />
    );
    void reply.status(answer.status).type('text/html; charset=utf-8').send(renderPage(page));
  }
}

function answerTo(error: unknown): Answer {
  if (error instanceof Invalid) return { status: 422, code: 'invalid', faults: error.faults };
  if (error instanceof NotFound) return { status: 404 };
  if (error instanceof Forbidden) return { status: 403, code: error.code };
  if (error instanceof WrongState) {
    const { code, params, state, allowedIn } = error;
    return { status: 409, code, params, wrongState: { state, allowedIn } };
  }
  if (error instanceof Conflict) return { status: 409, code: error.code, params: error.params };
  if (error instanceof Stale) return { status: 412, code: error.code };
  if (error instanceof SignInNeeded) return { status: 401, code: error.code };
  if (error instanceof TooMany) return { status: 429, code: error.code, params: error.params };
  if (error instanceof Unavailable) return { status: 503, code: error.code };
  if (error instanceof BadRequest) return { status: error.status, code: error.code };
  if (error instanceof HttpException) return { status: error.getStatus() };
  // Fastify's own refusals: body too large, unreadable JSON, unknown media type, malformed URL.
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return { status: typeof status === 'number' && status >= 400 && status < 500 ? status : 500 };
}

function toProblem(answer: Answer, lang: Lang, requestId: string): Problem {
  const text = words(lang);
  const detail = detailOf(answer, lang);
  const faults = answer.faults?.map((fault) => ({
    path: fault.path,
    code: fault.code,
    message: faultText(text, fault),
  }));
  return {
    type: answer.code === undefined ? 'about:blank' : `urn:dau-goc:problem:${answer.code}`,
    title: titleOf(answer.status, lang),
    status: answer.status,
    ...(detail === null ? {} : { detail }),
    instance: `urn:dau-goc:request:${requestId}`,
    ...(answer.code === undefined ? {} : { code: answer.code }),
    ...answer.wrongState,
    ...(faults === undefined ? {} : { errors: faults }),
  };
}

function titleOf(status: number, lang: Lang): string {
  const { problems } = words(lang);
  const byStatus: Readonly<Record<string, { title: string }>> = problems;
  return (byStatus[status] ?? problems.other).title;
}

function detailOf(answer: Answer, lang: Lang): string | null {
  if (answer.faults !== undefined && answer.faults.length > 0) {
    return answer.faults.map((fault) => faultText(words(lang), fault)).join(' ');
  }
  return answer.code === undefined ? null : refusalText(words(lang), answer.code, answer.params ?? {});
}
