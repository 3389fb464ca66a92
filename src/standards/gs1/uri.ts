import type { Gs1Result } from './fault.js';
import { fault } from './fault.js';
import { ok } from '../result.js';

/** The raw parts of a Web URI; `pathStart` and `queryStart` are offsets into it. */
export interface RawUri {
  readonly origin: string;
  readonly path: string;
  readonly pathStart: number;
  readonly query: string;
  readonly queryStart: number;
}

// URI Syntax, section 5.2: the scheme is wholly lower or wholly upper case.
const SCHEMES = ['https://', 'http://', 'HTTPS://', 'HTTP://'];

// RFC 3986, section 2: reserved, unreserved and %.
const LEGAL = new Uint8Array(128);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%") {
  LEGAL[character.charCodeAt(0)] = 1;
}

/** Whether text begins as a Web URI that can be a Digital Link URI. URI Syntax, section 5.2. */
export function hasWebScheme(text: string): boolean {
  return SCHEMES.some((scheme) => text.startsWith(scheme));
}

// A name or IPv4, or in brackets IPv6 or a later address (IPvFuture); RFC 3986, section 3.2.2.
const HOST =
  /^(?:[0-9A-Za-z._-]+|\[(?:[0-9A-Fa-f:.]+|[vV][0-9A-Fa-f]+\.[0-9A-Za-z._~!$&'()*+,;=:-]+)\])(?::[0-9]*)?$/;

/** Cuts a Web URI into its raw parts, nothing decoded. Errors: not-http, illegal-uri-character, host-malformed,
 * path-missing. RFC 3986, section 3. */
export function splitUri(uri: string): Gs1Result<RawUri> {
  const scheme = SCHEMES.find((candidate) => uri.startsWith(candidate));
  if (scheme === undefined) return fault('not-http', 0, 'The URI does not begin with https:// or http://.');
  for (let index = scheme.length; index < uri.length; index += 1) {
    if (LEGAL[uri.charCodeAt(index)] !== 1) {
      return fault('illegal-uri-character', index, 'The character must be percent-encoded in a URI.');
    }
  }
  const malformed = uri.search(/%(?![0-9A-Fa-f]{2})/);
  if (malformed >= 0)
    return fault(
      'illegal-uri-character',
      malformed,
      'A % is followed by two hexadecimal digits (RFC 3986, 2.1).',
    );
  const hash = uri.indexOf('#');
  const end = hash === -1 ? uri.length : hash;
  const mark = uri.indexOf('?');
  const pathEnd = mark === -1 || mark > end ? end : mark;
  const slash = uri.indexOf('/', scheme.length);
  const pathStart = slash === -1 || slash > pathEnd ? pathEnd : slash;
  const host = uri.slice(scheme.length, pathStart);
  if (!HOST.test(host))
    return fault('host-malformed', scheme.length, 'The host is not a domain or an address.');
  if (pathStart === pathEnd) return fault('path-missing', pathEnd, 'The URI has no path.');
  return ok({
    origin: uri.slice(0, pathStart),
    path: uri.slice(pathStart, pathEnd),
    pathStart,
    query: pathEnd === end ? '' : uri.slice(pathEnd + 1, end),
    queryStart: pathEnd + 1,
  });
}
