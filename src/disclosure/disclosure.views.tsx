import { AsWritten, asWritten } from '../ui/vietnamese.js';
import { Banner } from '../ui/banner.js';
import { ConfirmForm } from '../ui/cause-form.js';
import { ChoiceField } from '../ui/choice-field.js';
import { ConsolePage } from '../ui/console-page.js';
import { ErrorSummary, Form, HiddenField, SubmitButton, TextField } from '../ui/form.js';
import { formatDate, formatDateTime, formatNumber } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag } from '../ui/tag.js';
import { words } from '../ui/words.js';
import { LINK_DAYS } from './buyer-links.dto.js';
import type { BuyerLinkView } from './buyer-links.service.js';
import type { ConsentView } from './consents.service.js';
import type { DisclosedField } from './disclosure.service.js';

export const DISCLOSURE_DONE = ['chosen', 'given', 'taken-back', 'revoked'] as const;

export interface DisclosurePageProps {
  readonly ctx: PageContext;
  /** null for staff: the owner decides. */
  readonly owned: {
    readonly fields: readonly DisclosedField[];
    readonly links: readonly BuyerLinkView[];
  } | null;
  readonly consents: readonly ConsentView[];
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly faults: readonly FieldFault[];
  readonly done: (typeof DISCLOSURE_DONE)[number] | null;
  /** The address of a link just made: seen for the first and last time. */
  readonly newLink: string | null;
}

