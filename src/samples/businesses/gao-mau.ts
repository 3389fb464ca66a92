import { contact } from '../sample-contact.js';
import { riceDiary } from '../sample-diaries.js';
import type { SampleBusiness } from '../sample-story.js';

/** Invented. */
const MILL = 'Điểm xay xát mẫu, xã Xín Mần';
/** Cut and drying; not milled yet. */
const openDiary = riceDiary(MILL, 1000, 600).slice(0, 4);

export const gaoMau: SampleBusiness = {
  key: 'gao-mau',
  leadDays: 95,
  answer: 'approved',
  input: {
    kind: 'household',
    name: 'Hộ kinh doanh mẫu Gạo Già Dui',
    personalId: '096000999999',
    communeCode: '01108',
    ...contact(9),
  },
  areas: [
    {
      name: 'Ruộng bậc thang số 1 (mẫu)',
      crop: 'Lúa Già Dui',
      communeCode: '01108',
      village: 'Thôn mẫu 7',
      households: 8,
      hectares: 5.5,
      sequence: 1,
      answer: 'approved',
      corners: [
        [104.5107, 22.74156],
        [104.51026, 22.74206],
        [104.50924, 22.74245],
        [104.50771, 22.74224],
        [104.50775, 22.7415],
        [104.50776, 22.74052],
        [104.50925, 22.74044],
        [104.5105, 22.74076],
      ],
    },
    {
      name: 'Ruộng bậc thang số 2 (mẫu)',
      crop: 'Lúa Già Dui',
      communeCode: '01108',
      village: 'Thôn mẫu 10',
      households: 5,
      hectares: 6,
      sequence: 2,
      answer: 'waiting',
      corners: [
        [104.5234, 22.74766],
        [104.52256, 22.74796],
        [104.52154, 22.74855],
        [104.52041, 22.74814],
        [104.52005, 22.7476],
        [104.52006, 22.74642],
        [104.52195, 22.74654],
        [104.5228, 22.74666],
      ],
    },
  ],
  products: [
    {
      nameVi: 'Gạo tẻ Già Dui mẫu',
      nameEn: 'Sample Già Dui rice',
      descriptionVi: 'Gạo tẻ địa phương của ruộng bậc thang Xín Mần.',
      descriptionEn: 'Local rice of the terraces of Xín Mần.',
      drawing: 'rice',
      category: 'food',
      netContent: 'Túi 5 kg',
      shelfLifeDays: 365,
      standards: 'TCVN 12850:2019',
      gtin: '8930000000057',
      variants: [
        { nameVi: 'Túi 2 kg', nameEn: 'Bag of 2 kg', quantity: 2, unit: 'KGM', gtin: '8930000000118' },
        { nameVi: 'Bao 25 kg', nameEn: 'Sack of 25 kg', quantity: 25, unit: 'KGM' },
        { nameVi: 'Thùng 4 túi 5 kg', nameEn: 'Carton of 4 bags', innerCount: 4, gtin: '18930000000054' },
      ],
      answer: 'approved',
      lots: [
        {
          prefix: 'GD-',
          harvest: '10-08',
          madeDay: 10,
          quantity: 240,
          unit: 'túi',
          area: 0,
          ends: 'released',
          steps: riceDiary(MILL, 2000, 1200),
        },
        {
          prefix: 'GD-',
          harvest: '11-16',
          madeDay: 10,
          quantity: 120,
          unit: 'túi',
          area: 0,
          ends: 'open',
          steps: openDiary,
        },
      ],
    },
  ],
};
