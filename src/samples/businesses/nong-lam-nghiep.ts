import { contact } from '../sample-contact.js';
import { fruitDiary } from '../sample-diaries.js';
import type { SampleBusiness } from '../sample-story.js';

const STORE = 'Nhà đóng gói, xã Minh Ngọc';

export const nongLamNghiep: SampleBusiness = {
  key: 'nong-lam-nghiep',
  leadDays: 70,
  answer: 'approved',
  input: {
    kind: 'company',
    name: 'Công ty CP Phát triển Nông lâm nghiệp Hà Giang',
    taxCode: '9900000062',
    communeCode: '00994',
    formerAddress: 'xã Yên Định, huyện Bắc Mê, tỉnh Hà Giang',
    ...contact(6),
  },
  areas: [
    {
      name: 'Vùng chuối số 1 (mẫu)',
      crop: 'Chuối',
      communeCode: '00994',
      village: 'Thôn mẫu 4',
      households: 11,
      hectares: 8.3,
      sequence: 1,
      answer: 'approved',
      corners: [
        [105.19865, 22.71417],
        [105.1974, 22.71512],
        [105.19644, 22.71527],
        [105.19482, 22.71523],
        [105.19446, 22.7142],
        [105.19452, 22.71347],
        [105.19618, 22.713],
        [105.19821, 22.71335],
      ],
    },
    {
      name: 'Vùng chuối Lùng Púc (mẫu)',
      crop: 'Chuối',
      communeCode: '00691',
      village: 'Thôn Lùng Púc',
      households: 6,
      hectares: 5.4,
      sequence: 1,
      answer: 'approved',
      corners: [
        [104.96699, 22.86075],
        [104.96622, 22.86139],
        [104.96502, 22.86184],
        [104.96361, 22.86151],
        [104.96366, 22.86078],
        [104.96371, 22.86003],
        [104.96507, 22.85997],
        [104.96624, 22.86004],
      ],
    },
  ],
  products: [
    {
      nameVi: 'Chuối quả tươi',
      nameEn: 'Fresh bananas',
      descriptionVi:
        'Chuối từ hai vùng trồng, đóng gói tại cơ sở của công ty; năm 2021 công ty có tên trong danh sách cơ sở đóng gói xuất khẩu.',
      descriptionEn:
        'Bananas of two growing areas, packed by the company; in 2021 it was on the list of packing houses for export.',
      drawing: 'banana',
      category: 'food',
      netContent: 'Thùng 13 kg',
      standards: 'TCVN 12850:2019',
      answer: 'approved',
      lots: [
        {
          prefix: 'CH-',
          harvest: '10-14',
          madeDay: 1,
          quantity: 4200,
          unit: 'kg',
          area: 0,
          ends: 'released',
          steps: fruitDiary(STORE, 4500, 4200),
        },
        {
          prefix: 'CH-',
          harvest: '11-02',
          madeDay: 1,
          quantity: 2600,
          unit: 'kg',
          area: 1,
          ends: 'released',
          steps: fruitDiary(STORE, 2750, 2600),
        },
      ],
    },
  ],
};
