import { degrees, type FaultSentence } from './fault-sentence.js';

/** As Vietnamese readers write it. */
function decimal(value: string | number | undefined): string {
  return value === undefined ? '' : String(value).replace('.', ',');
}

/** A fault of a drawing also says where; coordinates as they stand in the file, to be found there. */
function placed(sentence: string): FaultSentence {
  return ({ lon, lat }) =>
    lon === undefined || lat === undefined
      ? sentence
      : `${sentence} Chỗ đó: kinh độ ${degrees(lon)}, vĩ độ ${degrees(lat)}.`;
}

/** ` (gần kinh độ 105,3, vĩ độ 23,2)` */
function near(lon: string | number | undefined, lat: string | number | undefined): string {
  return lon === undefined || lat === undefined
    ? ''
    : ` (gần kinh độ ${degrees(lon)}, vĩ độ ${degrees(lat)})`;
}

const HOUSEHOLD_COLUMNS: Readonly<Record<string, string>> = {
  name: 'Họ tên',
  plot: 'Thửa',
  hectares: 'Diện tích',
  phone: 'Điện thoại',
};

/** What is wrong with one input and how to mend it, by the code of the fault. Parameters are named in `params`. */
export const faultsVi = {
  general: 'Chỗ này chưa đúng. Hãy xem lại rồi điền lần nữa.',
  required: 'Chưa điền. Hãy điền mục này.',
  'official-not-assignable':
    'Cán bộ đang vắng, có liên quan bên nộp, hoặc không xét hồ sơ. Hãy chọn người khác.',
  'copy-unknown': 'Tệp này không phải bản gốc của quyết định nào. Hãy gõ mã tra cứu để xem khác ở đâu.',
  'business-unknown': 'Không có cơ sở nào mang mã số thuế này.',
  'required-choice': 'Chưa chọn. Hãy chọn một mục.',
  'required-file': 'Chưa có tệp. Hãy chọn một tệp.',
  'too-long': ({ max }) => `Dài quá. Hãy rút gọn, tối đa ${max ?? ''} ký tự.`,
  'too-short': ({ min }) => `Ngắn quá. Hãy viết ít nhất ${min ?? ''} ký tự.`,
  'too-many': ({ max }) => `Nhiều quá. Tối đa ${max ?? ''} mục.`,
  'too-few': ({ min }) => `Ít quá. Cần ít nhất ${min ?? ''} mục.`,
  'too-large': ({ max }) => `Số lớn quá. Nhiều nhất là ${max ?? ''}.`,
  'too-small': ({ min }) => `Số nhỏ quá. Ít nhất là ${min ?? ''}.`,
  'not-a-number': ({ whole }) =>
    `Đây chưa phải là số. Hãy gõ ${whole === undefined ? 'số, ví dụ 12,5' : 'một số nguyên, ví dụ 12'}.`,
  'not-an-integer': 'Cần số nguyên. Hãy bỏ phần lẻ.',
  'not-positive': 'Cần số lớn hơn 0.',
  'too-many-decimals': ({ max }) =>
    `Quá nhiều chữ số sau dấu phẩy. Nhiều nhất ${max ?? ''} chữ số; hãy làm tròn.`,
  'not-in-list': 'Lựa chọn này không có trong danh sách. Hãy chọn lại.',
  'unknown-field': 'Mục này không có trong biểu mẫu. Hãy tải lại trang rồi điền lần nữa.',
  'character-invalid': 'Có ký tự không dùng được ở đây. Hãy xóa ký tự lạ.',
  taken: 'Đã có người dùng. Hãy chọn cái khác.',
  'not-found': 'Không thấy trong sổ. Hãy xem lại rồi gõ lần nữa.',
  'not-yours': 'Mục này không thuộc cơ sở của bạn. Hãy chọn mục khác.',
  'not-active': 'Mục này chưa được duyệt hoặc đã ngừng dùng. Hãy chọn mục khác.',
  'not-agreed': 'Cần đánh dấu đồng ý thì mới gửi được.',

  'date-invalid': 'Ngày chưa đúng. Hãy ghi ngày, tháng, năm, ví dụ 03/10/2026.',
  'event-too-old': 'Chỉ ghi được việc từ năm 2000. Hãy xem lại năm.',
  'date-far': 'Năm chưa đúng. Năm từ 1900 đến 2199.',
  'date-future': 'Ngày này chưa tới. Hãy ghi ngày đã qua hoặc hôm nay.',
  'date-past': 'Ngày này đã qua. Hãy ghi ngày từ hôm nay trở đi.',
  'date-order': 'Ngày sau đang đứng trước ngày đầu. Hãy xem lại hai ngày.',
  'time-invalid': 'Giờ chưa đúng. Hãy ghi giờ và phút, ví dụ 07:45.',
  'url-invalid': 'Địa chỉ trang chưa đúng. Địa chỉ bắt đầu bằng https://',
  'url-http': 'Địa chỉ phải bắt đầu bằng https://, không phải http:. Hãy nhờ người quản trị trang bật https.',
  'url-scheme': 'Đây không phải địa chỉ trang web. Hãy ghi địa chỉ bắt đầu bằng https://',
  'url-credentials': 'Hãy bỏ tên và mật khẩu đứng trước dấu @ trong địa chỉ.',
  'url-host': 'Tên trang web chưa đủ. Hãy ghi như https://example.vn',
  'email-invalid': 'Thư điện tử chưa đúng. Ví dụ: ten@example.vn',
  'works-here-already': 'Người có thư này đã ở trong danh sách của cơ sở.',
  'email-taken': 'Thư điện tử này đã có tài khoản. Hãy đăng nhập hoặc dùng thư khác.',

  'password-too-short': ({ min }) =>
    `Mật khẩu ngắn quá. Cần ít nhất ${min ?? 12} ký tự; một câu dễ nhớ là tốt.`,
  'password-too-long': ({ max }) => `Mật khẩu dài quá. Tối đa ${max ?? 128} ký tự.`,
  'password-common': 'Nhiều người dùng mật khẩu này nên dễ bị đoán. Hãy nghĩ một câu khác.',
  'password-digits': 'Toàn chữ số thì dễ đoán: ngày sinh, số điện thoại. Hãy thêm chữ, ví dụ cả một câu.',
  'password-mismatch': 'Hai lần gõ không giống nhau. Hãy gõ lại cả hai.',
  'password-wrong': 'Mật khẩu hiện tại không đúng. Hãy gõ lại.',
  'sign-in-failed': ({ left, minutes }) =>
    left === undefined
      ? 'Thư điện tử hoặc mật khẩu không đúng.'
      : left === 0
        ? `Thư điện tử hoặc mật khẩu không đúng. Đã hết lượt thử, tạm khóa ${minutes ?? 15} phút.`
        : `Thư điện tử hoặc mật khẩu không đúng. Còn ${left} lần thử, sau đó tạm khóa ${minutes ?? 15} phút.`,
  'sign-in-retype': 'Gõ lại mật khẩu. Xem phím in hoa và bộ gõ tiếng Việt: đang bật thì mật khẩu dễ sai.',
  'sent-too-often': ({ minutes }) =>
    `Mạng này đã gửi nhiều lần. Hãy đợi ${minutes ?? 15} phút rồi gửi lại; những gì đã gõ vẫn còn.`,
  'sign-in-locked': ({ minutes }) => `Thử sai nhiều lần. Hãy đợi ${minutes ?? 15} phút rồi thử lại.`,
  'link-expired': 'Đường dẫn này đã hết hạn hoặc đã dùng. Hãy xin đường dẫn mới.',

  'tax-code-character': 'Mã số thuế chỉ có chữ số. Hãy xóa chữ và dấu lạ.',
  'tax-code-length': 'Mã số thuế có 10 chữ số, chi nhánh thêm 3 chữ số. Hãy đếm lại.',
  'tax-code-check':
    'Chữ số cuối không khớp với chín số đầu. Thường do nhầm hoặc đảo hai số. Hãy gõ lại cả dãy.',
  'tax-code-base': 'Không mã số thuế nào bắt đầu bằng chín số này. Hãy xem lại giấy chứng nhận.',
  'tax-code-branch': 'Ba số cuối của chi nhánh bắt đầu từ 001. Hãy xem lại.',
  'tax-code-personal-id':
    'Dãy này có 12 chữ số, giống số định danh cá nhân. Doanh nghiệp, HTX dùng mã số thuế 10 chữ số.',
  'tax-code-taken':
    'Mã số thuế này đã đăng ký. Hãy đăng nhập, hoặc gọi cho chúng tôi nếu không phải bạn đăng ký.',
  'personal-id-character': 'Số định danh chỉ có chữ số. Hãy xóa chữ và dấu lạ.',
  'personal-id-length': 'Số định danh có 12 chữ số. Hãy xem mặt trước thẻ căn cước.',
  'personal-id-old-card': 'Đây là số chứng minh nhân dân cũ, 9 chữ số. Hãy dùng số định danh 12 chữ số.',
  'phone-character': 'Số điện thoại chỉ có chữ số. Hãy xóa chữ và dấu lạ.',
  'phone-prefix': 'Đầu số này không có ở Việt Nam. Số di động bắt đầu bằng 03, 05, 07, 08 hoặc 09.',
  'phone-length': 'Số di động có 10 chữ số, số bàn có 11. Hãy đếm lại.',
  'address-required': 'Chưa chọn xã, phường. Hãy chọn theo tên hiện nay.',
  'unit-unknown': 'Có tỉnh, phường hoặc xã không còn trong danh sách hiện nay. Hãy chọn lại.',
  'commune-unknown': 'Không có xã, phường này trong danh sách hiện nay. Hãy chọn trong danh sách.',
  'province-code': 'Mã tỉnh có hai chữ số, ví dụ 08.',
  'commune-not-in-province': 'Xã, phường này không thuộc tỉnh đã chọn. Hãy chọn lại tỉnh hoặc xã.',

  'gtin-length': 'Mã vạch có 8, 12, 13 hoặc 14 chữ số. Hãy đếm lại.',
  'gtin-character': 'Mã vạch chỉ có chữ số. Hãy xóa chữ và dấu lạ.',
  'gtin-check-digit': 'Chữ số cuối của mã vạch không khớp. Hãy xem lại trên bao bì rồi gõ lại.',
  'gtin-taken': 'Mã vạch này đã dùng cho sản phẩm khác đang lưu hành. Hãy xem lại trên bao bì.',
  'gtin-family-taken':
    'Dãy số này, chỉ khác số đầu và số cuối, đã thuộc một sản phẩm khác. Thùng và món hàng trong thùng phải cùng một sản phẩm. Hãy xem lại trên bao bì.',
  'gtin-variable-measure':
    'Mã 14 số bắt đầu bằng 9 là của hàng cân: mỗi gói một khối lượng. Hãy để trống khối lượng, hoặc dùng mã khác.',
  'variant-name-taken': 'Sản phẩm đã có quy cách mang tên này. Hãy đặt tên khác để người mua phân biệt.',
  'variant-gtin-fixed':
    'Mã vạch này đã công bố nên không đổi được. Hãy cho quy cách này ngừng bán rồi khai quy cách mới với mã mới.',
  'variant-needs-new-gtin':
    'Theo quy tắc GS1, lượng bên trong đổi thì phải có mã vạch mới. Hãy cho quy cách này ngừng bán rồi khai quy cách mới.',
  'variant-not-of-product': 'Quy cách này không thuộc sản phẩm đã chọn, hoặc đã ngừng bán. Hãy chọn lại.',
  'variant-printed': 'Mã QR đã cấp cho lô này nên quy cách không đổi được nữa. Nếu sai, hãy tạo lô mới.',
  'gtin-restricted':
    'Đây là số riêng của một cửa hàng, do cân của họ in ra; ở cửa hàng khác nó chỉ thứ khác. Hãy ghi mã vạch do GS1 cấp, hoặc để trống.',
  'hs-code-character': 'Mã HS chỉ có chữ số và dấu chấm. Hãy tìm mã theo tên hàng, hoặc xóa chữ.',
  'hs-code-length': 'Mã HS có 4, 6 hoặc 8 chữ số. Hãy đếm lại.',
  'hs-code-unknown': 'Không có nhóm hàng này trong biểu thuế. Hãy xem lại bốn chữ số đầu.',
  'certificate-issued-later': 'Ngày cấp chưa tới. Hãy xem lại trên giấy.',
  'certificate-gi-no-end': 'Chỉ dẫn địa lý không có thời hạn. Hãy để trống ngày hết hạn.',
  'certificate-ends-before': 'Ngày hết hạn trước ngày cấp. Hãy xem lại hai ngày trên giấy.',
  'certificate-ended': 'Chứng nhận này đã hết hạn. Hãy khai giấy còn hiệu lực.',
  'certificate-ocop-months':
    'Kết quả OCOP có hiệu lực nhiều nhất 36 tháng từ ngày cấp. Hãy xem lại ngày hết hạn.',
  'certificate-ocop-only': 'Chỉ OCOP có sao và điểm. Hãy để trống.',
  'certificate-ocop-product': 'OCOP xếp hạng từng sản phẩm. Hãy chọn ít nhất một sản phẩm.',
  'certificate-covers-nothing': 'Chưa chọn chứng nhận cho gì. Hãy chọn cả cơ sở, sản phẩm hoặc vùng trồng.',
  'certificate-number-taken': 'Chứng nhận này đã khai rồi. Hãy tìm trong danh sách.',
  'certificate-file-needed': 'Cơ quan xác nhận theo giấy. Hãy thêm bản chụp giấy chứng nhận trước khi gửi.',
  'certificate-file-cut': 'Tệp PDF bị thiếu phần cuối. Hãy tải lại bản đầy đủ.',
  'certificate-points': ({ stars, from, to }) =>
    `${stars ?? ''} sao có từ ${from ?? ''} đến dưới ${to ?? ''} điểm (5 sao: đến 100). Hãy xem lại hạng và điểm.`,
  'gtin-coupon': 'Đây là số của phiếu giảm giá hoặc phiếu hoàn tiền, không phải của sản phẩm.',
  'lot-number-character': 'Số lô chỉ dùng chữ không dấu, chữ số, dấu gạch và dấu chấm.',
  'lot-number-recorded':
    'Nhật ký đã ghi sự kiện dưới số lô này nên số lô không đổi được nữa. Nếu sai, hãy tạo lô mới.',
  'variant-recorded':
    'Nhật ký đã ghi sự kiện của lô này nên quy cách không đổi được nữa. Nếu sai, hãy tạo lô mới.',
  epcis: ({ rule, sentence }) => `Không đúng EPCIS 2.0 (${rule ?? ''}): ${sentence ?? ''}`,
  'context-too-long': 'Phần @context dài quá 4.000 ký tự.',
  'event-type-unknown': 'Loại sự kiện này không thuộc năm loại của EPCIS 2.0.',
  'too-many-objects': 'Một sự kiện nêu tối đa 1.000 đối tượng.',
  'uri-too-long': 'Một mã định danh (URI) dài tối đa 500 ký tự.',
  'not-an-epcis-document':
    'Đây không phải EPCISDocument. Một sự kiện riêng lẻ thì gửi tới /api/v1/epcis/events.',
  'too-many-events': ({ max }) => `Mỗi lần gửi tối đa ${max ?? ''} sự kiện. Hãy chia thành nhiều lần.`,
  'event-id-taken': 'Một sự kiện khác đã mang eventID này. Hãy gửi với eventID mới.',
  'event-id-twice': 'Hai sự kiện trong tài liệu này mang cùng một eventID.',
  'event-of-another':
    'Cơ sở khác đã ghi đúng sự kiện này. Hãy kiểm tra nơi, thời điểm và đối tượng trong sự kiện của bạn.',
  'lot-of-another': 'Sự kiện nêu một lô của cơ sở khác.',
  'not-a-choice': 'Giá trị này không có trong danh sách cho phép.',
  'lot-number-printed': 'Mã QR đã cấp mang số lô này nên số lô không đổi được nữa. Nếu sai, hãy tạo lô mới.',
  'lot-number-taken': 'Sản phẩm này đã có lô mang số đó. Hãy chọn số khác.',
  'qr-too-small': ({ min }) =>
    `Nhỏ như vậy điện thoại không đọc được. Hãy in rộng ít nhất ${min ?? 12} mm, to hơn càng tốt.`,
  'registry-code-length': 'Mã in trên tem có 10 ký tự. Hãy đếm lại.',
  'registry-code-character': 'Mã không có ký tự này. Hãy xem lại tem; chữ U không dùng.',
  'registry-code-check': 'Các ký tự không khớp với nhau: có chỗ gõ nhầm. Xem kỹ 8 và B, 5 và S, M và N.',
  'area-code-empty': 'Chưa có mã vùng. Hãy ghi mã.',
  'area-code-length': 'Mã vùng dài quá. Hãy xem lại.',
  'area-code-character': 'Mã vùng chỉ có chữ hoa, chữ số, dấu chấm và dấu gạch.',
  'area-code-pattern': 'Mã vùng chưa đúng mẫu của thị trường này. Hãy xem ví dụ cạnh ô.',
  'market-unknown': 'Thị trường này không có trong danh sách. Hãy chọn lại.',
  'market-taken': 'Vùng này đã xin hoặc đã có mã ở thị trường này.',
  'until-before': 'Ngày cuối không được trước ngày đầu hoặc trước hôm nay.',
  'until-before-start': 'Ngày cuối không được trước ngày đầu.',
  'season-too-long': 'Một vụ dài nhất hai năm.',
  'season-overlap': 'Vùng đã có vụ khác trong những ngày này.',
  'area-code-taken': 'Mã vùng này đã cấp cho vùng khác. Hãy chọn mã khác.',

  'geo-not-json': 'Không đọc được ranh giới. Hãy dán nguyên nội dung tệp GeoJSON.',
  'geo-type': 'Ranh giới phải là đa giác. Hãy vẽ một vùng khép kín.',
  'geo-coordinates': placed('Tọa độ chưa đúng dạng. Mỗi điểm gồm kinh độ rồi vĩ độ.'),
  'geo-position': placed('Có điểm thiếu kinh độ hoặc vĩ độ. Hãy vẽ lại điểm đó.'),
  'geo-altitude': placed('Độ cao của điểm chưa đúng. Hãy bỏ độ cao.'),
  'geo-swapped': placed('Kinh độ và vĩ độ đang đổi chỗ. Trong GeoJSON, kinh độ (khoảng 105) đứng trước.'),
  'geo-swapped-mended':
    'Kinh độ và vĩ độ đã bị đổi chỗ. Chúng tôi đã đảo lại giúp: hãy xem bản đồ rồi lưu lần nữa.',
  'geo-out-of-range':
    'Đây không phải số độ: kinh độ lớn nhất là 180, vĩ độ lớn nhất là 90. Hãy xuất lại ranh giới theo WGS 84.',
  'geo-vn2000':
    'Tọa độ này theo hệ VN-2000 (tính bằng mét), không phải kinh độ, vĩ độ. Hãy xuất lại theo hệ WGS 84 (EPSG:4326); người đo đạc hoặc phần mềm QGIS làm được.',
  'geo-wkt': 'Đây là dạng WKT. Hãy lưu ranh giới thành GeoJSON hoặc KML.',
  'geo-list': 'Đây là danh sách tọa độ. Hãy vẽ ranh giới trên bản đồ, hoặc lưu thành GeoJSON hay KML.',
  'geo-binary':
    'Tệp này không phải văn bản: có thể là shapefile hoặc ảnh. Hãy xuất GeoJSON hoặc KML từ phần mềm bản đồ.',
  'geo-too-few-points': placed('Cần ít nhất ba điểm để thành một vùng. Hãy vẽ thêm điểm.'),
  'place-unreadable': 'Chưa đọc được tọa độ. Cần hai số, ví dụ 22.66123, 104.74210.',
  'place-swapped': 'Kinh độ và vĩ độ đang đổi chỗ. Kinh độ ở Việt Nam khoảng 105, vĩ độ khoảng 22.',
  'place-not-viet-nam': 'Chỗ này không nằm trong Việt Nam. Hãy xem lại hai số.',
  'list-without-codes': 'Không thấy cột mã số. Hãy chép cả dòng tiêu đề.',
  'list-area-unknown': 'Không có vùng hay cơ sở đóng gói nào mang mã này trong địa bàn của bạn.',
  'list-dossier-open': 'Hồ sơ xin mã ở thị trường này chưa xong; hãy trả lời hồ sơ ấy.',
  'list-other-code': 'Sổ đang ghi một mã khác cho vùng này ở thị trường này. Thu hồi mã ấy trước.',
  'list-not-held': 'Sổ chưa có mã của vùng này ở thị trường này nên không thu hồi được.',
  'list-until-missing': 'Mã đã hết hạn; hãy gia hạn ở trang của mã.',
  'households-without-names': 'Không thấy cột Họ tên. Hãy chép cả dòng tiêu đề.',
  'household-line': ({ line = '', column = '' }) =>
    `Dòng ${line} chưa đúng ở cột ${HOUSEHOLD_COLUMNS[column] ?? column}.`,
  'geo-too-many-points': 'Ranh giới có quá nhiều điểm. Hãy vẽ đơn giản hơn.',
  'geo-ring-open': placed('Ranh giới chưa khép kín. Điểm cuối phải trùng điểm đầu.'),
  'geo-repeated-point': placed('Có hai điểm liền nhau trùng nhau. Hãy xóa bớt một điểm.'),
  'geo-too-small': placed('Vùng nhỏ quá. Hãy xem lại các điểm.'),
  'geo-area-mismatch': ({ measured }) =>
    `Diện tích đo trên bản đồ là ${decimal(measured)} ha, lệch nhiều so với số khai. Hãy xem lại một trong hai.`,
  'geo-overlap': ({ code }) => `Ranh giới chồng lên vùng ${code ?? 'khác'}. Hãy vẽ lại phía giáp ranh.`,

  'file-too-large': ({ max }) => `Tệp lớn quá. Tối đa ${max ?? ''} MB.`,
  'file-type': 'Loại tệp này không đọc được. Hãy chọn loại khác.',
  'image-type': 'Không đọc được ảnh này. Hãy dùng ảnh JPEG, PNG hoặc WebP.',
  'image-heic':
    'Ảnh này ở dạng HEIC hoặc AVIF, nhiều máy không xem được. Hãy đặt máy ảnh của điện thoại ở chế độ “tương thích nhất”, hoặc gửi ảnh chụp màn hình của ảnh này.',
  'image-broken': 'Tệp ảnh bị hỏng hoặc chưa tải lên hết. Hãy chụp lại hoặc chọn tệp khác.',
  'image-too-small': 'Ảnh nhỏ quá, in ra sẽ mờ. Hãy chọn ảnh to hơn.',
  'image-too-large': 'Ảnh lớn quá. Hãy chụp với độ phân giải thấp hơn.',
  'quantity-exceeds': ({ max }) => `Nhiều hơn số đang có. Còn ${max ?? ''}.`,
  'unit-mismatch': 'Đơn vị khác với đơn vị của lô. Hãy chọn cùng đơn vị.',
  'not-text': 'Chỗ này cần chữ.',
  'not-boolean': 'Chỗ này cần true hoặc false.',
  'not-a-list': 'Chỗ này cần một danh sách.',
  'not-an-object': 'Chỗ này cần một đối tượng JSON.',
  'reason-needed': 'Chưa ghi lý do. Hãy viết để người nộp biết cần làm gì.',
  'personal-id-taken':
    'Số định danh này đã đăng ký. Hãy đăng nhập, hoặc gọi cho chúng tôi nếu không phải bạn đăng ký.',
  'approved-value-fixed': 'Mục này đã được duyệt nên không đổi được. Nếu sai, hãy đăng ký sản phẩm mới.',
  'product-name-length': 'Tên sản phẩm cần 2 đến 200 ký tự.',
  'lot-or-product': 'Chọn một lô hoặc một sản phẩm, không phải cả hai.',
  'area-overlap-blocked': ({ percent = '…', name, from = '…', lon, lat }) =>
    `${percent} % diện tích nằm trên ${name === undefined ? 'vùng của cơ sở khác' : `vùng “${name}”`}${near(lon, lat)}. Với cây này, từ ${from} % thì sổ không nhận. Hãy vẽ lại phía giáp ranh hoặc thống nhất với bên kia.`,
  'eudr-root': 'Tệp EUDR phải là một FeatureCollection có “features”.',
  'eudr-empty': 'Tệp EUDR chưa có thửa nào.',
  'eudr-crs': 'Tệp EUDR chỉ nhận WGS 84. Hãy xuất lại bằng kinh độ, vĩ độ.',
  'eudr-feature': ({ at = '…' }) => `Thửa ở ${at} không phải một Feature có “properties”.`,
  'eudr-geometry': ({ at = '…' }) => `Thửa ở ${at} phải là điểm hoặc đa giác.`,
  'eudr-hole': ({ at = '…' }) => `Thửa ở ${at} có phần trừ ra; EUDR không nhận. Hãy tách thành hai mảnh.`,
  'eudr-decimals': ({ at = '…' }) => `Tọa độ của thửa ở ${at} cần ít nhất sáu chữ số thập phân.`,
  'eudr-country': ({ at = '…' }) => `Ở ${at} cần mã nước hai chữ hoa, ví dụ VN.`,
  'eudr-text': ({ at = '…' }) => `Ở ${at} phải là chữ.`,
  'eudr-area': ({ at = '…' }) => `Ở ${at} phải là số héc-ta lớn hơn 0.`,
  'eudr-point-too-large': ({ at = '…' }) => `Ở ${at}: một điểm chỉ thay cho tối đa 4 ha. Hãy vẽ ranh giới.`,
  'eudr-too-many': ({ max = 100 }) => `Nhiều quá cho một lần, tối đa ${max} thửa. Hãy chia thành nhiều tệp.`,
  'eudr-unwritable': ({ name = '…' }) =>
    `Ranh giới của vùng “${name}” không ghi được theo EUDR. Hãy vẽ lại cho gọn, hoặc bỏ vùng này ra.`,
  'eudr-abroad': 'Thửa này khai ở nước khác nên sổ không nhận.',
  'eudr-point': 'Thửa này chỉ có một điểm. Sổ cần ranh giới: hãy vẽ vùng này trên bản đồ.',
  'geo-crs': 'Hệ tọa độ không phải WGS 84. Hãy xuất lại bằng kinh độ, vĩ độ (VN-2000 thì đổi sang WGS 84).',
  'geo-archive-empty': 'Trong tệp nén không có ranh giới nào (.kml, .geojson, .gpx hoặc .shp).',
  'geo-archive-broken': 'Tệp nén bị hỏng. Hãy nén lại rồi gửi.',
  'geo-shape-without-prj': 'Shapefile thiếu tệp .prj nên không rõ hệ tọa độ. Hãy nén cả .shp và .prj.',
  'geo-shape-unreadable': 'Không đọc được shapefile này. Hãy xuất lại, hoặc gửi KML hay GeoJSON.',
  'vn2000-zone': 'Không có múi VN-2000 này. Hãy chọn trong danh sách.',
  'vn2000-number': ({ line }) =>
    `Dòng ${line ?? ''} không đọc được. Mỗi dòng cần X và Y bằng mét, như “2500123,4  480567,8”.`,
  'vn2000-range': ({ line }) =>
    `Dòng ${line ?? ''} không phải tọa độ mét VN-2000 ở Việt Nam. Hãy xem lại X, Y và múi chiếu.`,
  'vn2000-few': 'Một vùng cần ít nhất ba góc, mỗi dòng một góc.',
  'geo-features': 'Tệp phải có đúng một vùng. Hãy tách mỗi vùng một tệp.',
  'geo-self-intersection': placed('Ranh giới tự cắt chính nó. Hãy kéo các điểm cho cạnh khỏi chéo nhau.'),
  'geo-spike': placed('Ranh giới có một gai nhọn đi ra rồi quay lại. Hãy xóa điểm ở đầu gai.'),
  'geo-no-area': placed('Các điểm nằm thẳng hàng nên không thành vùng. Hãy vẽ lại.'),
  'geo-hole-outside': placed('Có phần trừ ra nằm ngoài ranh giới. Hãy vẽ lại phần đó vào trong.'),
  'geo-holes-overlap': placed('Hai phần trừ ra chồng lên nhau. Hãy gộp làm một.'),
  'geo-interior-split': placed(
    'Các phần trừ ra chia vùng thành nhiều mảnh. Hãy vẽ mỗi mảnh là một vùng riêng.',
  ),
  'geo-parts-overlap': placed('Hai mảnh của vùng chồng lên nhau. Hãy vẽ lại chỗ giáp nhau.'),
  'geo-too-intricate': 'Ranh giới quá rối. Hãy bớt điểm cho đơn giản hơn.',
  'geo-too-big': 'Tệp ranh giới lớn quá. Hãy bớt điểm hoặc chỉ gửi một vùng.',
  'geo-direction': 'Thứ tự điểm ngược chiều; sổ đã tự xếp lại. Không cần làm gì.',
  'geo-sharp-corner': placed('Có góc rất nhọn, có thể do gõ nhầm một điểm. Hãy xem lại.'),
  'geo-outside-viet-nam': placed('Vùng này nằm ngoài Việt Nam. Hãy xem lại tọa độ.'),
  'value-length': 'Mã vạch có 8, 12, 13 hoặc 14 chữ số. Hãy đếm lại.',
  'non-digit-character': 'Ở đây chỉ có chữ số. Hãy xóa chữ và dấu lạ.',
  'incorrect-check-digit': 'Chữ số cuối không khớp với các số trước. Hãy xem lại rồi gõ cả dãy.',
  'location-code': 'Mã địa điểm có 5 chữ số. Hãy đếm lại.',
  'agency-id': 'Mã cơ quan có dạng 000.00.12.H22. Hãy xem lại.',
  'area-code-shape': 'Mã vùng chưa đúng mẫu. Ví dụ: VN-TQOR-0112 hoặc TQ.08.10.90.012.',
  'date-shape': 'Hãy ghi ngày như 21/11/2026.',
  'date-ambiguous': 'Không rõ năm nào. Hãy ghi đủ bốn chữ số của năm.',
  'date-nonexistent': 'Không có ngày này. Hãy xem lại ngày và tháng.',
  'number-character': 'Đây chưa phải là số. Hãy gõ số, ví dụ 12,5.',
  'number-empty': 'Chưa điền số. Hãy gõ một số.',
  'number-grouping': 'Không rõ số này. Hãy ghi như 1.234,5: dấu phẩy trước phần lẻ.',
  'number-long': 'Số dài quá. Hãy ghi nhiều nhất 15 chữ số.',
  'quantity-negative': 'Khối lượng không thể nhỏ hơn 0. Hãy xem lại.',
  'quantity-unit': 'Thiếu đơn vị hoặc đơn vị lạ. Ví dụ: 120 kg.',
  'quantity-region': 'Sào mỗi vùng một khác. Hãy đổi ra mét vuông hoặc héc-ta.',
  'not-object': 'Không đọc được nội dung gửi lên. Hãy gửi một đối tượng JSON.',
  'personal-id-household':
    'Hộ kinh doanh, hộ nông dân dùng số định danh của người đại diện. Hãy điền 12 chữ số.',
  'tax-code-household': 'Hộ dùng số định danh, không dùng mã số thuế. Hãy để trống ô này.',
  'business-name-length': 'Tên cơ sở cần 2 đến 200 ký tự.',
  'street-length': 'Địa chỉ dài quá. Hãy rút gọn, tối đa 200 ký tự.',
  'limit-range': 'Số dòng mỗi trang từ 1 đến 100.',
  'quantity-needed': 'Chưa ghi số lượng. Hãy ghi số lượng và đơn vị.',
  'unit-needed': 'Chưa chọn đơn vị. Hãy chọn kg, hộp, chai…',
  gtin: 'Mã vạch chưa đúng. Hãy gõ lại 8, 12, 13 hoặc 14 chữ số dưới vạch.',
  'step-unknown': 'Chưa chọn việc đã làm.',
  'area-needed': 'Thu hoạch thì phải chọn vùng trồng.',
  'area-not-active': 'Vùng này chưa có mã hoặc mã đang tạm dừng. Hãy chọn vùng khác.',
  'area-twice': 'Vùng này đã chọn ở trên. Mỗi vùng ghi một lần.',
  'harvest-quantity-needed': 'Ghi lượng thu hoạch ở vùng này.',
  'moment-invalid': 'Thời điểm chưa đúng. Hãy ghi ngày và giờ, ví dụ 2026-10-03T07:30:00+07:00.',
  'output-needed': 'Ghi lượng thu được sau khi làm.',
  'commune-split': 'Từ 01/07/2025 xã cũ này tách về nhiều xã. Hãy chọn xã có trụ sở của bạn.',
  'commune-confirm': 'Có đúng xã này không? Hãy chọn, hoặc ghi rõ “xã”, “phường” trước tên.',
  'commune-ambiguous': 'Có nhiều xã mang tên này. Hãy chọn đúng xã, hoặc gõ thêm tên huyện, tỉnh.',
  'gln-invalid': 'Mã GLN có 13 chữ số và số cuối phải khớp. Hãy xem lại giấy của GS1.',
  'area-name-length': 'Tên vùng cần 2 đến 200 ký tự.',
  'kml-root': 'Tệp không phải KML. Hãy xuất lại dạng KML hoặc GeoJSON.',
  'kml-no-area': 'Tệp KML không có vùng nào. Hãy vẽ ranh giới dạng đa giác rồi xuất lại.',
  'kml-coordinates': 'Tọa độ trong tệp KML chưa đúng dạng. Hãy xuất lại từ phần mềm bản đồ.',
  'kml-too-many-areas': 'Tệp có quá nhiều vùng. Hãy tách mỗi vùng một tệp.',
  'gpx-root': 'Tệp không phải GPX. Hãy xuất lại từ máy định vị.',
  'gpx-no-track': 'Tệp GPX không có vết đi nào. Hãy đi vòng ranh giới rồi lưu vết.',
  'gpx-point': 'Có điểm trong tệp GPX thiếu kinh độ hoặc vĩ độ. Hãy xuất lại từ máy định vị.',
  'gpx-open': placed('Vết đi chưa khép kín. Hãy đi tiếp đến chỗ bắt đầu.'),
  'gpx-too-many-areas': 'Tệp có quá nhiều vết đi. Hãy tách mỗi vùng một tệp.',
  'xml-malformed': 'Tệp bị cụt hoặc hỏng. Hãy xuất lại từ phần mềm bản đồ.',
  'xml-doctype': 'Tệp có phần DOCTYPE nên không nhận. Hãy xuất lại từ phần mềm bản đồ.',
  'xml-too-deep': 'Tệp lồng quá sâu, không phải tệp bản đồ. Hãy chọn tệp khác.',
  'xml-too-big': 'Tệp ranh giới lớn quá. Hãy bớt điểm hoặc chỉ gửi một vùng.',
  'xml-too-many-elements': 'Tệp ranh giới lớn quá. Hãy bớt điểm hoặc chỉ gửi một vùng.',
  'household-kind-kept':
    'Hộ dùng số định danh, các loại hình khác dùng mã số thuế, nên không đổi qua lại bằng đơn này. Hãy đăng ký cơ sở mới rồi xin chuyển hồ sơ.',
  'view-name-needed': 'Hãy đặt tên cho cách xem này.',
  'view-empty': 'Cả danh sách thì không cần lưu. Hãy lọc hay chọn cột trước.',
  'period-unreadable': 'Viết kỳ như 2026-11, 2026-Q4 hoặc 2026.',
  'nothing-ticked': 'Chưa đánh dấu dòng nào. Hãy đánh dấu ở đầu dòng rồi bấm Xem trước.',
  'too-many-ticked': ({ max = 50, ticked = '' }) =>
    `Mỗi lần làm đến ${max} dòng; bạn đánh dấu ${ticked}. Hãy bỏ bớt rồi làm lần nữa với phần còn lại.`,
  'nothing-changed': 'Chưa có gì khác với sổ. Hãy sửa ít nhất một ô.',
  'business-out-of-reach': 'Không có cơ sở này, hoặc ngoài địa bàn của bạn.',
  'disclosure-not-so':
    'Mục này không cho chọn mức ấy: luật đã định hoặc là thông tin không bao giờ công khai.',
  'site-tax-code-of-branch': 'Chỉ chi nhánh có mã số thuế riêng. Hãy để trống hoặc chọn loại Chi nhánh.',
  'site-tax-code-of-business':
    'Mã chi nhánh là mười số của mã số thuế trụ sở, gạch nối, ba số. Số này không phải của cơ sở.',
  'site-tax-code-of-seat': 'Đây là mã số thuế của chính cơ sở đang đăng ký. Chi nhánh có ba số cuối khác.',
  'site-gln-of-seat': 'Đây là GLN của trụ sở. Mỗi nơi có GLN riêng.',
  'site-gln-prefix': 'GLN này có mã doanh nghiệp khác với GLN hoặc GTIN của cơ sở. Hãy xem lại giấy của GS1.',
  'site-gln-taken': 'GLN này đã khai cho một nơi khác.',
  'own-address': 'Đây là thư của chính bạn. Hãy ghi thư của người nhận.',
  'owns-already': 'Người này đã là chủ cơ sở.',
} satisfies Record<string, FaultSentence>;
