import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../platform/errors.js';
import { fieldOf } from '../platform/http/form.js';

/**
 * The token a form carries. Derived from the secret of the visitor's cookie, which script cannot read and another
 * site cannot send knowingly, so nothing has to be stored.
 */
export function csrfToken(cookieSecret: string): string {
  return createHmac('sha256', cookieSecret).update('csrf').digest('base64url');
}

/** Refuses an unsafe request of a page that did not come from one of our own forms. */
export function assertCsrf(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Forbidden('cross-site');
  const { cookieSecret } = request.state;
  if (cookieSecret === null) throw new Forbidden('form-expired');
  const sent = Buffer.from(fieldOf(request.body, '_csrf') ?? '');
  const expected = Buffer.from(csrfToken(cookieSecret));
  if (sent.length !== expected.length || !timingSafeEqual(sent, expected))
    throw new Forbidden('form-expired');
}
