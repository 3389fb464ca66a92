import type { FieldFault } from '../platform/errors.js';
import type { TextReading } from '../standards/tables/index.js';
import type { Mapping } from './headings.js';
import type { Verdict } from './judge.service.js';

export type ImportState =
  | 'reading'
  | 'unreadable'
  | 'mapping'
  | 'checking'
  | 'checked'
  | 'loading'
  | 'stopped'
  | 'loaded'
  | 'undoing'
  | 'undone';

/** In these the service works, and whoever looks waits. */
export const WORKING: readonly ImportState[] = ['reading', 'checking', 'loading', 'undoing'];

/** all: every row, or none of them | good: the good rows, each for itself */
export type LoadMode = 'all' | 'good';

export type RowVerdict = Verdict | 'read' | 'made' | 'failed' | 'undone' | 'kept';

export type VerdictCounts = Readonly<Partial<Record<RowVerdict, number>>>;

/** A sheet on its way into the registry, without what it holds. */
export interface Import {
  readonly id: string;
  readonly kind: string;
  readonly userId: string;
  readonly businessId: string | null;
  readonly fileName: string;
  readonly state: ImportState;
  readonly sample: boolean;
  readonly fault: (FieldFault & { readonly line?: number }) | null;
  readonly reading: TextReading | null;
  readonly doubtful: boolean;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly wantedReading: TextReading | null;
  readonly wantedSheet: string | null;
  readonly mapping: Mapping;
  readonly mode: LoadMode | null;
  readonly withSimilar: boolean;
  readonly total: number;
  readonly done: number;
  readonly counts: VerdictCounts;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly loadedAt: Date | null;
}

export const IMPORT_COLUMNS = `i.id, i.kind, i.user_id as "userId", i.business_id as "businessId", i.file_name as "fileName", i.state, i.sample, i.fault, i.reading,
  i.doubtful, i.sheet, i.sheets, i.wanted_reading as "wantedReading", i.wanted_sheet as "wantedSheet", i.mapping, i.mode, i.with_similar as "withSimilar", i.total,
  i.done, i.counts, i.created_at as "createdAt", i.updated_at as "updatedAt", i.loaded_at as "loadedAt"`;
