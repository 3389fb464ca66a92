import { Amount, Name } from '../ui/vietnamese.js';
import { formatDate } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { GrowingAreaStatus } from './growing-area.entity.js';
import type { HarvestedLotView } from './growing-areas.queries.js';

const KINDS: Readonly<Record<GrowingAreaStatus, TagKind>> = {
  draft: 'draft',
  submitted: 'wait',
  amend: 'do',
  active: 'ok',
  suspended: 'wait',
  refused: 'stop',
  closed: 'off',
};

export function AreaTag({ ctx, status }: { ctx: PageContext; status: GrowingAreaStatus }) {
  return (
    <Tag kind={KINDS[status]} icon={status === 'suspended' ? 'pause' : undefined}>
      {words(ctx.lang).areas.statuses[status]}
    </Tag>
  );
}

export interface HarvestedLotsProps {
  readonly ctx: PageContext;
  readonly lots: readonly HarvestedLotView[];
}

export function HarvestedLots({ ctx, lots }: HarvestedLotsProps) {
  const { areas: text, lots: lotText } = words(ctx.lang);
  return (
    <DataTable
      caption={text.lots}
      captionHidden
      fit
      rows={lots}
      rowKey={(lot) => lot.id}
      empty={text.noLots}
      columns={[
        {
          key: 'lot',
          head: text.lot,
          cell: (lot) => (
            <>
              <a class="code" href={`/console/lots/${lot.id}`}>
                {lot.lotNumber}
              </a>
              <small>
                <Name vi={lot.productName} en={lot.productNameEn} />
              </small>
            </>
          ),
        },
        {
          key: 'harvested',
          head: text.harvestedAt,
          nowrap: true,
          cell: (lot) => formatDate(ctx.lang, lot.harvestedAt, ctx.registry.timeZone),
        },
        {
          key: 'quantity',
          head: text.quantity,
          num: true,
          wideOnly: true,
          cell: (lot) =>
            lot.quantity === null || lot.unit === null ? (
              '–'
            ) : (
              <Amount quantity={lot.quantity} unit={lot.unit} />
            ),
        },
        { key: 'state', head: text.state, cell: (lot) => lotText.statuses[lot.status] },
      ]}
    />
  );
}
