import { Amount, Name } from '../ui/vietnamese.js';
import { formatDate, formatNumber } from '../ui/format.js';
import { stateFilter, timeSorts, type ListedPage, type ListSpec } from '../ui/list.js';
import { AddLink, ListPage } from '../ui/list-page.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { LOT_STATUSES } from './lot.entity.js';
import type { LotView } from './lots.queries.js';
import { LotTag } from './lots.views.js';

export function lotList(ctx: PageContext, mayWrite: boolean): ListSpec<LotView> {
  const { lots: text } = words(ctx.lang);
  return {
    id: 'lots',
    file: true,
    caption: text.caption,
    rowKey: ({ id }) => id,
    picks: {
      actions: mayWrite ? [{ value: 'lot.release', text: text.together.offer }] : [],
      nameOf: ({ lotNumber }) => lotNumber,
      may: ({ status }) => status === 'open' || status === 'held',
    },
    search: text.search,
    filters: [stateFilter(ctx, LOT_STATUSES, text.statuses)],
    sorts: timeSorts(ctx),
    empty: {
      ...(mayWrite ? text.teach : text.teachOffice),
      action: mayWrite && <a href="/console/lots/new">{text.add}</a>,
    },
    columns: [
      {
        key: 'lot',
        head: text.lot,
        plain: (lot) => lot.lotNumber,
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
        key: 'product',
        head: text.product,
        chosen: true,
        plain: productName,
        cell: (lot) => <Name vi={lot.productName} en={lot.productNameEn} />,
      },
      {
        key: 'business',
        head: text.business,
        lead: !mayWrite,
        chosen: mayWrite,
        plain: (lot) => lot.businessName,
        cell: (lot) => lot.businessName,
      },
      {
        key: 'made',
        head: text.madeOn,
        wideOnly: true,
        nowrap: true,
        plain: (lot) => lot.madeOn,
        cell: (lot) => (lot.madeOn === null ? '–' : formatDate(ctx.lang, lot.madeOn)),
      },
      {
        key: 'expires',
        head: text.expiresOn,
        chosen: true,
        wideOnly: true,
        nowrap: true,
        plain: (lot) => lot.expiresOn,
        cell: (lot) => (lot.expiresOn === null ? '–' : formatDate(ctx.lang, lot.expiresOn)),
      },
      {
        key: 'quantity',
        head: text.quantity,
        num: true,
        wideOnly: true,
        plain: (lot) => lot.quantity,
        cell: (lot) =>
          lot.quantity === null ? '–' : <Amount quantity={lot.quantity} unit={lot.unit ?? ''} />,
      },
      {
        key: 'events',
        head: text.eventColumn,
        num: true,
        plain: (lot) => lot.events,
        cell: (lot) => formatNumber(ctx.lang, lot.events),
      },
      {
        key: 'state',
        head: text.state,
        lead: true,
        nowrap: true,
        plain: (lot) => text.statuses[lot.status],
        cell: (lot) => <LotTag ctx={ctx} status={lot.status} stoppedBy={lot.stoppedBy} />,
      },
    ],
  };
}

function productName({ productName: name }: LotView): string {
  return name;
}

export interface LotsPageProps {
  readonly ctx: PageContext;
  readonly page: ListedPage<LotView>;
  readonly mayWrite: boolean;
}

export function LotsPage({ ctx, page, mayWrite }: LotsPageProps) {
  const text = words(ctx.lang).lots;
  const title = mayWrite ? text.title : text.allTitle;
  return (
    <ListPage
      ctx={ctx}
      title={title}
      current="lots"
      heading={title}
      lead={text.lead}
      actions={mayWrite && <AddLink href="/console/lots/new" text={text.add} />}
      spec={lotList(ctx, mayWrite)}
      page={page}
    />
  );
}
