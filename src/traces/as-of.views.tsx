import { formatDateTime } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { writeHtml } from '../ui/write-html.js';

/** A page that was drawn, with a word above everything on since when nobody could check it again. */
export function withWarning(html: string, lang: Lang, checkedAt: Date, timeZone: string): string {
  const at = html.indexOf('<main');
  return (
    html.slice(0, at) +
    writeHtml(<AsOf lang={lang} checkedAt={checkedAt} timeZone={timeZone} />) +
    html.slice(at)
  );
}

function AsOf({ lang, checkedAt, timeZone }: { lang: Lang; checkedAt: Date; timeZone: string }) {
  const text = words(lang).traces.asOf;
  return (
    <aside class="sample" aria-label={text.title}>
      <span class="wrap">
        <b>{text.title}</b>{' '}
        <time datetime={checkedAt.toISOString()}>
          {text.since(formatDateTime(lang, checkedAt, timeZone))}
        </time>
      </span>
    </aside>
  );
}
