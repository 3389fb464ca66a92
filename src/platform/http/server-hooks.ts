import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Socket } from 'node:net';
import type { Lang } from '../../ui/page-context.js';
import { BadRequest } from '../errors.js';
import { isPrivate } from './audience.js';
import { chooseLanguage } from './language.js';
import type { RequestRecords } from './request-records.js';
import { newRequestState } from './request-state.js';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export interface HookOptions {
  readonly records: RequestRecords;
  readonly languages: readonly Lang[];
  readonly secure: boolean;
}

/** What happens to every request before any controller: method, language, and a record after. */
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
    if (request.originalUrl !== request.url && !readsAnyAddress(request))
      throw new BadRequest('address-unreadable');
    // Every page understands it, so no page's own query has to.
    if (typeof request.query === 'object' && request.query !== null)
      Reflect.deleteProperty(request.query, 'lang');
  });
  fastify.addHook('onResponse', async (request, reply) => {
    // What the service asks of itself has no connection, and is nobody's request.
    if (!(request.socket instanceof Socket)) return;
    const { records } = options;
    const kind = records.kind(request.method, request.routeOptions.url ?? 'none', reply.statusCode);
    records.add(kind, request.id, reply.elapsedTime);
  });
}

/** Of a route that has an answer of its own to an address that cannot be decoded; it reads `originalUrl`. */
export const READS_ANY_ADDRESS = { readsAnyAddress: true };

function readsAnyAddress({ is404, routeOptions }: FastifyRequest): boolean {
  return !is404 && 'readsAnyAddress' in routeOptions.config;
}

/**
 * The router answers an address that cannot be decoded by itself, past every hook. So it gets one in which the stray percent signs
 * stand for themselves, and the hook that sees the difference refuses it.
 */
export function readableUrl({ url = '/' }: { readonly url?: string }): string {
  const [path = '/'] = url.split('?', 1);
  if (isReadable(path)) return url;
  const mended = path.replace(/%(?![0-9a-f]{2})/gi, '%25');
  return (isReadable(mended) ? mended : path.replaceAll('%', '%25')) + url.slice(path.length);
}

function isReadable(path: string): boolean {
  if (!path.includes('%')) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
