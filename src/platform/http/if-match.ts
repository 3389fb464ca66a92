import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BadRequest, Stale } from '../errors.js';

/** The version a change was made from: `If-Match: "3"`. Without it the change is refused (428, RFC 6585 §3). */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const version = versionIn(context);
  if (version === null) throw new BadRequest('if-match-needed', 428);
  return version;
});

/** For what is replaced as a whole, where asking is the caller's choice: null without the header. */
export const IfMatchIfSent = createParamDecorator((_: unknown, context: ExecutionContext): number | null =>
  versionIn(context),
);

function versionIn(context: ExecutionContext): number | null {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) return null;
  const version = /^"(\d{1,9})"$/.exec(header)?.[1];
  // RFC 9110 §13.1.1: a tag we never gave matches nothing.
  if (version === undefined) throw new Stale();
  return Number(version);
}

/** @throws Stale (412) when somebody changed the thing since the version in hand was read. */
export function assertVersion(current: { readonly version: number }, expected: number): void {
  if (current.version !== expected) throw new Stale();
}
