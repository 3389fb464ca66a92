import type { SampleStep } from './sample-story.js';

// Diaries as a grower would keep them. Groups are numbered, never named: a farmer's name is nobody's business.

const kg = (quantity: number) => ({ quantity, unit: 'kg' });

/** Kilograms of fresh buds in, of dry tea out; in boxes of 100 g. */
export function teaDiary(workshop: string, buds: number, tea: number): readonly SampleStep[] {
  return [
    { step: 'in_season', day: -40, time: '07:30', responsible: 'Tổ chè 1', note: 'Chè ra lứa mới sau mưa.' },
    {
      step: 'tended',
      day: -25,
      time: '08:00',
      responsible: 'Tổ chè 1',
      note: 'Phát cỏ bằng tay; không dùng thuốc bảo vệ thực vật.',
    },
    {
      step: 'tended',
      day: -9,
      time: '08:20',
      responsible: 'Tổ chè 1',
      note: 'Bón phân hữu cơ ủ từ cành chè đốn.',
    },
    {
      step: 'harvested',
      day: 0,
      time: '06:45',
      responsible: 'Tổ hái 2',
      note: 'Hái một tôm hai lá, buổi sáng.',
      taken: kg(buds),
    },
    {
      step: 'processed',
      day: 1,
      time: '09:20',
      place: workshop,
      responsible: 'Tổ chế biến',
      note: 'Diệt men, vò, sấy trong ngày.',
      input: kg(buds),
      output: kg(tea),
    },
    {
      step: 'packed',
      day: 4,
      time: '14:00',
      place: workshop,
      responsible: 'Tổ đóng gói',
      output: { quantity: tea * 10, unit: 'hộp' },
    },
    {
      step: 'shipped',
      day: 9,
      time: '08:15',
      place: workshop,
      responsible: 'Kho',
      note: 'Giao cho cửa hàng mẫu.',
    },
  ];
}

/** Kilograms of honey; in jars of 500 ml, about 0.7 kg. */
export function honeyDiary(workshop: string, honey: number, jars: number): readonly SampleStep[] {
  return [
    {
      step: 'in_season',
      day: -30,
      time: '07:00',
      responsible: 'Tổ ong 1',
      note: 'Cây bạc hà bắt đầu nở hoa; chuyển đàn về điểm đặt.',
    },
    {
      step: 'tended',
      day: -14,
      time: '08:30',
      responsible: 'Tổ ong 1',
      note: 'Kiểm tra đàn, thay cầu cũ; không cho ăn đường.',
    },
    {
      step: 'harvested',
      day: 0,
      time: '06:30',
      responsible: 'Tổ ong 2',
      note: 'Quay mật khi cầu đã vít nắp.',
      taken: kg(honey),
    },
    {
      step: 'processed',
      day: 2,
      time: '09:00',
      place: workshop,
      responsible: 'Tổ lọc mật',
      note: 'Lọc lưới, hạ thủy phần.',
      input: kg(honey),
      output: kg(Math.round(honey * 0.94)),
    },
    {
      step: 'packed',
      day: 4,
      time: '13:30',
      place: workshop,
      responsible: 'Tổ đóng chai',
      output: { quantity: jars, unit: 'chai' },
    },
    {
      step: 'shipped',
      day: 8,
      time: '08:00',
      place: workshop,
      responsible: 'Kho',
      note: 'Giao cho cửa hàng mẫu.',
    },
  ];
}

/** Kilograms picked, sorted and packed as fresh fruit. */
export function fruitDiary(store: string, picked: number, packed: number): readonly SampleStep[] {
  return [
    {
      step: 'in_season',
      day: -150,
      time: '07:30',
      responsible: 'Tổ vườn 1',
      note: 'Cây ra hoa, đậu quả đều.',
    },
    { step: 'tended', day: -90, time: '07:45', responsible: 'Tổ vườn 1', note: 'Tỉa cành, bón phân hữu cơ.' },
    {
      step: 'tended',
      day: -30,
      time: '08:00',
      responsible: 'Tổ vườn 1',
      note: 'Đặt bẫy ruồi đục quả; ngừng mọi loại thuốc.',
    },
    { step: 'harvested', day: 0, time: '06:30', responsible: 'Tổ hái 1', taken: kg(picked) },
    {
      step: 'packed',
      day: 1,
      time: '10:00',
      place: store,
      responsible: 'Tổ đóng gói',
      note: 'Phân loại, loại quả dập.',
      output: kg(packed),
    },
    {
      step: 'shipped',
      day: 2,
      time: '05:30',
      place: store,
      responsible: 'Kho',
      note: 'Giao cho cửa hàng mẫu.',
      output: kg(packed),
    },
  ];
}

/** Kilograms of paddy in, of milled rice out; in bags of 5 kg. */
export function riceDiary(mill: string, paddy: number, rice: number): readonly SampleStep[] {
  return [
    { step: 'sown', day: -125, time: '07:00', responsible: 'Nhóm ruộng 1', note: 'Cấy mạ 25 ngày tuổi.' },
    { step: 'tended', day: -95, time: '07:30', responsible: 'Nhóm ruộng 1', note: 'Làm cỏ sục bùn lần 1.' },
    {
      step: 'tended',
      day: -60,
      time: '07:30',
      responsible: 'Nhóm ruộng 1',
      note: 'Bón đón đòng bằng phân chuồng hoai.',
    },
    { step: 'harvested', day: 0, time: '08:00', responsible: 'Nhóm gặt 1', taken: kg(paddy) },
    {
      step: 'processed',
      day: 10,
      time: '09:00',
      place: mill,
      responsible: 'Tổ xay xát',
      note: 'Phơi bốn nắng rồi xay.',
      input: kg(paddy),
      output: kg(rice),
    },
    {
      step: 'packed',
      day: 12,
      time: '14:00',
      place: mill,
      responsible: 'Tổ đóng gói',
      output: { quantity: rice / 5, unit: 'túi' },
    },
    {
      step: 'shipped',
      day: 15,
      time: '08:00',
      place: mill,
      responsible: 'Kho',
      note: 'Giao cho cửa hàng mẫu.',
    },
  ];
}
