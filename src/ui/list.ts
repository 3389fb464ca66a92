import type { ComponentChildren } from 'preact';
import type { PageContext } from './page-context.js';
import type { Option } from './select-field.js';
import type { Column } from './table.js';
import { words } from './words.js';

/** What a cell is in a file: numbers stay numbers, moments stay moments. */
export type Plain = string | number | Date | null | undefined;

export interface ListColumn<Row> extends Column<Row> {
  /** In an export; a column without it is for the screen alone. */
  readonly plain?: (row: Row) => Plain;
  /** Of state, and of whom it concerns: on a phone these stand first, above what the row is called. */
  readonly lead?: boolean;
  /** Shown only to who chooses it. */
  readonly chosen?: boolean;
}

export interface ListFilter {
  /** Query parameter. */
  readonly name: string;
  readonly label: string;
  /** What the empty choice reads: “any state”. */
  readonly any: string;
  readonly options: readonly Option[];
}

/** Tabs: one of them is always on. */
export interface ListTabs {
  readonly name: string;
  readonly label: string;
  readonly current: string;
  readonly choices: readonly (Option & { readonly count?: string })[];
}

/** What can be done with several rows at once; each of them is looked at first, and confirmed once (`selections/`). */
export interface ListPicks<Row> {
  readonly actions: readonly Option[];
  /** What a screen reader hears at the box: “Tick Chè Shan tuyết”. */
  readonly nameOf: (row: Row) => string;
  /** Rows without a box; all have one unless told. */
  readonly may?: (row: Row) => boolean;
}

/** What an empty list teaches: what will stand here, and the way to the first row. */
export interface Teaching {
  readonly title: string;
  readonly text: string;
  readonly action?: ComponentChildren;
}

/** As what files a list can be had. */
export const FILE_FORMS = ['csv', 'xlsx'] as const;
export type FileForm = (typeof FILE_FORMS)[number];

/** A list as people use it, apart from its rows: drawn as a page, written as a file. */
export interface ListSpec<Row> {
  /** Name among all lists: id on the page, beginning of a file's name. */
  readonly id: string;
  readonly caption: string;
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly ListColumn<Row>[];
  /** What may be typed into the field of search; without it there is none. */
  readonly search?: string;
  readonly filters?: readonly ListFilter[];
  /** Orders it may be asked for, the first unless another is. */
  readonly sorts?: readonly Option[];
  readonly tabs?: ListTabs;
  readonly picks?: ListPicks<Row>;
  readonly empty: Teaching;
  /** Whether its address also answers `as=csv` and `as=xlsx` (`listAnswer`). */
  readonly file?: true;
}

/** A page of rows, as a list shows it. */
export interface ListedPage<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/** What the address asks of a list: the state of its page, all of it. */
export function askedOf({ path }: Pick<PageContext, 'path'>): URLSearchParams {
  return new URLSearchParams(path.split('?')[1] ?? '');
}

/** Parameters that are no state of the list: where it was read to, what was just done, the form of the answer. */
const PASSING = new Set(['cursor', 'done', 'as', 'tick']);

/** Everything asked that a form does not carry itself. */
export function keptBeside(asked: URLSearchParams, fields: readonly string[]): [string, string][] {
  return [...asked].filter(([name]) => !PASSING.has(name) && !fields.includes(name));
}

/** Columns as the reader chose them; without a choice, those that are not `chosen`. */
export function columnsOf<Row>(
  spec: Pick<ListSpec<Row>, 'columns'>,
  asked: URLSearchParams,
): readonly ListColumn<Row>[] {
  const wanted = new Set(asked.getAll('col'));
  const known = spec.columns.some(({ key }) => wanted.has(key));
  const head = headOf(spec.columns);
  return spec.columns.filter(
    (column) => column === head || (known ? wanted.has(column.key) : column.chosen !== true),
  );
}

export function headOf<Row>(columns: readonly ListColumn<Row>[]): ListColumn<Row> | undefined {
  return columns.find(({ rowHead }) => rowHead) ?? columns[0];
}

/** Newest or oldest first: the two orders that every list by time has. */
export function timeSorts(ctx: PageContext): readonly Option[] {
  const { newest, oldest } = words(ctx.lang).ui.list;
  return [
    { value: 'newest', text: newest },
    { value: 'oldest', text: oldest },
  ];
}

/** The filter of a life-cycle's states. */
export function stateFilter<Status extends string>(
  ctx: PageContext,
  statuses: readonly Status[],
  texts: Readonly<Record<Status, string>>,
): ListFilter {
  const { state, anyState } = words(ctx.lang).ui.list;
  return {
    name: 'status',
    label: state,
    any: anyState,
    options: statuses.map((value) => ({ value, text: texts[value] })),
  };
}
