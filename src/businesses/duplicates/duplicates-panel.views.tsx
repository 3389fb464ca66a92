import { AsWritten } from '../../ui/vietnamese.js';
import type { PageContext } from '../../ui/page-context.js';
import { Panel } from '../../ui/panel.js';
import { words } from '../../ui/words.js';
import type { DuplicateView } from './duplicates.queries.js';

export interface DuplicatesPanelProps {
  readonly ctx: PageContext;
  readonly businessId: string;
  readonly pairs: readonly DuplicateView[];
}

/** On the page of a business: which others it may be the same as. */
export function DuplicatesPanel({ ctx, businessId, pairs }: DuplicatesPanelProps) {
  const text = words(ctx.lang).duplicates;
  if (pairs.length === 0) return null;
  return (
    <Panel id="duplicates" title={text.panel}>
      <ul>
        {pairs.map(({ id, one, other, reasons }) => (
          <li key={id}>
            <a href={`/console/duplicates/${id}`}>
              <AsWritten>{(one.id === businessId ? other : one).name}</AsWritten>
            </a>
            <br />
            <small>{reasons.map((reason) => text.reasons[reason]).join('; ')}</small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
