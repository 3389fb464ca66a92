import { useWords, type Lang, type PageContext } from './page-context.js';
import { withQuery } from './query.js';

/** The name of a language in that language: whoever looks for it can read it. */
const own: Readonly<Record<Lang, string>> = { vi: 'Tiếng Việt', en: 'English' };

/** Plain links that keep the page; the server remembers the choice. Nothing where there is one language only. */
export function LanguageLinks({ ctx }: { readonly ctx: PageContext }) {
  const others = ctx.registry.languages.filter((lang) => lang !== ctx.lang);
  const { language } = useWords().ui;
  if (others.length === 0) return null;
  return (
    <nav class="lang" aria-label={language}>
      {others.map((lang) => (
        <a key={lang} href={withQuery(ctx.path, { lang })} lang={lang} hreflang={lang}>
          {own[lang]}
        </a>
      ))}
    </nav>
  );
}
