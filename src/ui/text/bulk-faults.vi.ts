import type { FaultSentence } from './fault-sentence.js';

const atLine = (line: string | number | undefined) => (line === undefined ? '' : ` (dòng ${line})`);

/** What is wrong with a sheet, one of its cells, or a row that was to be loaded. */
export const bulkFaultsVi = {
  'table-empty': 'Tệp không có gì. Hãy mở tệp xem lại, lưu rồi gửi lần nữa.',
  'table-no-rows': 'Chỉ có tên cột, chưa có dòng nào bên dưới. Hãy điền ít nhất một dòng.',
  'table-too-big': 'Tệp mở ra quá lớn. Hãy chép riêng phần cần nhập sang một bảng mới, chỉ dán giá trị.',
  'table-too-many-rows': 'Quá 10.000 dòng. Hãy chia bảng thành nhiều tệp.',
  'table-too-many-columns': ({ line }) => `Quá 100 cột${atLine(line)}. Hãy xóa những cột thừa ở bên phải.`,
  'table-cell-too-long': ({ line }) => `Có ô quá dài, hơn 200.000 chữ${atLine(line)}. Hãy rút gọn ô đó.`,
  'table-quote-open': ({ line }) =>
    `Có dấu ngoặc kép mở mà không đóng${atLine(line)}. Hãy sửa dòng đó rồi lưu lại.`,
  'table-old-excel':
    'Đây là tệp Excel đời cũ (.xls) hoặc tệp có mật khẩu. Hãy bỏ mật khẩu và lưu thành “Excel Workbook (.xlsx)”.',
  'table-binary-excel': 'Đây là tệp .xlsb. Hãy lưu thành “Excel Workbook (.xlsx)”.',
  'table-open-document': 'Đây là tệp .ods. Hãy lưu thành .xlsx hoặc CSV.',
  'table-web-page': 'Đây là trang web mang tên bảng tính. Hãy mở bằng Excel rồi lưu thành .xlsx.',
  'table-not-a-table': 'Đây không phải bảng tính. Hãy gửi tệp XLSX hoặc CSV.',
  'table-broken': 'Tệp bị hỏng. Hãy mở bằng Excel, lưu lại rồi gửi lần nữa.',
  'table-doctype': 'Tệp có chứa khai báo lạ nên không được nhận. Hãy mở bằng Excel rồi lưu lại thành .xlsx.',
  'table-no-sheet': 'Không thấy trang tính nào trong tệp. Hãy xem trang tính có bị ẩn không.',
  'file-or-text': 'Chưa có bảng nào. Hãy chọn tệp hoặc dán các ô vào.',
  'column-twice': 'Hai cột cùng được ghép vào một mục. Hãy bỏ qua một trong hai.',
  'column-none': 'Chưa ghép cột nào. Hãy chọn ít nhất một cột.',
  'cell-error': ({ text }) => `Ô đang báo lỗi ${text ?? ''}. Hãy sửa công thức hoặc gõ giá trị vào.`,
  'cell-formula':
    'Ô bắt đầu bằng dấu như công thức (=, @). Nếu là chữ thật, hãy thêm dấu nháy đơn đằng trước.',
  'cell-choice': ({ text }) =>
    `“${text ?? ''}” không có trong danh sách. Hãy chọn đúng như trang “Danh mục” của bảng mẫu.`,
  'cell-yes-no': 'Hãy ghi “có” hoặc “không”.',
  'cell-shortened':
    'Bảng tính đã rút gọn số này (dạng 8,9E+12). Hãy đổi ô sang dạng chữ rồi gõ lại đủ chữ số.',
  'cell-commune-several': ({ names }) => `Có nhiều nơi tên này. Hãy ghi rõ một nơi: ${names ?? ''}`,
  'cell-business-unknown':
    'Không thấy cơ sở này trong sổ, hoặc ngoài địa bàn của bạn. Hãy ghi mã số thuế, hoặc nhập cơ sở trước.',
  'cell-business-several': ({ count }) => `Có ${count ?? ''} cơ sở cùng tên này. Hãy ghi mã số thuế.`,
  'cell-business-not-active': 'Cơ sở này chưa được duyệt hoặc đang bị đình chỉ. Hãy xử lý việc đó trước.',
  'cell-cover-unknown': ({ name }) =>
    `Cơ sở không có mục nào tên “${name ?? ''}” trong sổ. Hãy ghi đúng tên, hoặc nhập mục đó trước.`,
  'cell-cover-several': ({ name }) => `Cơ sở có nhiều mục tên “${name ?? ''}”. Hãy ghi GTIN hoặc mã số.`,
  'cell-twin': ({ line }) => `Trùng với dòng ${line ?? ''} của bảng này. Dòng này được bỏ qua.`,
  'cell-outside-units': 'Nơi này ngoài địa bàn được giao cho bạn.',
  'known-tax-code': ({ name }) => `Mã số thuế này đã có trong sổ: ${name ?? ''}.`,
  'known-personal-id': ({ name }) => `Số định danh này đã có trong sổ: ${name ?? ''}.`,
  'known-business': ({ name }) => `Gần giống một cơ sở cùng xã đã có trong sổ: ${name ?? ''}.`,
  'known-gtin': ({ name }) => `GTIN này đã có trong sổ: ${name ?? ''}.`,
  'known-product': ({ name }) => `Cơ sở đã có sản phẩm này: ${name ?? ''}.`,
  'known-area': ({ name }) => `Cơ sở đã có vùng trồng này: ${name ?? ''}.`,
  'known-area-code': 'Mã số này đã cấp cho một vùng trồng khác.',
  'known-certificate': 'Cơ sở đã có chứng nhận cùng loại, cùng số.',
  'bulk-nothing-good': 'Không có dòng nào để nhập.',
  'bulk-not-all-good':
    'Còn dòng chưa nhập được nên không nhập tất cả được. Hãy chọn “Chỉ những dòng đúng” hoặc sửa bảng.',
  'bulk-not-allowed': 'Bạn không còn quyền nhập loại bảng này.',
  'bulk-kept-changed': 'Giữ lại: đã có người sửa sau khi nhập.',
  'bulk-kept-in-use': 'Giữ lại: đã có thứ khác dựa vào mục này.',
} satisfies Readonly<Record<string, FaultSentence>>;
