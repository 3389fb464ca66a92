import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { leavePage } from './page-context.js';

/** The bytes of a page: a `PublicPage`, `ConsolePage` or `ErrorPage` as an HTML document. */
export function renderPage(page: VNode): string {
  try {
    return `<!doctype html>${renderToString(page)}`;
  } finally {
    leavePage();
  }
}
