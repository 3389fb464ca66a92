import type { Role } from '../access/roles.js';
import type { Actor } from '../platform/actor.js';
import type { Tx } from '../platform/database/database.js';
import type { FieldFault } from '../platform/errors.js';
import type { OutCell } from '../standards/tables/index.js';
import type { Lang } from '../ui/page-context.js';
import type { Words } from '../ui/words.js';

/** How the cells of a column are read. What cannot be read so is told as a fault of that cell. */
export type ColumnType =
  | 'text'
  /** Digits that name something: a spreadsheet takes them for a number and drops the zeros in front. */
  | 'digits'
  | 'number'
  | 'day'
  | 'choice'
  | 'yes-no'
  /** Several, parted by semicolons or lines. */
  | 'list'
  /** A commune of today by name, by an address of before the reform, or by its code. */
  | 'commune'
  /** A business by tax code or name; the row belongs to it. */
  | 'business';

export interface BulkColumn {
  /** Its name in the words of the kind, in the mapping and in faults. */
  readonly key: string;
  readonly type: ColumnType;
  readonly required?: boolean;
  /** Of digits: how many there should be, where zeros in front may have been lost. */
  readonly digits?: number;
  /** Of a choice: its values and what they are called. */
  readonly choices?: (words: Words) => Readonly<Record<string, string>>;
  /** Other words for its values, folded: `htx`. */
  readonly said?: Readonly<Record<string, string>>;
  /** The input's name, where it is another. */
  readonly field?: string;
  /** Only an official fills it in: the sheet of a business needs none. */
  readonly office?: boolean;
  /** As the guide of the template shows it. */
  readonly example?: string;
  /** Other headings under which people keep it. */
  readonly also?: readonly string[];
  /** Goes on where a cell of a spreadsheet ends: read, and written where it is needed, but not in templates. */
  readonly continues?: string;
}

/** Whose a row is, in sheets of what belongs to a business. */
export const OWNER_COLUMN: BulkColumn = {
  key: 'business',
  type: 'business',
  required: true,
  office: true,
  example: '9900000136',
  also: ['Mã số thuế cơ sở', 'MST cơ sở', 'Chủ thể', 'Tên cơ sở', 'Đơn vị', 'Doanh nghiệp', 'Cơ sở sản xuất'],
};

/** What people read of a column: its heading, and what to put in. */
export interface ColumnWords {
  readonly head: string;
  readonly help: string;
}

export interface BulkWords {
  /** In the plural: “Sản phẩm”. */
  readonly name: string;
  readonly lead: string;
  /** What becomes of rows that an official loads, and of those of a business. */
  readonly becomes: { readonly office: string; readonly business: string };
  readonly columns: Readonly<Record<string, ColumnWords>>;
}

/** Values of a row by the names of the input's fields; nothing where a cell was empty. */
export type Plain = Readonly<Record<string, unknown>>;

/** A row that is to be judged, or has been. */
export interface BulkRow<Input> {
  readonly line: number;
  readonly businessId: string;
  readonly input: Input;
}

/** What the registry knows of a row that is sound in itself. */
export interface Acquaintance {
  /** It may not come in for a reason that only the registry knows. */
  readonly bad?: FieldFault | undefined;
  /** It is there already, or comes twice: never loaded. `name` is what it is called there. */
  readonly same?: FieldFault | undefined;
  /** It looks like one that is there: loaded where the person says so. */
  readonly similar?: FieldFault | undefined;
}

export interface Made {
  readonly id: string;
  readonly version: number;
}

/** How rows come in. */
export interface Entering {
  /** The office vouches for what it enters: it counts as approved. */
  readonly byOffice: boolean;
  readonly sample: boolean;
}

/** What stands against taking a row back. */
export type KeptReason = 'changed' | 'in-use' | 'gone';

/**
 * What a feature says of loading and giving out its things as a sheet. It registers one when its module starts:
 *
 *     onModuleInit(): void {
 *       this.kinds.add(this);
 *     }
 */
export interface BulkKind<Input = unknown> {
  /** Its word, in addresses and in the words (`bulk.kinds`). */
  readonly kind: string;
  /** Where it stands among the kinds. */
  readonly order: number;
  /** Who may load it: an official in the own scope, a business for itself. */
  readonly who: readonly Role[];
  readonly words: (words: Words) => BulkWords;
  readonly columns: readonly BulkColumn[];
  /** The row as its command takes it. @throws Invalid with faults by field. */
  read(plain: Plain, businessId: string): Promise<Input>;
  /** Keys that no two rows of a file share, by the column that says it. */
  keys(row: BulkRow<Input>): readonly { readonly column: string; readonly key: string }[];
  /** Which rows the registry knows already, in the order of the rows. */
  known(actor: Actor, rows: readonly BulkRow<Input>[]): Promise<readonly Acquaintance[]>;
  /** Makes them, all or none. @throws what a command throws; whoever calls tries one by one then. */
  enter(tx: Tx, actor: Actor, rows: readonly BulkRow<Input>[], how: Entering): Promise<readonly Made[]>;
  /** Takes one back that nothing refers to and nobody has changed since; otherwise says what stands against it. */
  takeBack(tx: Tx, actor: Actor, made: Made): Promise<KeptReason | null>;
  /** What is there, in the scope of who asks, as `read` would take it again; by column. */
  rows(actor: Actor, lang: Lang): AsyncIterable<Readonly<Record<string, OutCell>>>;
}
