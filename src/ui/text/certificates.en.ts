import type { certificatesVi } from './certificates.vi.js';
import type { SameShape } from './same-shape.js';

const kinds = {
  ocop: 'OCOP',
  vietgap: 'VietGAP',
  globalgap: 'GlobalG.A.P.',
  organic: 'Organic',
  gi: 'Geographical indication',
  'food-safety': 'Food safety',
  other: 'Other',
};

export const certificatesEn: SameShape<typeof certificatesVi> = {
  title: 'Certificates',
  lead: 'Declare one once, for products and growing areas. When it ends it leaves every public page at midnight.',
  teach: {
    title: 'No certificates yet.',
    text: 'Declare OCOP, VietGAP, a geographical indication, so that buyers see them. The office confirms them by a scan of the paper.',
  },
  teachOffice: {
    title: 'No certificates yet.',
    text: 'Businesses declare them; what waits for confirmation is under Applications.',
  },
  anyKind: 'Any kind',
  anyEnd: 'Any end',
  ends: { soon: 'Ends within 90 days', ended: 'Has ended' },
  add: 'Add a certificate',
  search: 'Number, name, issuer, business',
  name2: 'Certificate',
  business: 'Business',
  until: 'Holds until',
  state: 'State',
  ended: 'Ended',
  noEnd: 'Without end',
  kinds,
  name: (kind: keyof typeof kinds, stars: number | null, title: string | null) =>
    kind === 'ocop'
      ? `OCOP ${stars ?? ''} stars`
      : kind === 'gi'
        ? `Geographical indication “${title ?? ''}”`
        : (title ?? kinds[kind]),
  stars: (stars: number) => `${stars} stars`,
  statuses: {
    declared: 'Declared',
    submitted: 'Waiting',
    amend: 'To be amended',
    confirmed: 'Confirmed',
    refused: 'Not confirmed',
    revoked: 'Struck',
  },
  newTitle: 'Add a certificate',
  newLead:
    'As it stands on the paper. Until the office has confirmed it, public pages say that the producer declares it.',
  editTitle: (number: string) => `Edit: ${number}`,
  fields: {
    kind: 'Kind',
    title: 'Name of the certificate or indication',
    number: 'Number',
    issuer: 'Issued by',
    issuedOn: 'Issued on',
    expiresOn: 'Last day it holds',
    stars: 'Stars',
    points: 'Points',
    coversBusiness: 'The business as a whole',
    productIds: 'Products it covers',
    areaIds: 'Growing areas it covers',
    file: 'Scan of the paper',
  },
  hints: {
    stars: 'Of OCOP only.',
    points: '3 stars from 50, 4 stars from 70, 5 stars from 90 points.',
    title: 'Needed of a geographical indication and of other kinds. For example: Hà Giang',
    expiresOn: 'A geographical indication has none: leave it empty.',
    file: 'PDF, JPEG, PNG or WebP, up to 8 MB. Only the business and the office can open it.',
  },
  covers: 'It is given to',
  yes: 'Yes',
  openFile: 'Download the scan',
  edit: 'Edit',
  save: 'Save',
  facts: 'Facts',
  next: 'What next?',
  reason: 'Reason',
  submit: 'Send for confirmation',
  remove: 'Delete the certificate',
  removeWarning: 'It leaves the register and every public page, and cannot be brought back.',
  removeConfirm: 'Delete it',
  revoke: 'Strike the certificate',
  revokeHint: 'The business reads this reason. The certificate leaves every public page at once.',
  nextByStatus: {
    declared: 'Public pages say “declared by the producer”. Send the scan, and the office confirms it.',
    submitted: 'The office is looking at it. Meanwhile public pages say “declared by the producer”.',
    amend: 'The office needs more. Mend it by the reason below and send it again.',
    confirmed:
      'Public pages say “confirmed by the office” until its last day. Declare a new paper when you have it.',
    refused:
      'The office did not confirm it, so no page shows it. Read the reason, mend it and send it again.',
    revoked: 'It was struck; no page shows it.',
  },
  done: {
    declared: 'The certificate is declared',
    edited: 'Changes are saved',
    submitted: 'Sent for confirmation',
    revoked: 'The certificate is struck',
  },
  dossiers: { certificate: 'Confirmation of a certificate' },
  audit: {
    subjects: { certificate: 'Certificate' },
    actions: {
      'certificate.declared': 'Certificate declared',
      'certificate.edited': 'Certificate edited',
      'certificate.file-changed': 'Scan of a certificate changed',
      'certificate.submitted': 'Certificate sent',
      'certificate.withdrawn': 'Certificate withdrawn',
      'certificate.deleted': 'Certificate deleted',
      'certificate.confirmed': 'Certificate confirmed',
      'certificate.amendment-requested': 'Certificate to be amended',
      'certificate.refused': 'Certificate not confirmed',
      'certificate.revoked': 'Certificate struck',
    },
  },
  checks: {
    gi: {
      label: 'Geographical indication',
      known: (name: string, product: string) => `“${name}” for ${product}`,
      number: (number: string) => `registration ${number}`,
      unknown: (name: string) => `The registry has no facts about “${name}”`,
      early: 'This paper is dated before the indication was protected',
      why: (count: number) =>
        `Compared with the ${count} indications of the province that the registry knows. Others may be real: ask the Intellectual Property Office.`,
      goods: 'Goods of the indication',
      fits: (product: string) => `${product}: the right kind`,
      other: (product: string, kinds: string) => `${product}: the indication is for ${kinds}`,
      goodsWhy:
        'The name and the HS code of the product, compared with the goods the indication was registered for.',
      place: 'Area of the indication',
      seat: 'Seat',
      inside: (name: string, at: string) => `${name}, ${at}: in the area`,
      outside: (name: string, at: string) => `${name}, ${at}: outside the area`,
      placeUnknown: 'The registry does not know the area: compare with the decision',
      placeWhy:
        'A commune of today that has a part of the old communes and districts of the area counts as in it; without a growing area the seat is looked at.',
    },
    ocop: {
      label: 'Who gave the stars',
      other: (issuer: string, level: string) => `${issuer}: so many stars are given by ${level}`,
      levels: { centre: 'the centre', province: 'the province' },
      why: 'Five stars are given by the centre; since 6 July 2025 three and four by the province. The level is read from the name of the issuer.',
    },
  },
  shown: {
    title: 'Certificates',
    sub: 'They speak of the product, an area or the producer, and say nothing of the state of the lot above.',
    confirmed: 'Confirmed by the office',
    declared: 'Declared by the producer',
    until: (day: string) => `until ${day}`,
    number: (issuer: string, number: string) => `${issuer}, no. ${number}`,
    ofArea: (name: string) => `Area ${name}`,
  },
};
