import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BadRequest, Stale } from '../errors.js';
import { tagsOf } from './etag.js';

/** From which versions a change may be made: one, one of several, or whichever there is (`If-Match: *`). */
export type Versions = number | readonly number[] | 'any';

/** The version a change was made from: `If-Match: "3"`. Without it the change is refused (428, RFC 6585 §3). */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): Versions => {
  const versions = versionsIn(context);
  if (versions === null) throw new BadRequest('if-match-needed', 428);
  return versions;
});

/** For what is replaced as a whole, where asking is the caller's choice: null without the header. */
export const IfMatchIfSent = createParamDecorator((_: unknown, context: ExecutionContext): Versions | null =>
  versionsIn(context),
);

/**
 * Weak tags count too, against the letter of RFC 9110 §13.1.1: a proxy makes ours weak by compressing, and a version names the state of
 * the thing, not the bytes of an answer.
 */
function versionsIn(context: ExecutionContext): Versions | null {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) return null;
  const tags = tagsOf(header);
  // A tag we never gave matches nothing.
  return tags === null ? 'any' : tags.filter((tag) => /^\d{1,9}$/.test(tag)).map(Number);
}

/** @throws Stale (412) when somebody changed the thing since the version in hand was read. */
export function assertVersion(current: { readonly version: number }, expected: Versions): void {
  if (expected === 'any') return;
  const versions = typeof expected === 'number' ? [expected] : expected;
  if (!versions.includes(current.version)) throw new Stale();
}
