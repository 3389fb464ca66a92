import { formatDate } from '../ui/format.js';
import { stateFilter, timeSorts, type ListedPage, type ListSpec } from '../ui/list.js';
import { AddLink, ListPage } from '../ui/list-page.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { CERTIFICATE_KINDS, CERTIFICATE_STATUSES } from './certificate.entity.js';
import { CERTIFICATE_ENDS } from './certificates.dto.js';
import type { CertificateView } from './certificates.queries.js';
import { certificateName, CertificateTag } from './certificates.views.js';

export function certificateList(ctx: PageContext, mayWrite: boolean): ListSpec<CertificateView> {
  const text = words(ctx.lang).certificates;
  return {
    id: 'certificates',
    file: true,
    caption: text.title,
    rowKey: ({ id }) => id,
    search: text.search,
    filters: [
      {
        name: 'kind',
        label: text.fields.kind,
        any: text.anyKind,
        options: CERTIFICATE_KINDS.map((value) => ({ value, text: text.kinds[value] })),
      },
      stateFilter(ctx, CERTIFICATE_STATUSES, text.statuses),
      {
        name: 'ends',
        label: text.until,
        any: text.anyEnd,
        options: CERTIFICATE_ENDS.map((value) => ({ value, text: text.ends[value] })),
      },
    ],
    sorts: timeSorts(ctx),
    empty: {
      ...(mayWrite ? text.teach : text.teachOffice),
      action: mayWrite && <a href="/console/certificates/new">{text.add}</a>,
    },
    columns: [
      {
        key: 'name',
        head: text.name2,
        plain: (certificate) => certificateName(ctx, certificate),
        cell: (certificate) => (
          <>
            <a href={`/console/certificates/${certificate.id}`}>{certificateName(ctx, certificate)}</a>
            <small class="code">{certificate.number}</small>
          </>
        ),
      },
      {
        key: 'number',
        head: text.fields.number,
        chosen: true,
        plain: ({ number }) => number,
        cell: ({ number }) => number,
      },
      {
        key: 'issuer',
        head: text.fields.issuer,
        chosen: true,
        plain: ({ issuer }) => issuer,
        cell: ({ issuer }) => issuer,
      },
      {
        key: 'business',
        head: text.business,
        lead: !mayWrite,
        wideOnly: true,
        plain: ({ businessName }) => businessName,
        cell: ({ businessName }) => businessName,
      },
      {
        key: 'until',
        head: text.until,
        nowrap: true,
        plain: ({ expiresOn }) => (expiresOn === null ? text.noEnd : formatDate(ctx.lang, expiresOn)),
        cell: ({ expiresOn }) => (expiresOn === null ? text.noEnd : formatDate(ctx.lang, expiresOn)),
      },
      {
        key: 'state',
        head: text.state,
        lead: true,
        nowrap: true,
        plain: ({ status }) => text.statuses[status],
        cell: (certificate) => <CertificateTag ctx={ctx} certificate={certificate} />,
      },
    ],
  };
}

export interface CertificatesPageProps {
  readonly ctx: PageContext;
  readonly page: ListedPage<CertificateView>;
  readonly mayWrite: boolean;
}

export function CertificatesPage({ ctx, page, mayWrite }: CertificatesPageProps) {
  const text = words(ctx.lang).certificates;
  return (
    <ListPage
      ctx={ctx}
      title={text.title}
      current="certificates"
      heading={text.title}
      lead={text.lead}
      actions={mayWrite && <AddLink href="/console/certificates/new" text={text.add} />}
      spec={certificateList(ctx, mayWrite)}
      page={page}
      styles={['forms']}
    />
  );
}
