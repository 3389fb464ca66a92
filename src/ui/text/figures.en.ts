import type { figuresVi } from './figures.vi.js';
import type { SameShape } from './same-shape.js';

export const figuresEn: SameShape<typeof figuresVi> = {
  menu: 'Figures',
  title: 'Figures of the work on applications',
  lead: 'Counted from each recorded step of an application, within your own field of work.',
  byLabel: 'Told apart by',
  by: { kind: 'Matter', unit: 'Commune', officer: 'Official', channel: 'Channel', month: 'Month' },
  periodLabel: 'Period',
  periods: { month: 'By month', quarter: 'By quarter', year: 'By year' },
  month: (month, year) => `${month}/${year}`,
  quarter: (quarter, year) => `Quarter ${quarter} of ${year}`,
  year: (year) => `Year ${year}`,
  before: 'Period before',
  after: 'Period after',
  unknownPeriod: 'This period cannot be read, so the present month is shown. Write 2026-11, 2026-Q4 or 2026.',
  unknown: 'Not known',
  colleagues: 'Colleagues',
  total: 'All',
  none: { title: 'No application in this period.', text: 'Choose another period, or look at what waits.' },
  asOf: (time) => `Figures as of ${time}.`,
  closed: (time) => `Closed at ${time}.`,
  open: (day) => `Not closed yet. A month is closed on day ${day} of the next.`,
  measures: {
    received: 'Received',
    decided: 'Decided',
    onTime: 'On time',
    percent: 'Share on time',
    late: 'Late',
    amended: 'Amendments',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    open: 'Open',
  },
  definitions: 'What each column counts',
  defined: {
    received:
      'Applications first sent in the period. Sent again after an amendment, one is not counted again.',
    decided: 'Applications approved or refused in the period, whenever they were sent.',
    onTime: 'Of those decided: not later than the answer was due. Time spent on amendments does not count.',
    percent:
      'On time × 100 ÷ Decided, to one decimal, half up; 100 % only where none was late. Empty where none was decided.',
    late: 'Of those decided: after the answer was due.',
    amended: 'Times an amendment was asked for in the period; twice for one application counts two.',
    refused: 'Of those decided: refused.',
    withdrawn: 'Applications taken back by the applicant in the period.',
    open: 'Sent, and neither decided nor withdrawn at the end of the period; now, where it has not ended.',
  },
  notes: {
    unit: 'The commune in which the applicant was seated when the application was first sent.',
    officer:
      'By who recorded the decision or asked to amend. Officials see their own figures; colleagues stand in one row.',
    kept: 'A closed month never changes by itself. Where it comes out otherwise later, that is a correction below.',
  },
  corrections: 'Corrections after closing',
  correction: (month, time) => `${month}, corrected at ${time}`,
  change: (measure, before, after) => `${measure}: ${before} → ${after}`,
  chart: 'Chart: received and decided',
  chartLabel: (rows) =>
    `Applications received and decided, row by row. ${rows}. The table below has all figures.`,
  chartRow: (name, received, onTime, late) =>
    `${name}: ${received} received, ${onTime} on time, ${late} late`,
  chartMore: (count) => `The chart draws the first ${count} rows.`,
  table: 'Table of figures',
  period: 'Period',
};
