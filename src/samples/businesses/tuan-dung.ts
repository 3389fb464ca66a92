import { contact } from '../sample-contact.js';
import { honeyDiary } from '../sample-diaries.js';
import type { SampleBusiness } from '../sample-story.js';

const WORKSHOP = 'Xưởng lọc mật, xã Mèo Vạc';

export const tuanDung: SampleBusiness = {
  key: 'tuan-dung',
  leadDays: 90,
  answer: 'approved',
  input: {
    kind: 'cooperative',
    name: 'HTX mật ong bạc hà Tuấn Dũng',
    taxCode: '9900000023',
    communeCode: '00769',
    formerAddress: 'huyện Mèo Vạc, tỉnh Hà Giang',
    ...contact(2),
  },
  areas: [
    {
      name: 'Điểm đặt ong số 1 (mẫu)',
      crop: 'Bạc hà (nguồn mật)',
      communeCode: '00769',
      village: 'Thôn mẫu 1',
      households: 12,
      hectares: 35,
      sequence: 1,
      answer: 'approved',
      corners: [
        [105.40952, 23.18702],
        [105.40937, 23.18843],
        [105.40596, 23.18937],
        [105.40297, 23.18911],
        [105.40239, 23.18703],
        [105.40293, 23.18471],
        [105.40585, 23.18446],
        [105.41006, 23.18475],
      ],
    },
  ],
  products: [
    {
      nameVi: 'Mật ong bạc hà Tuấn Dũng',
      nameEn: 'Tuấn Dũng mint-flower honey',
      descriptionVi:
        'Mật ong hoa bạc hà cao nguyên đá, theo báo chí cơ sở có khoảng 3.000 đàn ong. Chỉ dẫn địa lý “Mèo Vạc” cho mật ong bạc hà: quyết định 316/QĐ-SHTT, 2013.',
      descriptionEn:
        'Honey of the wild mint that flowers on the karst plateau; about 3,000 hives, as reported in the press. Geographical indication “Mèo Vạc” for mint-flower honey: decision 316/QĐ-SHTT of 2013.',
      drawing: 'honey',
      category: 'food',
      netContent: 'Chai 500 ml',
      shelfLifeDays: 730,
      standards: 'TCVN 13843:2023',
      gtin: '8930000000033',
      answer: 'approved',
      lots: [
        {
          prefix: 'TD-',
          harvest: '11-04',
          madeDay: 4,
          quantity: 400,
          unit: 'chai',
          area: 0,
          ends: 'released',
          steps: honeyDiary(WORKSHOP, 300, 400),
        },
        {
          prefix: 'TD-',
          harvest: '12-18',
          madeDay: 4,
          quantity: 520,
          unit: 'chai',
          area: 0,
          ends: 'released',
          steps: honeyDiary(WORKSHOP, 390, 520),
        },
      ],
    },
  ],
};
