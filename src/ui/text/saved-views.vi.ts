export const savedViewsVi = {
  label: 'Đã lưu:',
  isDefault: 'mở từ thực đơn',
  summary: 'Lưu cách xem này',
  narrowFirst: 'Lọc, xếp hay chọn cột trước, rồi lưu dưới một cái tên.',
  name: 'Tên cách xem',
  nameHint: 'Thí dụ: Hồ sơ của tôi, sắp đến hạn. Trùng tên thì thay bản cũ.',
  makeDefault: 'Thực đơn bên mở cách xem này',
  noDefault: 'Thực đơn bên mở cả danh sách',
  save: 'Lưu',
  remove: 'Xóa',
};
