const BASE = 'https://same-site.invalid';

/**
 * Where to go after signing in: a path of this site, or `/console` for anything else. “//host”, “/\host” and addresses with control
 * characters, which browsers drop, lead away (WHATWG URL §4.4).
 */
export function safePath(next: string | undefined): string {
  if (next === undefined || next.length > 2000 || !/^\/[\x21-\x7e]*$/.test(next)) return '/console';
  const url = URL.parse(next, BASE);
  if (url === null || url.origin !== BASE || url.pathname.startsWith('//')) return '/console';
  // Signing in leads nowhere if it leads to signing in or out.
  return /^\/sign-(in|up|out)(\/|$)/.test(url.pathname) ? '/console' : url.pathname + url.search + url.hash;
}
