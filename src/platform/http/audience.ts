import type { FastifyRequest } from 'fastify';

/**
 * Whether programs ask (keys, JSON, problem+json) or people do. Decided by the route the router found, never by the address
 * as it was sent: `/%61pi/v1/me` is the same route as `/api/v1/me`.
 */
export function isApi(request: FastifyRequest): boolean {
  return routedPath(request).startsWith('/api/');
}

/** What nobody but the asker may keep: the console and the API. */
export function isPrivate(request: FastifyRequest): boolean {
  return /^\/(?:api|console)(?:\/|$)/.test(routedPath(request));
}

/** The route as declared; where there is none, the path as the router read it. */
function routedPath(request: FastifyRequest): string {
  if (!request.is404 && request.routeOptions.url !== undefined) return request.routeOptions.url;
  const path = request.url.split('?', 1)[0] ?? '/';
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
