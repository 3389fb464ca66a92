import { asWritten } from './vietnamese.js';
import type { ComponentChildren } from 'preact';
import { ConsolePage, type ConsolePageProps } from './console-page.js';
import { askedOf, columnsOf, FILE_FORMS, headOf, keptBeside } from './list.js';
import type { ListColumn, ListedPage, ListSpec } from './list.js';
import { ListFilters } from './list-filters.js';
import { PickBar, withPicks } from './list-picks.js';
import type { PageContext } from './page-context.js';
import { useWords } from './page-context.js';
import { Pager } from './pager.js';
import { Panel } from './panel.js';
import { withQuery } from './query.js';
import { KeepView, KeptViews } from './saved-views.js';
import { DataTable, type Column } from './table.js';
import { words } from './words.js';

export interface ListProps<Row> {
  readonly ctx: PageContext;
  readonly spec: ListSpec<Row>;
  readonly page: ListedPage<Row>;
  /** At the right of the caption. */
  readonly aside?: ComponentChildren;
}

export type ListPageProps<Row> = Omit<ConsolePageProps, 'children'> &
  ListProps<Row> & {
    /** Between the heading and the list. */
    readonly before?: ComponentChildren;
    /** Below the list. */
    readonly after?: ComponentChildren;
  };

/** The page of a list: search, filters, order, columns, table, pages; all of its state is in its address. */
export function ListPage<Row>({ spec, page, aside, before, after, ...props }: ListPageProps<Row>) {
  return (
    <ConsolePage {...props}>
      {before}
      <List ctx={props.ctx} spec={spec} page={page} aside={aside} />
      {after}
    </ConsolePage>
  );
}

/** The way from a list to the form for one more. */
export function AddLink({ href, text }: { readonly href: string; readonly text: string }) {
  return (
    <a class="btn" href={href}>
      {text}
    </a>
  );
}

/** The same on a page that has more. */
export function List<Row>({ ctx, spec, page, aside }: ListProps<Row>) {
  const { list } = words(ctx.lang).ui;
  const asked = askedOf(ctx);
  return (
    <>
      {spec.tabs !== undefined && <Tabs ctx={ctx} spec={spec} />}
      <ListFilters ctx={ctx} spec={spec} asked={asked} />
      <KeptViews ctx={ctx} />
      <Panel id={spec.id} title={spec.caption} aside={aside} flush>
        {page.items.length > 0 && <PickBar ctx={ctx} spec={spec} />}
        <DataTable
          caption={spec.caption}
          captionHidden
          fit
          dense
          rows={page.items}
          rowKey={spec.rowKey}
          empty={<Empty ctx={ctx} spec={spec} asked={asked} />}
          columns={withPicks(ctx, spec, onScreen(columnsOf(spec, asked)))}
        />
        <Pager ctx={ctx} next={page.next} shown={page.items.length} />
        <ColumnChoice ctx={ctx} spec={spec} asked={asked} />
        <KeepView ctx={ctx} />
        {spec.file === true && page.items.length > 0 && (
          <p class="cols">
            {list.download}{' '}
            {FILE_FORMS.map((form) => (
              <span key={form}>
                <a href={withQuery(ctx.path, { as: form, cursor: null, done: null, tick: null })} download>
                  {form.toUpperCase()}
                </a>{' '}
              </span>
            ))}
          </p>
        )}
      </Panel>
    </>
  );
}

/** On a phone the cell that names the row begins with its state and whom it concerns; their own columns are left out. */
function onScreen<Row>(columns: readonly ListColumn<Row>[]): Column<Row>[] {
  const head = headOf(columns);
  const leads = columns.filter(({ lead }) => lead);
  return columns.map((column) => {
    if (column.lead === true) return { ...column, wideOnly: true };
    if (column !== head) return column;
    if (leads.length === 0) return { ...column, rowHead: true };
    return {
      ...column,
      rowHead: true,
      cell: (row: Row) => (
        <>
          <span class="lead">
            {leads.map(({ key, cell }) => (
              <span key={key}>{asWritten(cell(row))}</span>
            ))}
          </span>
          {asWritten(column.cell(row))}
        </>
      ),
    };
  });
}

function Tabs<Row>({ ctx, spec: { tabs } }: Pick<ListProps<Row>, 'ctx' | 'spec'>) {
  if (tabs === undefined) return null;
  return (
    <nav class="views" aria-label={tabs.label}>
      <ul>
        {tabs.choices.map(({ value, text, count }) => (
          <li key={value}>
            <a
              href={withQuery(ctx.path, { [tabs.name]: value, cursor: null, sort: null })}
              aria-current={value === tabs.current ? 'page' : undefined}
            >
              {text} {count !== undefined && <b>{count}</b>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface AskedProps<Row> extends Pick<ListProps<Row>, 'ctx' | 'spec'> {
  readonly asked: URLSearchParams;
}

/** Nothing there yet teaches; nothing found says how to find more. */
function Empty<Row>({ ctx, spec, asked }: AskedProps<Row>) {
  const { list } = useWords().ui;
  const narrowed = ['q', ...(spec.filters ?? []).map(({ name }) => name)].filter((name) => asked.get(name));
  if (narrowed.length > 0) {
    const all = withQuery(ctx.path, Object.fromEntries([...narrowed, 'cursor'].map((name) => [name, null])));
    return (
      <div class="teach">
        <p>
          <b>{list.nothingFound}</b>
        </p>
        <p>
          {list.nothingFoundHint} <a href={all}>{list.clear}</a>
        </p>
      </div>
    );
  }
  const { title, text, action } = spec.empty;
  return (
    <div class="teach">
      <p>
        <b>{title}</b>
      </p>
      <p>{text}</p>
      {action !== undefined && <p>{action}</p>}
    </div>
  );
}

/** Which columns; kept in the address like everything else. */
function ColumnChoice<Row>({ ctx, spec, asked }: AskedProps<Row>) {
  const { list } = useWords().ui;
  const head = headOf(spec.columns);
  const shown = new Set(columnsOf(spec, asked).map(({ key }) => key));
  return (
    <details class="cols">
      <summary>{list.columns}</summary>
      <form action={ctx.path.split('?')[0]}>
        {keptBeside(asked, ['col']).map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="col" value={head?.key} />
        {spec.columns
          .filter((column) => column !== head)
          .map(({ key, head: text }) => (
            <label key={key} class="pick">
              <input type="checkbox" name="col" value={key} checked={shown.has(key)} /> {text}
            </label>
          ))}
        <button class="btn plain" type="submit">
          {list.show}
        </button>
      </form>
    </details>
  );
}
