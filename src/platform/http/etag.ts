import type { IncomingHttpHeaders } from 'node:http';

/**
 * Proxies that compress tag what they changed: Caddy and Apache `"3-gzip"`, older Apache `"3;gzip"`, nginx `W/"3"`. The tag inside is
 * still ours, and it names the version.
 */
const CODING = /[-;](?:gzip|br|zstd|deflate)$/;

/** The tags of `If-Match` or `If-None-Match` as we gave them, whatever a proxy made of them; null for `*`. RFC 9110 §13.1.1, §8.8.3. */
export function tagsOf(header: string): readonly string[] | null {
  if (header.trim() === '*') return null;
  return [...header.matchAll(/(?:^|,)\s*(?:W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*(?=,|$)/g)].map(
    ([, tag = '']) => tag.replace(CODING, ''),
  );
}

/**
 * Whether the asker has what is tagged so already: one of the tags of `If-None-Match` is ours, or `*` was sent. Weak and strong tags
 * compare alike there. RFC 9110 §13.1.2.
 */
export function isUnchanged({ 'if-none-match': asked }: IncomingHttpHeaders, tag: string): boolean {
  if (asked === undefined) return false;
  return tagsOf(asked)?.includes(tag) ?? true;
}
