import {
  BIZ_STEPS,
  BIZ_TRANSACTION_TYPES,
  COMPONENTS,
  DISPOSITIONS,
  ERROR_REASONS,
  MEASUREMENT_TYPES,
  SENSOR_ALERTS,
  SOURCE_DEST_TYPES,
} from './cbv-terms.js';

export * from './cbv-terms.js';

/** The standard vocabularies whose terms JSON-LD writes as bare strings. */
export type Vocabulary = keyof typeof VOCABULARIES;

interface VocabularyTable {
  readonly terms: ReadonlySet<string>;
  /** Before the term in a web URI; the current form (CBV 2.0, 7). */
  readonly web: string;
  /** Every other stem that means the same: URNs of CBV 1.x, the draft's host, CURIEs of the standard prefixes. */
  readonly aliases: readonly string[];
}

const CBV = 'https://ref.gs1.org/cbv/';
const GS1 = 'https://gs1.org/voc/';

function cbvTable(terms: readonly string[], stem: string, urn: string): VocabularyTable {
  const aliases = [
    ...['https://ns.gs1.org/cbv/', 'http://ns.gs1.org/cbv/', 'cbv:'].map((start) => start + stem),
    `urn:epcglobal:cbv:${urn}:`,
  ];
  return { terms: new Set(terms), web: CBV + stem, aliases };
}

function webVocTable(terms: readonly string[]): VocabularyTable {
  const aliases = ['https://www.gs1.org/voc/', 'http://gs1.org/voc/', 'http://www.gs1.org/voc/', 'gs1:'];
  return { terms: new Set(terms), web: GS1, aliases: [...aliases, 'https://ref.gs1.org/voc/'] };
}

const VOCABULARIES = {
  bizStep: cbvTable(BIZ_STEPS, 'BizStep-', 'bizstep'),
  disposition: cbvTable(DISPOSITIONS, 'Disp-', 'disp'),
  bizTransactionType: cbvTable(BIZ_TRANSACTION_TYPES, 'BTT-', 'btt'),
  sourceDestType: cbvTable(SOURCE_DEST_TYPES, 'SDT-', 'sdt'),
  errorReason: cbvTable(ERROR_REASONS, 'ER-', 'er'),
  component: cbvTable(COMPONENTS, 'Comp-', 'comp'),
  sensorAlert: webVocTable(SENSOR_ALERTS),
  measurementType: webVocTable(MEASUREMENT_TYPES),
} as const satisfies Record<string, VocabularyTable>;

/**
 * Reads a term of a standard vocabulary in any of its notations: bare (`shipping`), CURIE (`cbv:BizStep-shipping`),
 * web URI (`https://ref.gs1.org/cbv/BizStep-shipping`) or URN (`urn:epcglobal:cbv:bizstep:shipping`).
 *
 * @returns the bare term, or null when the text is no term of that vocabulary (a user's own URI, a misspelling).
 */
export function cbvTerm(vocabulary: Vocabulary, text: string): string | null {
  const table: VocabularyTable = VOCABULARIES[vocabulary];
  const stem = [table.web, ...table.aliases].find((start) => text.startsWith(start)) ?? '';
  const term = text.slice(stem.length);
  return table.terms.has(term) ? term : null;
}

/** The web URI of a standard term in any notation (CBV 2.0, 7); a user's own term comes back unchanged. */
export function cbvUri(vocabulary: Vocabulary, text: string): string {
  const term = cbvTerm(vocabulary, text);
  return term === null ? text : VOCABULARIES[vocabulary].web + term;
}

/** The bare string that the EPCIS JSON schema wants, for a standard term in any notation; other text unchanged. */
export function cbvBare(vocabulary: Vocabulary, text: string): string {
  return cbvTerm(vocabulary, text) ?? text;
}

/** Whether two spellings name the same business step, disposition and so on. */
export function sameTerm(vocabulary: Vocabulary, one: string, other: string): boolean {
  return cbvUri(vocabulary, one) === cbvUri(vocabulary, other);
}
