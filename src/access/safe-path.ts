import { sitePath } from '../platform/http/site-path.js';

/** Where to go after signing in: a path of this site, or `/console` for anything else. */
export function safePath(next: string | undefined): string {
  const path = sitePath(next);
  // Signing in leads nowhere if it leads to signing in or out.
  return path === null || /^\/sign-(in|up|out)([/?#]|$)/.test(path) ? '/console' : path;
}
