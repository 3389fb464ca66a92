/** One entry for each HTTP status a person can meet: what happened, and what to do. Others read as `other`. */
export const problemsVi = {
  400: {
    title: 'Máy chủ không hiểu yêu cầu này.',
    advice: 'Hãy quay lại trang trước, tải lại rồi thử lần nữa.',
  },
  401: {
    title: 'Bạn cần đăng nhập để xem trang này.',
    advice: 'Đăng nhập xong, bạn sẽ quay lại đúng chỗ này.',
  },
  403: {
    title: 'Tài khoản của bạn không được làm việc này.',
    advice:
      'Nếu bạn cần làm, hãy nhờ quản trị của đơn vị. Nếu để trang mở quá lâu, hãy tải lại rồi gửi lần nữa.',
  },
  404: {
    title: 'Không thấy trang này.',
    advice: 'Địa chỉ có thể gõ nhầm hoặc đã đổi. Nếu bạn đang tìm sản phẩm, hãy tra bằng mã trên tem.',
  },
  405: { title: 'Trang này không nhận cách gửi đó.', advice: 'Hãy quay lại trang trước và bấm nút ở đó.' },
  409: {
    title: 'Lúc này chưa làm được việc này.',
    advice: 'Tình trạng hiện tại chưa cho phép, hoặc người khác vừa đổi. Hãy tải lại để xem bản mới nhất.',
  },
  410: { title: 'Trang này đã được gỡ.', advice: 'Hãy tìm lại từ trang đầu.' },
  412: {
    title: 'Người khác vừa sửa trước bạn.',
    advice: 'Chưa ghi gì cả. Hãy tải lại, xem bản mới, rồi sửa lần nữa.',
  },
  413: {
    title: 'Tệp gửi lên quá lớn.',
    advice: 'Hãy chọn tệp nhỏ hơn hoặc chụp ảnh với độ phân giải thấp hơn.',
  },
  415: { title: 'Loại tệp này không đọc được.', advice: 'Hãy dùng ảnh JPEG, PNG hoặc WebP.' },
  422: { title: 'Có chỗ điền chưa đúng.', advice: 'Hãy quay lại, xem lại từng ô rồi gửi lần nữa.' },
  429: { title: 'Bạn thử quá nhiều lần trong thời gian ngắn.', advice: 'Hãy đợi vài phút rồi thử lại.' },
  500: {
    title: 'Có lỗi ở máy chủ, không phải do bạn.',
    advice:
      'Lỗi đã được ghi lại. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy gọi cho chúng tôi và đọc số theo dõi.',
  },
  503: { title: 'Sổ đang tạm nghỉ.', advice: 'Thường chỉ vài phút. Hãy thử lại sau.' },
  other: { title: 'Chưa làm được việc này.', advice: 'Hãy thử lại; nếu vẫn vậy, hãy gọi cho chúng tôi.' },
};
