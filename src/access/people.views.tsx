import { Fragment, type VNode } from 'preact';
import { Banner } from '../ui/banner.js';
import type { Delivery } from '../platform/mail/mail.service.js';
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
import { OFFICIALS } from './roles.js';
import type { Person } from './users.dto.js';

/** As it is typed on the server. */
const LINK_COMMAND = 'node dist/cli.js link';

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
  /** What becomes of a letter: sent, written to the log, or nothing. */
  readonly delivery: Delivery;
}

export function PeoplePage(props: PeoplePageProps): VNode {
  const { ctx, kind, people, next, search, faults = [], done } = props;
  const { people: text } = words(ctx.lang).access;
  const title = kind === 'users' ? text.usersTitle : text.staffTitle;
  const news: Readonly<Record<string, string>> = text.done;
  const unsent = props.delivery !== 'smtp' && (done === 'invited' || done === 'invited-again');
  const key = unsent ? 'invited-no-mail' : done;
  const told = key !== undefined && Object.hasOwn(news, key) ? news[key] : undefined;
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
              {person.name} {isOwn(person, ownId) && `(${text.you})`} <State ctx={ctx} person={person} />
              <small>{breakable(person.email)}</small>
              {props.kind === 'users' &&
                person.memberships.map(({ businessId, businessName, role }) => (
                  <small key={businessId}>
                    {businessName} ({ui.roles[role].toLowerCase()})
                  </small>
                ))}
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
  if (isOwn(person, ownId) || (kind === 'staff' && person.role !== 'staff')) return null;
  const base = `/console/${kind}/${person.id}`;
  const locked = person.disabledAt !== null;
  return (
    <>
      {locked ? (
        <Form ctx={ctx} action={`${base}/enable`}>
          <HiddenField name="version" value={String(person.version)} />
          <button class="btn plain" type="submit" aria-label={text.enableOf(person.name)}>
            {text.enable}
          </button>
        </Form>
      ) : (
        <details class="ask">
          <summary class="btn plain" aria-label={text.disableOf(person.name)}>
            {text.disable}
          </summary>
          <Form ctx={ctx} action={`${base}/disable`}>
            <HiddenField name="version" value={String(person.version)} />
            <p>{kind === 'users' ? text.disableAsk(person.name) : text.disableStaffAsk(person.name)}</p>
            <button class="btn" type="submit">
              {text.disableYes}
            </button>
          </Form>
        </details>
      )}
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

function Invite({ ctx, kind, delivery, values = {}, faults = [] }: PeoplePageProps) {
  const { access, ui } = words(ctx.lang);
  const text = access.people;
  return (
    <Panel id="invite" title={kind === 'users' ? text.inviteOfficialTitle : text.inviteStaffTitle}>
      {delivery === 'smtp' ? (
        <p class="hint">
          {kind === 'users' ? text.inviteOfficialNote(INVITATION_DAYS) : text.inviteNote(INVITATION_DAYS)}
        </p>
      ) : (
        <Banner kind="info" title={text.noMailTitle}>
          <p>{delivery === 'log' ? text.noMailLog : text.noMailOperator(LINK_COMMAND)}</p>
        </Banner>
      )}
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
            options={OFFICIALS.map((role) => ({
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

/** In the list of staff an entry is the work for the business, and the account is named beside it. */
function isOwn({ id, userId }: Person, ownId: string): boolean {
  return (userId === undefined ? id : userId) === ownId;
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
