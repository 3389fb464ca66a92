/** Who farms an area. */
export const householdsVi = {
  title: 'Danh sách hộ',
  link: 'Danh sách hộ',
  lead: 'Chỉ cơ sở và cán bộ đến kiểm tra xem được. Không hiện ở trang công khai, tệp xuất hay nhật ký.',
  officeLead: 'Thông tin cá nhân: mỗi lần bạn mở trang này được ghi vào nhật ký.',
  count: (count: string) => `${count} hộ`,
  none: 'Chưa có danh sách.',
  keep: 'Ghi danh sách',
  pasteHint:
    'Chép từ bảng tính cả dòng tiêu đề: Họ tên, Thửa, Diện tích (ha), Điện thoại. Chỉ cần cột Họ tên.',
  append: 'Thêm vào danh sách',
  replace: 'Thay cả danh sách',
  remove: 'Xóa cả danh sách',
  removeWarning: 'Tên và điện thoại mất hẳn; số hộ của vùng giữ nguyên.',
  removeConfirm: 'Xóa hẳn',
  columns: {
    name: { head: 'Họ tên', help: 'Như trên giấy tờ.' },
    plot: { head: 'Thửa', help: 'Tên hoặc số thửa, nếu có.' },
    hectares: { head: 'Diện tích', help: 'Tính bằng ha; để trống nếu chưa đo.' },
    phone: { head: 'Điện thoại', help: 'Để trống nếu không có.' },
  },
};
