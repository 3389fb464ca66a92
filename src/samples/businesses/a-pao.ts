import { contact } from '../sample-contact.js';
import { honeyDiary } from '../sample-diaries.js';
import type { SampleBusiness } from '../sample-story.js';

const WORKSHOP = 'Cơ sở đóng chai, phường Hà Giang 2';

export const aPao: SampleBusiness = {
  key: 'a-pao',
  leadDays: 100,
  answer: 'approved',
  input: {
    kind: 'cooperative',
    name: 'HTX Dịch vụ nông nghiệp và Du lịch A Páo',
    taxCode: '9900000048',
    communeCode: '00691',
    formerAddress: 'thành phố Hà Giang, tỉnh Hà Giang',
    ...contact(4),
  },
  areas: [
    {
      name: 'Điểm đặt ong A Páo (mẫu)',
      crop: 'Bạc hà (nguồn mật)',
      communeCode: '00769',
      village: 'Thôn mẫu 3',
      households: 7,
      hectares: 32,
      sequence: 3,
      answer: 'approved',
      corners: [
        [105.42271, 23.21173],
        [105.42221, 23.21394],
        [105.4191, 23.21402],
        [105.41633, 23.21378],
        [105.41452, 23.21156],
        [105.41671, 23.20999],
        [105.41894, 23.20932],
        [105.4215, 23.20977],
      ],
    },
  ],
  products: [
    {
      nameVi: 'Mật ong bạc hà A Páo',
      nameEn: 'A Páo mint-flower honey',
      descriptionVi:
        'Mật ong hoa bạc hà vùng Mèo Vạc. Chỉ dẫn địa lý “Mèo Vạc” cho mật ong bạc hà: quyết định 316/QĐ-SHTT, 2013.',
      descriptionEn:
        'Honey of wild mint from around Mèo Vạc. Geographical indication “Mèo Vạc” for mint-flower honey: decision 316/QĐ-SHTT of 2013.',
      drawing: 'honey',
      category: 'food',
      netContent: 'Chai 500 ml',
      shelfLifeDays: 730,
      standards: 'TCVN 13843:2023',
      answer: 'approved',
      lots: [
        {
          prefix: 'AP-',
          harvest: '10-28',
          madeDay: 4,
          quantity: 260,
          unit: 'chai',
          area: 0,
          ends: 'released',
          steps: honeyDiary(WORKSHOP, 195, 260),
        },
      ],
    },
  ],
};
