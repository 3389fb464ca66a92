import type { noticesVi } from './notices.vi.js';
import type { SameShape } from './same-shape.js';

const stopped = 'Read the reason, put it right, then ask the authority to lift it.';

export const noticesEn: SameShape<typeof noticesVi> = {
  title: 'Notices of the authority',
  lead: 'What the authority did to your applications, business, areas, products, lots and codes, why, and what to do.',
  caption: 'Notices, newest first',
  none: 'No notice yet.',
  panel: 'Something to know',
  all: 'All notices',
  fresh: 'New',
  seen: 'I have seen them all',
  look: 'Open it',
  open: 'See it at:',
  reason: 'Reason:',
  at: (time) => `At ${time}.`,
  because: (reason) => `Reason: ${reason}`,
  due: (time) => `The authority answers by ${time}.`,
  decision: (number) => `Decision ${number}.`,
  mail: {
    title: 'Letters',
    panel: 'How to hear by mail',
    label: 'Send me letters',
    choices: { 'at-once': 'At once', daily: 'One letter a day', never: 'None' },
    notes: {
      'at-once': 'A letter for each notice.',
      daily: 'The next morning at seven, and only when there is something.',
      never: 'They still stand on the page of notices.',
    },
    always:
      'Suspensions, lots on hold, answers to applications and letters about the account always come at once; they cannot be switched off.',
    save: 'Save',
    saved: 'Saved.',
    subject: (count) => `${count} ${count === '1' ? 'notice' : 'notices'} of the authority`,
    stopTitle: 'Stop the letters',
    stopLead: 'Press the button and no more letters of notices go to the address that got this one.',
    stop: 'Send me no more letters',
    stopped: 'No more letters of notices are sent.',
    otherwise: 'Rather one letter a day?',
    change: 'Change how you hear by mail, or stop it, without signing in:',
  },
  audit: {
    subjects: {},
    actions: { 'user.notice-mail-chosen': 'Letters of notices chosen' },
    fields: { mail: 'Letters of notices' },
  },
  kinds: {
    'application.submit': (title) => `The authority has received the application ${title}.`,
    'application.resubmit': (title) => `The authority has received the amended application ${title}.`,
    'application.withdraw': (title) => `The application ${title} was withdrawn.`,
    'application.approve': (title) => `The application ${title} was approved.`,
    'application.amend': (title) => `The application ${title} has to be amended.`,
    'application.refuse': (title) => `The application ${title} was refused.`,
    'application.order-field-check': (title) =>
      `The authority comes to look before it answers the application ${title}.`,
    'application.report-field-check': (title) => `The authority came to look for the application ${title}.`,
    'application.late': (title) =>
      `The application ${title} is overdue and the authority has not answered. You need not send it again; ask the authority if you have to know.`,
    'area-registration.suspend': (title) => `The area code ${title} is suspended.`,
    'area-registration.reject': (title) =>
      `${title} was inspected again and did not pass: the code stays suspended.`,
    'area-registration.expire': (title) => `The area code ${title} has expired.`,
    'area-registration.issue': (title) => `The area code ${title} is in force.`,
    'area-registration.decline': (title) => `The market gave no code to ${title}.`,
    'area-registration.reinstate': (title) => `The area code ${title} is in force again.`,
    'area-registration.revoke': (title) => `The area code ${title} was revoked.`,
    'area-registration.renew': (title) => `The area code ${title} was renewed.`,
    'area-registration.expiring': (title) =>
      `The code ${title} ends soon. Open it and press “Ask for renewal” to go on without a break.`,
    'business.suspend': () => 'Your business is suspended.',
    'business.resume': () => 'Your business is active again.',
    'business.merge': (title: string) =>
      `${title} was merged into another business of the registry. Its codes and records stay.`,
    'business.unmerge': (title: string) => `${title} stands by itself again, as before the merger.`,
    'business.hand-over': (title: string) =>
      `Your business was offered to ${title}. If that is wrong, take it back or tell the office at once.`,
    'business.hand-over-declined': (title: string) =>
      `${title} declined the business. Everything stays as it was.`,
    'business.handed-over': (title: string) => `Your business is owned by ${title} now.`,
    'business.take-over': (title: string) =>
      `${title} was merged into your business. Its records, lots and codes are in your care now.`,
    'business.give-back': (title: string) =>
      `${title} was taken out of your business again. Its records, lots and codes are its own.`,
    'business.close': () => 'Your business was closed in the register.',
    'growing-area.suspend': (title) => `The growing area ${title} is suspended.`,
    'growing-area.resume': (title) => `The growing area ${title} is active again.`,
    'product.suspend': (title) => `The product ${title} is suspended.`,
    'product.resume': (title) => `The product ${title} is active again.`,
    'code.suspend': (title) => `The code ${title} is suspended.`,
    'code.resume': (title) => `The code ${title} is active again.`,
    'lot.hold': (title) => `The lot ${title} is held by the authority.`,
    'product.shop-dead': (title: string) =>
      `Nobody answers at a shop page of ${title}, so public pages hide it. It comes back by itself once somebody answers.`,
    'certificate.expiring': (title) =>
      `Certificate ${title} ends soon. After that day no page shows it; declare the new paper when you have it.`,
    'certificate.revoke': (title) =>
      `Certificate ${title} was struck by the office; no page shows it any more.`,
    'lot.release': (title) => `The lot ${title} is on sale again.`,
  },
  todo: {
    'application.amend':
      'Open the application, put right what is named and send it again. Until then the time of the authority stands still.',
    'area-registration.suspend':
      'Do not ship under this code to that market. Put the cause right and report it on the page of the area; the authority inspects again before it is in force.',
    'area-registration.reject': 'Read what was found, put it right and report again on the page of the area.',
    'area-registration.expire':
      'Do not use this code any more. Ask the authority to renew it for the next season.',
    'business.suspend': `Whoever scans any of your codes sees that the business is suspended. ${stopped}`,
    'growing-area.suspend': `Trace pages say that the area code is suspended. ${stopped}`,
    'product.suspend': `Stop selling its lots; whoever scans one sees the suspension first. ${stopped}`,
    'code.suspend': `Stop selling goods with this code; whoever scans it sees the suspension. ${stopped}`,
    'lot.hold': `Stop selling this lot, keep it apart, leave its labels on. ${stopped}`,
  },
  stoppedBy: {
    business: 'The business is suspended.',
    product: 'The product of this lot is suspended.',
    code: 'The code of this lot is suspended.',
    scans: 'Whoever scans the code of the lot sees this first, although the lot is released.',
    tag: 'Stopped',
    next: 'Stop selling this lot. Read why, put it right, then ask the authority.',
  },
};
