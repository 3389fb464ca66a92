import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { CONFIG, type Config } from '../config.js';
import { Clock } from '../platform/clock.js';
import { Notifications } from '../platform/database/notifications.js';
import { type Encoding, encodingsOf } from '../platform/http/compression.js';
import { isUnchanged } from '../platform/http/etag.js';
import { languageAsked, languageCookie, languageOf } from '../platform/http/language.js';
import { newRequestId, RequestRecords } from '../platform/http/request-records.js';
import { atMidnights } from '../platform/midnights.js';
import { LOG } from '../platform/platform.module.js';
import type { Lang } from '../ui/page-context.js';
import { KeptPages } from './kept-pages.js';
import { nameOf, resolvePath, type Subject } from './resolve.js';
import { type Body, forOneReader, type Head, type StoredPage } from './stored-page.js';
import { ATTRIBUTES, pathOf, type Route, routeOf, tracePath, wantsJson } from './trace-request.js';
import { type Form, TraceDrawing } from './trace-drawing.js';
import { TraceParts } from './trace-parts.js';

const SAME_MAX = 2000;
const SAME_URL_MAX = 200;

/** What was found before the framework was asked, so that it does not look again. */
type Outcome = { readonly page: StoredPage | null } | { readonly error: unknown };

/** Somebody who can be given a page that was kept waits for so much of the patience there is with the database. */
const KEPT_SOONER = 0.6;

/**
 * The pages behind codes: nearly all traffic. They are answered before the framework, from memory or drawn anew; a page leaves
 * memory when something it shows changed, told by `trace_changed` from the transaction that changed it (migrations/0014), on
 * every replica.
 */
@Injectable()
export class TracePages implements OnModuleInit, OnModuleDestroy {
  private readonly kept: KeptPages;
  private readonly languages: readonly Lang[];
  private readonly secure: boolean;
  private readonly looked = new WeakMap<IncomingMessage, Outcome>();
  /** What the same request got before, to the letter, so that nothing of it need be read again. */
  private readonly same = new Map<string, Known>();
  private safety: Readonly<Head> = [];
  private readonly timeZone: string;
  private endOfDay = (): void => undefined;
  private closing = false;

  constructor(
    private readonly drawing: TraceDrawing,
    private readonly parts: TraceParts,
    private readonly notifications: Notifications,
    private readonly records: RequestRecords,
    clock: Clock,
    @Inject(LOG) log: Logger,
    @Inject(CONFIG) config: Config,
  ) {
    this.languages = config.registry.languages;
    this.timeZone = config.registry.timeZone;
    this.secure = config.http.publicUrl.startsWith('https:');
    this.kept = new KeptPages(
      () => clock.now(),
      config.database.patienceMs * KEPT_SOONER,
      (error) =>
        log.error({ err: error }, 'trace pages are sent as they were kept: the database does not answer'),
    );
  }

  async onModuleInit(): Promise<void> {
    await this.notifications.on('trace_changed', (id) => this.forget(id));
    // What is valid until a day ends with it.
    this.endOfDay = atMidnights(this.timeZone, () => this.forget(null));
  }

  private forget(id: string | null): void {
    this.parts.forget(id);
    this.kept.forget(id);
  }

  /** From here on the framework answers, which refuses what comes while the service ends. */
  onModuleDestroy(): void {
    this.closing = true;
    this.endOfDay();
  }

  /** Lets the server answer pages behind codes before the framework is asked: this is where nearly every scan ends. */
  async answerBefore(fastify: FastifyInstance): Promise<void> {
    this.safety = safetyOf((await fastify.inject('/health/live')).headers);
    const server: Server = fastify.server;
    const framework = server.listeners('request');
    server.removeAllListeners('request');
    const ask = (request: IncomingMessage, response: ServerResponse): void => {
      for (const listener of framework) Reflect.apply(listener, server, [request, response]);
    };
    server.on('request', (request, response) => {
      if (!this.answerKept(request, response)) this.answerDrawn(request, response, ask);
    });
  }

  /**
   * The page behind a subject, kept or drawn; null when there is none.
   * @throws what the database says, when nothing is kept
   */
  async of(request: IncomingMessage, subject: Subject, form: Form): Promise<StoredPage | null> {
    const outcome = this.looked.get(request) ?? (await this.look(subject, form, pathOf(request.url ?? '')));
    if ('error' in outcome) throw outcome.error;
    return outcome.page;
  }

