import { contact } from '../sample-contact.js';
import { fruitDiary } from '../sample-diaries.js';
import type { SampleBusiness } from '../sample-story.js';

/** Invented. */
const STORE = 'Kho mẫu, xã Cao Bồ';

export const thaoQuaMau: SampleBusiness = {
  key: 'thao-qua-mau',
  leadDays: 110,
  answer: 'approved',
  input: {
    kind: 'company',
    name: 'Công ty TNHH mẫu Thảo quả Cao Bồ',
    taxCode: '9900000104',
    communeCode: '00952',
    ...contact(10),
  },
  areas: [
    {
      name: 'Rừng thảo quả số 1 (mẫu)',
      crop: 'Thảo quả',
      communeCode: '00952',
      village: 'Thôn mẫu 8',
      households: 18,
      hectares: 14.5,
      sequence: 1,
      answer: 'approved',
      corners: [
        [104.85971, 22.76633],
        [104.85873, 22.76739],
        [104.85734, 22.76787],
        [104.85486, 22.76792],
        [104.85438, 22.76625],
        [104.85476, 22.76474],
        [104.85734, 22.76498],
        [104.85869, 22.76528],
      ],
    },
    {
      name: 'Rừng thảo quả số 2 (mẫu)',
      crop: 'Thảo quả',
      communeCode: '00952',
      village: 'Thôn mẫu 9',
      households: 9,
      hectares: 8.5,
      sequence: 2,
      answer: 'approved',
      suspended: 'Ranh giới khai báo chồng lên rừng đặc dụng (tình huống mẫu).',
      corners: [
        [104.89083, 22.75488],
        [104.8909, 22.75606],
        [104.889, 22.75608],
        [104.8874, 22.75593],
        [104.88715, 22.75512],
        [104.88771, 22.75385],
        [104.88933, 22.75386],
        [104.89072, 22.75387],
      ],
    },
  ],
  products: [
    {
      nameVi: 'Thảo quả khô mẫu',
      nameEn: 'Sample dried black cardamom',
      descriptionVi: 'Thảo quả sấy khô; chỉ dẫn địa lý “Vị Xuyên”, quyết định 3159/QĐ-SHTT (2020).',
      descriptionEn:
        'Dried black cardamom; geographical indication “Vị Xuyên”, decision 3159/QĐ-SHTT (2020).',
      drawing: 'cardamom',
      netContent: 'Túi 200 g',
      shelfLifeDays: 730,
      standards: 'TCVN 12850:2019',
      answer: 'approved',
      lots: [
        {
          prefix: 'TQ-',
          harvest: '09-20',
          madeDay: 0,
          quantity: 300,
          unit: 'kg',
          area: 0,
          ends: 'released',
          steps: fruitDiary(STORE, 1200, 300),
        },
        {
          prefix: 'TQ-',
          harvest: '10-01',
          madeDay: 0,
          quantity: 180,
          unit: 'kg',
          area: 1,
          ends: { held: 'Mẫu kiểm nghiệm đang chờ kết quả (tình huống mẫu).' },
          after: 12,
          steps: fruitDiary(STORE, 700, 180),
        },
      ],
    },
    {
      nameVi: 'Bột thảo quả mẫu',
      nameEn: 'Sample ground black cardamom',
      descriptionVi: 'Thảo quả xay mịn.',
      descriptionEn: 'Finely ground black cardamom.',
      drawing: 'cardamom',
      netContent: 'Lọ 50 g',
      shelfLifeDays: 365,
      standards: 'TCVN 12850:2019',
      answer: 'approved',
      suspended: 'Nhãn ghi sai khối lượng tịnh; chờ cơ sở sửa nhãn (tình huống mẫu).',
      lots: [
        {
          prefix: 'TB-',
          harvest: '09-24',
          madeDay: 0,
          quantity: 60,
          unit: 'kg',
          area: 0,
          ends: 'released',
          steps: fruitDiary(STORE, 250, 60),
        },
      ],
    },
  ],
};
