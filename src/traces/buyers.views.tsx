import { AsWritten } from '../ui/vietnamese.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { TraceArea, TraceDocument } from './trace-document.js';

export interface BuyersNoteProps {
  readonly ctx: PageContext;
  readonly trace: TraceDocument;
  readonly root: string;
  /** Those whose exact boundary the buyer may fetch. */
  readonly areas: readonly TraceArea[];
}

/** Says that this page is not everybody's, and the way back to the others. */
export function BuyersNote({ ctx, trace, root, areas }: BuyersNoteProps) {
  const text = words(ctx.lang).disclosure.buyers;
  return (
    <aside class="wrap" aria-label={text.banner}>
      <p class="note">
        <b>{text.banner}.</b> {text.bannerText(trace.business.name)} <a href={root}>{text.back}</a>
      </p>
      {areas.length > 0 && (
        <ul>
          {areas.map(({ id, name }) => (
            <li key={id}>
              <a href={`${root}/areas/${id}`} download>
                {text.boundary}: <AsWritten>{name}</AsWritten>
              </a>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}
