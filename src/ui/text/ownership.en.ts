import type { SameShape } from './same-shape.js';
import type { ownershipVi } from './ownership.vi.js';

export const ownershipEn: SameShape<typeof ownershipVi> = {
  title: 'Hand the business over',
  lead: 'The other person becomes the owner in the register. Nothing changes until they agree.',
  link: 'Hand the business over',
  what: 'What is handed over',
  whatItems: {
    all: 'The rights of the owner: to edit, to invite people, to send dossiers, to print codes.',
    records: 'All products, areas, lots, codes, certificates and dossiers stay those of the business.',
    paper: 'Another name, representative or tax code is another matter, by dossier.',
  },
  fields: {
    name: 'Full name of the other',
    email: 'E-mail of the other',
    keeps: 'And you',
    currentPassword: 'Your password',
    reason: 'Reason',
    decisionNumber: 'The paper it rests on',
    password: 'New password',
  },
  hints: {
    email: 'The letter goes there; it works for 7 days.',
    currentPassword: 'So that it is really you.',
    decisionNumber: 'Number of the decision, minutes of the assembly, death certificate…',
    reason: 'The people of the business read it.',
  },
  keepsOptions: { staff: 'Stay as staff', nothing: 'Leave the business' },
  submit: 'Send the offer',
  historyTitle: 'Earlier offers',
  states: {
    open: 'Waiting for an answer',
    lapsed: 'Not answered in time',
    accepted: 'Accepted',
    declined: 'Declined',
    withdrawn: 'Taken back',
  },
  to: 'To',
  by: 'Proposed by',
  office: 'The office',
  until: 'Answer until',
  withdraw: 'Take back',
  done: {
    offered: 'The offer was sent. You stay the owner until the other agrees.',
    withdrawn: 'The offer was taken back.',
  },
  officeTitle: 'Another owner where the owner is gone',
  officeLead:
    'Only where the owner has died, cannot be found, or was replaced by a valid paper. Whoever is named has to agree; the owners until then end with it.',
  officeLink: 'The owner is gone: another owner',
  offer: {
    title: 'Take over a business',
    lead: (by, business) => `${by} wants to hand ${business} over to you.`,
    business: 'Business',
    taxCode: 'Tax code',
    by: 'Handed over by',
    email: 'Your e-mail',
    holdings: 'It has',
    means: 'By agreeing you are its owner in the register, and answer for what it declares from now on.',
    signIn: (email) =>
      `This address has an account. Sign in as ${email}, then open the link in the letter again.`,
    signInLink: 'Sign in',
    newAccount: 'Choose a password to open an account and take the business over.',
    accept: 'I take this business over',
    decline: 'Decline',
    ignore: 'You do not know who that is? Close this page; nothing changes.',
    expiredTitle: 'The link does not work any more',
    expired: 'The offer was answered, taken back or not answered in time. Ask whoever sent it.',
    declined: 'You declined. The business stays as it was, and who offered it is told.',
  },
  mails: {
    subject: (business) => `Somebody wants to hand ${business} over to you`,
    text: (registry, told, link, days) =>
      `Hello,\n\n${told.by} wants to hand ${told.business} over to you in ${registry}: you become the owner, with all products, growing areas, lots and codes of the business. Open this link within ${days} days to look at it, then accept or decline:\n\n${link}\n\nIf you do not know who that is, ignore this letter. Do not pass it on.\n`,
  },
  audit: {
    actions: {
      'ownership.offered': 'Business offered to another owner',
      'ownership.withdrawn': 'Offer of a business taken back',
      'ownership.declined': 'Offer of a business declined',
      'ownership.handed-over': 'Business has another owner',
    },
    fields: { keeps: 'Former owner', byOffice: 'By the office' },
  },
};
