import { Name } from '../ui/vietnamese.js';
import { FindForm } from '../ui/find-form.js';
import { formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { PublicPage } from '../ui/public-page.js';
import { Tag } from '../ui/tag.js';
import { words } from '../ui/words.js';
import { FIND_LIMIT, type Found } from './find.queries.js';

export interface ResultsPageProps {
  readonly ctx: PageContext;
  readonly query: string;
  readonly lots: readonly Found[];
  readonly products: readonly Found[];
}

export function ResultsPage({ ctx, query, lots, products }: ResultsPageProps) {
  const text = words(ctx.lang).traces.results;
  const count = formatNumber(ctx.lang, lots.length + products.length);
  return (
    <PublicPage ctx={ctx} title={text.title(query)} noindex styles={['forms']}>
      <div class="wrap">
        <div class="cols first">
          <div>
            <section aria-labelledby="results">
              <h1 id="results">{text.heading}</h1>
              <p class="sub" role="status">
                {text.found(count, query)}
              </p>
              {lots.length > 0 && (
                <>
                  <h2>{text.lots}</h2>
                  <FoundList ctx={ctx} items={lots} />
                </>
              )}
              {products.length > 0 && (
                <>
                  <h2>{text.products}</h2>
                  <FoundList ctx={ctx} items={products} />
                </>
              )}
              {Math.max(lots.length, products.length) === FIND_LIMIT && <p class="note">{text.more}</p>}
            </section>
          </div>
          <section aria-labelledby="find-again">
            <h2 id="find-again">{words(ctx.lang).ui.find.title}</h2>
            <FindForm value={query} />
          </section>
        </div>
      </div>
    </PublicPage>
  );
}

const KINDS = { suspended: 'wait', held: 'wait', recalled: 'stop' } as const;

function FoundList({ ctx, items }: { ctx: PageContext; items: readonly Found[] }) {
  const text = words(ctx.lang).traces.results;
  return (
    <ul class="shops">
      {items.map((item) => (
        <li key={item.path}>
          <a href={item.path}>
            <Name vi={item.productName} en={item.productNameEn} />
            {item.lotNumber !== null && `, ${text.lot(item.lotNumber)}`}
          </a>{' '}
          {item.state !== null && <Tag kind={KINDS[item.state]}>{text.states[item.state]}</Tag>}{' '}
          <small lang="vi">{item.businessName}</small>
        </li>
      ))}
    </ul>
  );
}
