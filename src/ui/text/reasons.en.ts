import type { reasonsVi } from './reasons.vi.js';
import type { SameShape } from './same-shape.js';

export const reasonsEn: SameShape<typeof reasonsVi> = {
  choose: 'Standard reason',
  chooseHint: 'Choose a standard reason, add words below, or both.',
  own: 'In your own words',
  other: 'Another reason (write it below)',
  standard: {
    labelDiffers: 'The printed label differs from what was declared.',
    testExpired: 'The test report has expired.',
    suspectedUnsafe: 'Suspected to be unsafe food; test results are awaited.',
    residue: 'Pesticide residues above the limit.',
    pest: 'Regulated pests were found.',
    originUnproven: 'Its origin is not proven.',
    recordsWrong: 'The diary or the papers are not true.',
    codeMisused: 'The code is used on other goods.',
    conditionsLost: 'It no longer meets what it was approved for.',
    noCooperation: 'The business does not cooperate with an inspection.',
    ownRequest: 'The business asked for it.',
    recheck: 'The business is checking the lot again.',
    labelMistake: 'The label is misprinted.',
    qualityComplaint: 'There are complaints about quality.',
    storageFault: 'It was not stored as it should be.',
  },
};
