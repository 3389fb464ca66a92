import { AsWritten, Reason } from '../../ui/vietnamese.js';
import { Banner } from '../../ui/banner.js';
import { ChoiceField } from '../../ui/choice-field.js';
import { ConsolePage } from '../../ui/console-page.js';
import { PasswordField } from '../../ui/fields.js';
import { fieldsOf } from '../../ui/field-words.js';
import { ErrorSummary, Form, HiddenField, SubmitButton, TextArea, TextField } from '../../ui/form.js';
import { formatDate, formatNumber } from '../../ui/format.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { KeyValues, Panel } from '../../ui/panel.js';
import { PublicPage } from '../../ui/public-page.js';
import { DataTable } from '../../ui/table.js';
import { words } from '../../ui/words.js';
import { KEEPS } from './ownership.dto.js';
import type { Offer, TransferView } from './ownership.queries.js';

type Values = Readonly<Record<string, string | undefined>>;

export interface HandOverPageProps {
  readonly ctx: PageContext;
  /** For an official: whose owner is gone; null for the owner. */
  readonly business: { readonly id: string; readonly name: string } | null;
  readonly transfers: readonly TransferView[];
  readonly values: Values;
  readonly faults: readonly FieldFault[];
  readonly done: 'offered' | 'withdrawn' | null;
}

/** By the owner with a password, or by an official with a reason and a paper. */
export function HandOverPage(props: HandOverPageProps) {
  const { ctx, business, transfers, faults, done } = props;
  const { ownership: text, businesses } = words(ctx.lang);
  const title = business === null ? text.title : text.officeTitle;
  const open = transfers.some(({ state }) => state === 'open');
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current={business === null ? 'business' : 'businesses'}
      heading={title}
      lead={business === null ? text.lead : text.officeLead}
      crumbs={
        business === null
          ? [{ href: '/console/business', text: businesses.ownTitle }]
          : [
              { href: '/console/businesses', text: businesses.listTitle },
              { href: `/console/businesses/${business.id}`, text: business.name },
            ]
      }
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {done !== null && <Banner title={text.done[done]} />}
      <ErrorSummary ctx={ctx} faults={faults} labels={text.fields} />
      <div class="two">
        <div>{!open && <ProposalForm {...props} />}</div>
        <div>
          <Panel id="what" title={text.what}>
            <ul>
              {Object.values(text.whatItems).map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          </Panel>
          {transfers.length > 0 && <History {...props} />}
        </div>
      </div>
    </ConsolePage>
  );
}

function ProposalForm({ ctx, business, values, faults }: HandOverPageProps) {
  const { ownership: text } = words(ctx.lang);
  const field = fieldsOf(text, values);
  const action =
    business === null ? '/console/business/ownership' : `/console/businesses/${business.id}/ownership`;
  return (
    <Panel id="offer" title={business === null ? text.title : text.officeTitle}>
      <Form ctx={ctx} action={action} faults={faults}>
        <TextField {...field('name')} required maxlength={120} />
        <TextField {...field('email')} type="email" required maxlength={254} />
        {business === null ? (
          <>
            <ChoiceField
              {...field('keeps')}
              required
              row
              options={KEEPS.map((value) => ({ value, text: text.keepsOptions[value] }))}
            />
            <PasswordField
              name="currentPassword"
              label={text.fields.currentPassword}
              hint={text.hints.currentPassword}
              autocomplete="current-password"
              required
            />
          </>
        ) : (
          <>
            <TextArea {...field('reason')} required rows={3} maxlength={2000} />
            <TextField {...field('decisionNumber')} required maxlength={60} />
          </>
        )}
        <SubmitButton>{text.submit}</SubmitButton>
      </Form>
    </Panel>
  );
}

