import type { Words } from '../ui/words.js';

/** How a feature's entries read in the log. */
export interface AuditWords {
  readonly subjects: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<string, string>>;
  /** Names of fields; those that many have (`status`, `reason`) are in the words of the log itself. */
  readonly fields: Readonly<Record<string, string>>;
  /** Words of a field that holds a key: `status: { open: … }`. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What its things are called today, looked up for one page of the log: no name is kept in an entry. */
export interface ThingNames {
  /** `lots`, or with joins: `events e join lots l on l.id = e.lot_id`. */
  readonly from: string;
  readonly id: string;
  readonly type: 'uuid' | 'text';
  readonly name: string;
}

export interface AuditThing {
  readonly names?: ThingNames;
  /** Where the office reads of it; its id follows. */
  readonly href?: string;
}

export interface AuditDeclaration {
  readonly words: (words: Words) => AuditWords;
  /** By type, as in `subject.type`. */
  readonly things: Readonly<Record<string, AuditThing>>;
  /** Fields that hold the id of a thing: its type, or the field of the entry that says it. */
  readonly refers?: Readonly<Record<string, string | { readonly by: string }>>;
  /** Fields of which only that they changed is told: nobody reads a hash. */
  readonly opaque?: readonly string[];
  /** Actions of the service or of somebody's browser rather than of the office's or a business's work. */
  readonly technical?: readonly string[];
}
