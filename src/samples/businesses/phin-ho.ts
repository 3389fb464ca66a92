import { contact } from '../sample-contact.js';
import { teaDiary } from '../sample-diaries.js';
import type { SampleBusiness } from '../sample-story.js';

const WORKSHOP = 'Xưởng chế biến, xã Thông Nguyên';

export const phinHo: SampleBusiness = {
  key: 'phin-ho',
  leadDays: 75,
  staff: true,
  answer: 'approved',
  input: {
    kind: 'cooperative',
    name: 'HTX Chế biến chè Phìn Hồ',
    taxCode: '9900000016',
    communeCode: '01090',
    formerAddress: 'xã Thông Nguyên, huyện Hoàng Su Phì, tỉnh Hà Giang',
    ...contact(1),
  },
  areas: [
    {
      name: 'Nương chè Shan tuyết số 1 (mẫu)',
      crop: 'Chè Shan tuyết',
      communeCode: '01090',
      village: 'Thôn mẫu 1',
      households: 42,
      hectares: 22,
      sequence: 1,
      answer: 'approved',
      corners: [
        [104.75255, 22.5303],
        [104.75173, 22.53176],
        [104.74958, 22.53233],
        [104.74725, 22.53223],
        [104.74626, 22.53067],
        [104.74712, 22.52925],
        [104.74953, 22.52801],
        [104.75173, 22.52882],
      ],
    },
    {
      name: 'Nương chè Shan tuyết số 2 (mẫu)',
      crop: 'Chè Shan tuyết',
      communeCode: '01090',
      village: 'Thôn mẫu 2',
      households: 19,
      hectares: 12.5,
      sequence: 2,
      answer: 'approved',
      corners: [
        [104.76355, 22.48147],
        [104.76235, 22.48255],
        [104.76023, 22.48257],
        [104.75854, 22.48234],
        [104.75845, 22.48153],
        [104.75811, 22.48014],
        [104.76026, 22.47986],
        [104.76245, 22.48035],
      ],
    },
  ],
  products: [
    {
      nameVi: 'Fìn Hò Trà - Trà xanh',
      nameEn: 'Fìn Hò Trà green tea',
      descriptionVi:
        'Trà xanh từ búp chè Shan tuyết xã Thông Nguyên và vùng lân cận, đạt OCOP 5 sao theo báo chí.',
      descriptionEn:
        'Green tea from Shan Tuyết buds of Thông Nguyên and neighbouring communes; five OCOP stars as reported in the press.',
      drawing: 'tea',
      brand: 'Fìn Hò Trà',
      netContent: '100 g',
      shelfLifeDays: 730,
      standards: 'TCVN 13993:2024',
      gtin: '8930000000026',
      answer: 'approved',
      lots: [
        {
          prefix: 'FHX-',
          harvest: '04-06',
          madeDay: 1,
          quantity: 1150,
          unit: 'hộp',
          area: 0,
          ends: 'released',
          steps: teaDiary(WORKSHOP, 560, 115),
        },
        {
          prefix: 'FHX-',
          harvest: '09-28',
          madeDay: 1,
          quantity: 800,
          unit: 'hộp',
          area: 1,
          ends: 'released',
          steps: teaDiary(WORKSHOP, 390, 80),
        },
      ],
    },
    {
      nameVi: 'Fìn Hò Trà - Hồng trà',
      nameEn: 'Fìn Hò Trà black tea',
      descriptionVi: 'Hồng trà lên men hoàn toàn từ búp chè Shan tuyết, đạt OCOP 5 sao theo báo chí.',
      descriptionEn:
        'Fully oxidised black tea from Shan Tuyết buds; five OCOP stars as reported in the press.',
      drawing: 'tea',
      brand: 'Fìn Hò Trà',
      netContent: '100 g',
      shelfLifeDays: 1095,
      standards: 'TCVN 13993:2024',
      answer: 'approved',
      lots: [
        {
          prefix: 'FHD-',
          harvest: '10-10',
          madeDay: 2,
          quantity: 600,
          unit: 'hộp',
          area: 0,
          ends: 'released',
          steps: teaDiary(WORKSHOP, 300, 60),
        },
      ],
    },
  ],
};
