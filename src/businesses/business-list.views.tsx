import { AsWritten } from '../ui/vietnamese.js';
import { formatDate } from '../ui/format.js';
import { stateFilter, timeSorts, type ListedPage, type ListSpec } from '../ui/list.js';
import { ListPage } from '../ui/list-page.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { BUSINESS_KINDS, BUSINESS_STATUSES } from './business.entity.js';
import { addressText, type BusinessView } from './businesses.queries.js';
import { BusinessTag } from './businesses.views.js';

export function businessList(ctx: PageContext): ListSpec<BusinessView> {
  const text = words(ctx.lang).businesses;
  const { columns } = text;
  return {
    id: 'businesses',
    file: true,
    caption: text.listCaption,
    rowKey: ({ id }) => id,
    search: text.filterQ,
    filters: [
      stateFilter(ctx, BUSINESS_STATUSES, text.statuses),
      {
        name: 'kind',
        label: text.kindLabel,
        any: text.anyKind,
        options: BUSINESS_KINDS.map((value) => ({ value, text: text.kinds[value] })),
      },
    ],
    sorts: timeSorts(ctx),
    empty: text.teach,
    columns: [
      {
        key: 'name',
        head: columns.name,
        plain: (business) => business.name,
        cell: (business) => (
          <>
            <a href={`/console/businesses/${business.id}`}>
              <AsWritten>{business.name}</AsWritten>
            </a>
            <small>{text.kinds[business.kind]}</small>
          </>
        ),
      },
      {
        key: 'identity',
        head: columns.identity,
        nowrap: true,
        plain: identity,
        cell: (business) => <span class="code">{identity(business)}</span>,
      },
      {
        key: 'kind',
        head: text.kindLabel,
        chosen: true,
        plain: (business) => text.kinds[business.kind],
        cell: (business) => text.kinds[business.kind],
      },
      {
        key: 'place',
        head: columns.place,
        wideOnly: true,
        plain: (business) => addressText(business, ctx.lang),
        cell: (business) => addressText(business, ctx.lang),
      },
      {
        key: 'contact',
        head: text.fields.contactName,
        chosen: true,
        plain: (business) => business.contactName,
        cell: (business) => business.contactName,
      },
      {
        key: 'phone',
        head: text.fields.contactPhone,
        chosen: true,
        nowrap: true,
        plain: (business) => business.contactPhone,
        cell: (business) => business.contactPhone,
      },
      {
        key: 'registered',
        head: text.registeredAt,
        chosen: true,
        nowrap: true,
        plain: (business) => business.createdAt,
        cell: (business) => formatDate(ctx.lang, business.createdAt, ctx.registry.timeZone),
      },
      {
        key: 'state',
        head: columns.state,
        lead: true,
        nowrap: true,
        plain: (business) => text.statuses[business.status],
        cell: (business) => <BusinessTag ctx={ctx} status={business.status} />,
      },
    ],
  };
}

function identity({ taxCode, personalIdLast4 }: BusinessView): string {
  return taxCode ?? `•••• ${personalIdLast4 ?? ''}`;
}

export interface BusinessListPageProps {
  readonly ctx: PageContext;
  readonly page: ListedPage<BusinessView>;
}

export function BusinessListPage({ ctx, page }: BusinessListPageProps) {
  const text = words(ctx.lang).businesses;
  return (
    <ListPage
      ctx={ctx}
      title={text.listTitle}
      current="businesses"
      heading={text.listTitle}
      lead={text.listLead}
      spec={businessList(ctx)}
      page={page}
    />
  );
}
