/** What a business asks of the office about a thing that the register shows. */
export const requestsVi = {
  titles: { lifting: 'Xin mở lại', correction: 'Xin sửa nội dung đã công bố' },
  dossiers: { lifting: 'Xin mở lại', correction: 'Sửa nội dung đã công bố' },
  panel: 'Đề nghị của bạn',
  nothingAbout: 'Đường dẫn này không nêu việc gì. Hãy mở từ thông báo hoặc từ trang của vùng trồng, lô.',
  home: 'Về việc hôm nay',
  notes: {
    lifting: 'Cơ quan xem trong 5 ngày làm việc. Được duyệt thì mở lại ngay.',
    correction:
      'Chỉ sửa ô nào sai; các ô khác để nguyên. Cơ quan xem trong 3 ngày làm việc; trang công khai đổi khi được duyệt.',
  },
  words: { lifting: 'Bạn đã khắc phục thế nào', correction: 'Vì sao sai, căn cứ giấy tờ nào' },
  hints: {
    lifting: 'Việc đã làm, ngày làm, giấy tờ kèm theo nếu có.',
    correction: 'Số và ngày của giấy tờ làm căn cứ.',
  },
  send: 'Gửi cơ quan',
  types: { business: 'Cơ sở', 'growing-area': 'Vùng trồng', product: 'Sản phẩm', lot: 'Lô', code: 'Mã' },
  changeable: {
    name: 'Tên',
    crop: 'Cây trồng',
    village: 'Thôn',
    households: 'Số hộ',
    hectaresDeclared: 'Diện tích khai (ha)',
    madeOn: 'Ngày sản xuất',
    expiresOn: 'Hạn dùng',
  },
  fromTo: (before: string, after: string) => `${before} → ${after}`,
  nothing: 'chưa khai',
  stoppedAt: 'Bị dừng lúc',
  stoppedFor: 'Lý do bị dừng',
  stoppedBy: 'Quyết định dừng số',
  liftLink: 'Đã khắc phục? Xin mở lại',
  correctLink: 'Xin sửa nội dung đã công bố',
  /** How the log tells of it. */
  audit: {
    subjects: {},
    actions: {
      'growing-area.corrected': 'Sửa vùng trồng theo đề nghị',
      'lot.corrected': 'Sửa lô theo đề nghị',
    },
    fields: {},
  },
};
