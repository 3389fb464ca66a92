import { BadRequestException, HttpException, HttpStatus, PayloadTooLargeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Lang } from '../../ui/page-context.js';
import { BadRequest } from '../errors.js';
import { isPrivate } from './audience.js';
import type { Upload } from './form.js';
import { chooseLanguage } from './language.js';
import type { RequestRecords } from './request-records.js';
import { newRequestState } from './request-state.js';

/** A photograph of 8 MB, and the fields beside it. */
const FORM_MAX_BYTES = 10 * 1024 * 1024;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export interface HookOptions {
  readonly records: RequestRecords;
  readonly languages: readonly Lang[];
  readonly secure: boolean;
}

/** What happens to every request before any controller: method, language, body, and a record after. */
export function addServerHooks(fastify: FastifyInstance, options: HookOptions): void {
  fastify.decorateRequest('state');
  fastify.addHook('onRequest', async (request, reply) => {
    request.state = newRequestState();
    void reply.header('x-request-id', request.id);
    // The camera for scanning, the place for walking a boundary; nothing else is ever asked for.
    void reply.header(
      'permissions-policy',
      'camera=(self), geolocation=(self), microphone=(), payment=(), usb=()',
    );
    // A handler whose answer is for everybody says so itself.
    if (isPrivate(request)) void reply.header('cache-control', 'no-store');
    if (!METHODS.has(request.method)) {
      return reply
        .status(405)
        .header('allow', [...METHODS].join(', '))
        .send('');
    }
    request.state.lang = chooseLanguage(request, reply, options.languages, options.secure);
    if (request.originalUrl !== request.url) throw new BadRequestException();
    // Every page understands it, so no page's own query has to.
    if (typeof request.query === 'object' && request.query !== null)
      Reflect.deleteProperty(request.query, 'lang');
  });
  fastify.addHook('preValidation', async (request) => {
    // PostgreSQL cannot store U+0000, so nothing we know can contain it.
    if (/%00/.test(request.url)) throw new BadRequest('nul-character');
    if (request.isMultipart()) {
      assertFormSize(request);
      await readMultipart(request).catch(refuseUnreadable);
    }
    if (containsNul(request.body, 0)) throw new BadRequest('nul-character');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    options.records.add({
      requestId: request.id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
  fastify.addContentTypeParser(
    /^image\//,
    { parseAs: 'buffer', bodyLimit: 8 * 1024 * 1024 },
    (_request, body, done) => {
      done(null, body);
    },
  );
}

/**
 * The router answers an address that cannot be decoded by itself, past every hook. So such a one is led to where nothing is,
 * and refused by the hook that sees the difference.
 */
export function readableUrl({ url = '/' }: { readonly url?: string }): string {
  const [path = '/'] = url.split('?', 1);
  if (!path.includes('%')) return url;
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return url.startsWith('/api/') ? '/api/unreadable' : '/unreadable';
  }
}

/**
 * The plugin bounds every part, not all of them together, and keeps each in memory. Browsers and `curl -F` say how long a form
 * is, and Node reads no more than what was said.
 */
function assertFormSize({ headers }: FastifyRequest): void {
  const length = headers['content-length'];
  if (length === undefined) throw new HttpException('', HttpStatus.LENGTH_REQUIRED);
  if (Number(length) > FORM_MAX_BYTES) throw new PayloadTooLargeException();
}

async function readMultipart(request: FastifyRequest): Promise<void> {
  const fields = Object.create(null) as Record<string, string | string[]>;
  const uploads = new Map<string, Upload>();
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const data = await part.toBuffer();
      if (data.length > 0)
        uploads.set(part.fieldname, { filename: part.filename, mimetype: part.mimetype, data });
      continue;
    }
    const value = typeof part.value === 'string' ? part.value : '';
    const before = fields[part.fieldname];
    fields[part.fieldname] =
      before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  request.body = fields;
  request.state.uploads = uploads;
}

/** The parser's own limits carry a status (413); everything else it meets is a body that is no multipart. */
function refuseUnreadable(error: unknown): never {
  if (error instanceof Error && 'statusCode' in error) throw error;
  throw new BadRequestException();
}

function containsNul(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.includes('\0');
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return false;
  if (depth > 100) throw new BadRequest('too-deep');
  return Object.entries(value).some(([key, item]) => key.includes('\0') || containsNul(item, depth + 1));
}
