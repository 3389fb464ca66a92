import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Lang } from '../../ui/page-context.js';

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * The reader's language: `?lang=` (remembered in a cookie), else the cookie, else the first of Accept-Language
 * this registry speaks, else its first language.
 */
export function chooseLanguage(
  request: FastifyRequest,
  reply: FastifyReply,
  offered: readonly Lang[],
  secure: boolean,
): Lang {
  const asked = languageAsked(request.url, offered);
  if (asked === undefined) return languageOf(request.headers, offered);
  void reply.header('set-cookie', languageCookie(asked, secure));
  return asked;
}

/** The language that `?lang=` asks for, if this registry speaks it. */
export function languageAsked(url: string, offered: readonly Lang[]): Lang | undefined {
  if (!url.includes('lang=')) return undefined;
  const asked = /[?&]lang=(\w{2})(?:&|$)/.exec(url)?.[1];
  return offered.find((lang) => lang === asked);
}

/** Remembers a language for a year, as a `Set-Cookie` says it. RFC 6265 §4.1. */
export function languageCookie(lang: Lang, secure: boolean): string {
  return `lang=${lang}; Max-Age=${YEAR_SECONDS}; Path=/; HttpOnly; ${secure ? 'Secure; ' : ''}SameSite=Lax`;
}

/** The language of somebody who does not ask for another: as remembered, else as the browser prefers. */
export function languageOf(headers: IncomingHttpHeaders, offered: readonly Lang[]): Lang {
  const { cookie } = headers;
  const kept = cookie === undefined ? undefined : /(?:^|;\s*)lang=(\w{2})(?:;|$)/.exec(cookie)?.[1];
  return (
    offered.find((lang) => lang === kept) ??
    preferredOnce(headers['accept-language'], offered) ??
    offered[0] ??
    'vi'
  );
}

// A country's browsers send a handful of texts; reading one anew for every scan is most of the work of answering it.
const READ_MAX = 500;
const read = new Map<string, Lang | undefined>();

function preferredOnce(header: string | undefined, offered: readonly Lang[]): Lang | undefined {
  if (header === undefined) return undefined;
  const key = `${offered.join()} ${header.slice(0, 200)}`;
  if (read.has(key)) return read.get(key);
  if (read.size >= READ_MAX) read.clear();
  const lang = preferred(header, offered);
  read.set(key, lang);
  return lang;
}

/** RFC 9110 §12.5.4, by primary subtag: `en-GB` asks for `en`. */
export function preferred(header: string | undefined, offered: readonly Lang[]): Lang | undefined {
  if (header === undefined) return undefined;
  const ranges = header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters
        .map((text) => /^\s*q=([01](?:\.\d{0,3})?)$/.exec(text)?.[1])
        .find((text) => text !== undefined);
      return {
        lang: offered.find((lang) => range === lang || range.startsWith(`${lang}-`)),
        weight: Number(weight ?? 1),
      };
    })
    .filter((range) => range.weight > 0);
  ranges.sort((a, b) => b.weight - a.weight);
  return ranges.find((range) => range.lang !== undefined)?.lang;
}
