import { fail, ok, type Result } from '../result.js';

export type LinkFault =
  'url-invalid' | 'url-http' | 'url-scheme' | 'url-credentials' | 'url-host' | 'too-long';

/** How long a link may be after it is written out, punycode and percent-encoding included. */
export const LINK_MAX = 300;

/**
 * Reads the address of a web page that strangers will be led to, and writes it out again as browsers understand it
 * (WHATWG URL): https only, a host name with a dot, no name or password before it. What browsers forgive, and readers
 * therefore misread, is refused: `https:example.vn`, `https:///…`, a backslash, spaces and line ends inside.
 */
export function readLink(text: string): Result<string, LinkFault> {
  if (text.length > 4 * LINK_MAX) return tooLong();
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === 'http') return fail('url-http', 0, 'The address must begin with https://, not http:.');
  if (scheme !== undefined && scheme !== 'https' && !/^[^/?#]*\.[^/?#]*:\d/.test(text))
    return fail('url-scheme', 0, 'Only addresses of web pages, which begin with https://.');
  if (!/^https:\/\/[^/?#]/i.test(text))
    return fail('url-invalid', 0, 'The address must begin with https://.');
  const stranger = text.search(/[\\\p{Cc}\s]/u);
  if (stranger >= 0) return fail('url-invalid', stranger, 'No backslash, space or line end in an address.');
  const authority = /^https:\/\/([^/?#]*)/i.exec(text)?.[1] ?? '';
  if (authority.includes('@')) return fail('url-credentials', 8, 'No name or password in an address.');
  const url = URL.parse(text);
  if (url === null) return fail('url-invalid', 8, 'The host name cannot be read.');
  if (!isDomain(url.hostname)) return fail('url-host', 8, 'A host name such as example.vn is needed.');
  return url.href.length > LINK_MAX ? tooLong() : ok(url.href);
}

/** Names of at least two labels whose last is no number: no machine of an intranet, no address in digits. */
function isDomain(host: string): boolean {
  return (
    host.length <= 253 &&
    /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?=[a-z0-9-]{2,63}$)(?:xn--[a-z0-9-]+|[a-z]+)$/.test(host)
  );
}

function tooLong() {
  return fail('too-long', LINK_MAX, `At most ${LINK_MAX} characters.`);
}
