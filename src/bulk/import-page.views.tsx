import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { ErrorSummary, Form, SubmitButton } from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import type { Cell } from '../standards/tables/index.js';
import { words } from '../ui/words.js';
import type { BulkColumn, BulkKind } from './bulk-kind.js';
import { rowFaultText } from './fault-sentence.js';
import { type Import, type ImportState, WORKING } from './import.entity.js';
import { ColumnsPanel, UnreadablePanel } from './import-columns.views.js';
import { LoadPanel, ResultPanel, UndoPanel } from './import-result.views.js';
import { Steps } from './import-steps.js';
import type { StagedRow } from './imports.queries.js';
import { STALLED_MS } from './imports.service.js';
import { ImportTag } from './imports.views.js';

export interface ImportPageProps {
  readonly ctx: PageContext;
  readonly found: Import;
  readonly kind: BulkKind;
  readonly columns: readonly BulkColumn[];
  readonly headings: readonly Cell[];
  readonly preview: readonly StagedRow[];
  /** Rows that need somebody's eyes, the first of them. */
  readonly troubled: readonly StagedRow[];
  readonly faultCounts: readonly {
    readonly path: string;
    readonly code: string;
    readonly count: number;
    readonly line: number;
  }[];
  readonly faults: readonly FieldFault[];
}

const STEP: Readonly<Record<ImportState, number>> = {
  reading: 0,
  unreadable: 0,
  mapping: 1,
  checking: 2,
  checked: 2,
  stopped: 2,
  loading: 3,
  loaded: 4,
  undoing: 4,
  undone: 4,
};

/** One sheet on its way, whatever state it is in. */
export function ImportPage(props: ImportPageProps) {
  const { ctx, found, kind, faults } = props;
  const text = words(ctx.lang).bulk;
  const { name } = kind.words(words(ctx.lang));
  const { state } = found;
  return (
    <ConsolePage
      ctx={ctx}
      title={found.fileName}
      current="imports"
      heading={found.fileName}
      tag={<ImportTag ctx={ctx} state={state} />}
      lead={name}
      crumbs={[{ href: '/console/imports', text: text.title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <Steps ctx={ctx} now={STEP[state]} />
      <ErrorSummary ctx={ctx} faults={faults} labels={{ mode: text.mode }} />
      {WORKING.includes(state) && <WorkPanel {...props} />}
      {state === 'unreadable' && <UnreadablePanel {...props} />}
      {state === 'mapping' && <ColumnsPanel {...props} />}
      {state === 'stopped' && <Stopped {...props} />}
      {(state === 'checked' || state === 'stopped') && (
        <>
          <ResultPanel {...props} />
          <LoadPanel {...props} />
          <ColumnsPanel {...props} folded />
        </>
      )}
      {(state === 'loaded' || state === 'undone') && <Done {...props} />}
      {!WORKING.includes(state) && (
        <Form ctx={ctx} action={`/console/imports/${found.id}/deletion`}>
          <p class="send">
            <SubmitButton plain>{text.discard}</SubmitButton>
          </p>
        </Form>
      )}
    </ConsolePage>
  );
}

function WorkPanel({ ctx, found }: ImportPageProps) {
  const text = words(ctx.lang).bulk;
  const { state, done, total, updatedAt } = found;
  const doing =
    text.working[state === 'checking' || state === 'loading' || state === 'undoing' ? state : 'reading'];
  const most = state === 'undoing' ? (found.counts.made ?? total) : total;
  const stalled = ctx.now.getTime() - updatedAt.getTime() > STALLED_MS;
  return (
    <Panel id="work" title={doing}>
      {most > 0 && (
        <p>
          <progress max={most} value={done} aria-label={doing} /> {text.progress(done, most)}
        </p>
      )}
      {stalled ? (
        <Form ctx={ctx} action={`/console/imports/${found.id}/resume`}>
          <p>{text.stalled}</p>
          <SubmitButton>{text.resume}</SubmitButton>
        </Form>
      ) : (
        <p class="hint">
          {text.progressNote} <a href={`/console/imports/${found.id}`}>{text.refresh}</a>
        </p>
      )}
    </Panel>
  );
}

function Stopped({ ctx, found, kind }: ImportPageProps) {
  const all = words(ctx.lang);
  const { fault } = found;
  if (fault === null) return null;
  const column = kind.words(all).columns[fault.path]?.head;
  return (
    <Banner kind="warn" title={all.bulk.stoppedTitle}>
      <p>
        {fault.line !== undefined && `${all.bulk.stoppedAt(fault.line)} `}
        {column !== undefined && `${column}: `}
        {rowFaultText(all, fault)}
      </p>
    </Banner>
  );
}

const LISTS: Readonly<Record<string, string>> = {
  businesses: 'businesses',
  areas: 'areas',
  products: 'products',
  certificates: 'certificates',
};

function Done(props: ImportPageProps) {
  const { ctx, found, kind } = props;
  const text = words(ctx.lang).bulk;
  const { made = 0, failed = 0, undone = 0, kept = 0 } = found.counts;
  const next = (
    <>
      <a href={`/console/${LISTS[kind.kind] ?? kind.kind}`}>{text.loadedNext}</a> ·{' '}
      <a href={`/console/imports/of/${kind.kind}`}>{text.another}</a>
    </>
  );
  return (
    <>
      {found.state === 'loaded' ? (
        <Banner kind={failed > 0 ? 'info' : 'ok'} title={text.loadedTitle(made)} next={next}>
          {failed > 0 && <p>{text.loadedSome(failed)}</p>}
        </Banner>
      ) : (
        <Banner kind={kept > 0 ? 'info' : 'ok'} title={text.undoneTitle(undone)} next={next}>
          {kept > 0 && <p>{text.undoneKept(kept)}</p>}
        </Banner>
      )}
      <ResultPanel {...props} />
      {found.state === 'loaded' && made > 0 && <UndoPanel {...props} />}
    </>
  );
}
