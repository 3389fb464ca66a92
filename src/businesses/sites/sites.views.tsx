import { AsWritten } from '../../ui/vietnamese.js';
import type { CommuneMatch } from '../../places/places.queries.js';
import { Banner } from '../../ui/banner.js';
import { ConfirmForm } from '../../ui/cause-form.js';
import { CheckField, ChoiceField } from '../../ui/choice-field.js';
import { ConsolePage } from '../../ui/console-page.js';
import { fieldsOf } from '../../ui/field-words.js';
import { ErrorSummary, Form, HiddenField, SubmitButton, TextField } from '../../ui/form.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { Panel } from '../../ui/panel.js';
import { DataTable } from '../../ui/table.js';
import { Tag, type TagKind } from '../../ui/tag.js';
import { words } from '../../ui/words.js';
import { SeatFields } from '../business-form.views.js';
import { SITE_KINDS, type SiteStatus } from './site.entity.js';
import { siteAddress, type RepresentativeView, type SiteView } from './sites.queries.js';

export const SITES_DONE = [
  'site-added',
  'site-edited',
  'site-ended',
  'person-added',
  'person-removed',
] as const;

const KINDS: Readonly<Record<SiteStatus, TagKind>> = { declared: 'draft', confirmed: 'ok', ended: 'off' };

type Values = Readonly<Record<string, string | null | undefined>>;

export interface SitesPageProps {
  readonly ctx: PageContext;
  readonly sites: readonly SiteView[];
  readonly people: readonly RepresentativeView[];
  readonly values: Values;
  readonly faults: readonly FieldFault[];
  readonly done: (typeof SITES_DONE)[number] | null;
}

/** Where the own business works and who stands for it. */
export function SitesPage({ ctx, sites, people, values, faults, done }: SitesPageProps) {
  const { sites: text, businesses } = words(ctx.lang);
  const person = fieldsOf({ fields: text.people, hints: text.peopleHints }, values);
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
      <ErrorSummary ctx={ctx} faults={faults} labels={text.people} />
      <SitesPanel ctx={ctx} sites={sites} reader="owner" />
      <p>
        <a class="btn plain" href="/console/business/sites/new">
          {text.add}
        </a>
      </p>
      <PeoplePanel ctx={ctx} people={people} reader="owner" />
      <Panel id="add-person" title={text.peopleAdd}>
        <Form ctx={ctx} action="/console/business/representatives" faults={faults}>
          <TextField {...person('name')} required maxlength={120} />
          <TextField {...person('position')} required maxlength={120} />
          <TextField {...person('phone')} type="tel" maxlength={40} />
          <CheckField name="legal" label={text.people.legal} checked={values['legal'] === 'yes'} />
          <SubmitButton plain>{text.peopleAdd}</SubmitButton>
        </Form>
      </Panel>
    </ConsolePage>
  );
}

export interface SitesPanelProps {
  readonly ctx: PageContext;
  readonly sites: readonly SiteView[];
  /** Its owner, an official who may confirm, or somebody who reads. */
  readonly reader: 'owner' | 'reviewer' | 'other';
}

