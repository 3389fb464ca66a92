import { contact } from '../sample-contact.js';
import { fruitDiary } from '../sample-diaries.js';
import type { SampleBusiness } from '../sample-story.js';

/** Invented. */
const STORE = 'Kho mẫu, xã Bắc Quang';

export const camMau: SampleBusiness = {
  key: 'cam-mau',
  leadDays: 85,
  answer: 'approved',
  input: {
    kind: 'cooperative',
    name: 'Hợp tác xã mẫu Cam sành Bắc Quang',
    taxCode: '9900000087',
    communeCode: '01153',
    ...contact(7),
  },
  areas: [
    {
      name: 'Đồi cam số 1 (mẫu)',
      crop: 'Cam sành',
      communeCode: '01153',
      village: 'Thôn mẫu 5',
      households: 15,
      hectares: 10.2,
      sequence: 1,
      answer: 'approved',
      kgPerHectare: 12_000,
      abroad: [
        { market: 'CN', code: 'VN-TQOR-9901' },
        {
          market: 'EU',
          code: 'TQ.99.01.90.001',
          suspended: { cause: 'residue', reason: 'Một mẫu vượt mức dư lượng (tình huống mẫu).' },
        },
      ],
      corners: [
        [104.84671, 22.429],
        [104.84661, 22.42982],
        [104.84512, 22.43034],
        [104.84304, 22.4305],
        [104.84291, 22.42902],
        [104.84303, 22.42813],
        [104.84478, 22.42792],
        [104.84733, 22.42787],
      ],
    },
  ],
  products: [
    {
      nameVi: 'Cam sành mẫu',
      nameEn: 'Sample King mandarin',
      descriptionVi: 'Cam sành; chỉ dẫn địa lý “Hà Giang” (2016).',
      descriptionEn: 'King mandarin; geographical indication “Hà Giang” (2016).',
      drawing: 'orange',
      category: 'food',
      netContent: 'Túi lưới 3 kg',
      shelfLifeDays: 45,
      standards: 'TCVN 12850:2019',
      answer: 'approved',
      lots: [
        {
          prefix: 'CS-',
          harvest: '01-08',
          madeDay: 0,
          quantity: 5400,
          unit: 'kg',
          area: 0,
          ends: 'released',
          steps: fruitDiary(STORE, 5600, 5400),
        },
        {
          prefix: 'CS-',
          slip: {
            step: 4,
            entered: { output: { quantity: 1080, unit: 'kg' } },
            reason: 'Đọc nhầm sổ tay: 1.800 kg, không phải 1.080 kg.',
          },
          harvest: '11-12',
          madeDay: 0,
          quantity: 1800,
          unit: 'kg',
          area: 0,
          ends: 'released',
          steps: fruitDiary(STORE, 1900, 1800),
        },
      ],
    },
    {
      nameVi: 'Mứt vỏ cam mẫu',
      nameEn: 'Sample candied orange peel',
      descriptionVi: 'Mứt từ vỏ cam sành, tận dụng phụ phẩm.',
      descriptionEn: 'Candied from what pressing leaves over.',
      drawing: 'orange',
      category: 'food',
      netContent: 'Hũ 200 g',
      shelfLifeDays: 180,
      answer: { amend: 'Ảnh chưa thấy rõ bao bì; bổ sung tiêu chuẩn áp dụng.' },
      lots: [],
    },
  ],
};
