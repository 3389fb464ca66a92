import type { LotStatus } from '../lots/lot.entity.js';
import type { ProductStatus } from '../products/product.entity.js';
import { formatDate } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { Amount, Name } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { RecentLot, RecentProduct } from './console.queries.js';
import { missingText } from './reminders-panel.js';

const LOT_KINDS: Readonly<Record<LotStatus, TagKind>> = {
  open: 'draft',
  released: 'ok',
  held: 'wait',
  recalled: 'stop',
  closed: 'off',
};
const PRODUCT_KINDS: Readonly<Record<ProductStatus, TagKind>> = {
  draft: 'draft',
  submitted: 'wait',
  amend: 'do',
  active: 'ok',
  suspended: 'wait',
  refused: 'stop',
  closed: 'off',
};

export function LotsPanel({ ctx, lots }: { readonly ctx: PageContext; readonly lots: readonly RecentLot[] }) {
  const text = words(ctx.lang).console;
  const { lotColumns: columns } = text;
  return (
    <Panel id="lots" title={text.lots} aside={<a href="/console/lots">{text.allLots}</a>} flush>
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
            head: columns.lot,
            cell: (lot) => (
              <>
                <a class="code" href={`/console/lots/${lot.id}`}>
                  {lot.lotNumber}
                </a>
                <small>
                  <Name vi={lot.productName} en={lot.productNameEn} />
                  {lot.empty && `. ${text.emptyDiary}`}
                </small>
              </>
            ),
          },
          {
            key: 'made',
            head: columns.made,
            wideOnly: true,
            cell: (lot) => (lot.madeOn === null ? '–' : formatDate(ctx.lang, lot.madeOn)),
          },
          {
            key: 'quantity',
            head: columns.quantity,
            num: true,
            wideOnly: true,
            cell: (lot) =>
              lot.quantity === null ? '–' : <Amount quantity={lot.quantity} unit={lot.unit ?? ''} />,
          },
          {
            key: 'code',
            head: columns.code,
            wideOnly: true,
            cell: (lot) =>
              lot.code === null ? (
                text.noCode
              ) : (
                <a class="code" href={`/console/codes/${lot.code}`}>
                  {lot.code}
                </a>
              ),
          },
          {
            key: 'state',
            head: columns.state,
            cell: (lot) =>
              lot.stopped && lot.status === 'released' ? (
                <Tag kind="wait" icon="pause">
                  {words(ctx.lang).notices.stoppedBy.tag}
                </Tag>
              ) : (
                <Tag kind={LOT_KINDS[lot.status]}>{words(ctx.lang).lots.statuses[lot.status]}</Tag>
              ),
          },
        ]}
      />
    </Panel>
  );
}

export function ProductsPanel({
  ctx,
  products,
}: {
  readonly ctx: PageContext;
  readonly products: readonly RecentProduct[];
}) {
  const text = words(ctx.lang).console;
  const { productColumns: columns } = text;
  return (
    <Panel
      id="products"
      title={text.products}
      aside={<a href="/console/products">{text.allProducts}</a>}
      flush
    >
      <DataTable
        caption={text.products}
        captionHidden
        fit
        rows={products}
        rowKey={(product) => product.id}
        empty={text.noProducts}
        columns={[
          {
            key: 'product',
            head: columns.product,
            cell: (product) => (
              <>
                <a href={`/console/products/${product.id}`}>
                  <Name vi={product.name} en={product.nameEn} />
                </a>
                <small>
                  {product.gtin === null ? text.noGtin : <span class="code">{product.gtin}</span>}
                </small>
              </>
            ),
          },
          {
            key: 'missing',
            head: columns.missing,
            wideOnly: true,
            cell: (product) => missingText(ctx, product) ?? text.nothingMissing,
          },
          {
            key: 'state',
            head: columns.state,
            cell: (product) => (
              <Tag kind={PRODUCT_KINDS[product.status]}>
                {words(ctx.lang).products.statuses[product.status]}
              </Tag>
            ),
          },
        ]}
      />
    </Panel>
  );
}
