import { ConsolePage } from '../ui/console-page.js';
import { CurrentFaults } from '../ui/field.js';
import { formatDateTime } from '../ui/format.js';
import { timeSorts, type ListedPage, type ListSpec } from '../ui/list.js';
import { List } from '../ui/list-page.js';
import { DateField, ErrorSummary, SelectField, TextField } from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { words, type Words } from '../ui/words.js';
import type { AuditEntry } from './audit.dto.js';
import type { AuditChoices } from './audit.queries.js';

export interface AuditPageViewProps {
  readonly ctx: PageContext;
  readonly page: ListedPage<AuditEntry>;
  /** The filters as they were typed. */
  readonly typed: Readonly<Record<string, string>>;
  readonly choices: AuditChoices;
  readonly faults: readonly FieldFault[];
}

export function AuditPageView(props: AuditPageViewProps) {
  const { ctx, page, typed, faults } = props;
  const { audit: text } = words(ctx.lang);
  const filtered = Object.entries(typed).some(
    ([name, value]) => !['cursor', 'sort', 'col'].includes(name) && value !== '',
  );
  const labels = { actor: text.actor, subjectId: text.subjectId, from: text.from, to: text.to };
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="audit"
      heading={text.title}
      lead={text.lead}
      faulty={faults.length > 0}
      styles={['forms']}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={labels} title={text.notFiltered} />
      <Panel
        id="filters"
        title={text.filters}
        aside={filtered && <a href="/console/audit">{text.showAll}</a>}
      >
        <Filters {...props} />
      </Panel>
      <List ctx={ctx} spec={auditList(ctx)} page={page} />
    </ConsolePage>
  );
}

/** A form that only reads: GET, so that a filtered list has an address. */
function Filters({ ctx, typed, choices, faults }: AuditPageViewProps) {
  const text = words(ctx.lang).audit;
  return (
    <CurrentFaults.Provider value={faults}>
      <form method="get" action="/console/audit" novalidate>
        <div class="pair">
          <TextField
            name="actor"
            label={text.actor}
            hint={text.actorHint}
            value={typed['actor']}
            maxlength={254}
            autocomplete="off"
          />
          <SelectField
            name="action"
            label={text.action}
            value={typed['action']}
            prompt={text.any}
            options={choices.actions.map((value) => ({ value, text: actionText(text, value) }))}
          />
          <SelectField
            name="subjectType"
            label={text.subjectType}
            value={typed['subjectType']}
            prompt={text.any}
            options={choices.subjectTypes.map((value) => ({ value, text: subjectText(text, value) }))}
          />
          <TextField
            name="subjectId"
            label={text.subjectId}
            value={typed['subjectId']}
            maxlength={100}
            code
          />
          <DateField name="from" label={text.from} value={typed['from']} />
          <DateField name="to" label={text.to} value={typed['to']} />
          <SelectField
            name="sort"
            label={words(ctx.lang).ui.list.sort}
            value={typed['sort']}
            prompt={null}
            options={timeSorts(ctx)}
          />
        </div>
        <p>
          <button class="btn plain" type="submit">
            {text.filter}
          </button>
        </p>
      </form>
    </CurrentFaults.Provider>
  );
}

export function auditList(ctx: PageContext): ListSpec<AuditEntry> {
  const { audit: text, ui } = words(ctx.lang);
  const roles: Readonly<Record<string, string>> = { ...ui.roles, ...text.noOne };
  return {
    id: 'entries',
    caption: text.caption,
    rowKey: ({ id }) => id,
    empty: text.teach,
    columns: [
      {
        key: 'at',
        head: text.at,
        plain: ({ at }) => at,
        nowrap: true,
        cell: ({ at, id }) => (
          <>
            <time datetime={at.toISOString()}>{formatDateTime(ctx.lang, at, ctx.registry.timeZone)}</time>
            <small>№ {id}</small>
          </>
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
        plain: ({ action }) => actionText(text, action),
        cell: ({ action }) => (
          <>
            {actionText(text, action)}
            <small class="code">{action}</small>
          </>
        ),
      },
      {
        key: 'subject',
        head: text.subject,
        plain: ({ subjectId }) => subjectId,
        cell: ({ subjectType, subjectId, businessName }) => (
          <>
            {subjectText(text, subjectType)}
            <small class="code">{subjectId}</small>
            {businessName !== null && <small>{businessName}</small>}
          </>
        ),
      },
      { key: 'change', head: text.change, cell: (entry) => <Change text={text} entry={entry} /> },
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

/** Field by field: what it was, and what it became. */
function Change({
  text,
  entry: { before, after },
}: {
  readonly text: Words['audit'];
  readonly entry: AuditEntry;
}) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  if (names.length === 0) return <span class="soft">{text.noChange}</span>;
  return (
    <ul class="changes">
      {names.map((name) => {
        const from = valueText(before?.[name]);
        const to = valueText(after?.[name]);
        return (
          <li key={name}>
            <b class="code">{name}</b>: {from !== null && <del>{from}</del>}{' '}
            {from !== null && to !== null && '→ '}
            {to !== null && <ins>{to}</ins>}
          </li>
        );
      })}
    </ul>
  );
}

const LONGEST_SHOWN = 200;

function valueText(value: unknown): string | null {
  if (value === undefined) return null;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function actionText({ actions }: Words['audit'], action: string): string {
  const known: Readonly<Record<string, string>> = actions;
  return (Object.hasOwn(known, action) ? known[action] : undefined) ?? action;
}

function subjectText({ subjects }: Words['audit'], type: string): string {
  const known: Readonly<Record<string, string>> = subjects;
  return (Object.hasOwn(known, type) ? known[type] : undefined) ?? type;
}
