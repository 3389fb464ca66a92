import { AsWritten } from '../../ui/vietnamese.js';
import { Fragment } from 'preact';
import { formatDateTime } from '../../ui/format.js';
import { Form, HiddenField } from '../../ui/form.js';
import { timeSorts, type ListSpec } from '../../ui/list.js';
import type { PageContext } from '../../ui/page-context.js';
import { Tag } from '../../ui/tag.js';
import { words } from '../../ui/words.js';
import { KINDS, type Person } from './users.dto.js';
import { isOfficial } from '../roles.js';

export interface PeopleListProps {
  readonly ctx: PageContext;
  /** Every account, for the administrator; or the own business's staff, for its owner. */
  readonly kind: 'users' | 'staff';
  /** Whose page it is: nobody locks the own account. */
  readonly ownId: string;
}

export function peopleList(props: PeopleListProps): ListSpec<Person> {
  const { ctx, kind, ownId } = props;
  const { access, ui } = words(ctx.lang);
  const text = access.people;
  const all = kind === 'users';
  return {
    id: kind === 'users' ? 'people' : 'staff',
    file: true,
    caption: text.listTitle,
    rowKey: ({ id }) => id,
    ...(all && {
      search: text.search,
      filters: [
        {
          name: 'role',
          label: text.role,
          any: text.anyRole,
          options: KINDS.map((value) => ({
            value,
            text: value === 'business' ? text.ofBusinesses : ui.roles[value],
          })),
        },
      ],
    }),
    sorts: timeSorts(ctx),
    empty: text.teach,
    columns: [
      {
        key: 'person',
        head: text.person,
        plain: ({ name }) => name,
        cell: (person) => (
          <>
            {person.name} {isOwn(person, ownId) && `(${text.you})`}
            <small>{breakable(person.email)}</small>
            {all &&
              person.memberships.map(({ businessId, businessName, role }) => (
                <small key={businessId}>
                  <AsWritten>{businessName}</AsWritten> ({ui.roles[role].toLowerCase()})
                </small>
              ))}
          </>
        ),
      },
      {
        key: 'email',
        head: text.email,
        chosen: true,
        plain: ({ email }) => email,
        cell: ({ email }) => breakable(email),
      },
      {
        key: 'role',
        head: text.role,
        wideOnly: true,
        plain: ({ role }) => ui.roles[role],
        cell: ({ role }) => ui.roles[role],
      },
      {
        key: 'state',
        head: ui.list.state,
        lead: true,
        nowrap: true,
        plain: (person) => stateText(ctx, person),
        cell: (person) => <State ctx={ctx} person={person} />,
      },
      {
        key: 'seen',
        head: text.seenAt,
        wideOnly: true,
        plain: ({ seenAt }) => seenAt,
        cell: ({ seenAt }) =>
          seenAt === null ? text.never : formatDateTime(ctx.lang, seenAt, ctx.registry.timeZone),
      },
      {
        key: 'act',
        head: text.actions,
        cell: (person) => <Actions {...props} person={person} />,
      },
    ],
  };
}

function stateText(ctx: PageContext, { disabledAt, invited }: Person): string {
  const { people: text } = words(ctx.lang).access;
  return disabledAt !== null ? text.disabled : invited ? text.invited : text.active;
}

function State({ ctx, person }: { readonly ctx: PageContext; readonly person: Person }) {
  const kind = person.disabledAt !== null ? 'off' : person.invited ? 'wait' : 'ok';
  return <Tag kind={kind}>{stateText(ctx, person)}</Tag>;
}

function Actions({ ctx, kind, ownId, person }: PeopleListProps & { readonly person: Person }) {
  const { people: text } = words(ctx.lang).access;
  // An owner looks after staff, and not after a second owner.
  if (isOwn(person, ownId) || (kind === 'staff' && person.role !== 'staff')) return null;
  const base = `/console/${kind}/${person.id}`;
  const locked = person.disabledAt !== null;
  return (
    <>
      {kind === 'users' && isOfficial(person.role) && person.role !== 'administrator' && (
        <a
          class="btn plain"
          href={`/console/users/${person.id}/units`}
          aria-label={words(ctx.lang).access.units.linkOf(person.name)}
        >
          {words(ctx.lang).access.units.link}
        </a>
      )}
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
