const stopped = 'Đọc lý do, sửa cho đúng, rồi liên hệ cơ quan để được mở lại.';

/** What the office did to things of a business. */
export const noticesVi = {
  title: 'Thông báo của cơ quan',
  lead: 'Cơ quan đã làm gì với hồ sơ, cơ sở, vùng trồng, sản phẩm, lô và mã của bạn, vì sao, và bạn cần làm gì.',
  caption: 'Thông báo, mới nhất trước',
  none: 'Chưa có thông báo nào.',
  panel: 'Có chuyện cần biết',
  all: 'Tất cả thông báo',
  fresh: 'Mới',
  seen: 'Đã xem hết',
  look: 'Mở ra xem',
  open: 'Xem tại:',
  reason: 'Lý do:',
  at: (time: string) => `Lúc ${time}.`,
  because: (reason: string) => `Lý do: ${reason}`,
  due: (time: string) => `Cơ quan trả lời trước ${time}.`,
  decision: (number: string) => `Quyết định số ${number}.`,
  /** How somebody hears by mail. */
  mail: {
    title: 'Thư báo',
    panel: 'Nhận thư báo thế nào',
    label: 'Gửi thư cho tôi',
    choices: { 'at-once': 'Ngay khi có', daily: 'Gộp một thư mỗi ngày', never: 'Không gửi' },
    notes: {
      'at-once': 'Mỗi thông báo một thư.',
      daily: 'Sáng hôm sau, vào 7 giờ; không có gì thì không gửi.',
      never: 'Vẫn xem được ở trang Thông báo.',
    },
    always: 'Việc tạm dừng, giữ lô, kết quả hồ sơ và thư về tài khoản thì luôn gửi ngay, không tắt được.',
    save: 'Lưu cách nhận thư',
    saved: 'Đã lưu cách nhận thư.',
    subject: (count: string) => `${count} thông báo của cơ quan`,
    stopTitle: 'Thôi nhận thư báo',
    stopLead: 'Bấm nút dưới đây thì chúng tôi thôi gửi thư báo tới địa chỉ đã nhận thư này.',
    stop: 'Thôi gửi thư báo',
    stopped: 'Đã thôi gửi thư báo.',
    otherwise: 'Hay là gộp một thư mỗi ngày?',
    change: 'Đổi cách nhận thư hoặc thôi nhận, không cần đăng nhập:',
  },
  /** How the log tells of it. */
  audit: {
    subjects: {},
    actions: { 'user.notice-mail-chosen': 'Chọn cách nhận thư báo' },
    fields: { mail: 'Thư báo' },
  },
  kinds: {
    'application.submit': (title: string) => `Cơ quan đã nhận hồ sơ ${title}.`,
    'application.resubmit': (title: string) => `Cơ quan đã nhận bản bổ sung của hồ sơ ${title}.`,
    'application.withdraw': (title: string) => `Hồ sơ ${title} đã được rút lại.`,
    'application.approve': (title: string) => `Hồ sơ ${title} đã được duyệt.`,
    'application.amend': (title: string) => `Hồ sơ ${title} cần bổ sung.`,
    'application.refuse': (title: string) => `Hồ sơ ${title} bị từ chối.`,
    'application.order-field-check': (title: string) =>
      `Cơ quan sẽ đến xem tận nơi trước khi trả lời hồ sơ ${title}.`,
    'application.report-field-check': (title: string) => `Cơ quan đã đến xem tận nơi cho hồ sơ ${title}.`,
    'application.late': (title: string) =>
      `Hồ sơ ${title} đã quá hạn mà cơ quan chưa trả lời. Bạn không phải nộp lại; cần hỏi thì liên hệ cơ quan.`,
    'area-registration.suspend': (title: string) => `Mã vùng ${title} đang bị tạm dừng.`,
    'area-registration.reject': (title: string) => `Kiểm tra lại ${title}: chưa đạt, mã vẫn tạm dừng.`,
    'area-registration.expire': (title: string) => `Mã vùng ${title} đã hết hạn.`,
    'area-registration.issue': (title: string) => `Đã có mã vùng ${title}.`,
    'area-registration.decline': (title: string) => `Thị trường không cấp mã cho ${title}.`,
    'area-registration.reinstate': (title: string) => `Mã vùng ${title} dùng lại được.`,
    'area-registration.revoke': (title: string) => `Mã vùng ${title} đã bị thu hồi.`,
    'area-registration.renew': (title: string) => `Mã vùng ${title} đã được gia hạn.`,
    'area-registration.expiring': (title: string) =>
      `Mã vùng ${title} sắp hết hạn. Mở ra và bấm “Xin gia hạn” để dùng tiếp không gián đoạn.`,
    'business.suspend': () => 'Cơ sở của bạn đang bị tạm dừng.',
    'business.resume': () => 'Cơ sở của bạn hoạt động lại được.',
    'business.close': () => 'Cơ sở của bạn đã bị đóng trong sổ.',
    'business.merge': (title: string) =>
      `${title} đã được gộp vào một cơ sở khác trong sổ. Mã và hồ sơ vẫn giữ nguyên.`,
    'business.unmerge': (title: string) => `${title} đã được tách ra, đứng riêng như trước khi gộp.`,
    'business.hand-over': (title: string) =>
      `Có lời giao cơ sở của bạn cho ${title}. Nếu không đúng, hãy rút lại hoặc báo cơ quan ngay.`,
    'business.hand-over-declined': (title: string) => `${title} không nhận cơ sở. Mọi việc vẫn như cũ.`,
    'business.handed-over': (title: string) => `Cơ sở nay do ${title} làm chủ.`,
    'business.take-over': (title: string) =>
      `${title} đã được gộp vào cơ sở của bạn. Hồ sơ, lô và mã của họ nay do bạn trông coi.`,
    'business.give-back': (title: string) =>
      `${title} đã được tách khỏi cơ sở của bạn. Hồ sơ, lô và mã của họ về lại với họ.`,
    'growing-area.suspend': (title: string) => `Vùng trồng ${title} đang bị tạm dừng.`,
    'growing-area.resume': (title: string) => `Vùng trồng ${title} dùng lại được.`,
    'product.suspend': (title: string) => `Sản phẩm ${title} đang bị tạm dừng.`,
    'product.resume': (title: string) => `Sản phẩm ${title} đã được mở lại.`,
    'code.suspend': (title: string) => `Mã ${title} đang bị tạm dừng.`,
    'code.resume': (title: string) => `Mã ${title} dùng lại được.`,
    'lot.hold': (title: string) => `Lô ${title} đang bị cơ quan giữ.`,
    'product.shop-dead': (title: string) =>
      `Trang bán hàng của ${title} không ai trả lời, nên đang ẩn trên trang công khai. Mở lại được thì tự hiện.`,
    'certificate.expiring': (title: string) =>
      `Chứng nhận số ${title} sắp hết hạn. Sau ngày đó không trang nào hiện nó; có giấy mới thì khai thêm.`,
    'certificate.revoke': (title: string) =>
      `Chứng nhận số ${title} đã bị cơ quan gạch bỏ, không trang nào hiện nữa.`,
    'lot.release': (title: string) => `Lô ${title} được lưu hành lại.`,
  },
  todo: {
    'application.amend': 'Mở hồ sơ, sửa chỗ được nêu rồi gửi lại. Thời hạn của cơ quan dừng tới lúc đó.',
    'area-registration.suspend':
      'Đừng giao hàng theo mã này sang thị trường đó. Khắc phục nguyên nhân, báo lại ở trang vùng trồng; cơ quan kiểm tra lại rồi mới mở.',
    'area-registration.reject': 'Đọc kết quả kiểm tra, khắc phục tiếp rồi báo lại ở trang vùng trồng.',
    'area-registration.expire': 'Đừng dùng mã này nữa. Liên hệ cơ quan để gia hạn cho vụ tới.',
    'business.suspend': `Người quét mọi mã của bạn thấy cơ sở đang tạm dừng. ${stopped}`,
    'growing-area.suspend': `Trang nguồn gốc ghi mã vùng đang tạm dừng. ${stopped}`,
    'product.suspend': `Ngừng bán các lô của sản phẩm này; người quét thấy lệnh tạm dừng trước tiên. ${stopped}`,
    'code.suspend': `Ngừng bán hàng mang mã này; người quét thấy lệnh tạm dừng. ${stopped}`,
    'lot.hold': `Ngừng bán lô này, để riêng, giữ nguyên tem. ${stopped}`,
  },
  /** On the page of a thing that something above it stops. */
  stoppedBy: {
    business: 'Cơ sở đang bị tạm dừng.',
    product: 'Sản phẩm của lô này đang bị tạm dừng.',
    code: 'Mã của lô này đang bị tạm dừng.',
    scans: 'Ai quét mã của lô cũng thấy điều này trước tiên, dù lô đã cho lưu hành.',
    tag: 'Đang bị dừng',
    next: 'Ngừng bán lô này. Đọc lý do tạm dừng, sửa cho đúng rồi liên hệ cơ quan.',
  },
};
