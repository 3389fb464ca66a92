import { asWritten } from './vietnamese.js';
import type { ComponentChildren } from 'preact';
import { useWords } from './page-context.js';

export interface Column<Row> {
  readonly key: string;
  readonly head: ComponentChildren;
  readonly cell: (row: Row) => ComponentChildren;
  /** Numbers stand at the right. */
  readonly num?: boolean;
  /** The cell names its row. Without any such column the first one does. */
  readonly rowHead?: boolean;
  /** Left out on a phone. */
  readonly wideOnly?: boolean;
  readonly nowrap?: boolean;
}

export interface DataTableProps<Row> {
  /** What the table holds, for those who see it and those who do not. */
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Instead of the table when there are no rows: a sentence and, best, what to do next. */
  readonly empty?: ComponentChildren;
  /** Fits a phone as it is; otherwise the table scrolls inside its region. */
  readonly fit?: boolean;
  /** Small type and tight rows, for a queue of many columns. */
  readonly dense?: boolean;
}

/** A table in a scroll region that the keyboard reaches (WCAG 2.1.1), with a caption and row headers. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, empty, fit, dense } = props;
  const { ui } = useWords();
  if (rows.length === 0) return <div class="in soft">{empty ?? ui.empty}</div>;
  const head = columns.find(({ rowHead }) => rowHead) ?? columns[0];
  return (
    <div
      class={fit === true ? 'scroll fit' : 'scroll'}
      role="region"
      aria-label={ui.tableOf(caption)}
      tabindex={0}
    >
      <table class={dense === true ? 'queue' : undefined}>
        <caption class={captionHidden === true ? 'hide' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={classes(column, false)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column === head ? (
                  <th key={column.key} scope="row" class={classes(column, true)}>
                    {asWritten(column.cell(row))}
                  </th>
                ) : (
                  <td key={column.key} class={classes(column, true)}>
                    {asWritten(column.cell(row))}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classes<Row>({ num, wideOnly, nowrap }: Column<Row>, body: boolean): string | undefined {
  const names = [num === true && 'num', wideOnly === true && 'opt', body && nowrap === true && 'nw'];
  return names.filter((name) => name !== false).join(' ') || undefined;
}
