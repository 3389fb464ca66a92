interface Dispute {
  readonly clause: string;
  readonly ids?: readonly string[];
  readonly data?: readonly string[];
}

/**
 * Test vectors whose verdict the current standards contradict, by id, or by a datum that many rows share. Each is
 * still run, and its verdict must still differ from ours, so that an idle dispute is noticed.
 */
export const DISPUTED: readonly Dispute[] = [
  {
    clause:
      'General Specifications 3.8 (AI 8006): the piece number does not exceed the total; these are piece 2 of 1.',
    data: ['054123450000130201'],
  },
  {
    clause: 'URI Syntax, grammar of 1.4, gs1path: 410 to 413 and 416 are no primary keys.',
    data: ['id.gs1.org/410/', 'id.gs1.org/411/', 'id.gs1.org/412/', 'id.gs1.org/413/', 'id.gs1.org/416/'],
  },
  {
    clause: 'General Specifications 4.13.2: AI (415) is used only with AI (8020).',
    data: ['id.gs1.org/415/5060917510004"'],
  },
  {
    clause:
      'General Specifications 3.2: (89) is no application identifier; the row was made with unknown ones allowed.',
    ids: ['as-1ffe3663'],
  },
  {
    clause:
      'Syntax Tests, gcppos1: the verdict needs GS1’s list of issued company prefixes, a data source outside the rules; two of the values stand elsewhere in the file as valid.',
    ids: ['lint-7e2d6d9b', 'lint-7b270660', 'lint-6b4b494a'],
    data: ['"error":"GCP_DATASOURCE_OFFLINE"'],
  },
];
