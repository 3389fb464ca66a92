import type { packingHousesVi } from './packing-houses.vi.js';
import type { SameShape } from './same-shape.js';

export const packingHousesEn: SameShape<typeof packingHousesVi> = {
  add: 'Add a packing house',
  newTitle: 'Add a packing house',
  newLead:
    'Where produce is sorted and packed. The office approves it and gives a code; with that, codes for markets abroad can be asked for.',
  facts: 'About the packing house',
  map: 'Place',
  fields: {
    name: 'Name of the packing house',
    crop: 'What is packed',
    capacityTonnes: 'Capacity (tonnes a day)',
    facilityNumber: 'Number of the building',
    communeCode: 'Commune of today',
    village: 'House, street, hamlet',
    place: 'Coordinates',
    lon: 'Longitude',
    lat: 'Latitude',
    code: 'Packing house code',
    registrant: 'Who answers for it',
  },
  hints: {
    name: 'For example: Nhà đóng gói Thông Nguyên',
    crop: 'For example: Shan tuyết tea, oranges',
    facilityNumber: 'If an authority has given one. For example: FFRN 12345',
    place:
      'Hold a finger on the place on your phone’s map and copy both numbers. For example: 22.66123, 104.74210',
  },
  tonnesADay: (tonnes) => `${tonnes} tonnes a day`,
  nextByStatus: {
    draft: 'Look it over, then press “Send for approval”. Until then nobody outside the business sees it.',
    submitted: 'The office is looking at it. It usually answers within 3 working days.',
    amend: 'The office needs more. Mend what is said below, and send it again.',
    active: 'It has its code at home. To sell abroad, ask for one more market.',
    suspended: 'The code is suspended: nothing may be packed under it for now.',
    refused: 'The office refused it. Read why, mend it and send it again if you wish.',
    closed: 'The packing house is closed.',
  },
  officeNext: {
    draft: 'Not sent yet.',
    submitted: 'Its dossier waits under Applications.',
    amend: 'Waiting for the business.',
    active: 'It has a code.',
    suspended: 'The code is suspended.',
    refused: 'Answered: refused.',
    closed: 'Closed.',
  },
  suspend: 'Suspend the code of the packing house',
  resume: 'Let the code be used again',
  farAdvice: 'Look again at the commune you chose, or at the coordinates.',
  done: {
    created: 'The packing house is saved',
    edited: 'Changes saved',
    submitted: 'Sent for approval',
    suspended: 'The code is suspended',
    resumed: 'The code may be used again',
  },
  dossiers: { 'packing-house': 'Code of a packing house' },
};
