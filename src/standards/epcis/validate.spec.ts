import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';
import fc from 'fast-check';
import { readVector, report, vectorsRoot } from '../../../test/support/vectors.js';
import { mutate, mutation } from './mutations.testing.js';
import { validateDocument } from './validate.js';

interface ManifestRow {
  readonly file: string;
  readonly schemaValid: boolean;
}

const root = vectorsRoot();

/** Skipped, not passed, where there are no vectors. */
const itWithVectors = vectorsRoot() === null ? it.skip : it;

describe('validateDocument', () => {
  itWithVectors('gives the official verdict on every published document', () => {
    if (root === null) return;
    const rows = readVector('epcis-documents', 'manifest.json') as ManifestRow[];
    const wrong = rows.filter(
      ({ file, schemaValid }) => (validateDocument(readDocument(file)).length === 0) !== schemaValid,
    );
    report('epcis-documents', rows.length, rows.length - wrong.length, 0);
    expect(wrong).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });

  itWithVectors('agrees with the official schema on mutated documents', () => {
    if (root === null) return;
    const official = officialSchema();
    const rows = readVector('epcis-documents', 'manifest.json') as ManifestRow[];
    const documents = rows.map(({ file }) => readDocument(file));
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(mutation, { maxLength: 3 }),
        (document, mutations) => {
          const mutated = mutations.reduce(mutate, document);
          const verdict = official(mutated);
          const faults = validateDocument(mutated);
          if (verdict === null) return;
          if (!verdict) refused += 1;
          expect({ valid: faults.length === 0, faults: verdict ? faults : [] }).toEqual({
            valid: verdict,
            faults: [],
          });
        },
      ),
      { numRuns: 4_000 },
    );
    // The comparison is worth something only when both verdicts occur often.
    expect(refused).toBeGreaterThan(500);
    expect(refused).toBeLessThan(3_900);
  });
});

function readDocument(file: string): unknown {
  const read = readVector('epcis-documents', file);
  return typeof read === 'string' ? (JSON.parse(read) as unknown) : read;
}

/** Null when Ajv itself fails: its comparison of list items calls `toString` as found in the document. */
function officialSchema(): (value: unknown) => boolean | null {
  const ajv = new Ajv({ strict: false, logger: false });
  addFormatsModule.default(ajv);
  const validate = ajv.compile(readVector('epcis-reference', 'epcis-json-schema-2.0.1.json') as object);
  return (value) => {
    try {
      return validate(value);
    } catch {
      return null;
    }
  };
}