  private answerKept(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = '', headers } = request;
    if ((method !== 'GET' && method !== 'HEAD') || this.closing) return false;
    const began = performance.now();
    // Of whoever comes for the first time; a cookie would make nearly every request another one.
    const key =
      headers.cookie === undefined && url.length < SAME_URL_MAX
        ? `${url} ${headers.accept ?? ''} ${headers['accept-language'] ?? ''} ${headers['accept-encoding'] ?? ''}`
        : null;
    let known = key === null ? undefined : this.same.get(key);
    if (known === undefined || !this.kept.isFresh(known.page)) {
      known = this.read(url, headers);
      if (known === undefined) return false;
      if (key !== null) {
        if (this.same.size >= SAME_MAX) this.same.clear();
        this.same.set(key, known);
      }
    }
    this.send({ request, response, began, ...known });
    return true;
  }

  /** What a request asks for, when it is kept. */
  private read(url: string, headers: IncomingHttpHeaders): Known | undefined {
    const route = routeOf(url);
    if (route === null || ATTRIBUTES.test(url)) return undefined;
    const asked = languageAsked(url, this.languages);
    const page = this.kept.fresh(this.formOf(headers, route, asked), pathOf(url));
    return page === undefined ? undefined : { route, page, asked, encodings: encodingsOf(headers) };
  }

  private answerDrawn(
    request: IncomingMessage,
    response: ServerResponse,
    ask: (request: IncomingMessage, response: ServerResponse) => void,
  ): void {
    const { method, url = '', headers } = request;
    const route = (method === 'GET' || method === 'HEAD') && !this.closing ? routeOf(url) : null;
    const named = route === null ? null : resolvePath(route === '/api/v1/traces/*' ? tracePath(url) : url);
    if (route === null || (named?.kind !== 'code' && named?.kind !== 'gtin')) {
      ask(request, response);
      return;
    }
    const began = performance.now();
    const asked = languageAsked(url, this.languages);
    void this.look(named, this.formOf(headers, route, asked), pathOf(url)).then((outcome) => {
      if ('page' in outcome && outcome.page !== null) {
        const encodings = encodingsOf(headers);
        this.send({ request, response, route, page: outcome.page, began, asked, encodings });
        return;
      }
      this.looked.set(request, outcome);
      ask(request, response);
    });
  }

  private async look(subject: Subject, form: Form, path: string): Promise<Outcome> {
    const name = nameOf(subject);
    try {
      const page = await this.kept.get(form, name, () => this.drawing.draw(subject, form, this.safety));
      if (page !== null) this.kept.alias(path, name);
      return { page };
    } catch (error) {
      return { error };
    }
  }

  /** Data for whoever asks for them, be it by the address or by the media type; else a page in the reader's language. */
  private formOf(headers: IncomingHttpHeaders, route: Route, asked: Lang | undefined): Form {
    if (route === '/api/v1/traces/*' || wantsJson(headers)) return 'json';
    return asked ?? languageOf(headers, this.languages);
  }

  private send(answer: Answer): void {
    const body = answer.page.body(answer.encodings);
    if ('head' in body) this.finish(answer, body);
    else void body.then((made) => this.finish(answer, made));
  }

  private finish({ request, response, route, page, began, asked }: Answer, body: Body): void {
    const requestId = newRequestId();
    const { method = 'GET', headers } = request;
    const unchanged = isUnchanged(headers, page.tag);
    let head = unchanged ? page.unchanged : body.head;
    if (asked !== undefined) head = forOneReader(head, languageCookie(asked, this.secure));
    head[head.length - 1] = requestId;
    const status = unchanged ? 304 : 200;
    response.writeHead(status, head);
    if (unchanged || method === 'HEAD') response.end();
    else response.end(body.content, 'latin1');
    this.records.add(this.records.kind(method, route, status), requestId, performance.now() - began);
  }
}

interface Known {
  readonly route: Route;
  readonly page: StoredPage;
  /** The language that `?lang=` asks for, to be remembered. */
  readonly asked: Lang | undefined;
  readonly encodings: readonly Encoding[];
}

interface Answer extends Known {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly began: number;
}

/** What the security plugin and the first hook put on every reply goes on ours. */
function safetyOf(headers: Readonly<Record<string, unknown>>): Head {
  const own = new Set([
    'x-request-id',
    'content-type',
    'content-length',
    'cache-control',
    'vary',
    'date',
    'connection',
    'keep-alive',
    'set-cookie',
    'etag',
    'content-encoding',
  ]);
  return Object.entries(headers).flatMap(([name, value]) =>
    !own.has(name) && (typeof value === 'string' || typeof value === 'number') ? [name, value] : [],
  );
}

/** The page by the framework's own way, which is gone only while the service ends. */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: StoredPage,
): Promise<void> {
  const unchanged = isUnchanged(request.headers, page.tag);
  const { head, content } = await page.body(encodingsOf(request.headers));
  const fields = unchanged ? page.unchanged : head;
  for (let at = 0; at + 3 < fields.length; at += 2)
    void reply.header(String(fields[at]), fields[at + 1] ?? '');
  await reply
    .status(unchanged ? 304 : 200)
    .send(unchanged ? undefined : Buffer.from(content.toString('latin1'), 'latin1'));
}
