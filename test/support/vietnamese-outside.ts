const VOID = new Set(['meta', 'link', 'input', 'img', 'br', 'hr', 'path', 'circle', 'wbr', 'source', 'col']);
/** Not read aloud in the flow of the page, or what people are to change themselves. */
const ASIDE = new Set(['head', 'script', 'style', 'textarea', 'select', 'svg']);
const LETTERS = /[ăâđêôơưàáãèéìíĩòóõùúũý\u1ea0-\u1ef9]/iu;

/** Text of an English page with letters of Vietnamese that no `lang` says to be so. `named` are names that English keeps. */
export function vietnameseOutside(html: string, named: readonly string[]): string[] {
  const open: { readonly tag: string; readonly lang: string; readonly aside: boolean }[] = [];
  const found: string[] = [];
  for (const [, close, tag = '', attributes = '', text = ''] of html.matchAll(
    /<(\/?)([a-z]\w*)([^>]*)>|([^<]+)/gi,
  )) {
    const top = open.at(-1);
    if (text !== '') {
      const rest = named.reduce((left, name) => left.replaceAll(name, ''), decode(text));
      if (top?.lang === 'en' && !top.aside && LETTERS.test(rest)) found.push(decode(text).trim());
    } else if (close === '/') {
      const at = open.findLastIndex((element) => element.tag === tag);
      if (at >= 0) open.length = at;
    } else if (!VOID.has(tag) && !attributes.endsWith('/')) {
      open.push({
        tag,
        lang: /\blang="(\w+)"/.exec(attributes)?.[1] ?? top?.lang ?? '',
        aside: (top?.aside ?? false) || ASIDE.has(tag),
      });
    }
  }
  return found;
}

function decode(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
