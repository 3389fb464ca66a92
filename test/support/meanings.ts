/** Where a test is, without its ending, and what it is called. */
type Proof = readonly [file: string, test: string];

const DOSSIERS = 'src/applications/applications';
const WORK = 'src/applications/dossier-work';
const BUSINESSES = 'src/businesses/businesses';
const MERGERS = 'src/businesses/mergers/mergers';
const CHANGES = 'src/businesses/changes/business-changes';
const SITES = 'src/businesses/sites/sites';
const OWNERSHIP = 'src/businesses/ownership/ownership';
const CODES = 'src/area-codes/area-codes';
const CERTIFICATES = 'src/certificates/certificates';
const AREAS = 'src/growing-areas/growing-areas';
const PRODUCTS = 'src/products/products';

const TAKEN_BACK: Proof = [
  DOSSIERS,
  'is taken back by its business until it is decided; what it was about is a draft that can go',
];
const TOLD: Proof = [
  'src/applications/dossier-notices',
  'are told to all of its people, in the console and by mail, each step with what it asks',
];
const ABROAD: Proof = [CODES, 'are asked for abroad, approved here, given there, and read in any spelling'];
const CORRECTED: Proof = [CODES, 'come back only after a correction and an inspection; each step is told'];
const OVER: Proof = [
  CODES,
  'are over after their last day before anybody wrote it down, and then it is written down',
];
const MERGED: Proof = [
  MERGERS,
  'leaves its codes alive under the other name, and comes out again exactly as it was',
];
const CLOCK: Proof = [WORK, 'stops the clock while the applicant amends'];
const VISIT: Proof = [WORK, 'waits for the visit that was ordered, and tells everybody what was found'];
const LIFE: Proof = [
  PRODUCTS,
  'goes from a draft through amendment and approval to suspension and back, each step in the log',
];

const OPENED = 'a dossier is opened, or sent again';
const WITHDRAWN = 'the dossier ends as withdrawn';
const DECIDED = 'the notice of the dossier tells of it';

/** What a step means beside what it sets off, and the test that proves it. */
export const MEANINGS: Readonly<Record<string, Proof>> = {
  'application: its subject takes the same step': LIFE,
  'application: the clock goes on where it stood': CLOCK,
  'application: the clock stops': CLOCK,
  'application: the office reads what changed': [
    DOSSIERS,
    'shows the official what changed since it was sent before, and nothing else',
  ],
  'application: an official works on it, unless the official has to do with the business': [
    WORK,
    'goes to somebody who is there and has nothing to do with the applicant, by name or by lot',
  ],
  'application: it is not approved before somebody was there': VISIT,
  'application: whoever decides reads what was found': VISIT,

  [`area-registration: ${OPENED}`]: ABROAD,
  [`area-registration: ${WITHDRAWN}`]: TAKEN_BACK,
  [`area-registration: ${DECIDED}`]: TOLD,
  "area-registration: it goes to the market's authority, which gives the code": ABROAD,
  'area-registration: it has the code that the market gave': ABROAD,
  'area-registration: pages warn of it; at home, nothing new is harvested under it': [
    CODES,
    'suspended at home stop harvests and are told on the page of a lot; abroad they are told alone',
  ],
  'area-registration: the office inspects again': CORRECTED,
  'area-registration: it holds again as before the suspension': CORRECTED,
  'area-registration: the code is never given to another area': [CODES, 'revoked are given to no other area'],
  'area-registration: it holds until another day': OVER,
  'area-registration: every page has known it since the midnight after its last day': OVER,

  [`business: ${OPENED}`]: [
    BUSINESSES,
    'is amended as the office asked and sent again under the same reference',
  ],
  [`business: ${WITHDRAWN}`]: TAKEN_BACK,
  [`business: ${DECIDED}`]: TOLD,
  'business: it declares no areas, products or codes until it is resumed': [
    BUSINESSES,
    'sends nothing while it is suspended, and frees its tax code when it is closed',
  ],
  'business: its tax code may be registered anew': [
    BUSINESSES,
    'sends nothing while it is suspended, and frees its tax code when it is closed',
  ],
  'business: another business answers for its records, codes and pages': MERGED,
  'business: its people work for that one, if the office says so': [
    MERGERS,
    'takes its people along as the office says',
  ],
  'business: the other business gets a notice, too': MERGED,
  'business: everything is as before the merger': MERGED,

  [`business-change: ${OPENED}`]: [
    CHANGES,
    'is amended and sent again as one request, and only one waits at a time',
  ],
  [`business-change: ${WITHDRAWN}`]: [
    CHANGES,
    'is filled in, amended and taken back in a browser without script',
  ],
  [`business-change: ${DECIDED}`]: TOLD,
  'business-change: the business takes the new name, number and seat, on every page at once': [
    CHANGES,
    'stands as before until the office agrees, and then everywhere anew',
  ],

  'business-site: what was confirmed is merely declared again': [
    SITES,
    'is declared by its owner, confirmed by the office, and declared anew when it is edited',
  ],
  'business-site: it is shown nowhere, and its numbers may be declared anew': [
    SITES,
    'that has ended is shown nowhere, and its numbers are free',
  ],

  [`certificate: ${OPENED}`]: [
    CERTIFICATES,
    'are shown as declared until the office confirms them, and then as confirmed, for programs too',
  ],
  [`certificate: ${WITHDRAWN}`]: TAKEN_BACK,
  [`certificate: ${DECIDED}`]: TOLD,
  'certificate: pages show it as confirmed until its last day': [
    CERTIFICATES,
    'vanish at the midnight after their last day, from a page that is kept, too',
  ],
  'certificate: no page shows it': [CERTIFICATES, 'that were refused are shown by no page'],
  'certificate: it leaves every page at once': [
    CERTIFICATES,
    'are taken from pages at once when the office strikes them, and their business is told',
  ],

  'ownership-transfer: the link of the letter leads nowhere': [
    OWNERSHIP,
    'not when it was declined, taken back, or the proposer owns it no more',
  ],
  'ownership-transfer: the people of the business are told': [
    OWNERSHIP,
    'not when it was declined, taken back, or the proposer owns it no more',
  ],
  'ownership-transfer: whoever has the letter owns the business, before the old owner ends': [
    OWNERSHIP,
    'by an official where the owner is gone, with reason and paper; the other agrees, then the old one ends',
  ],

  'code: whoever scans it reads the reason': [
    'src/codes/codes',
    'are suspended by the office with a reason that whoever scans them reads',
  ],

  [`growing-area: ${OPENED}`]: [AREAS, 'are declared, sent, given a code, suspended and let go again'],
  [`growing-area: ${WITHDRAWN}`]: TAKEN_BACK,
  [`growing-area: ${DECIDED}`]: TOLD,
  'growing-area: it has the code that the office gave': [
    AREAS,
    'are declared, sent, given a code, suspended and let go again',
  ],
  'growing-area: nothing new is harvested from it; pages say so': [
    'src/diary/diary',
    'takes harvests only from own areas with a code in force, and each once',
  ],

  'lot: whoever scans its code reads the reason': [
    'src/traces/product-lots',
    'tells a lot that its producer holds from one the office stopped',
  ],

  [`product: ${OPENED}`]: LIFE,
  [`product: ${WITHDRAWN}`]: TAKEN_BACK,
  [`product: ${DECIDED}`]: TOLD,
  'product: its code is issued': ['src/codes/codes', 'come with the approval of a product, once'],
  'product: every page of its codes says so': [
    'src/traces/product-lots',
    'says of a suspension what to do, since when, by which decision and why',
  ],
};