function History({ ctx, business, transfers }: HandOverPageProps) {
  const { ownership: text } = words(ctx.lang);
  const root =
    business === null ? '/console/business/ownership' : `/console/businesses/${business.id}/ownership`;
  return (
    <Panel id="offers" title={text.historyTitle} flush>
      <DataTable
        caption={text.historyTitle}
        captionHidden
        fit
        rows={transfers}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'to',
            head: text.to,
            cell: ({ toName, toEmail, reason, decisionNumber }) => (
              <>
                <AsWritten>{toName}</AsWritten>
                <small>{toEmail}</small>
                {reason !== null && (
                  <small>
                    <Reason>{reason}</Reason> {decisionNumber}
                  </small>
                )}
              </>
            ),
          },
          {
            key: 'by',
            head: text.by,
            wideOnly: true,
            cell: ({ proposedBy, byOffice }) => (byOffice ? text.office : proposedBy),
          },
          {
            key: 'state',
            head: words(ctx.lang).businesses.columns.state,
            cell: ({ id, state, expiresAt, byOffice }) => (
              <>
                {text.states[state]}
                {state === 'open' && (
                  <>
                    <small>
                      {text.until}: {formatDate(ctx.lang, expiresAt, ctx.registry.timeZone)}
                    </small>
                    {(business !== null || !byOffice) && (
                      <Form ctx={ctx} action={`${root}/withdrawal`}>
                        <HiddenField name="transfer" value={id} />
                        <SubmitButton plain>{text.withdraw}</SubmitButton>
                      </Form>
                    )}
                  </>
                )}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}

export interface OfferPageProps {
  readonly ctx: PageContext;
  readonly token: string;
  readonly offer: Offer;
  /** Whether the reader is signed in as the one it is for. */
  readonly signedIn: boolean;
  readonly name?: string | undefined;
  readonly faults: readonly FieldFault[];
}

/** Says what is handed over by whom, and asks. */
export function OfferPage({ ctx, token, offer, signedIn, name, faults }: OfferPageProps) {
  const { ownership, duplicates } = words(ctx.lang);
  const text = ownership.offer;
  const { businessName, proposedBy, hasAccount, email, taxCode, holdings } = offer;
  const known = duplicates.merger.holdings;
  const may = !hasAccount || signedIn;
  return (
    <PublicPage ctx={ctx} title={text.title} styles={['forms']} noindex faulty={faults.length > 0}>
      <div class="wrap">
        <h1>{text.title}</h1>
        <p class="lead">{text.lead(proposedBy, businessName)}</p>
        <ErrorSummary ctx={ctx} faults={faults} labels={ownership.fields} />
        <KeyValues
          items={[
            [text.business, businessName],
            [text.taxCode, taxCode],
            [text.by, proposedBy],
            [text.email, email],
            [
              text.holdings,
              (['products', 'areas', 'lots', 'codes', 'certificates', 'dossiers', 'people'] as const)
                .map((key) => `${known[key]}: ${formatNumber(ctx.lang, holdings[key])}`)
                .join('; '),
            ],
          ]}
        />
        <p>{text.means}</p>
        {may ? (
          <Form ctx={ctx} action="/ownership" faults={faults}>
            <HiddenField name="token" value={token} />
            {!hasAccount && (
              <>
                <p>{text.newAccount}</p>
                <input type="text" name="username" value={email} autocomplete="username" readonly hidden />
                <TextField
                  name="name"
                  label={ownership.fields.name}
                  value={name ?? offer.name}
                  maxlength={120}
                  autocomplete="name"
                  required
                />
                <PasswordField
                  name="password"
                  label={ownership.fields.password}
                  autocomplete="new-password"
                  required
                />
              </>
            )}
            <SubmitButton name="answer" value="accept">
              {text.accept}
            </SubmitButton>
          </Form>
        ) : (
          <p>
            {text.signIn(email)}{' '}
            <a class="btn" href="/sign-in">
              {text.signInLink}
            </a>
          </p>
        )}
        <Form ctx={ctx} action="/ownership">
          <HiddenField name="token" value={token} />
          <SubmitButton name="answer" value="decline" plain>
            {text.decline}
          </SubmitButton>
        </Form>
        <p class="hint">{text.ignore}</p>
      </div>
    </PublicPage>
  );
}

/** The offer is answered, taken back or too old; or was declined just now. */
export function OfferEndedPage({ ctx, declined }: { readonly ctx: PageContext; readonly declined: boolean }) {
  const text = words(ctx.lang).ownership.offer;
  const title = declined ? text.title : text.expiredTitle;
  return (
    <PublicPage ctx={ctx} title={title} noindex>
      <div class="wrap">
        <h1>{title}</h1>
        <p>{declined ? text.declined : text.expired}</p>
      </div>
    </PublicPage>
  );
}