export function SitesPanel({ ctx, sites, reader }: SitesPanelProps) {
  const { sites: text } = words(ctx.lang);
  return (
    <Panel id="sites" title={text.sitesPanel} flush>
      <DataTable
        caption={text.sitesPanel}
        captionHidden
        fit
        rows={sites}
        rowKey={({ id }) => id}
        empty={text.none}
        columns={[
          {
            key: 'what',
            head: text.columns.what,
            cell: (site) => (
              <>
                <AsWritten>{site.name}</AsWritten>
                <small>{text.kinds[site.kind]}</small>
              </>
            ),
          },
          { key: 'address', head: text.columns.address, cell: (site) => siteAddress(site, ctx.lang) },
          {
            key: 'numbers',
            head: text.columns.numbers,
            wideOnly: true,
            cell: ({ taxCode, gln }) => (
              <span class="code">{[taxCode, gln].filter((number) => number !== null).join(' · ')}</span>
            ),
          },
          {
            key: 'state',
            head: text.columns.state,
            cell: (site) => (
              <>
                <Tag kind={KINDS[site.status]}>{text.statuses[site.status]}</Tag>
                {reader === 'owner' && site.status !== 'ended' && <OwnerSteps ctx={ctx} site={site} />}
                {reader === 'reviewer' && site.status === 'declared' && (
                  <Form ctx={ctx} action={`/console/business-sites/${site.id}/confirmation`}>
                    <SubmitButton plain>{text.confirm}</SubmitButton>
                  </Form>
                )}
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function OwnerSteps({ ctx, site }: { readonly ctx: PageContext; readonly site: SiteView }) {
  const { sites: text } = words(ctx.lang);
  return (
    <>
      <p>
        <a href={`/console/business/sites/${site.id}/edit`}>
          {text.edit}
          <span class="hide">
            : <AsWritten>{site.name}</AsWritten>
          </span>
        </a>
      </p>
      <ConfirmForm
        ctx={ctx}
        action={`/console/business/sites/${site.id}/ending`}
        label={text.end}
        warning={text.endWarning}
        submit={text.end}
      />
    </>
  );
}

export interface PeoplePanelProps {
  readonly ctx: PageContext;
  readonly people: readonly RepresentativeView[];
  readonly reader: 'owner' | 'other';
}

export function PeoplePanel({ ctx, people, reader }: PeoplePanelProps) {
  const { sites: text } = words(ctx.lang);
  return (
    <Panel id="representatives" title={text.peoplePanel} flush>
      <DataTable
        caption={text.peoplePanel}
        captionHidden
        fit
        rows={people}
        rowKey={({ id }) => id}
        empty={text.peopleNone}
        columns={[
          {
            key: 'name',
            head: text.people.name,
            cell: ({ name, position }) => (
              <>
                <AsWritten>{name}</AsWritten>
                <small>
                  <AsWritten>{position}</AsWritten>
                </small>
              </>
            ),
          },
          { key: 'phone', head: text.people.phone, cell: ({ phone }) => phone },
          {
            key: 'legal',
            head: text.columns.state,
            cell: ({ id, name, legal }) => (
              <>
                {legal && <Tag kind="ok">{text.legalTag}</Tag>}
                {reader === 'owner' && (
                  <ConfirmForm
                    ctx={ctx}
                    action={`/console/business/representatives/${id}/removal`}
                    label={text.remove}
                    warning={text.removeWarning(name)}
                    submit={text.remove}
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

export interface SiteFormPageProps {
  readonly ctx: PageContext;
  /** null for a new one. */
  readonly site: { readonly id: string } | null;
  readonly values: Values;
  readonly faults: readonly FieldFault[];
  readonly choices: readonly CommuneMatch[];
  readonly answered: boolean;
}

export function SiteFormPage({ ctx, site, values, faults, choices, answered }: SiteFormPageProps) {
  const { sites: text, businesses } = words(ctx.lang);
  const title = site === null ? text.addTitle : text.editTitle;
  const field = fieldsOf(text, values);
  const { place, communeCode, street } = values;
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current="business"
      heading={title}
      {...(site === null ? {} : { lead: text.editNote })}
      crumbs={[
        { href: '/console/business', text: businesses.ownTitle },
        { href: '/console/business/sites', text: text.title },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <Form
        ctx={ctx}
        action={site === null ? '/console/business/sites/new' : `/console/business/sites/${site.id}/edit`}
        faults={faults}
      >
        <ErrorSummary ctx={ctx} faults={faults} labels={{ ...businesses.fields, ...text.fields }} />
        {site !== null && <HiddenField name="version" value={values['version'] ?? ''} />}
        <Panel id="what" title={text.columns.what}>
          <ChoiceField
            {...field('kind')}
            required
            options={SITE_KINDS.map((value) => ({
              value,
              text: text.kinds[value],
              note: text.kindNotes[value],
            }))}
          />
          <TextField {...field('name')} required maxlength={200} />
          <TextField {...field('taxCode')} code width="short" maxlength={20} />
          <TextField {...field('gln')} code width="short" inputmode="numeric" maxlength={20} />
        </Panel>
        <Panel id="address" title={text.columns.address}>
          <SeatFields
            ctx={ctx}
            values={{ place: place ?? null, communeCode: communeCode ?? null, street: street ?? null }}
            choices={choices}
            answered={answered}
          />
        </Panel>
        <p class="send">
          <SubmitButton name="do" value="send">
            {text.save}
          </SubmitButton>
        </p>
      </Form>
    </ConsolePage>
  );
}
