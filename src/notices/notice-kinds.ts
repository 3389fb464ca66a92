/** What stops something until the office lets it go. */
export const STOPS = [
  'business.suspend',
  'growing-area.suspend',
  'product.suspend',
  'code.suspend',
  'lot.hold',
  'area-registration.suspend',
  'area-registration.reject',
  'area-registration.expire',
] as const;

/** What the office answers to a dossier: told at once whatever somebody has chosen, as what stops is. */
const ANSWERS = ['application.approve', 'application.amend', 'application.refuse'] as const;

/** What the business itself did, told to all of its people. */
export const RECEIPTS = ['application.submit', 'application.resubmit', 'application.withdraw'] as const;

/** What happens to dossiers, and to things of a business without being asked for, by the office or by itself. */
export const NOTICE_KINDS = [
  ...STOPS,
  ...ANSWERS,
  ...RECEIPTS,
  'application.order-field-check',
  'application.report-field-check',
  'application.late',
  'business.resume',
  'business.close',
  'business.merge',
  'business.unmerge',
  'business.take-over',
  'business.hand-over',
  'business.hand-over-declined',
  'business.handed-over',
  'business.give-back',
  'growing-area.resume',
  'product.resume',
  'code.resume',
  'lot.release',
  'area-registration.issue',
  'area-registration.decline',
  'area-registration.reinstate',
  'area-registration.revoke',
  'area-registration.renew',
  'area-registration.expiring',
  'product.shop-dead',
  'certificate.expiring',
  'certificate.revoke',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export type Stop = (typeof STOPS)[number];

export type Todo = Stop | 'application.amend';

/** The kind, where it is one that stops something. */
export function stopOf(kind: string): Stop | null {
  return STOPS.find((stop) => stop === kind) ?? null;
}

/** Nobody can do without hearing of it. */
export function isAlwaysMailed(kind: string): boolean {
  return stopOf(kind) !== null || ANSWERS.some((answer) => answer === kind);
}

/** What wants something done by whoever reads it, while nothing newer was told of the thing. */
export function todoOf(kind: string): Todo | null {
  return kind === 'application.amend' ? kind : stopOf(kind);
}

export function noticeKind(text: string): NoticeKind | null {
  return NOTICE_KINDS.find((kind) => kind === text) ?? null;
}

/** Where in the console the thing is. */
export function hrefOf(subjectType: string, subjectId: string): string {
  const places: Readonly<Record<string, string>> = {
    'growing-area': '/console/areas/',
    product: '/console/products/',
    code: '/console/codes/',
    lot: '/console/lots/',
    'area-registration': '/console/area-registrations/',
    shop: '/console/products/',
    certificate: '/console/certificates/',
    application: '/console/applications/',
  };
  const place = Object.hasOwn(places, subjectType) ? places[subjectType] : undefined;
  return place === undefined ? '/console/business' : place + subjectId;
}
