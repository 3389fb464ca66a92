import type { SameShape } from './same-shape.js';
import type { areaCodesVi } from './area-codes.vi.js';

export const areaCodesEn: SameShape<typeof areaCodesVi> = {
  home: 'Home market',
  market: 'Market',
  area: 'Area',
  homeCode: 'Code at home',
  crop: 'Crop or livestock',
  hectares: 'Measured size',
  tooSmall: 'Below the smallest size',
  tooSmallFor: (size, least) => `The area has ${size}; this market asks for ${least} at least.`,
  dossiers: { 'area-registration': 'Area code for an export market' },
  /** How the log tells of it. */
  audit: {
    subjects: { 'area-registration': 'Area code for a market' },
    actions: {
      'area-registration.amendment-requested': 'Amendment of a request for a code asked for',
      'area-registration.approved': 'Request for a code approved',
      'area-registration.corrected': 'Correction reported',
      'area-registration.correction-rejected': 'Inspected again: not passed',
      'area-registration.declined': 'Code declined by the market',
      'area-registration.expired': 'Code expired',
      'area-registration.issued': 'Code for a market issued',
      'area-registration.refused': 'Request for a code refused',
      'area-registration.reinstated': 'Inspected again: passed, code back in force',
      'area-registration.renewed': 'Code renewed',
      'area-registration.requested': 'Code for a market asked for',
      'area-registration.revoked': 'Code for a market revoked',
      'area-registration.submitted': 'Code for a market asked for again',
      'area-registration.suspended': 'Code for a market suspended',
      'area-registration.withdrawn': 'Request for a code withdrawn',
    },
    fields: { market: 'Market', code: 'Code', state: 'State', cause: 'Cause', since: 'From', until: 'Until' },
  },
};
