import { contact } from '../sample-contact.js';
import { honeyDiary } from '../sample-diaries.js';
import type { SampleBusiness } from '../sample-story.js';

const WORKSHOP = 'Cơ sở đóng chai, xã Mèo Vạc';

export const taLung: SampleBusiness = {
  key: 'ta-lung',
  leadDays: 80,
  answer: 'approved',
  input: {
    kind: 'cooperative',
    name: 'HTX Dịch vụ nông nghiệp Tả Lủng',
    taxCode: '9900000030',
    communeCode: '00769',
    formerAddress: 'xã Tả Lủng, huyện Mèo Vạc, tỉnh Hà Giang',
    ...contact(3),
  },
  areas: [
    {
      name: 'Điểm đặt ong Tả Lủng (mẫu)',
      crop: 'Bạc hà (nguồn mật)',
      communeCode: '00769',
      village: 'Thôn mẫu 2',
      households: 9,
      hectares: 20.5,
      sequence: 2,
      answer: 'approved',
      corners: [
        [105.39615, 23.16243],
        [105.39503, 23.16369],
        [105.39338, 23.1644],
        [105.39108, 23.16392],
        [105.3899, 23.16259],
        [105.39092, 23.16068],
        [105.39362, 23.16062],
        [105.39604, 23.16087],
      ],
    },
  ],
  products: [
    {
      nameVi: 'Mật ong bạc hà Tả Lủng',
      nameEn: 'Tả Lủng mint-flower honey',
      descriptionVi:
        'Mật ong hoa bạc hà. Chỉ dẫn địa lý “Mèo Vạc” cho mật ong bạc hà: quyết định 316/QĐ-SHTT, 2013.',
      descriptionEn:
        'Honey of wild mint. Geographical indication “Mèo Vạc” for mint-flower honey: decision 316/QĐ-SHTT of 2013.',
      drawing: 'honey',
      category: 'food',
      netContent: 'Chai 250 ml',
      shelfLifeDays: 730,
      standards: 'TCVN 13843:2023',
      answer: 'approved',
      lots: [
        {
          prefix: 'TL-',
          harvest: '11-06',
          madeDay: 4,
          quantity: 320,
          unit: 'chai',
          area: 0,
          ends: 'released',
          steps: honeyDiary(WORKSHOP, 120, 320),
        },
      ],
    },
  ],
};
