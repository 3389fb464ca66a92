import { formatNumber } from './format.js';
import { useWords, type PageContext } from './page-context.js';
import { withQuery } from './query.js';

export interface PagerProps {
  readonly ctx: PageContext;
  /** Rows on this page. */
  readonly shown: number;
  /** How many that is, where they are no rows. */
  readonly counted?: (count: string) => string;
  /** Cursor of the page after this one; null on the last. */
  readonly next: string | null;
  /** Cursor of the page before, where the list knows it. */
  readonly previous?: string | null;
  /** Query parameter that carries the cursor. */
  readonly parameter?: string;
}

/** Forward through a list by cursor, and back to its start; filters in the address stay. */
export function Pager({ ctx, shown, counted, next, previous = null, parameter = 'cursor' }: PagerProps) {
  const { ui } = useWords();
  const moved = new URLSearchParams(ctx.path.split('?')[1]).has(parameter);
  if (next === null && !moved) return null;
  const to = (cursor: string | null) => withQuery(ctx.path, { [parameter]: cursor });
  return (
    <nav class="pager" aria-label={ui.pages}>
      <span>{(counted ?? ui.shown)(formatNumber(ctx.lang, shown))}</span>
      <ul>
        {moved && (
          <li>
            <a href={to(null)}>{ui.firstPage}</a>
          </li>
        )}
        {previous !== null && (
          <li>
            <a href={to(previous)} rel="prev">
              {ui.previousPage}
            </a>
          </li>
        )}
        {next !== null && (
          <li>
            <a href={to(next)} rel="next">
              {ui.nextPage}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
