import type { Offers } from '../platform/state-machine.js';
import { Banner } from '../ui/banner.js';
import { ConfirmForm } from '../ui/cause-form.js';
import { ConsolePage } from '../ui/console-page.js';
import { ErrorSummary, Form, SubmitButton } from '../ui/form.js';
import { formatDate, formatNumber } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { StopPanel } from '../ui/stop-panel.js';
import { AsWritten, asWritten, Reason } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { certificateStates } from './certificate.transitions.js';
import type { CertificateView, Coverable } from './certificates.queries.js';
import { certificateName, CertificateTag } from './certificates.views.js';

export type CertificateDone = 'declared' | 'edited' | 'submitted' | 'revoked';

export interface CertificatePageProps {
  readonly ctx: PageContext;
  readonly certificate: CertificateView;
  readonly covered: { readonly products: readonly Coverable[]; readonly areas: readonly Coverable[] };
  readonly offers: Offers<typeof certificateStates>;
  readonly done: CertificateDone | null;
  readonly faults: readonly FieldFault[];
}

export function CertificatePage(props: CertificatePageProps) {
  const { ctx, certificate, covered, offers, done, faults } = props;
  const text = words(ctx.lang).certificates;
  const { fields } = text;
  const path = `/console/certificates/${certificate.id}`;
  const name = certificateName(ctx, certificate);
  const { expiresOn, points } = certificate;
  const edit = (
    <a class="btn plain" href={`${path}/edit`}>
      {text.edit}
    </a>
  );
  return (
    <ConsolePage
      ctx={ctx}
      title={name}
      current="certificates"
      heading={name}
      tag={<CertificateTag ctx={ctx} certificate={certificate} />}
      crumbs={[{ href: '/console/certificates', text: text.title }]}
      lead={<AsWritten>{certificate.businessName}</AsWritten>}
      actions={offers('edit') ? edit : undefined}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {done !== null && <Banner title={text.done[done]} />}
      <ErrorSummary ctx={ctx} faults={faults} labels={fields} />
      <div class="two">
        <Panel id="facts" title={text.facts}>
          <KeyValues
            items={[
              [fields.kind, text.kinds[certificate.kind]],
              [fields.title, certificate.title],
              [fields.number, <span class="code">{certificate.number}</span>],
              [fields.issuer, certificate.issuer],
              [fields.issuedOn, formatDate(ctx.lang, certificate.issuedOn)],
              [fields.expiresOn, expiresOn === null ? text.noEnd : formatDate(ctx.lang, expiresOn)],
              ...(certificate.kind === 'ocop'
                ? ([[fields.points, points === null ? null : formatNumber(ctx.lang, points)]] as const)
                : []),
              [text.covers, <Covered ctx={ctx} certificate={certificate} covered={covered} />],
              [
                fields.file,
                certificate.hasFile ? (
                  <a id="file" href={`${path}/file`}>
                    {text.openFile}
                  </a>
                ) : null,
              ],
            ]}
          />
        </Panel>
        <div>
          <Panel id="next" title={text.next}>
            <p>{text.nextByStatus[certificate.status]}</p>
            {certificate.statusReason !== null && (
              <p class="soon">
                {text.reason}: <Reason>{certificate.statusReason}</Reason>
              </p>
            )}
            {offers('submit') && (
              <Form ctx={ctx} action={`${path}/submission`}>
                <SubmitButton>{text.submit}</SubmitButton>
              </Form>
            )}
            {offers('delete') && (
              <ConfirmForm
                ctx={ctx}
                action={`${path}/deletion`}
                label={text.remove}
                warning={text.removeWarning}
                submit={text.removeConfirm}
              />
            )}
          </Panel>
          {offers('revoke') && (
            <StopPanel
              ctx={ctx}
              title={text.revoke}
              action={`${path}/revocation`}
              hint={text.revokeHint}
              faults={faults}
            />
          )}
        </div>
      </div>
    </ConsolePage>
  );
}

function Covered({
  ctx,
  certificate,
  covered,
}: Pick<CertificatePageProps, 'ctx' | 'certificate' | 'covered'>) {
  const text = words(ctx.lang).certificates;
  return (
    <>
      {certificate.coversBusiness && <div>{text.fields.coversBusiness}</div>}
      {covered.products.map(({ id, name }) => (
        <div key={id}>
          <a href={`/console/products/${id}`}>{asWritten(name)}</a>
        </div>
      ))}
      {covered.areas.map(({ id, name }) => (
        <div key={id}>
          <a href={`/console/areas/${id}`}>{asWritten(name)}</a>
        </div>
      ))}
    </>
  );
}
