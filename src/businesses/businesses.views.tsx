import type { ComponentChildren } from 'preact';
import { Reason } from '../ui/vietnamese.js';
import type { ApplicationView } from '../applications/applications.dto.js';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { ErrorSummary, Form, HiddenField, SubmitButton } from '../ui/form.js';
import { formatDateTime } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel, type KeyValue } from '../ui/panel.js';
import { safeHref } from '../ui/safe-href.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { BusinessStatus } from './business.entity.js';
import { businessStates } from './business.transitions.js';
import { ContactFields, FormerAddressField, MoreFields, type BusinessValues } from './business-form.views.js';
import { DecreePanel, type DecreeProps } from './business-decree.views.js';
import { identityRow } from './business-summary.js';
import { addressText, type BusinessView } from './businesses.queries.js';

const KINDS: Readonly<Record<BusinessStatus, TagKind>> = {
  draft: 'draft',
  submitted: 'wait',
  amend: 'do',
  active: 'ok',
  suspended: 'wait',
  refused: 'stop',
  closed: 'off',
  merged: 'off',
};

export function BusinessTag({ ctx, status }: { ctx: PageContext; status: BusinessStatus }) {
  return <Tag kind={KINDS[status]}>{words(ctx.lang).businesses.statuses[status]}</Tag>;
}

export type BusinessDone = 'registered' | 'resubmitted' | 'edited' | 'change-sent';

export interface BusinessPageProps {
  readonly ctx: PageContext;
  readonly business: BusinessView;
  /** The last dossier of the registration; null where there is none, as for samples. */
  readonly application: ApplicationView | null;
  /** Its own people, of whom the owner may change it; or an official. */
  readonly reader: 'owner' | 'staff' | 'official';
  readonly done: BusinessDone | null;
  /** For an official: what the office may do with it now, and what its present state rests on. */
  readonly decree?: DecreeProps;
  /** For an official: what it may be the same as, and what it was merged into. */
  readonly aside?: ComponentChildren;
  /** For an official: everything else there is of it. */
  readonly overview?: ComponentChildren;
}

export function BusinessPage(props: BusinessPageProps) {
  const { ctx, business, reader } = props;
  const text = words(ctx.lang).businesses;
  const { fields } = text;
  const own = reader !== 'official';
  const identity = identityRow(business, ctx.lang);
  const facts: KeyValue[] = [
    [text.kindLabel, text.kinds[business.kind]],
    [identity.label, identity.value],
    [text.addressLabel, addressText(business, ctx.lang)],
    [fields.formerAddress, business.formerAddress],
    [fields.gln, business.gln],
    [fields.website, business.website && <a href={safeHref(business.website)}>{business.website}</a>],
    [text.registeredAt, formatDateTime(ctx.lang, business.createdAt, ctx.registry.timeZone)],
  ];
  return (
    <ConsolePage
      ctx={ctx}
      title={business.name}
      current={own ? 'business' : 'businesses'}
      heading={business.name}
      tag={<BusinessTag ctx={ctx} status={business.status} />}
      crumbs={own ? [] : [{ href: '/console/businesses', text: text.listTitle }]}
      styles={['forms']}
      faulty={(props.decree?.faults.length ?? 0) > 0}
      actions={reader === 'owner' && <EditLink ctx={ctx} business={business} />}
    >
      <Done {...props} />
      <div class="two">
        <div>
          <Panel id="facts" title={text.facts}>
            <KeyValues items={facts} />
          </Panel>
          <Panel id="contact" title={text.contactPanel} aside={<small>{text.contactLead}</small>}>
            <KeyValues
              items={[
                [fields.contactName, business.contactName],
                [
                  fields.contactPhone,
                  <a href={safeHref(`tel:${business.contactPhone}`)}>{business.contactPhone}</a>,
                ],
                [
                  fields.contactEmail,
                  <a href={safeHref(`mailto:${business.contactEmail}`)}>{business.contactEmail}</a>,
                ],
              ]}
            />
          </Panel>
        </div>
        <div>
          <Dossier {...props} />
          {props.decree !== undefined && <DecreePanel {...props.decree} />}
          {own && (
            <Panel id="more" title={text.further}>
              <ul>
                <li>
                  <a href="/console/disclosure">{words(ctx.lang).disclosure.link}</a>
                </li>
                {reader === 'owner' && (
                  <li>
                    <a href="/console/business/sites">{words(ctx.lang).sites.link}</a>
                  </li>
                )}
                {reader === 'owner' && (
                  <li>
                    <a href="/console/business/ownership">{words(ctx.lang).ownership.link}</a>
                  </li>
                )}
              </ul>
            </Panel>
          )}
          {props.aside}
        </div>
      </div>
      {props.overview}
    </ConsolePage>
  );
}

function EditLink({ ctx, business }: { ctx: PageContext; business: BusinessView }) {
  const text = words(ctx.lang).businesses;
  const amend = businessStates.allows(business.status, 'submit', 'owner');
  return (
    <a
      class={amend ? 'btn' : 'btn plain'}
      href={amend ? '/console/business/amend' : '/console/business/edit'}
    >
      {amend ? text.amendButton : text.edit}
    </a>
  );
}

function Done({ ctx, application, done }: BusinessPageProps) {
  if (done === null) return null;
  const text = words(ctx.lang).businesses;
  if (done === 'edited' || done === 'change-sent' || application === null) {
    return <Banner title={text.done[done]} next={<a href="/console">{text.doneNextEdited}</a>} />;
  }
  const due = formatDateTime(ctx.lang, application.dueAt, ctx.registry.timeZone);
  return <Banner title={text.done[done]} reference={application.reference} next={text.doneNext(due)} />;
}

/** Where the registration stands, why, and what its people do next. */
function Dossier({ ctx, business, application, reader }: BusinessPageProps) {
  const text = words(ctx.lang).businesses;
  if (application === null) return null;
  const due = formatDateTime(ctx.lang, application.dueAt, ctx.registry.timeZone);
  const state = business.status === 'submitted' ? text.states.submitted(due) : text.states[business.status];
  return (
    <Panel id="dossier" title={text.dossier} aside={<small class="code">{application.reference}</small>}>
      {reader !== 'official' && <p>{state}</p>}
      {application.reason !== null && (
        <KeyValues items={[[text.reason, <Reason>{application.reason}</Reason>]]} />
      )}
      <p>
        <a href={`/console/applications/${application.id}`}>{text.openDossier}</a>
      </p>
    </Panel>
  );
}

export interface BusinessEditPageProps {
  readonly ctx: PageContext;
  readonly values: BusinessValues;
  readonly faults: readonly FieldFault[];
}

/** What a business may change at once; the rest goes through the office. */
export function BusinessEditPage({ ctx, values, faults }: BusinessEditPageProps) {
  const text = words(ctx.lang).businesses;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.editTitle}
      current="business"
      heading={text.editTitle}
      lead={text.editLead}
      crumbs={[{ href: '/console/business', text: text.ownTitle }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={text.fields} />
      <Panel id="edit" title={text.contactPanel}>
        <p class="soft">
          {text.locked} <a href="/console/business/change">{text.change.link}</a>
        </p>
        <Form ctx={ctx} action="/console/business/edit" faults={faults}>
          <HiddenField name="version" value={values.version ?? ''} />
          <ContactFields ctx={ctx} values={values} />
          <MoreFields ctx={ctx} values={values} />
          <FormerAddressField ctx={ctx} values={values} />
          <p class="send">
            <SubmitButton>{text.save}</SubmitButton>
          </p>
        </Form>
      </Panel>
    </ConsolePage>
  );
}
