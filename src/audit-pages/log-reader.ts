import { declaredFeatures } from '../access/feature.js';
import type { AuditThing, AuditWords } from '../audit/audit-declaration.js';
import { formatDate, formatDateTime, formatNumber } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { AuditEntry } from './audit.dto.js';

/** A thing that is named by its id. */
export interface Reference {
  readonly type: string;
  readonly id: string;
}

type Change = Readonly<Record<string, unknown>>;

/** A field of an entry as it is read; null where it had no value at all. */
export interface FieldChange {
  readonly name: string;
  readonly label: string;
  readonly from: Reading | null;
  readonly to: Reading | null;
  /** Too long to read or nothing to read: told is that it changed. */
  readonly opaque: boolean;
}

export type Reading = { readonly text: string } | { readonly refers: Reference };

const DAY = /^\d{4}-\d\d-\d\d$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/;

/** Reads entries with the words that the features declare; what nobody declares is shown as it is stored. */
export class LogReader {
  private readonly things = new Map<string, AuditThing>();
  private readonly subjects = new Map<string, string>();
  private readonly actions = new Map<string, string>();
  private readonly wordsOf = new Map<string, AuditWords>();
  private readonly refers = new Map<string, string | { readonly by: string }>();
  private readonly opaque = new Set<string>();
  private readonly technical = new Set<string>();

  constructor(
    private readonly lang: Lang,
    private readonly timeZone: string,
  ) {
    for (const { audit } of declaredFeatures()) {
      if (audit === undefined) continue;
      const own = audit.words(words(lang));
      for (const [type, thing] of Object.entries(audit.things)) this.things.set(type, thing);
      for (const [type, text] of Object.entries(own.subjects)) {
        this.subjects.set(type, text);
        this.wordsOf.set(type, own);
      }
      for (const [action, text] of Object.entries(own.actions)) this.actions.set(action, text);
      for (const [field, type] of Object.entries(audit.refers ?? {})) this.refers.set(field, type);
      for (const field of audit.opaque ?? []) this.opaque.add(field);
      for (const action of audit.technical ?? []) this.technical.add(action);
    }
  }

  action(action: string): string {
    return this.actions.get(action) ?? action;
  }

  subject(type: string): string {
    return this.subjects.get(type) ?? type;
  }

  isTechnical(action: string): boolean {
    return this.technical.has(action);
  }

  field(type: string, name: string): string {
    const shared: Readonly<Record<string, string>> = words(this.lang).audit.fields;
    return own(this.wordsOf.get(type)?.fields, name) ?? own(shared, name) ?? name;
  }

  thing(type: string): AuditThing {
    return this.things.get(type) ?? {};
  }

  changes({ subjectType, before, after }: AuditEntry): readonly FieldChange[] {
    const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
    // What a new thing does not have is no change.
    const told = names.filter((name) => before?.[name] !== undefined || after?.[name] !== null);
    return told.map((name) => ({
      name,
      label: this.field(subjectType, name),
      from: this.read(subjectType, name, before ?? {}),
      to: this.read(subjectType, name, after ?? {}),
      opaque: this.opaque.has(name),
    }));
  }

  /** Every thing that the entries name, by its type. */
  references(entries: readonly AuditEntry[]): Map<string, Set<string>> {
    const found = new Map<string, Set<string>>();
    const add = ({ type, id }: Reference) => {
      const ids = found.get(type) ?? new Set();
      found.set(type, ids.add(id));
    };
    for (const entry of entries) {
      add({ type: entry.subjectType, id: entry.subjectId });
      for (const { from, to } of this.changes(entry))
        for (const reading of [from, to]) if (reading !== null && 'refers' in reading) add(reading.refers);
    }
    return found;
  }

  private read(type: string, name: string, change: Change): Reading | null {
    const value = change[name];
    if (value === undefined) return null;
    const refers = this.refers.get(name);
    if (refers !== undefined && typeof value === 'string') {
      const of = typeof refers === 'string' ? refers : change[refers.by];
      if (typeof of === 'string') return { refers: { type: of, id: value } };
    }
    return { text: this.value(type, name, value) };
  }

  private value(type: string, name: string, value: unknown): string {
    const { audit } = words(this.lang);
    if (value === null || value === '') return audit.nothing;
    if (typeof value === 'boolean') return value ? audit.yes : audit.no;
    if (typeof value === 'number') return formatNumber(this.lang, value);
    if (typeof value === 'string') return this.text(type, name, value);
    if (Array.isArray(value))
      return value.length === 0
        ? audit.nothing
        : value.map((item: unknown) => this.value(type, name, item)).join(', ');
    if (typeof value === 'object')
      return Object.entries(value)
        .map(([key, part]: [string, unknown]) => `${this.field(type, key)}: ${this.value(type, key, part)}`)
        .join('; ');
    return JSON.stringify(value);
  }

  private text(type: string, name: string, value: string): string {
    const word = own(this.wordsOf.get(type)?.values?.[name], value);
    if (word !== undefined) return word;
    if (DAY.test(value)) return formatDate(this.lang, value);
    if (MOMENT.test(value) && !Number.isNaN(Date.parse(value)))
      return formatDateTime(this.lang, new Date(value), this.timeZone);
    return value;
  }
}

function own(known: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return known !== undefined && Object.hasOwn(known, key) ? known[key] : undefined;
}
