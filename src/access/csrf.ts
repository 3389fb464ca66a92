import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Forbidden } from '../platform/errors.js';
import { fieldOf } from '../platform/http/form.js';

const TOKEN_BYTES = 32;

/**
 * The token a form carries. Derived from the secret of the visitor's cookie, which script cannot read and another
 * site cannot send knowingly, so nothing has to be stored. Masked with fresh random bytes each time, so that the length of a
 * compressed page tells nothing of it (BREACH; docs/decisions/0005).
 */
export function csrfToken(cookieSecret: string): string {
  const mask = randomBytes(TOKEN_BYTES);
  return Buffer.concat([mask, xor(mask, secretToken(cookieSecret))]).toString('base64url');
}

function secretToken(cookieSecret: string): Buffer {
  return createHmac('sha256', cookieSecret).update('csrf').digest();
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, at) => byte ^ (b[at] ?? 0)));
}

/** Refuses what the head alone says of an unsafe request of a page: it comes from another site, or from nobody who has seen a form. */
export function assertOwnSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Forbidden('cross-site');
  if (request.state.cookieSecret === null) throw new Forbidden('form-expired');
}

/** Refuses an unsafe request of a page that did not come from one of our own forms. */
export function assertCsrf(request: FastifyRequest): void {
  assertOwnSite(request);
  const { cookieSecret } = request.state;
  if (cookieSecret === null) throw new Forbidden('form-expired');
  const sent = Buffer.from(fieldOf(request.body, '_csrf') ?? '', 'base64url');
  if (sent.length !== 2 * TOKEN_BYTES) throw new Forbidden('form-expired');
  const token = xor(sent.subarray(0, TOKEN_BYTES), sent.subarray(TOKEN_BYTES));
  if (!timingSafeEqual(token, secretToken(cookieSecret))) throw new Forbidden('form-expired');
}
