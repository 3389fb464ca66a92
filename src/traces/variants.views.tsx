import { contentText } from '../products/variant-text.js';
import { formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Tag } from '../ui/tag.js';
import { Name } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { TraceDocument } from './trace-document.js';

/** In what the product is sold, each with its number; the one in the reader's hand is marked. */
export function Variants({ ctx, trace }: { readonly ctx: PageContext; readonly trace: TraceDocument }) {
  const { variants } = trace;
  if (variants.length === 0) return null;
  const text = words(ctx.lang).products.variants;
  return (
    <section aria-labelledby="variants">
      <h2 id="variants">{text.title}</h2>
      <ul class="certs">
        {variants.map(({ nameVi, nameEn, quantity, unit, innerCount, gtin, ended, meant }) => (
          <li key={nameVi} aria-current={meant ? 'true' : undefined}>
            <b>
              <Name vi={nameVi} en={nameEn} />
            </b>{' '}
            {meant && <Tag kind="ok">{trace.lot === null ? text.scanned : text.ofLot}</Tag>}{' '}
            {ended && <Tag kind="off">{text.ended}</Tag>}
            <small>
              {[
                contentText(ctx.lang, quantity, unit),
                innerCount === null ? null : text.inner(formatNumber(ctx.lang, innerCount)),
                gtin === null ? null : text.gtin(gtin),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
