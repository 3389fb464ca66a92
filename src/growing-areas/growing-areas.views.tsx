import { ConsolePage } from '../ui/console-page.js';
import { formatDate, formatHectares, formatQuantity } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { GrowingAreaStatus } from './growing-area.entity.js';
import type { GrowingAreaView, HarvestedLotView } from './growing-areas.queries.js';

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

export interface GrowingAreasPageProps {
  readonly ctx: PageContext;
  readonly areas: readonly GrowingAreaView[];
  readonly next: string | null;
  readonly mayWrite: boolean;
}

export function GrowingAreasPage({ ctx, areas, next, mayWrite }: GrowingAreasPageProps) {
  const text = words(ctx.lang).areas;
  const add = (
    <a class="btn" href="/console/areas/new">
      {text.add}
    </a>
  );
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="areas"
      heading={text.title}
      lead={text.lead}
      actions={mayWrite ? add : undefined}
    >
      <Panel id="areas" title={text.caption} flush>
        <DataTable
          caption={text.caption}
          captionHidden
          fit
          rows={areas}
          rowKey={(area) => area.id}
          empty={text.none}
          columns={[
            {
              key: 'name',
              head: text.name,
              cell: (area) => (
                <>
                  <a href={`/console/areas/${area.id}`}>{area.name}</a>
                  <small>{area.code === null ? text.noCode : <span class="code">{area.code}</span>}</small>
                </>
              ),
            },
            { key: 'crop', head: text.fields.crop, wideOnly: true, cell: (area) => area.crop },
            {
              key: 'hectares',
              head: text.hectares,
              num: true,
              nowrap: true,
              cell: (area) => formatHectares(ctx.lang, area.hectaresMeasured),
            },
            { key: 'business', head: text.business, wideOnly: true, cell: (area) => area.businessName },
            { key: 'state', head: text.state, cell: (area) => <AreaTag ctx={ctx} status={area.status} /> },
          ]}
        />
        <Pager ctx={ctx} next={next} shown={areas.length} />
      </Panel>
    </ConsolePage>
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
              <small>{lot.productName}</small>
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
            lot.quantity === null || lot.unit === null
              ? '–'
              : formatQuantity(ctx.lang, lot.quantity, lot.unit),
        },
        { key: 'state', head: text.state, cell: (lot) => lotText.statuses[lot.status] },
      ]}
    />
  );
}
