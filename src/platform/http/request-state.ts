import type { KeptView, Lang } from '../../ui/page-context.js';
import type { Actor } from '../actor.js';
import type { Upload } from './form.js';

/** What hooks and the guard learn about a request before its controller runs. */
export interface RequestState {
  actor: Actor | null;
  lang: Lang;
  /** The secret of the visitor's cookie, from which the form token is derived; null without a cookie. */
  cookieSecret: string | null;
  /** Files of a multipart body, by field. */
  uploads: ReadonlyMap<string, Upload>;
  /** Of pages of the console: the views of lists that the reader keeps. */
  savedViews: readonly KeptView[];
}

declare module 'fastify' {
  interface FastifyRequest {
    state: RequestState;
  }
}

export function newRequestState(): RequestState {
  return { actor: null, lang: 'vi', cookieSecret: null, uploads: new Map(), savedViews: [] };
}
