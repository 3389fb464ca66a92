import { Name } from '../ui/vietnamese.js';
import { formatDateTime } from '../ui/format.js';
import { stateFilter, timeSorts, type ListedPage, type ListSpec } from '../ui/list.js';
import { ListPage } from '../ui/list-page.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { CODE_STATUSES } from './code.entity.js';
import type { CodeSummary } from './codes.queries.js';
import { CodeTag } from './codes.views.js';

export function codeList(ctx: PageContext, official: boolean): ListSpec<CodeSummary> {
  const text = words(ctx.lang).codes;
  return {
    id: 'codes',
    file: true,
    caption: text.caption,
    rowKey: ({ code }) => code,
    search: text.search,
    filters: [stateFilter(ctx, CODE_STATUSES, text.statuses)],
    sorts: timeSorts(ctx),
    empty: {
      ...(official ? text.teachOffice : text.teach),
      action: !official && <a href="/console/lots">{text.toLots}</a>,
    },
    columns: [
      {
        key: 'code',
        head: text.code,
        plain: (code) => code.code,
        cell: (code) => (
          <a class="code" href={`/console/codes/${code.code}`}>
            {code.code}
          </a>
        ),
      },
      {
        key: 'subject',
        head: text.subject,
        plain: (code) => code.productName,
        cell: (code) => (
          <>
            <Name vi={code.productName} en={code.productNameEn} />
            <small>{code.lotNumber === null ? text.productOnly : text.lot(code.lotNumber)}</small>
          </>
        ),
      },
      {
        key: 'lot',
        head: text.lotColumn,
        chosen: true,
        plain: (code) => code.lotNumber,
        cell: (code) => code.lotNumber ?? '–',
      },
      {
        key: 'address',
        head: text.opens,
        chosen: true,
        plain: (code) => code.uri,
        cell: (code) => <span class="code">{code.uri}</span>,
      },
      {
        key: 'business',
        head: text.business,
        lead: official,
        chosen: !official,
        plain: (code) => code.businessName,
        cell: (code) => code.businessName,
      },
      {
        key: 'issued',
        head: text.issuedAt,
        wideOnly: true,
        nowrap: true,
        plain: (code) => code.issuedAt,
        cell: (code) => formatDateTime(ctx.lang, code.issuedAt, ctx.registry.timeZone),
      },
      {
        key: 'state',
        head: text.state,
        lead: true,
        nowrap: true,
        plain: (code) => text.statuses[code.status],
        cell: (code) => <CodeTag ctx={ctx} status={code.status} />,
      },
    ],
  };
}

export interface CodesPageProps {
  readonly ctx: PageContext;
  readonly page: ListedPage<CodeSummary>;
  readonly official: boolean;
}

export function CodesPage({ ctx, page, official }: CodesPageProps) {
  const text = words(ctx.lang).codes;
  return (
    <ListPage
      ctx={ctx}
      title={text.title}
      current="codes"
      heading={text.title}
      lead={text.lead}
      spec={codeList(ctx, official)}
      page={page}
    />
  );
}
