/** One sentence for each code of a refusal; `{name}` is filled in. Says why not, and what to do instead. */
export const refusalsVi = {
  'sign-in-needed': 'Gửi khóa API trong đầu mục Authorization: Bearer dg_….',
  'api-key-unreadable': 'Đầu mục Authorization phải có dạng: Bearer dg_….',
  'api-key-unknown': 'Khóa API này không có hoặc đã bị thu lại. Hãy tạo khóa mới trong mục Tài khoản.',
  'no-access-rule': 'Đường dẫn này chưa khai quyền truy cập nên bị chặn.',
  'no-business-yet': 'Bạn chưa đăng ký cơ sở. Hãy đăng ký cơ sở trước.',
  'cross-site': 'Yêu cầu đến từ một trang khác nên bị chặn. Hãy mở trang này trực tiếp rồi làm lại.',
  'form-expired': 'Biểu mẫu đã hết hạn. Hãy quay lại trang trước, tải lại rồi gửi lần nữa.',
  'too-many': 'Thử lại sau {minutes} phút.',
  stale: 'Nội dung đã được người khác sửa sau khi bạn mở. Hãy đọc bản mới rồi sửa lần nữa.',
  'if-match-needed': 'Gửi kèm đầu mục If-Match với ETag của bản bạn đã đọc.',
  'idempotency-key-unreadable': 'Idempotency-Key phải là 1 đến 255 ký tự in được.',
  'idempotency-key-reused': 'Idempotency-Key này đã dùng cho một yêu cầu khác. Hãy dùng khóa mới.',
  'cursor-unknown':
    'Con trỏ trang không đọc được. Hãy dùng nguyên giá trị “next” của lần đọc trước, hoặc bỏ nó đi.',
  'nul-character': 'Yêu cầu chứa ký tự U+0000, là ký tự không lưu được.',
  'too-deep': 'Dữ liệu lồng quá sâu.',
};
