/** The search of everything, and the keys of the console. */
export const searchVi = {
  field: 'Tìm hồ sơ, cơ sở, mã, lô',
  submit: 'Tìm',
  title: 'Tìm',
  lead: 'Gõ tên, mã số thuế, số lô, số hồ sơ, mã vùng, mã QR hoặc mã vạch. Không cần dấu.',
  heading: (q: string) => `Tìm “${q}”`,
  nothing: 'Không tìm thấy gì.',
  nothingHint: 'Thử ít chữ hơn, hoặc chỉ gõ số. Chỉ tìm trong những gì bạn được xem.',
  more: 'Xem tất cả',
  kinds: {
    applications: 'Hồ sơ',
    businesses: 'Cơ sở',
    products: 'Sản phẩm',
    lots: 'Lô',
    areas: 'Vùng trồng',
    codes: 'Mã QR',
  },
  keys: {
    title: 'Phím tắt',
    off: 'Tắt phím tắt trên máy này',
    on: 'Bật phím tắt trên máy này',
    does: {
      anything: 'Tìm trong cả sổ',
      list: 'Tìm trong danh sách này',
      next: 'Dòng dưới',
      before: 'Dòng trên',
      open: 'Mở dòng đang chọn',
      mark: 'Đánh dấu dòng đang chọn',
      help: 'Mở bảng phím tắt này',
    },
  },
};
