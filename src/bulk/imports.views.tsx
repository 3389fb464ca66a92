import { ConsolePage } from '../ui/console-page.js';
import { formatDateTime, formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { BulkKind } from './bulk-kind.js';
import type { Import, ImportState } from './import.entity.js';
import { KEPT_DAYS } from './old-imports.jobs.js';

const KINDS: Readonly<Record<ImportState, TagKind>> = {
  reading: 'wait',
  unreadable: 'stop',
  mapping: 'do',
  checking: 'wait',
  checked: 'do',
  loading: 'wait',
  stopped: 'stop',
  loaded: 'ok',
  undoing: 'wait',
  undone: 'off',
};

export function ImportTag({ ctx, state }: { readonly ctx: PageContext; readonly state: ImportState }) {
  return <Tag kind={KINDS[state]}>{words(ctx.lang).bulk.states[state]}</Tag>;
}

export interface ImportsPageProps {
  readonly ctx: PageContext;
  readonly kinds: readonly BulkKind[];
  readonly recent: readonly Import[];
}

/** Where sheets begin: what may be loaded, its template, what is there as a sheet, and what was sent before. */
export function ImportsPage({ ctx, kinds, recent }: ImportsPageProps) {
  const text = words(ctx.lang).bulk;
  const names = new Map(kinds.map((kind) => [kind.kind, kind.words(words(ctx.lang)).name]));
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="imports"
      heading={text.title}
      lead={text.lead}
      styles={['forms']}
    >
      <Panel id="kinds" title={text.what} flush>
        <ul class="tasks sheets">
          {kinds.map((kind, index) => (
            <KindRow key={kind.kind} ctx={ctx} kind={kind} place={index + 1} />
          ))}
        </ul>
      </Panel>
      <Panel id="recent" title={text.recentTitle} flush>
        <DataTable
          caption={text.recentTitle}
          captionHidden
          fit
          rows={recent}
          rowKey={({ id }) => id}
          empty={text.recentNone}
          columns={[
            {
              key: 'file',
              head: text.recentFile,
              cell: ({ id, fileName, kind }) => (
                <>
                  <a href={`/console/imports/${id}`}>{fileName}</a>
                  <small>{names.get(kind) ?? kind}</small>
                </>
              ),
            },
            {
              key: 'state',
              head: text.stateHead,
              cell: ({ state }) => <ImportTag ctx={ctx} state={state} />,
            },
            {
              key: 'rows',
              head: text.recentRows,
              num: true,
              wideOnly: true,
              cell: ({ total }) => formatNumber(ctx.lang, total),
            },
            {
              key: 'when',
              head: text.recentWhen,
              wideOnly: true,
              nowrap: true,
              cell: ({ createdAt }) => formatDateTime(ctx.lang, createdAt, ctx.registry.timeZone),
            },
          ]}
        />
      </Panel>
      <p class="hint">{text.keptNote(KEPT_DAYS)}</p>
    </ConsolePage>
  );
}

function KindRow({
  ctx,
  kind,
  place,
}: {
  readonly ctx: PageContext;
  readonly kind: BulkKind;
  readonly place: number;
}) {
  const text = words(ctx.lang).bulk;
  const { name, lead } = kind.words(words(ctx.lang));
  const at = `/console/imports/of/${kind.kind}`;
  return (
    <li>
      <b aria-hidden="true">{place}</b>
      <div>
        <h3>{name}</h3>
        <p>{lead}</p>
        <SheetLinks
          label={text.template}
          href={`${at}/template`}
          named={(as) => text.templateOf(name, as)}
          ctx={ctx}
        />
        <SheetLinks
          label={text.export}
          href={`${at}/export`}
          named={(as) => text.exportOf(name, as)}
          ctx={ctx}
        />
        <a class="btn" href={at}>
          {text.start}
          <span class="hide">: {name}</span>
        </a>
      </div>
    </li>
  );
}

interface SheetLinksProps {
  readonly ctx: PageContext;
  readonly label: string;
  readonly href: string;
  readonly named: (as: string) => string;
}

/** The same sheet as a workbook and as text. */
export function SheetLinks({ ctx, label, href, named }: SheetLinksProps) {
  const { asXlsx, asCsv } = words(ctx.lang).bulk;
  return (
    <p class="files">
      {label}:{' '}
      <a href={`${href}?as=xlsx`} aria-label={named(asXlsx)}>
        {asXlsx}
      </a>{' '}
      ·{' '}
      <a href={`${href}?as=csv`} aria-label={named(asCsv)}>
        {asCsv}
      </a>
    </p>
  );
}
