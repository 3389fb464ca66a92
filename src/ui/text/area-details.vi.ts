/** What may be told of a growing area beside what it must have. */
export const areaDetailsVi = {
  more: 'Khai thêm (không bắt buộc)',
  moreLead: 'Có thể để sau. Nước nhập khẩu và cán bộ thường hỏi các mục này.',
  fields: {
    variety: 'Giống',
    plantedYear: 'Năm trồng',
    harvestsPerYear: 'Số vụ một năm',
    harvestMonths: 'Tháng thu hoạch',
    expectedTonnes: 'Sản lượng dự kiến (tấn/năm)',
    pastYields: 'Sản lượng các năm qua',
    irrigation: 'Nước tưới',
    standards: 'Tiêu chuẩn đang áp dụng',
    intendedMarkets: 'Thị trường định bán',
    registrant: 'Người đại diện',
    committedAt: 'Cam kết khai đúng',
  },
  hints: {
    variety: 'Ví dụ: Shan tuyết cổ thụ, LDP1',
    plantedYear: 'Năm trồng phần lớn số cây. Ví dụ: 1985',
    standards: 'Theo lời cơ sở. Có giấy thì khai ở mục Chứng nhận để được xác nhận.',
    registrant: 'Chỉ cơ sở và cơ quan đọc.',
    pastYields: 'Tấn mỗi năm, năm nào nhớ thì ghi.',
  },
  month: (month: string) => `Tháng ${month}`,
  months: (months: string) => `Tháng ${months}`,
  yearTonnes: (year: string) => `Năm ${year} (tấn)`,
  yieldOf: (year: string, tonnes: string) => `${year}: ${tonnes} tấn`,
  tonnesAYear: (tonnes: string) => `${tonnes} tấn/năm`,
  irrigations: {
    rain: 'Nước mưa',
    gravity: 'Mương, suối dẫn về',
    pumped: 'Bơm từ sông, hồ, giếng',
    drip: 'Tưới nhỏ giọt',
    sprinkler: 'Tưới phun',
    other: 'Cách khác',
  },
  standardNames: {
    vietgap: 'VietGAP',
    globalgap: 'GlobalG.A.P.',
    organic: 'Hữu cơ',
    haccp: 'HACCP',
    'iso-22000': 'ISO 22000',
    other: 'Tiêu chuẩn khác',
  },
  /** Beside the button that sends it. */
  commitment:
    'Bấm gửi là cơ sở cam kết thông tin trên đúng thực tế và giữ điều kiện của mã trong suốt thời gian dùng mã.',
};
