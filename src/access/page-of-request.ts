import type { FastifyRequest } from 'fastify';
import type { Actor } from '../platform/actor.js';
import { pathWithoutLang, type PageContexts } from '../platform/http/page-contexts.js';
import type { KeptView, MenuLink, PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { csrfToken } from './csrf.js';
import { menuFor } from './menu.js';

/** What a page knows about a request: the house around it, who reads it and where they may go. */
export function pageOfRequest(pages: PageContexts, request: FastifyRequest): PageContext {
  const { actor, lang, cookieSecret, savedViews } = request.state;
  const path = pathWithoutLang(request.originalUrl);
  return {
    ...pages.of(lang, path),
    csrf: cookieSecret === null ? '' : csrfToken(cookieSecret),
    actor: actor === null ? null : pick(actor),
    menu:
      actor === null
        ? []
        : menuFor(actor.role, words(lang), actor.counterRole !== undefined).map((link) =>
            leading(link, savedViews),
          ),
    savedViews: savedViews.filter((view) => view.path === path.split('?')[0]),
  };
}

function pick({ name, role, businessName, otherBusinesses, counterRole }: Actor): PageContext['actor'] {
  return {
    name,
    role,
    businessName,
    otherBusinesses,
    ...(counterRole === undefined ? {} : { counterRole }),
  };
}

/** To the view the reader wants to begin with, where there is one. */
function leading(link: MenuLink, savedViews: readonly KeptView[]): MenuLink {
  const first = savedViews.find(({ path, isDefault }) => isDefault && path === link.href);
  return first === undefined ? link : { ...link, href: `${link.href}?${first.query}` };
}
