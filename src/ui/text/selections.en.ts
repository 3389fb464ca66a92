import type { SameShape } from './same-shape.js';
import type { selectionsVi } from './selections.vi.js';

export const selectionsEn: SameShape<typeof selectionsVi> = {
  pickColumn: 'Tick',
  withTicked: 'With the ticked rows',
  go: 'Preview',
  goNote: 'Nothing is recorded before you have seen it. Up to 50 rows at a time.',
  tickAll: 'Tick the whole page',
  tickNone: 'Untick',
  back: 'Back to the list',
  notYet: 'Nothing is done yet. Read each row, then press the button at the end.',
  fillFirst: 'Nothing is done yet. Fill in what all share, then look at each row.',
  forAll: 'For all ticked rows',
  look: 'Preview',
  edit: 'Change what all share',
  ticked: 'Ticked',
  cameOf: 'What came of it',
  columns: { what: 'Row', comes: 'What will happen', came: 'What happened' },
  tally: { goes: (count) => `${count} can be done`, left: (count) => `${count} will be left` },
  each: 'Each row is recorded by itself. One that somebody has changed meanwhile is left, and told.',
  none: 'None of them can be done. Go back to the list and tick others.',
  came: (done, left) => (left === '0' ? `${done} done.` : `${done} done, ${left} left as they were.`),
  open: (count) =>
    `${count} were not reached. Load the page again; if that does not help, tick them in the list again.`,
  done: 'Done',
  expected: 'Expected:',
  willBeLeft: 'Will be left.',
  wasLeft: 'Left as it was.',
  notReached: 'Not reached',
  notThere: 'No longer there, or not yours to see.',
  notYours: 'You may not do this.',
  refusedTitle: 'Not done',
};
