import { MethodNotAllowedException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

interface Known {
  readonly method: string;
  readonly path: RegExp;
}

/** Tells a path that is there but takes another method (405, with what it takes) from one that is not there. RFC 9110 §15.5.6. */
export function addMethodRefusal(fastify: FastifyInstance): void {
  const known: Known[] = [];
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) known.push({ method: each, path: patternOf(url) });
  });
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return;
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = new Set(known.filter((route) => route.path.test(path)).map(({ method }) => method));
    if (allowed.size === 0) return;
    void reply.header('allow', [...allowed].sort().join(', '));
    throw new MethodNotAllowedException();
  });
}

/** `/api/v1/lots/:id` and `/01/:gtin/*` as the router matches them. */
function patternOf(url: string): RegExp {
  const source = url
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}$`);
}
