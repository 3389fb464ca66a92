const BASE = 'https://same-site.invalid';
const LONGEST = 2000;

/**
 * A path of this site with its query, or null for anything else. “//host”, “/\host”, whole addresses (a request line may carry one,
 * RFC 9112 §3.2.2) and control characters, which browsers drop, lead away (WHATWG URL §4.4). All redirects, all links built from the
 * address of a request, and every `next` go through here.
 */
export function sitePath(text: string | undefined): string | null {
  if (text === undefined || text.length > LONGEST || !/^\/[\x21-\x7e]*$/.test(text)) return null;
  const url = URL.parse(text, BASE);
  if (url === null || url.origin !== BASE || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search + url.hash;
}
