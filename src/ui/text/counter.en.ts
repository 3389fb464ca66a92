import type { counterVi } from './counter.vi.js';
import type { SameShape } from './same-shape.js';

export const counterEn: SameShape<typeof counterVi> = {
  title: 'Applications at the counter',
  lead: 'Enter what somebody says who came. The application is in the name of their business, marked as made at the counter, and comes with a slip to follow it by.',
  newTitle: 'A business that is not in the register',
  newLead:
    'Enter the business, then print the slip. Its representative is invited by mail to go on without you.',
  newLink: 'Enter a new business',
  knownTitle: 'A business of the register',
  knownLead: 'Find it, then declare areas, products or certificates, or amend an application, on its behalf.',
  find: 'Name of the business or tax code',
  search: 'Find',
  none: 'No active business of your units is called that.',
  begin: (name) => `Enter for ${name}`,
  entering: 'You are entering for',
  slips: 'Applications and slips',
  end: 'Done, back to my own work',
  slipLink: 'Print the slip',
  slip: {
    title: 'Receipt of an application',
    lead: 'Print it and hand it over. Whoever has the code can look, so keep it private. Ctrl+P prints.',
    paper: 'Paper',
    papers: { a5: 'A5', roll: 'Receipt roll, 80 mm' },
    number: 'Number',
    keep: 'Keep this code private: whoever has it can look at the application.',
    giver: 'Applicant',
    taker: 'Received by',
    sign: '(signature and name)',
  },
};
