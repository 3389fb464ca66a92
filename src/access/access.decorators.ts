import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/actor.js';
import { SignInNeeded } from '../platform/errors.js';
import type { LimitName } from './limits.js';
import type { Permission } from './permissions.js';

export const ACCESS_RULE = 'access-rule';

export type AccessRule = 'public' | 'signed-in' | Permission;

/** Anybody may call it. Rare, and visible. */
export const Public = () => SetMetadata(ACCESS_RULE, 'public' satisfies AccessRule);

export const GUEST_FORM = 'guest-form';

/**
 * The page has a form for somebody who is not signed in: the visitor gets a cookie with a secret, from which the token
 * of the form is derived. Without it a public page sets no cookie, so that it may be kept in shared caches.
 */
export const GuestForm = () => SetMetadata(GUEST_FORM, true);

export const BY_LETTER = 'by-letter';

/**
 * Called by the mail program of whoever got a letter, with neither cookie nor form: a signed address is all the proof there is
 * (RFC 8058 §3.2). What is done must be harmless, and be undone as easily.
 */
export const ByLetter = () => SetMetadata(BY_LETTER, true);

/** Anybody with an account may call it. */
export const SignedIn = () => SetMetadata(ACCESS_RULE, 'signed-in' satisfies AccessRule);

/** Only roles with this permission may call it. */
export const Allow = (permission: Permission) => SetMetadata(ACCESS_RULE, permission satisfies AccessRule);

export const LIMITED = 'limited';

/** Every call takes a try of these limits: those by network of where it came from, those by account of who is signed in. */
export const Limited = (...names: readonly LimitName[]) => SetMetadata(LIMITED, names);

/** The actor of a route that is not public. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { state } = context.switchToHttp().getRequest<FastifyRequest>();
  if (state.actor === null) throw new SignInNeeded();
  return state.actor;
});

/** The actor of a public route that also serves those who are signed in. */
export const ActorIfAny = createParamDecorator(
  (_: unknown, context: ExecutionContext): Actor | null =>
    context.switchToHttp().getRequest<FastifyRequest>().state.actor,
);
