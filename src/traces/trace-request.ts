import type { IncomingHttpHeaders } from 'node:http';

/** As in the routes of the controllers, for the log and the metrics. */
export type Route = '/q/:code' | '/01/:gtin/*' | '/api/v1/traces/*';

/** Attributes of a GS1 Digital Link may make an address wrong; whatever else networks append means nothing. */
export const ATTRIBUTES = /[?&]\d/;

export function routeOf(url: string): Route | null {
  if (url.startsWith('/q/') || url.startsWith('/Q/')) return '/q/:code';
  if (url.startsWith('/01/')) return '/01/:gtin/*';
  return url.startsWith('/api/v1/traces/') ? '/api/v1/traces/*' : null;
}

/** The path as it was sent, for `%2F` and `%2f` may mean different lots. */
export function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}

/** Below `/api/v1/traces` stand the paths of the pages, and a bare code. */
export function tracePath(url: string): string {
  const rest = url.slice('/api/v1/traces'.length);
  return /^\/(?:01|q|Q)\//.test(rest) ? rest : `/q${rest}`;
}

/** Programs say so; browsers name HTML first. RFC 9110 §12.5.1. */
export function wantsJson({ accept }: IncomingHttpHeaders): boolean {
  return accept?.startsWith('application/json') === true && !accept.includes('text/html');
}
