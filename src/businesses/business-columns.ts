import type { BulkColumn } from '../bulk/bulk-kind.js';

/** As lists of provinces shorten them. */
const KINDS = {
  htx: 'cooperative',
  tht: 'cooperative-group',
  hkd: 'household',
  ho: 'household',
  'ho kinh doanh': 'household',
  'ho nong dan': 'household',
  'ho ca the': 'household',
  'cong ty': 'company',
  'doanh nghiep': 'company',
  dn: 'company',
  'cong ty tnhh': 'company',
  'cong ty co phan': 'company',
};

/** The columns of a sheet of businesses, with the headings under which offices keep them. */
export const BUSINESS_COLUMNS: readonly BulkColumn[] = [
  {
    key: 'kind',
    type: 'choice',
    required: true,
    choices: ({ businesses }) => businesses.kinds,
    said: KINDS,
    example: 'Hợp tác xã',
    also: ['Loại cơ sở', 'Loại hình cơ sở', 'Loại'],
  },
  {
    key: 'name',
    type: 'text',
    required: true,
    example: 'Hợp tác xã Chè mẫu Hồ Thầu',
    also: ['Tên', 'Tên đơn vị', 'Tên doanh nghiệp', 'Tên HTX', 'Tên chủ thể'],
  },
  {
    key: 'taxCode',
    type: 'digits',
    digits: 10,
    example: '9900000136',
    also: ['MST', 'Mã số doanh nghiệp', 'Mã số HTX'],
  },
  { key: 'personalId', type: 'digits', digits: 12, also: ['CCCD', 'Căn cước', 'Số căn cước', 'Số CCCD'] },
  { key: 'gln', type: 'digits', digits: 13, also: ['Mã GLN'] },
  {
    key: 'place',
    type: 'commune',
    required: true,
    field: 'communeCode',
    example: 'xã Thông Nguyên, tỉnh Tuyên Quang',
    also: ['Xã', 'Phường', 'Xã/Phường', 'Địa bàn', 'Mã xã', 'Đơn vị hành chính', 'Xã phường thị trấn'],
  },
  {
    key: 'street',
    type: 'text',
    required: true,
    example: 'Thôn Mẫu 3',
    also: ['Thôn', 'Địa chỉ', 'Số nhà', 'Thôn/Bản', 'Địa chỉ chi tiết'],
  },
  { key: 'formerAddress', type: 'text', also: ['Địa chỉ cũ'] },
  {
    key: 'contactName',
    type: 'text',
    required: true,
    example: 'Nguyễn Thị Mẫu',
    also: ['Người đại diện', 'Họ tên', 'Giám đốc', 'Chủ cơ sở', 'Đại diện'],
  },
  {
    key: 'contactPhone',
    type: 'digits',
    required: true,
    digits: 10,
    example: '0219 0000 013',
    also: ['SĐT', 'Số điện thoại', 'Điện thoại liên hệ', 'ĐT'],
  },
  {
    key: 'contactEmail',
    type: 'text',
    required: true,
    example: 'htx@example.vn',
    also: ['Email', 'E-mail', 'Mail'],
  },
  { key: 'website', type: 'text', also: ['Website', 'Web'] },
];
