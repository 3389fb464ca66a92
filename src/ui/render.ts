import type { VNode } from 'preact';
import { leavePage } from './page-context.js';
import { writeHtml } from './write-html.js';

/** The bytes of a page: a `PublicPage`, `ConsolePage` or `ErrorPage` as an HTML document. */
export function renderPage(page: VNode): string {
  try {
    return `<!doctype html>${writeHtml(page)}`;
  } finally {
    leavePage();
  }
}
