import { declaredDossiers } from '../access/feature.js';
import { declaredFeatures } from '../access/feature.js';
import type { ApplicationView } from '../applications/applications.dto.js';
import { Banner } from '../ui/banner.js';
import { Form, SubmitButton, TextArea } from '../ui/form.js';
import { formatDateTime } from '../ui/format.js';
import type { FieldFault, Lang, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { AsWritten, asWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { BusinessNote } from './business-notes.service.js';
import type { LoadedPanel, PanelLine } from './business-panels.js';
import type { BusinessDecision, BusinessPerson } from './businesses.queries.js';

export interface BusinessOverviewProps {
  readonly ctx: PageContext;
  readonly businessId: string;
  /** What finds this business's things in the lists. */
  readonly query: string;
  readonly panels: readonly LoadedPanel[];
  readonly dossiers: readonly ApplicationView[];
  readonly people: readonly BusinessPerson[];
  readonly decisions: readonly BusinessDecision[];
  readonly notes: readonly BusinessNote[];
  readonly faults: readonly FieldFault[];
  readonly noted: boolean;
}

/** Everything there is of a business, for an official: the newest of each, and the way to the rest. */
export function BusinessOverview(props: BusinessOverviewProps) {
  const { ctx, query, panels, dossiers } = props;
  const { businesses, applications } = words(ctx.lang);
  const text = businesses.overview;
  const kinds = declaredDossiers(words(ctx.lang));
  const lines: PanelLine[] = dossiers.map(({ id, reference, kind, title, status }) => ({
    key: id,
    href: `/console/applications/${id}`,
    text: reference,
    note: (
      <>
        {kindName(kinds, kind)} · <AsWritten>{title}</AsWritten>
      </>
    ),
    tag: applications.statuses[status],
  }));
  const all = [...panels, { key: 'dossiers', title: text.dossiers, href: '/console/applications', lines }];
  return (
    <div class="halves">
      {all.map((panel) => (
        <Lines key={panel.key} ctx={ctx} panel={panel} query={query} />
      ))}
      <People {...props} />
      <Decisions {...props} />
      <Notes {...props} />
    </div>
  );
}

function kindName(kinds: Readonly<Record<string, string>>, kind: string): string {
  return kinds[kind] ?? kind;
}

interface LinesProps {
  readonly ctx: PageContext;
  readonly panel: LoadedPanel;
  readonly query: string;
}

function Lines({ ctx, panel, query }: LinesProps) {
  const text = words(ctx.lang).businesses.overview;
  const { key, title, href, lines } = panel;
  const view = href === '/console/applications' ? '&view=all' : '';
  return (
    <Panel
      id={key}
      title={title}
      aside={
        lines.length > 0 &&
        href !== null && (
          <a href={`${href}?q=${encodeURIComponent(query)}${view}`}>
            {text.more(title.toLocaleLowerCase(ctx.lang))}
          </a>
        )
      }
      flush
    >
      <DataTable
        caption={title}
        captionHidden
        fit
        rows={lines}
        rowKey={(line) => line.key}
        empty={text.none}
        columns={[
          {
            key: 'what',
            head: title,
            cell: (line) => (
              <>
                {line.href === null ? asWritten(line.text) : <a href={line.href}>{asWritten(line.text)}</a>}
                {line.note !== undefined && <small>{asWritten(line.note)}</small>}
              </>
            ),
          },
          { key: 'state', head: words(ctx.lang).businesses.columns.state, cell: (line) => line.tag },
        ]}
      />
    </Panel>
  );
}

function People({ ctx, people }: BusinessOverviewProps) {
  const text = words(ctx.lang).businesses.overview;
  const state = ({ role, state: is }: BusinessPerson) => (is === 'active' ? text.roles[role] : text[is]);
  return (
    <Panel id="people" title={text.people} flush>
      <DataTable
        caption={text.people}
        captionHidden
        fit
        rows={people}
        rowKey={(person) => person.id}
        empty={text.none}
        columns={[
          {
            key: 'who',
            head: text.people,
            cell: (person) => (
              <>
                {asWritten(person.name)}
                <small>{person.email}</small>
              </>
            ),
          },
          { key: 'role', head: words(ctx.lang).businesses.columns.state, cell: state },
        ]}
      />
    </Panel>
  );
}

function Decisions({ ctx, decisions }: BusinessOverviewProps) {
  const text = words(ctx.lang).businesses.overview;
  const names = actionNames(ctx.lang);
  return (
    <Panel id="decisions" title={text.decisions}>
      {decisions.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <KeyValues
          items={decisions.map(({ at, entry, reason, decisionNumber, by }) => [
            formatDateTime(ctx.lang, at, ctx.registry.timeZone),
            <>
              <b>{names[entry] ?? entry}</b> {decisionNumber}
              <br />
              {asWritten(by)}
              {reason !== null && <p lang="vi">{reason}</p>}
            </>,
          ])}
        />
      )}
    </Panel>
  );
}

/** As the log tells them: each feature has the words of its own actions. */
function actionNames(lang: Lang): Readonly<Record<string, string>> {
  const all = declaredFeatures().map(({ audit }) => audit?.words(words(lang)).actions ?? {});
  return Object.fromEntries(all.flatMap((names) => Object.entries(names)));
}

function Notes({ ctx, businessId, notes, faults, noted }: BusinessOverviewProps) {
  const text = words(ctx.lang).businesses.overview;
  return (
    <Panel id="notes" title={text.notes} aside={<small>{text.notesAside}</small>}>
      {noted && <Banner title={text.noted} />}
      <Form ctx={ctx} action={`/console/businesses/${businessId}/notes`} faults={faults}>
        <TextArea name="words" label={text.note} hint={text.noteHint} required rows={3} maxlength={2000} />
        <SubmitButton plain>{text.noteSubmit}</SubmitButton>
      </Form>
      {notes.length > 0 && (
        <KeyValues
          items={notes.map(({ at, by, words: said }) => [
            formatDateTime(ctx.lang, at, ctx.registry.timeZone),
            <>
              {asWritten(by)}
              <p lang="vi">{said}</p>
            </>,
          ])}
        />
      )}
    </Panel>
  );
}
