import type { VNode } from 'preact';
import { Banner } from '../../ui/banner.js';
import type { Delivery } from '../../platform/mail/mail.service.js';
import { ConsolePage } from '../../ui/console-page.js';
import type { ListedPage } from '../../ui/list.js';
import { List } from '../../ui/list-page.js';
import { ChoiceField, ErrorSummary, Form, SelectField, SubmitButton, TextField } from '../../ui/form.js';
import type { FieldFault, PageContext } from '../../ui/page-context.js';
import { Panel } from '../../ui/panel.js';
import { words } from '../../ui/words.js';
import { INVITATION_DAYS } from '../passwords/password-links.service.js';
import { peopleList } from './people-list.views.js';
import { OFFICIALS } from '../roles.js';
import type { Person } from './users.dto.js';

/** As it is typed on the server. */
const LINK_COMMAND = 'node dist/cli.js link';

export interface PeoplePageProps {
  readonly ctx: PageContext;
  /** Every account, for the administrator; or the own business's staff, for its owner. */
  readonly kind: 'users' | 'staff';
  readonly page: ListedPage<Person>;
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
  const { ctx, kind, faults = [], done } = props;
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
      <List ctx={ctx} spec={peopleList(props)} page={props.page} />
      <Invite {...props} />
    </ConsolePage>
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

/** An owner who has not registered a business yet: staff need one. */
export function NoBusinessPage({ ctx }: { readonly ctx: PageContext }) {
  const { people: text } = words(ctx.lang).access;
  return (
    <ConsolePage ctx={ctx} title={text.staffTitle} current="account" heading={text.staffTitle}>
      <Banner kind="info" title={text.noBusinessTitle} next={<a href="/console">{text.noBusinessText}</a>} />
    </ConsolePage>
  );
}
