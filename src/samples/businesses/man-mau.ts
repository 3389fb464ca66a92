import { contact } from '../sample-contact.js';

import type { SampleBusiness } from '../sample-story.js';

/** Invented; it waits for the office. */

export const manMau: SampleBusiness = {
  key: 'man-mau',
  leadDays: 1,
  answer: 'waiting',
  input: {
    kind: 'cooperative',
    name: 'Hợp tác xã mẫu Mận hậu Xín Mần',
    taxCode: '9900000111',
    communeCode: '01108',
    ...contact(11),
  },
  areas: [],
  products: [],
};
