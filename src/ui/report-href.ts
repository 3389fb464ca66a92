/** Where somebody reports what is odd about the page at `path`; the front page is about nothing. */
export function reportHref(path: string): string {
  return path === '/' ? '/report' : `/report?about=${encodeURIComponent(path)}`;
}
