import { Fragment, type VNode } from 'preact';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatDateTime } from '../ui/format.js';
import {
  ChoiceField,
  ErrorSummary,
  Form,
  HiddenField,
  SelectField,
  SubmitButton,
  TextField,
} from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag } from '../ui/tag.js';
import { words } from '../ui/words.js';
import { INVITATION_DAYS } from './password-links.service.js';
import { OFFICIAL_ROLES, type Person } from './users.dto.js';

export interface PeoplePageProps {
  readonly ctx: PageContext;
  /** Every account, for the administrator; or the own business's staff, for its owner. */
  readonly kind: 'users' | 'staff';
  readonly people: readonly Person[];
  readonly next: string | null;
  readonly search?: string | undefined;
  /** Whose page it is: nobody locks the own account. */
  readonly ownId: string;
  /** What was typed into the invitation. */
  readonly values?: Readonly<Record<string, string>>;
  readonly faults?: readonly FieldFault[];
  readonly done?: string | undefined;
}

export function PeoplePage(props: PeoplePageProps): VNode {
  const { ctx, kind, people, next, search, faults = [], done } = props;
  const { people: text } = words(ctx.lang).access;
  const title = kind === 'users' ? text.usersTitle : text.staffTitle;
  const news: Readonly<Record<string, string>> = text.done;
  const told = done !== undefined && Object.hasOwn(news, done) ? news[done] : undefined;
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current={kind === 'users' ? 'users' : 'account'}
      heading={title}
      lead={kind === 'users' ? text.usersLead : text.staffLead}
      faulty={faults.length > 0}
      styles={['forms']}
    >
      {told !== undefined && <Banner title={told} />}
      <ErrorSummary
        ctx={ctx}
        faults={faults}
        labels={{ name: text.name, email: text.email, role: text.role }}
      />
      {kind === 'users' && <Search ctx={ctx} search={search} />}
      <Panel id="people" title={text.listTitle} flush>
        <People {...props} people={people} />
        <Pager ctx={ctx} shown={people.length} next={next} />
      </Panel>
      <Invite {...props} />
    </ConsolePage>
  );
}

function Search({ ctx, search }: { readonly ctx: PageContext; readonly search: string | undefined }) {
  const { people: text } = words(ctx.lang).access;
  return (
    <form class="filters" action="/console/users" role="search">
      <div>
        <label for="q">{text.search}</label>
        <input class="ctl" id="q" name="q" type="search" value={search ?? ''} maxlength={100} />
      </div>
      <div>
        <button class="btn plain" type="submit">
          {text.find}
        </button>
      </div>
    </form>
  );
}

function People(props: PeoplePageProps) {
  const { ctx, people, ownId } = props;
  const { access, ui } = words(ctx.lang);
  const text = access.people;
  return (
    <DataTable
      caption={text.caption}
      captionHidden
      fit
      rows={people}
      rowKey={({ id }) => id}
      empty={text.none}
      columns={[
        {
          key: 'person',
          head: text.person,
          cell: (person) => (
            <>
              {person.name} {person.id === ownId && `(${text.you})`} <State ctx={ctx} person={person} />
              <small>{breakable(person.email)}</small>
              {person.businessName !== null && props.kind === 'users' && <small>{person.businessName}</small>}
            </>
          ),
        },
        { key: 'role', head: text.role, cell: ({ role }) => ui.roles[role], wideOnly: true },
        {
          key: 'seen',
          head: text.seenAt,
          cell: ({ seenAt }) =>
            seenAt === null ? text.never : formatDateTime(ctx.lang, seenAt, ctx.registry.timeZone),
          wideOnly: true,
        },
        {
          key: 'act',
          head: <span class="hide">{text.actions}</span>,
          cell: (person) => <Actions {...props} person={person} />,
        },
      ]}
    />
  );
}

function State({ ctx, person }: { readonly ctx: PageContext; readonly person: Person }) {
  const { people: text } = words(ctx.lang).access;
  if (person.disabledAt !== null) return <Tag kind="off">{text.disabled}</Tag>;
  return person.invited ? <Tag kind="wait">{text.invited}</Tag> : <Tag kind="ok">{text.active}</Tag>;
}

function Actions({ ctx, kind, ownId, person }: PeoplePageProps & { readonly person: Person }) {
  const { people: text } = words(ctx.lang).access;
  // An owner looks after staff, and not after a second owner.
  if (person.id === ownId || (kind === 'staff' && person.role !== 'staff')) return null;
  const base = `/console/${kind}/${person.id}`;
  const locked = person.disabledAt !== null;
  return (
    <>
      <Form ctx={ctx} action={`${base}/${locked ? 'enable' : 'disable'}`}>
        <HiddenField name="version" value={String(person.version)} />
        <button
          class="btn plain"
          type="submit"
          aria-label={locked ? text.enableOf(person.name) : text.disableOf(person.name)}
        >
          {locked ? text.enable : text.disable}
        </button>
      </Form>
      {person.invited && !locked && (
        <Form ctx={ctx} action={`${base}/invitations`}>
          <button class="btn plain" type="submit" aria-label={text.inviteAgainOf(person.name)}>
            {text.inviteAgain}
          </button>
        </Form>
      )}
    </>
  );
}

function Invite({ ctx, kind, values = {}, faults = [] }: PeoplePageProps) {
  const { access, ui } = words(ctx.lang);
  const text = access.people;
  return (
    <Panel id="invite" title={kind === 'users' ? text.inviteOfficialTitle : text.inviteStaffTitle}>
      <p class="hint">{text.inviteNote(INVITATION_DAYS)}</p>
      <Form ctx={ctx} action={`/console/${kind}`} faults={faults}>
        <TextField
          name="name"
          label={text.name}
          value={values['name']}
          maxlength={120}
          autocomplete="off"
          required
        />
        <TextField
          name="email"
          label={text.email}
          type="email"
          value={values['email']}
          maxlength={254}
          autocomplete="off"
          required
        />
        {kind === 'users' && (
          <ChoiceField
            name="role"
            label={text.role}
            value={values['role']}
            options={OFFICIAL_ROLES.map((role) => ({
              value: role,
              text: ui.roles[role],
              note: text.roleNotes[role],
            }))}
            required
          />
        )}
        {ctx.registry.languages.length > 1 && (
          <SelectField
            name="language"
            label={text.language}
            value={values['language'] ?? ctx.registry.languages[0]}
            options={ctx.registry.languages.map((lang) => ({
              value: lang,
              text: access.account.languages[lang],
            }))}
            prompt={null}
            required
          />
        )}
        <p>
          <SubmitButton>{text.invite}</SubmitButton>
        </p>
      </Form>
    </Panel>
  );
}

/** A long address may be broken where a reader would: after a point, a hyphen, or before the sign. */
function breakable(email: string) {
  return email.split(/(?<=[.-])|(?=@)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

/** An owner who has not registered a business yet: staff need one. */
export function NoBusinessPage({ ctx }: { readonly ctx: PageContext }) {
  const { people: text } = words(ctx.lang).access;
  return (
    <ConsolePage ctx={ctx} title={text.staffTitle} current="account" heading={text.staffTitle}>
      <Banner kind="info" title={text.noBusinessTitle} next={<a href="/console">{text.noBusinessText}</a>} />
    </ConsolePage>
  );
}
