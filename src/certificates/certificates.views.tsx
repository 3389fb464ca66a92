import { ConsolePage } from '../ui/console-page.js';
import { formatDate, isoDay } from '../ui/format.js';
import { SelectField, SubmitButton, TextField } from '../ui/form.js';
import type { PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import { CERTIFICATE_KINDS, CERTIFICATE_STATUSES, type CertificateStatus } from './certificate.entity.js';
import type { CertificateListQuery } from './certificates.dto.js';
import type { CertificateView } from './certificates.queries.js';

const KINDS: Readonly<Record<CertificateStatus, TagKind>> = {
  declared: 'draft',
  submitted: 'wait',
  amend: 'do',
  confirmed: 'ok',
  refused: 'stop',
  revoked: 'stop',
};

/** Its state; whatever it was, what has ended has ended. */
export function CertificateTag({ ctx, certificate }: { ctx: PageContext; certificate: CertificateView }) {
  const text = words(ctx.lang).certificates;
  const { status, expiresOn } = certificate;
  const today = isoDay(ctx.now, ctx.registry.timeZone);
  if (expiresOn !== null && expiresOn < today) return <Tag kind="off">{text.ended}</Tag>;
  return <Tag kind={KINDS[status]}>{text.statuses[status]}</Tag>;
}

/** What people call it: `OCOP 4 sao`, `VietGAP`, the name of a geographical indication. */
export function certificateName(
  ctx: Pick<PageContext, 'lang'>,
  { kind, stars, title }: Pick<CertificateView, 'kind' | 'stars' | 'title'>,
): string {
  return words(ctx.lang).certificates.name(kind, stars, title);
}

export interface CertificatesPageProps {
  readonly ctx: PageContext;
  readonly certificates: readonly CertificateView[];
  readonly next: string | null;
  readonly mayWrite: boolean;
  readonly query: CertificateListQuery;
}

export function CertificatesPage({ ctx, certificates, next, mayWrite, query }: CertificatesPageProps) {
  const text = words(ctx.lang).certificates;
  const add = (
    <a class="btn" href="/console/certificates/new">
      {text.add}
    </a>
  );
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="certificates"
      heading={text.title}
      lead={text.lead}
      actions={mayWrite ? add : undefined}
      styles={['forms']}
    >
      <form class="filters" action="/console/certificates" role="search">
        <TextField name="q" type="search" label={text.search} value={query.q} />
        <SelectField
          name="kind"
          label={text.fields.kind}
          prompt={text.any}
          value={query.kind}
          options={CERTIFICATE_KINDS.map((value) => ({ value, text: text.kinds[value] }))}
        />
        <SelectField
          name="status"
          label={text.state}
          prompt={text.any}
          value={query.status}
          options={CERTIFICATE_STATUSES.map((value) => ({ value, text: text.statuses[value] }))}
        />
        <SubmitButton plain>{text.filter}</SubmitButton>
      </form>
      <Panel id="certificates" title={text.caption} flush>
        <DataTable
          caption={text.caption}
          captionHidden
          fit
          rows={certificates}
          rowKey={(certificate) => certificate.id}
          empty={text.none}
          columns={[
            {
              key: 'name',
              head: text.name2,
              cell: (certificate) => (
                <>
                  <a href={`/console/certificates/${certificate.id}`}>{certificateName(ctx, certificate)}</a>
                  <small class="code">{certificate.number}</small>
                </>
              ),
            },
            {
              key: 'business',
              head: text.business,
              wideOnly: true,
              cell: ({ businessName }) => businessName,
            },
            {
              key: 'until',
              head: text.until,
              wideOnly: true,
              nowrap: true,
              cell: ({ expiresOn }) => (expiresOn === null ? text.noEnd : formatDate(ctx.lang, expiresOn)),
            },
            {
              key: 'state',
              head: text.state,
              cell: (certificate) => <CertificateTag ctx={ctx} certificate={certificate} />,
            },
          ]}
        />
        <Pager ctx={ctx} next={next} shown={certificates.length} />
      </Panel>
    </ConsolePage>
  );
}
