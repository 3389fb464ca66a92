import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/actor.js';
import { pathWithoutLang, type PageContexts } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { csrfToken } from './csrf.js';
import { menuFor } from './menu.js';

/** What a page knows about a request: the house around it, who reads it and where they may go. */
export function pageOfRequest(pages: PageContexts, request: FastifyRequest): PageContext {
  const { actor, lang, cookieSecret } = request.state;
  return {
    ...pages.of(lang, pathWithoutLang(request.url)),
    csrf: cookieSecret === null ? '' : csrfToken(cookieSecret),
    actor: actor === null ? null : pick(actor),
    menu: actor === null ? [] : menuFor(actor.role, words(lang)),
  };
}

function pick({ name, role, businessName, otherBusinesses }: Actor): PageContext['actor'] {
  return { name, role, businessName, otherBusinesses };
}
