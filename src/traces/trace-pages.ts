import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { VNode } from 'preact';
import { CONFIG, type Config } from '../config.js';
import { Notifications } from '../platform/database/notifications.js';
import { renderPage } from '../platform/http/answer.interceptor.js';
import { encodingOf } from '../platform/http/compression.js';
import { languageOf } from '../platform/http/language.js';
import { RequestRecords } from '../platform/http/request-records.js';
import { newId } from '../platform/id.js';
import type { Lang } from '../ui/page-context.js';
import { StoredPage } from './stored-page.js';
import type { TraceDocument } from './trace-document.js';

const PAGES_MAX = 10_000;
const BYTES_MAX = 256 * 1024 * 1024;
/** A page says when it was checked; it is drawn anew after this. */
const LIFE_MS = 60_000;

/** A query that changes the answer: a language to remember, or attributes of a GS1 Digital Link; not what networks append. */
const MEANS_SOMETHING = /[?&](?:lang=|\d)/;

/** As in the routes of the controller, for the log and the metrics. */
type Route = '/q/:code' | '/01/:gtin/*';

/**
 * The pages behind codes, kept in memory: nearly all traffic. A page leaves when something it shows changed, told by
 * `trace_changed` from the transaction that changed it (migrations/0014), on every replica; after a minute anyway.
 */
@Injectable()
export class TracePages implements OnModuleInit, OnModuleDestroy {
  private readonly pages = new LRUCache<string, StoredPage>({
    max: PAGES_MAX,
    maxSize: BYTES_MAX,
    sizeCalculation: ({ size }) => size,
    ttl: LIFE_MS,
    dispose: (page, key) => this.unlink(page, key),
  });
  /** Which pages show the thing with this id. */
  private readonly showing = new Map<string, Set<string>>();
  private readonly languages: readonly Lang[];
  // A change that arrives while a page is being drawn may not be in it: such a page is sent but not kept.
  private changes = 0;
  private closing = false;

  constructor(
    private readonly notifications: Notifications,
    private readonly records: RequestRecords,
    @Inject(CONFIG) config: Config,
  ) {
    this.languages = config.registry.languages;
  }

  async onModuleInit(): Promise<void> {
    await this.notifications.on('trace_changed', (id) => this.forget(id));
  }

  /** From here on the framework answers, which refuses what comes while the service ends. */
  onModuleDestroy(): void {
    this.closing = true;
  }

  /** Lets a server answer what is kept before the framework is asked: this is where nearly every scan ends. */
  answerBefore(server: Server): void {
    const framework = server.listeners('request');
    server.removeAllListeners('request');
    server.on('request', (request, response) => {
      if (!this.answerKept(request, response))
        for (const listener of framework) Reflect.apply(listener, server, [request, response]);
    });
  }

  /** Draws a page, keeps it unless something changed meanwhile, and sends it. False when there is nothing to draw. */
  async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    read: () => Promise<TraceDocument | null>,
    draw: (document: TraceDocument) => VNode,
  ): Promise<boolean> {
    const before = this.changes;
    const document = await read();
    if (document === null) return false;
    const page = new StoredPage(renderPage(draw(document)), document.dependsOn, safetyHeaders(reply));
    const { bytes, head } = await page.encode(encodingOf(request.headers));
    if (before === this.changes) this.keep(keyOf(request.state.lang, request.url), page);
    const unchanged = isUnchanged(request.headers, page);
    for (const [name, value] of pairsOf(unchanged ? page.unchanged : head)) void reply.header(name, value);
    await reply.status(unchanged ? 304 : 200).send(unchanged ? undefined : bytes);
    return true;
  }

  private answerKept(request: IncomingMessage, response: ServerResponse): boolean {
    const { method, url = '', headers } = request;
    if ((method !== 'GET' && method !== 'HEAD') || this.closing) return false;
    const route = routeOf(url);
    if (route === null || MEANS_SOMETHING.test(url)) return false;
    const page = this.pages.get(keyOf(languageOf(headers, this.languages), url));
    if (page === undefined) return false;
    const began = performance.now();
    const requestId = newId();
    const finish = (): void => {
      const status = send(request, response, page, requestId);
      const ms = Math.round((performance.now() - began) * 10) / 10;
      this.records.add({ requestId, method, route, status, ms });
    };
    const encoding = encodingOf(headers);
    if (page.ready(encoding) !== undefined) finish();
    else void page.encode(encoding).then(finish);
    return true;
  }

  private keep(key: string, page: StoredPage): void {
    this.pages.set(key, page);
    if (!this.pages.has(key)) return; // larger than everything together may be
    for (const id of page.dependsOn) {
      const keys = this.showing.get(id);
      if (keys === undefined) this.showing.set(id, new Set([key]));
      else keys.add(key);
    }
  }

  private unlink(page: StoredPage, key: string): void {
    for (const id of page.dependsOn) {
      const keys = this.showing.get(id);
      keys?.delete(key);
      if (keys?.size === 0) this.showing.delete(id);
    }
  }

  /** `null`: notices may have been missed. */
  private forget(id: string | null): void {
    this.changes += 1;
    if (id === null) this.pages.clear();
    else for (const key of [...(this.showing.get(id) ?? [])]) this.pages.delete(key);
  }
}

function routeOf(url: string): Route | null {
  if (url.startsWith('/q/')) return '/q/:code';
  return url.startsWith('/01/') ? '/01/:gtin/*' : null;
}

/** The path as it was sent, for `%2F` and `%2f` may mean different lots, and the language. */
function keyOf(lang: Lang, url: string): string {
  return `${lang} ${url.split('?', 1)[0] ?? ''}`;
}

/** What the security plugin put on the first reply goes on every later one. */
function safetyHeaders(reply: FastifyReply): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (name === 'x-request-id' || name === 'set-cookie' || name === 'vary') continue;
    if (typeof value === 'string' || typeof value === 'number') kept[name] = value;
  }
  return kept;
}

/** Sends a page in the encoding asked for, which is ready. Returns the status. */
function send(
  request: IncomingMessage,
  response: ServerResponse,
  page: StoredPage,
  requestId: string,
): number {
  const body = page.ready(encodingOf(request.headers));
  if (body === undefined) throw new Error('a page is sent before it is encoded');
  const unchanged = isUnchanged(request.headers, page);
  const status = unchanged ? 304 : 200;
  response.writeHead(status, [...(unchanged ? page.unchanged : body.head), 'x-request-id', requestId]);
  response.end(unchanged || request.method === 'HEAD' ? undefined : body.bytes);
  return status;
}

/** The tag is quoted and opaque, so finding it in a list of tags is finding it. RFC 9110 §13.1.2. */
function isUnchanged({ 'if-none-match': asked }: IncomingHttpHeaders, { etag }: StoredPage): boolean {
  return asked !== undefined && (asked === '*' || asked.includes(etag));
}

function pairsOf(head: readonly (string | number)[]): [string, string | number][] {
  const pairs: [string, string | number][] = [];
  for (let at = 0; at + 1 < head.length; at += 2) pairs.push([String(head[at]), head[at + 1] ?? '']);
  return pairs;
}
