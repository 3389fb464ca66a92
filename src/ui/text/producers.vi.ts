/** A producer as it shows itself. */
export const producersVi = {
  description: (name: string) => `${name} trong sổ nguồn gốc: địa chỉ, sản phẩm, nơi sản xuất.`,
  states: { suspended: 'Cơ sở đang bị tạm dừng.', ended: 'Cơ sở đã thôi hoạt động.' },
  formerly: 'Đã nhận gộp:',
  products: 'Xem sản phẩm',
  formerAddress: 'Địa chỉ trước 01/07/2025',
  contactName: 'Người liên hệ',
  contactPhone: 'Điện thoại',
  contactEmail: 'Thư điện tử',
  representative: 'Người đại diện',
  sites: 'Chi nhánh và nơi sản xuất',
};
