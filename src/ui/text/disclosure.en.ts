import type { SameShape } from './same-shape.js';
import type { disclosureVi } from './disclosure.vi.js';

export const disclosureEn: SameShape<typeof disclosureVi> = {
  title: 'Who sees what',
  lead: 'Choose field by field: everybody, buyers with a link, or the office alone. Pages behind codes, data and catalogue follow at once.',
  link: 'Choose who sees what',
  tiers: { public: 'Everybody', buyers: 'Buyers with a link', officials: 'The office alone' },
  fields: {
    street: 'House number, street, hamlet',
    formerAddress: 'Old address',
    taxCode: 'Tax code',
    gln: 'GLN',
    website: 'Website',
    contactName: 'Contact person',
    contactPhone: 'Telephone of the contact',
    contactEmail: 'E-mail of the contact',
    representative: 'Representative',
    sites: 'Branches, production and packing places, warehouses',
    quantities: 'Quantities of lots and harvests',
    boundaries: 'Exact boundaries of growing areas',
  },
  notes: {
    boundaries: 'Everybody sees squares of about 1 km around them only.',
    needs: 'Needs a consent below; without it only the office sees it.',
  },
  always: 'Always public',
  alwaysItems: {
    name: 'Name of the business',
    commune: 'Commune and province of its seat',
    product: 'Product, picture, lot, expiry, standards, events with their times, origin',
  },
  forced:
    'Always public: the address of the producer is one of the nine items of Decree 37/2026/NĐ-CP, Article 23.5.',
  choosePanel: 'Who sees which field',
  save: 'Save the choices',
  done: {
    chosen: 'Saved. Public pages follow at once.',
    given: 'The consent is on record.',
    'taken-back': 'Taken back, at once.',
    revoked: 'The link was taken back. It opens nothing any more.',
  },
  hidden: 'Not shown: a consent is missing',
  consentsPanel: 'Consents',
  consentsLead:
    'Each purpose is asked for by itself, nothing is ticked beforehand. Take it back here at any time.',
  purposes: {
    'publish-contact': {
      title: 'Publish the contact person',
      words:
        'I am the contact person on record, or that person has agreed with me, that name, telephone and e-mail of the contact are shown to those chosen under “Who sees which field”.',
    },
    'publish-representative': {
      title: 'Publish the representative',
      words:
        'I am the representative on record, or that person has agreed with me, that name and position are shown to those chosen under “Who sees which field”.',
    },
    'share-national': {
      title: 'Share with the national traceability portal',
      words:
        'The business lets the register share its traceability data with the national portal for the traceability of products and goods, of its own will (Decree 37/2026/NĐ-CP, Article 23.8 b).',
    },
    news: {
      title: 'News by mail',
      words:
        'I want letters about courses, programmes of support and news of the register. Letters about dossiers do not depend on it.',
    },
  },
  agree: 'I agree',
  takeBack: 'Take it back',
  neverAsked: 'Not agreed to.',
  given: (by, at) => `${by} agreed, ${at}.`,
  takenBack: (by, at) => `${by} took it back, ${at}.`,
  ownerOnly: 'The owner of the business decides this.',
  recordPanel: 'Consents on record',
  recordGiven: 'Agreed',
  recordTaken: 'Taken back',
  recordWords: (version) => `Words, version ${version}`,
  channels: { page: 'on the page', api: 'by API' },
  linksPanel: 'Links for buyers',
  linksLead:
    'Whoever has a link sees what you chose for buyers, too, with every lot and product of the business. No account is needed.',
  linkLabel: 'Whom it is for',
  linkLabelHint: 'Only you read it. For example: Shops A.',
  linkDays: 'Works for',
  days: { 30: '30 days', 90: '90 days', 365: 'a year' },
  makeLink: 'Make a link',
  newLinkTitle: 'The new link, shown this once',
  newLinkText: 'Copy it and send it to the buyer. The register keeps no copy that could be shown again.',
  newLinkNext: 'if it is lost, take it back and make another.',
  linkColumns: { label: 'For', until: 'Until', used: 'Last opened', state: 'State' },
  linkStates: { live: 'Works', expired: 'Expired', revoked: 'Taken back' },
  linkUses: (count) => `opened ${count} times`,
  linkNeverUsed: 'Not opened yet',
  revoke: 'Take back',
  revokeWarning: 'The link opens nothing any more, for nobody. This cannot be undone.',
  noLinks: 'No links yet.',
  buyers: {
    title: (name) => `For buyers: ${name}`,
    lead: 'A private page sent by the business. Please do not pass it on.',
    until: (day) => `The link works until ${day}.`,
    banner: 'A page for buyers',
    bannerText: (name) => `It holds what ${name} shows to buyers only.`,
    back: 'Back to the list of the business',
    products: 'Products',
    noProducts: 'No product has been approved yet.',
    find: 'Open a code',
    findLabel: 'The code on the label',
    open: 'Open',
    boundary: 'Boundary (GeoJSON)',
    otherProducer: 'This code is not of the business that the link is for.',
  },
  audit: {
    subjects: { 'buyer-link': 'Link for buyers' },
    actions: {
      'business.disclosed': 'Changed who sees what',
      'consent.given': 'Agreed to a purpose',
      'consent.taken-back': 'Took a consent back',
      'buyer-link.made': 'Made a link for buyers',
      'buyer-link.revoked': 'Took a link for buyers back',
    },
    fields: { purpose: 'Purpose', version: 'Version of the words', label: 'For whom', expiresAt: 'Until' },
  },
};
