import { ConsolePage } from '../ui/console-page.js';
import { WithFaults } from '../ui/field.js';
import { timeSorts, type ListedPage } from '../ui/list.js';
import { List } from '../ui/list-page.js';
import { DateField, ErrorSummary, SelectField, TextField } from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import type { Option } from '../ui/select-field.js';
import { words } from '../ui/words.js';
import type { AuditEntry } from './audit.dto.js';
import { auditList } from './audit-entries.js';
import type { AuditChoices } from './audit.queries.js';
import type { LogReader } from './log-reader.js';

export interface AuditPageViewProps {
  readonly ctx: PageContext;
  readonly page: ListedPage<AuditEntry>;
  readonly reader: LogReader;
  /** What the things of these entries are called today. */
  readonly names: ReadonlyMap<string, string>;
  /** The filters as they were typed. */
  readonly typed: Readonly<Record<string, string>>;
  readonly choices: AuditChoices;
  readonly faults: readonly FieldFault[];
}

export function AuditPageView(props: AuditPageViewProps) {
  const { ctx, reader, names, page, typed, faults } = props;
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
      <List ctx={ctx} spec={auditList({ ctx, reader, names })} page={page} />
    </ConsolePage>
  );
}

/** A form that only reads: GET, so that a filtered list has an address. */
function Filters({ ctx, reader, typed, choices, faults }: AuditPageViewProps) {
  const text = words(ctx.lang).audit;
  return (
    <WithFaults faults={faults}>
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
            options={actionOptions(reader, choices.actions, text.technical)}
          />
          <SelectField
            name="subjectType"
            label={text.subjectType}
            value={typed['subjectType']}
            prompt={text.any}
            options={choices.subjectTypes.map((value) => ({ value, text: reader.subject(value) }))}
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
    </WithFaults>
  );
}

/** The work first; what the service and browsers do by themselves stands in a group of its own at the end. */
function actionOptions(reader: LogReader, actions: readonly string[], technical: string): Option[] {
  const options = actions.map((value) => ({
    value,
    text: reader.action(value),
    ...(reader.isTechnical(value) ? { group: technical } : {}),
  }));
  return options.toSorted((one, other) => ('group' in one ? 1 : 0) - ('group' in other ? 1 : 0));
}
