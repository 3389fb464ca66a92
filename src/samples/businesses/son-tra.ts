import { contact } from '../sample-contact.js';
import { teaDiary } from '../sample-diaries.js';
import type { SampleBusiness } from '../sample-story.js';

const WORKSHOP = 'Xưởng chè, xã Hồng Thái';

export const sonTra: SampleBusiness = {
  key: 'son-tra',
  leadDays: 120,
  answer: 'approved',
  input: {
    kind: 'cooperative',
    name: 'HTX Sơn Trà',
    taxCode: '9900000055',
    communeCode: '02260',
    formerAddress: 'xã Hồng Thái, huyện Na Hang, tỉnh Tuyên Quang',
    ...contact(5),
  },
  areas: [
    {
      name: 'Nương chè Hồng Thái (mẫu)',
      crop: 'Chè Shan tuyết',
      communeCode: '02260',
      village: 'Thôn mẫu 1',
      households: 26,
      hectares: 18.5,
      sequence: 1,
      answer: 'approved',
      corners: [
        [105.50552, 22.43702],
        [105.50601, 22.43844],
        [105.50346, 22.43864],
        [105.50064, 22.43877],
        [105.50041, 22.43737],
        [105.50058, 22.43557],
        [105.5035, 22.43519],
        [105.50519, 22.4358],
      ],
    },
  ],
  products: [
    {
      nameVi: 'Chè Shan tuyết Hồng Thái một tôm một lá',
      nameEn: 'Hồng Thái Shan Tuyết tea, one bud and one leaf',
      descriptionVi: 'Chè từ cây Shan tuyết xã Hồng Thái. Chỉ dẫn địa lý “Na Hang” cho chè Shan tuyết.',
      descriptionEn:
        'Tea of old Shan Tuyết trees in Hồng Thái. Geographical indication “Na Hang” for Shan Tuyết tea.',
      drawing: 'tea',
      ocop: 4,
      category: 'drink',
      netContent: 'Hộp 100 g',
      shelfLifeDays: 730,
      standards: 'TCVN 13993:2024',
      gtin: '8930000000040',
      answer: 'approved',
      lots: [
        {
          prefix: 'ST-',
          harvest: '04-12',
          madeDay: 1,
          quantity: 450,
          unit: 'hộp',
          area: 0,
          ends: 'released',
          steps: teaDiary(WORKSHOP, 225, 45),
        },
        {
          prefix: 'ST-',
          harvest: '10-22',
          madeDay: 1,
          quantity: 380,
          unit: 'hộp',
          area: 0,
          ends: 'released',
          steps: teaDiary(WORKSHOP, 190, 38),
        },
      ],
    },
  ],
};
