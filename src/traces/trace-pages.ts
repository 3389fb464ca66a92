import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Notifications } from '../platform/database/notifications.js';
import { renderPage } from '../platform/http/answer.interceptor.js';
import type { VNode } from 'preact';
import type { TraceDocument } from './trace-document.js';

const PAGES_MAX = 10_000;
const BYTES_MAX = 256 * 1024 * 1024;
/** A page says when it was checked; it is drawn anew after this. */
const LIFE_MS = 60_000;
const CACHE_CONTROL = 'public, max-age=0, s-maxage=30, must-revalidate';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

type Encoding = 'br' | 'gzip' | 'identity';

/** A drawn page, ready to be sent: its bytes in each encoding, each with its whole head. */
export interface StoredPage {
  readonly etag: string;
  readonly dependsOn: ReadonlySet<string>;
  readonly bodies: Readonly<
    Record<Encoding, { readonly bytes: Buffer; readonly headers: Readonly<Record<string, string | number>> }>
  >;
}

/**
 * The pages behind codes, kept in memory: nearly all traffic. A page leaves when something it shows changed, told by
 * `trace_changed` from the transaction that changed it (migrations/0014), on every replica; after a minute anyway.
 */
@Injectable()
export class TracePages implements OnModuleInit {
  private readonly pages = new LRUCache<string, StoredPage>({
    max: PAGES_MAX,
    maxSize: BYTES_MAX,
    sizeCalculation: ({ bodies }) =>
      Object.values(bodies).reduce((sum, { bytes }) => sum + bytes.length + 500, 0),
    ttl: LIFE_MS,
  });
  // A change that arrives while a page is being drawn may not be in it: such a page is sent but not kept.
  private changes = 0;

  constructor(private readonly notifications: Notifications) {}

  async onModuleInit(): Promise<void> {
    await this.notifications.on('trace_changed', (id) => this.forget(id));
  }

  /** Answers what is kept before the application is asked: this is where nearly every scan ends. */
  serveFrom(fastify: FastifyInstance): void {
    fastify.addHook('onRequest', (request, reply, done) => {
      const { method, url } = request;
      if ((method !== 'GET' && method !== 'HEAD') || !(url.startsWith('/q/') || url.startsWith('/01/')))
        return done();
      const page = reply.sent ? undefined : this.pages.get(keyOf(request));
      // A reply that sets a cookie (`?lang=`) goes the long way.
      if (page === undefined || url.includes('?')) return done();
      reply.hijack();
      send(request, reply, page);
    });
  }

  /** Draws a page, keeps it unless something changed meanwhile, and sends it. */
  async answer(
    request: FastifyRequest,
    reply: FastifyReply,
    read: () => Promise<TraceDocument | null>,
    draw: (document: TraceDocument) => VNode,
  ): Promise<boolean> {
    const before = this.changes;
    const document = await read();
    if (document === null) return false;
    const page = await store(renderPage(draw(document)), document, reply);
    if (before === this.changes) this.pages.set(keyOf(request), page);
    const cookies = reply.getHeader('set-cookie');
    if (cookies !== undefined) reply.raw.setHeader('set-cookie', cookies as string | string[]);
    reply.hijack();
    send(request, reply, page);
    return true;
  }

  private forget(id: string | null): void {
    this.changes += 1;
    if (id === null) return this.pages.clear();
    for (const [key, page] of this.pages.entries()) if (page.dependsOn.has(id)) this.pages.delete(key);
  }
}

/** The path as it was sent, for `%2F` and `%2f` may mean different lots, and the language. */
function keyOf(request: FastifyRequest): string {
  return `${request.state.lang} ${request.url.split('?', 1)[0] ?? ''}`;
}

async function store(html: string, document: TraceDocument, reply: FastifyReply): Promise<StoredPage> {
  const identity = Buffer.from(html);
  const [zipped, brotli] = await Promise.all([
    compressGzip(identity, { level: 6 }),
    compressBrotli(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  ]);
  const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  const common = {
    ...safetyHeaders(reply),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': CACHE_CONTROL,
    etag,
    vary: 'Accept-Encoding, Accept-Language, Cookie',
  };
  const body = (bytes: Buffer, encoding: Encoding) => ({
    bytes,
    headers: {
      ...common,
      'content-length': bytes.length,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
  });
  return {
    etag,
    dependsOn: new Set(document.dependsOn),
    bodies: { br: body(brotli, 'br'), gzip: body(zipped, 'gzip'), identity: body(identity, 'identity') },
  };
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

function send(request: FastifyRequest, reply: FastifyReply, page: StoredPage): void {
  const { raw } = reply;
  const { bytes, headers } = page.bodies[encodingOf(request.headers['accept-encoding'])];
  raw.setHeader('x-request-id', request.id);
  if (request.headers['if-none-match'] === page.etag) {
    const { 'content-length': _length, 'content-encoding': _encoding, ...rest } = headers;
    raw.writeHead(304, rest);
    raw.end();
    return;
  }
  raw.writeHead(200, headers);
  raw.end(request.method === 'HEAD' ? undefined : bytes);
}

function encodingOf(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0+)?\b)/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\b)/.test(accepted) ? 'gzip' : 'identity';
}
