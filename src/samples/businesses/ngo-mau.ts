import { contact } from '../sample-contact.js';

import type { SampleBusiness } from '../sample-story.js';

/** Invented; the office asked for an amendment. */

export const ngoMau: SampleBusiness = {
  key: 'ngo-mau',
  leadDays: 4,
  answer: { amend: 'Địa chỉ ghi chưa đủ số nhà, thôn.' },
  input: {
    kind: 'cooperative',
    name: 'Hợp tác xã mẫu Ngô nếp núi đá',
    taxCode: '9900000129',
    communeCode: '00820',
    ...contact(12),
  },
  areas: [],
  products: [],
};
