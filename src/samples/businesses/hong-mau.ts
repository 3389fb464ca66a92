import { contact } from '../sample-contact.js';
import { fruitDiary } from '../sample-diaries.js';
import type { SampleBusiness } from '../sample-story.js';

/** Invented. */
const STORE = 'Điểm tập kết mẫu, xã Quản Bạ';

export const hongMau: SampleBusiness = {
  key: 'hong-mau',
  leadDays: 65,
  answer: 'approved',
  input: {
    kind: 'cooperative-group',
    name: 'Tổ hợp tác mẫu Hồng không hạt Quản Bạ',
    taxCode: '9900000094',
    communeCode: '00874',
    ...contact(8),
  },
  areas: [
    {
      name: 'Vườn hồng số 1 (mẫu)',
      crop: 'Hồng không hạt',
      communeCode: '00874',
      village: 'Thôn mẫu 6',
      households: 13,
      hectares: 6,
      sequence: 1,
      answer: 'approved',
      corners: [
        [104.9811, 23.03514],
        [104.98061, 23.03574],
        [104.9794, 23.03609],
        [104.97803, 23.03578],
        [104.97718, 23.03533],
        [104.97816, 23.03445],
        [104.97934, 23.03432],
        [104.98106, 23.03415],
      ],
    },
  ],
  products: [
    {
      nameVi: 'Hồng không hạt mẫu',
      nameEn: 'Sample seedless persimmons',
      descriptionVi: 'Hồng giòn không hạt; chỉ dẫn địa lý “Quản Bạ” số 00056 (2017).',
      descriptionEn: 'Crisp seedless persimmons; geographical indication “Quản Bạ” no. 00056 (2017).',
      drawing: 'persimmon',
      category: 'food',
      netContent: 'Hộp 2 kg',
      answer: 'approved',
      lots: [
        {
          prefix: 'HQ-',
          harvest: '10-05',
          madeDay: 0,
          quantity: 1300,
          unit: 'kg',
          area: 0,
          ends: 'released',
          steps: fruitDiary(STORE, 1400, 1300),
        },
      ],
    },
    {
      nameVi: 'Hồng treo gió mẫu',
      nameEn: 'Sample air-dried persimmons',
      descriptionVi: 'Hồng treo gió bốn mươi ngày.',
      descriptionEn: 'Persimmons hung in the wind for forty days.',
      drawing: 'persimmon',
      category: 'food',
      netContent: 'Túi 300 g',
      shelfLifeDays: 365,
      standards: 'TCVN 12850:2019',
      answer: 'waiting',
      lots: [],
    },
  ],
};
