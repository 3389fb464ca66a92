import { AsWritten } from '../ui/vietnamese.js';
import type { ComponentChildren } from 'preact';
import { formatDateTime } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import type { ListSpec } from '../ui/list.js';
import { words } from '../ui/words.js';
import type { AuditEntry } from './audit.dto.js';
import { nameKey } from './audit.queries.js';
import type { FieldChange, LogReader, Reading, Reference } from './log-reader.js';

export interface ReadingProps {
  readonly ctx: PageContext;
  readonly reader: LogReader;
  /** What things are called today. */
  readonly names: ReadonlyMap<string, string>;
}

/** Who did what to what, and what changed, in the reader's words; what is stored is a click away. */
export function auditList(reading: ReadingProps): ListSpec<AuditEntry> {
  const { ctx, reader, names } = reading;
  const { audit: text, ui } = words(ctx.lang);
  const roles: Readonly<Record<string, string>> = { ...ui.roles, ...text.noOne };
  return {
    id: 'entries',
    file: true,
    caption: text.caption,
    rowKey: ({ id }) => id,
    empty: text.teach,
    columns: [
      {
        key: 'at',
        head: text.at,
        plain: ({ at }) => at,
        nowrap: true,
        cell: ({ at }) => (
          <time datetime={at.toISOString()}>{formatDateTime(ctx.lang, at, ctx.registry.timeZone)}</time>
        ),
      },
      {
        key: 'actor',
        head: text.actor,
        plain: ({ actorName, actorRole }) => actorName ?? actorRole,
        cell: ({ actorName, actorRole }) => (
          <>
            {actorName ?? roles[actorRole] ?? actorRole}
            {actorName !== null && <small>{roles[actorRole] ?? actorRole}</small>}
          </>
        ),
      },
      {
        key: 'action',
        head: text.action,
        plain: ({ action }) => reader.action(action),
        cell: ({ action }) => reader.action(action),
      },
      {
        key: 'subject',
        head: text.subject,
        plain: ({ subjectType: type, subjectId: id }) => names.get(nameKey({ type, id })) ?? id,
        cell: ({ subjectType, subjectId, businessName }) => (
          <>
            <Thing {...reading} type={subjectType} id={subjectId} bare={false} />
            <small>{reader.subject(subjectType)}</small>
            {businessName !== null && subjectType !== 'business' && (
              <small>
                <AsWritten>{businessName}</AsWritten>
              </small>
            )}
          </>
        ),
      },
      { key: 'change', head: text.change, cell: (entry) => <Change {...reading} entry={entry} /> },
      {
        key: 'business',
        head: text.business,
        chosen: true,
        plain: ({ businessName }) => businessName,
        cell: ({ businessName }) => businessName ?? '–',
      },
    ],
  };
}

/** By its name today, led to where there is a page of it; by its kind alone once it is gone. */
function Thing({ reader, names, type, id, bare }: ReadingProps & Reference & { readonly bare: boolean }) {
  const name = names.get(nameKey({ type, id }));
  const { href } = reader.thing(type);
  if (name === undefined) return <>{bare ? reader.subject(type) : '–'}</>;
  return href === undefined ? <>{name}</> : <a href={`${href}${id}`}>{name}</a>;
}

function Change(props: ReadingProps & { readonly entry: AuditEntry }) {
  const { ctx, reader, entry } = props;
  const { audit: text } = words(ctx.lang);
  const changes = reader.changes(entry);
  const list = changes.length > 0 && (
    <ul class="changes">
      {changes.map((change) => (
        <li key={change.name}>
          <b>{change.label}</b>: <Values {...props} change={change} />
        </li>
      ))}
    </ul>
  );
  const folded = reader.isTechnical(entry.action);
  return (
    <>
      {!folded && list}
      <details class="technical">
        <summary>{text.technical}</summary>
        {folded && list}
        <Stored label={text.entry}>№ {entry.id}</Stored>
        <Stored label={text.actionName}>{entry.action}</Stored>
        <Stored label={text.subjectId}>{entry.subjectId}</Stored>
        {entry.requestId !== null && <Stored label={text.request}>{entry.requestId}</Stored>}
        {entry.before !== null && <Stored label={text.raw.before}>{short(entry.before)}</Stored>}
        {entry.after !== null && <Stored label={text.raw.after}>{short(entry.after)}</Stored>}
      </details>
    </>
  );
}

function Values(props: ReadingProps & { readonly change: FieldChange }) {
  const { from, to, opaque } = props.change;
  const { audit: text } = words(props.ctx.lang);
  if (opaque) return <>{from === null ? text.added : text.changed}</>;
  return (
    <>
      {from !== null && (
        <del>
          <Value {...props} reading={from} />
        </del>
      )}
      {from !== null && to !== null && ' → '}
      {to !== null && (
        <ins>
          <Value {...props} reading={to} />
        </ins>
      )}
    </>
  );
}

function Value(props: ReadingProps & { readonly reading: Reading }) {
  const { reading } = props;
  return 'refers' in reading ? (
    <Thing {...props} {...reading.refers} bare />
  ) : (
    <AsWritten>{cut(reading.text)}</AsWritten>
  );
}

function Stored({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <p>
      {label}: <span class="code">{children}</span>
    </p>
  );
}

const LONGEST_SHOWN = 300;

function cut(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function short(stored: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify(stored);
  return text.length > 4 * LONGEST_SHOWN ? `${text.slice(0, 4 * LONGEST_SHOWN)}…` : text;
}