/** Who sees what, what was agreed to, and links for buyers, on one page: the one follows from the other. */
export function DisclosurePage(props: DisclosurePageProps) {
  const { ctx, owned, faults, done, newLink } = props;
  const { disclosure: text, businesses } = words(ctx.lang);
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="business"
      heading={text.title}
      lead={text.lead}
      crumbs={[{ href: '/console/business', text: businesses.ownTitle }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {done !== null && <Banner title={text.done[done]} />}
      {newLink !== null && (
        <Banner title={text.newLinkTitle} next={text.newLinkNext}>
          <p>
            <code class="code wrap-anywhere">{newLink}</code>
          </p>
          <p>{text.newLinkText}</p>
        </Banner>
      )}
      <ErrorSummary
        ctx={ctx}
        faults={faults}
        labels={{ ...text.fields, label: text.linkLabel, days: text.linkDays }}
      />
      {owned !== null && <Fields {...props} fields={owned.fields} />}
      <Consents {...props} />
      {owned !== null && <Links {...props} links={owned.links} />}
    </ConsolePage>
  );
}

function Fields({
  ctx,
  fields,
  faults,
}: DisclosurePageProps & { readonly fields: readonly DisclosedField[] }) {
  const { disclosure: text } = words(ctx.lang);
  const free = fields.filter(({ choices }) => choices.length > 1);
  const forced = fields.filter(({ choices }) => choices.length === 1);
  return (
    <Panel id="fields" title={text.choosePanel}>
      <h3>{text.always}</h3>
      <ul>
        {Object.values(text.alwaysItems).map((item) => (
          <li key={item}>{item}</li>
        ))}
        {forced.map(({ field }) => (
          <li key={field}>
            {text.fields[field]}. <small>{text.forced}</small>
          </li>
        ))}
      </ul>
      <Form ctx={ctx} action="/console/disclosure" faults={faults}>
        {free.map(({ field, chosen, now, choices, needs }) => (
          <ChoiceField
            key={field}
            name={field}
            label={text.fields[field]}
            hint={
              needs !== null
                ? now === chosen
                  ? undefined
                  : text.hidden
                : field === 'boundaries'
                  ? text.notes.boundaries
                  : undefined
            }
            required
            row
            value={chosen}
            options={choices.map((tier) => ({ value: tier, text: text.tiers[tier] }))}
          />
        ))}
        <p class="soft">{text.notes.needs}</p>
        <SubmitButton>{text.save}</SubmitButton>
      </Form>
    </Panel>
  );
}

function Consents({ ctx, owned, consents }: DisclosurePageProps) {
  const { disclosure: text } = words(ctx.lang);
  return (
    <Panel id="consents" title={text.consentsPanel}>
      <p class="soft">{text.consentsLead}</p>
      {consents.map(({ purpose, given, at, by }) => {
        const { title, words: said } = text.purposes[purpose];
        const when = at === null ? '' : formatDateTime(ctx.lang, at, ctx.registry.timeZone);
        const may = owned !== null;
        return (
          <section key={purpose} aria-labelledby={`consent-${purpose}`}>
            <h3 id={`consent-${purpose}`}>
              {title} {given ? <Tag kind="ok">{text.recordGiven}</Tag> : null}
            </h3>
            <p>{said}</p>
            <p class="soft">
              {at === null || by === null
                ? text.neverAsked
                : given
                  ? text.given(by, when)
                  : text.takenBack(by, when)}
            </p>
            {may ? (
              <Form ctx={ctx} action="/console/disclosure/consents">
                <HiddenField name="purpose" value={purpose} />
                <HiddenField name="given" value={given ? 'no' : 'yes'} />
                <SubmitButton plain>
                  {given ? text.takeBack : text.agree}
                  <span class="hide">: {title}</span>
                </SubmitButton>
              </Form>
            ) : (
              <p class="soft">{text.ownerOnly}</p>
            )}
          </section>
        );
      })}
    </Panel>
  );
}

function Links({
  ctx,
  links,
  values,
  faults,
}: DisclosurePageProps & { readonly links: readonly BuyerLinkView[] }) {
  const { disclosure: text } = words(ctx.lang);
  const day = (at: Date) => formatDate(ctx.lang, at, ctx.registry.timeZone);
  return (
    <Panel id="links" title={text.linksPanel}>
      <p class="soft">{text.linksLead}</p>
      <Form ctx={ctx} action="/console/disclosure/links" faults={faults}>
        <TextField
          name="label"
          label={text.linkLabel}
          hint={text.linkLabelHint}
          value={values['label']}
          required
          maxlength={120}
        />
        <ChoiceField
          name="days"
          label={text.linkDays}
          required
          row
          value={values['days'] ?? '90'}
          options={LINK_DAYS.map((days) => ({ value: String(days), text: text.days[days] }))}
        />
        <SubmitButton plain>{text.makeLink}</SubmitButton>
      </Form>
      <DataTable
        caption={text.linksPanel}
        captionHidden
        fit
        rows={links}
        rowKey={({ id }) => id}
        empty={text.noLinks}
        columns={[
          {
            key: 'label',
            head: text.linkColumns.label,
            cell: (link) => (
              <>
                <AsWritten>{link.label}</AsWritten>
                <small>{asWritten(link.createdBy)}</small>
              </>
            ),
          },
          { key: 'until', head: text.linkColumns.until, cell: ({ expiresAt }) => day(expiresAt) },
          {
            key: 'used',
            head: text.linkColumns.used,
            cell: ({ lastUsedAt, uses }) =>
              lastUsedAt === null ? (
                text.linkNeverUsed
              ) : (
                <>
                  {formatDateTime(ctx.lang, lastUsedAt, ctx.registry.timeZone)}
                  <small>{text.linkUses(formatNumber(ctx.lang, uses))}</small>
                </>
              ),
          },
          {
            key: 'state',
            head: text.linkColumns.state,
            cell: ({ id, state }) => (
              <>
                <Tag kind={state === 'live' ? 'ok' : 'off'}>{text.linkStates[state]}</Tag>
                {state === 'live' && (
                  <ConfirmForm
                    ctx={ctx}
                    action={`/console/disclosure/links/${id}/revoke`}
                    label={text.revoke}
                    warning={text.revokeWarning}
                    submit={text.revoke}
                  />
                )}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
