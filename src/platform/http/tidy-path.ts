import { plainLine } from '../../standards/text/plain-text.js';
import { sitePath } from './site-path.js';

/** What a sentence, a message or a slip of the keyboard leaves behind an address. */
const END = /[\s.,;:!?…'"’”»›)\]}>*|\\]+$/u;

/**
 * The address that somebody meant who sent one nobody knows: without slashes at its end, what nobody sees, and what a sentence puts
 * behind it; the query stays. Null where there is nothing of that. Idempotent.
 */
export function tidyPath(address: string): string | null {
  const [path = ''] = address.split('?', 1);
  const segments = path.split('/').map(seen);
  if (segments.includes(null)) return null;
  while (segments.length > 1 && withoutEnd(segments.at(-1) ?? '') === '') segments.pop();
  const last = segments.pop() ?? '';
  const tidy = [...segments, withoutEnd(last)].map((segment) => encodeURIComponent(segment ?? '')).join('/');
  const before = path
    .split('/')
    .map((segment) => encodeURIComponent(decodeURIComponent(segment)))
    .join('/');
  return tidy === before || tidy === '' ? null : tidy + address.slice(path.length);
}

/** Where of this site a page nobody knows leads instead, or null. */
export function meantBy({ method, url }: { readonly method: string; readonly url: string }): string | null {
  return method === 'GET' || method === 'HEAD' ? sitePath(tidyPath(url) ?? undefined) : null;
}

function seen(segment: string): string | null {
  try {
    return plainLine(decodeURIComponent(segment));
  } catch {
    return null;
  }
}

function withoutEnd(text: string): string {
  return text.replace(END, '');
}
