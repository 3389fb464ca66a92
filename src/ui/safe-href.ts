const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const base = 'https://same-site.invalid';

/**
 * A link from data as it may stand in `href`: http, https, mailto, tel, or a path, query or fragment of this site.
 * Everything else, `javascript:` in any disguise and addresses of other hosts without a scheme included, becomes `#`.
 */
export function safeHref(href: string | null | undefined): string {
  const text = href?.trim() ?? '';
  // Browsers drop tabs and line breaks inside an address, so “java\tscript:” is a script (WHATWG URL, 4.1).
  if (text === '' || hasControl(text)) return '#';
  if (/^[/?#]/.test(text)) return sameSite(text) ? text : '#';
  const url = URL.parse(text);
  return url !== null && schemes.has(url.protocol) ? text : '#';
}

// “//host” and “/\host” leave the site.
function sameSite(text: string): boolean {
  return URL.parse(text, base)?.origin === base;
}

function hasControl(text: string): boolean {
  return Array.from(text).some((character) => {
    const point = character.codePointAt(0) ?? 0;
    return point < 0x20 || point === 0x7f;
  });
}
