import type { requestsVi } from './requests.vi.js';
import type { SameShape } from './same-shape.js';

export const requestsEn: SameShape<typeof requestsVi> = {
  titles: { lifting: 'Ask to have it opened again', correction: 'Ask to have something published mended' },
  dossiers: { lifting: 'Lifting of a suspension', correction: 'Correction of a published record' },
  panel: 'What you ask for',
  nothingAbout:
    'This address names nothing. Open it from a notice, or from the page of a growing area or lot.',
  home: 'To today’s tasks',
  notes: {
    lifting: 'The office answers within 5 working days. Once approved it is open again at once.',
    correction:
      'Change only what is wrong and leave the rest. The office answers within 3 working days; the public page changes once it is approved.',
  },
  words: { lifting: 'What you have put right', correction: 'Why it was wrong, and on which paper it rests' },
  hints: {
    lifting: 'What was done, when, with which papers if any.',
    correction: 'Number and day of the paper.',
  },
  send: 'Send to the office',
  types: {
    business: 'Business',
    'growing-area': 'Growing area',
    product: 'Product',
    lot: 'Lot',
    code: 'Code',
  },
  changeable: {
    name: 'Name',
    crop: 'Crop',
    village: 'Hamlet',
    households: 'Households',
    hectaresDeclared: 'Declared area (ha)',
    madeOn: 'Made on',
    expiresOn: 'Best before',
  },
  fromTo: (before, after) => `${before} → ${after}`,
  nothing: 'not declared',
  stoppedAt: 'Stopped at',
  stoppedFor: 'Stopped because',
  stoppedBy: 'Stopped by decision no.',
  liftLink: 'Put right? Ask to have it opened again',
  correctLink: 'Ask to have something published mended',
  audit: {
    subjects: {},
    fields: {},
    actions: {
      'growing-area.corrected': 'Growing area mended on request',
      'lot.corrected': 'Lot mended on request',
    },
  },
};
