import { nameOf } from '../../standards/units/units.js';
import { formatDateTime, formatQuantity } from '../format.js';
import type { FaultParams, FaultSentence } from './fault-sentence.js';

/** `540 hộp`, of an amount as the database writes it. */
function amount(params: FaultParams, key: string): string {
  const [value, unit] = [params[key], params['unit']];
  return value === undefined || unit === undefined
    ? 'số đã ghi'
    : formatQuantity('vi', Number(value), nameOf(String(unit)), 6);
}

const lot = ({ lot: number }: FaultParams) => (number === undefined ? 'lô này' : `lô ${number}`);
const unit = (code: string | number | undefined) =>
  code === undefined ? 'đơn vị của lô' : nameOf(String(code));

/** Why something cannot be done with lots, with the figures. */
export const productionFaultsVi = {
  'operation-unknown': 'Không có việc này. Hãy chọn một việc trong danh sách.',
  'lot-not-held': 'Không có lô này trong kho của bạn: lô của cơ sở khác, hoặc chưa ai giao cho bạn.',
  'lot-twice': 'Lô này ghi hai lần. Hãy cộng lại thành một dòng.',
  'lot-in-itself': 'Lô này vừa đưa vào vừa lấy ra. Hãy lấy ra một lô khác.',
  'lot-circle': (params) =>
    `Thành vòng tròn: ${lot(params)} đưa vào đây lại được làm từ chính lô lấy ra. Hãy lấy ra một lô mới.`,
  'lot-stopped': (params) => `Không làm được với ${lot(params)}: lô đang tạm giữ, thu hồi hoặc đã đóng.`,
  'lot-without-quantity': (params) =>
    `Chưa biết ${lot(params)} có bao nhiêu. Hãy ghi số lượng và đơn vị ở trang của lô trước.`,
  'before-input': (params) =>
    `Lúc này chưa có ${lot(params)}${params['since'] === undefined ? '' : `: lô có từ ${formatDateTime('vi', new Date(String(params['since'])))}`}. Hãy xem lại ngày giờ.`,
  'unit-not-of-lot': ({ unit: code, ...params }) =>
    `Lượng của ${lot(params)} tính bằng ${unit(code)}. Hãy ghi bằng đơn vị đó, hoặc khai một đơn vị chứa bao nhiêu; số phải chẵn đơn vị.`,
  'one-unit': ({ unit: code }) => `Cân cả mẻ bằng một đơn vị: dòng đầu ghi ${unit(code)}.`,
  'too-fine': 'Số nhỏ quá, sổ ghi đến một phần triệu. Hãy ghi số lớn hơn.',
  'trace-start-unreadable': 'Không đọc được chỗ bắt đầu. Viết như lot: và mã của lô, area: và mã của vùng.',
  'more-than-sent': (params) =>
    `Ghi nhận ${amount(params, 'asked')} nhưng chỉ gửi ${amount(params, 'left')} của ${lot(params)}. Hãy xem lại số.`,
  'lot-not-sent': 'Chuyến hàng này không có lô ấy. Hãy bỏ dòng này.',
  'before-shipment': ({ since }) =>
    `Nhận không thể trước lúc gửi${since === undefined ? '' : ` (${formatDateTime('vi', new Date(String(since)))})`}. Hãy xem lại ngày giờ.`,
  'shipment-words-needed': 'Số nhận khác số gửi. Hãy ghi thiếu gì, hỏng gì.',
  'one-receiver': 'Hãy ghi bên nhận bằng một cách: mã số thuế, hoặc tên nếu chưa có trong sổ.',
  'receiver-not-active': 'Cơ sở này chưa được duyệt hoặc đang tạm dừng nên chưa nhận hàng được.',
  'receiver-oneself': 'Đây là chính cơ sở bạn. Chuyển kho trong nhà thì không phải xuất hàng.',
  'unit-has-factor': 'Đơn vị này ai cũng biết bằng bao nhiêu. Chỉ khai cho hộp, túi, thùng…',
  'event-of-operation': 'Sự kiện này là một việc với lô, ghi trong sổ. Hãy hủy việc đó ở trang của nó.',
  'whole-packages': ({ unit: code }) => `Không chia lẻ được ${unit(code)}. Hãy ghi số nguyên.`,
  'more-than-left': (params) =>
    `Ghi ${amount(params, 'asked')} nhưng ${lot(params)} chỉ còn ${amount(params, 'left')}. Hãy ghi không quá số còn lại.`,
  'more-out-than-in': (params) =>
    `Lấy ra ${amount(params, 'out')} nhưng chỉ đưa vào ${amount(params, 'in')}. Hãy xem lại hai số.`,
  'not-comparable': ({ in: from, out }) =>
    `Không so được ${unit(from)} với ${unit(out)}. Hãy khai một ${unit(out)} chứa bao nhiêu, ví dụ 100 g.`,
  'content-no-measure': 'Hãy ghi một gói chứa bao nhiêu g, kg, ml, lít hoặc cái.',
  'quantity-balanced':
    'Lượng của lô đã vào sổ vào ra nên không sửa ở đây. Hãy hủy việc đã ghi sai, rồi ghi lại cho đúng.',
  'operation-built-on': (params) =>
    `Không hủy được: ${lot(params)} chỉ còn ${amount(params, 'left')}, việc này đã đưa vào ${amount(params, 'moved')}, hoặc lô đã cho lưu hành. Hãy hủy việc làm sau đó trước.`,
  'no-inputs-here': 'Thu hoạch không lấy từ lô nào. Hãy bỏ phần này.',
  'no-outputs-here': 'Việc này không làm ra lô nào. Hãy bỏ phần này.',
  'no-areas-here': 'Chỉ thu hoạch mới ghi vùng trồng. Hãy bỏ phần này.',
  'no-added-here': 'Chỉ chế biến và đóng gói mới ghi thứ cho thêm. Hãy bỏ phần này.',
  'inputs-needed': 'Hãy ghi ít nhất một lô đưa vào.',
  'outputs-needed': 'Hãy ghi ít nhất một lô lấy ra.',
  'one-input': 'Tách thì chỉ từ một lô. Nhiều lô thì chọn Phối trộn.',
  'two-inputs': 'Phối trộn cần ít nhất hai lô. Một lô thì chọn Tách hoặc Chế biến.',
  'one-output': 'Chỉ một lô lấy ra. Hãy bỏ các dòng sau.',
} satisfies Record<string, FaultSentence>;
