import { expect, it } from '@jest/globals';
import { readVector, report, reportDispute } from './vectors.js';

/** Vectors whose verdict a clause of the standard contradicts: by id, or by a datum that many rows share. */
export interface Dispute {
  readonly clause: string;
  readonly ids?: readonly string[];
  readonly data?: readonly string[];
}

/** What we say about a row, beside what the row says. */
export interface Verdicts {
  readonly ours: unknown;
  readonly theirs: unknown;
}

/**
 * One test that judges every row of a vector file, prints the file's line, and fails with the rows that differ. A
 * disputed row must still differ, so that a dispute that has become idle fails too.
 */
export function testVectors(
  folder: string,
  file: string,
  disputes: readonly Dispute[],
  judge: (row: never) => Verdicts,
): void {
  it(`${folder}/${file}`, () => {
    const rows = readVector(folder, file) as { id: string }[];
    const speaksOf = ({ ids = [], data = [] }: Dispute, row: { id: string }): boolean =>
      ids.includes(row.id) || data.some((datum) => JSON.stringify(row).includes(datum));
    const isDisputed = (row: { id: string }): boolean => disputes.some((dispute) => speaksOf(dispute, row));
    const wrong = rows.flatMap((row) => {
      const { ours, theirs } = judge(row as never);
      const same = JSON.stringify(ours) === JSON.stringify(theirs);
      return same === isDisputed(row) ? [{ row, ours, theirs }] : [];
    });
    const disputed = rows.filter(isDisputed).length;
    const failed = wrong.filter(({ row }) => !isDisputed(row)).length;
    report(
      `${folder}/${file.replace(/\.jsonl?$/, '')}`,
      rows.length,
      rows.length - disputed - failed,
      disputed,
    );
    for (const dispute of disputes) {
      reportDispute(
        rows.filter((row) => speaksOf(dispute, row)).map(({ id }) => id),
        dispute.clause,
      );
    }
    expect(rows.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });
}
