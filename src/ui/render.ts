import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** The bytes of a page: a `PublicPage`, `ConsolePage` or `ErrorPage` as an HTML document. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}
