import type { BulkColumn } from '../bulk/bulk-kind.js';

/** What is looked for in a list of an authority, under the headings that such lists have. */
export const LIST_COLUMNS: readonly BulkColumn[] = [
  {
    key: 'code',
    type: 'text',
    required: true,
    also: [
      ...[
        'Mã số',
        'Mã số vùng trồng',
        'Mã vùng trồng',
        'Mã số cơ sở đóng gói',
        'Mã cơ sở đóng gói',
        'MSVT',
        'MSCSĐG',
      ],
      ...[
        'PUC',
        'PHC',
        'Code',
        'Orchard code',
        'Packing house code',
        'Registration code',
        'Registered number',
      ],
    ],
  },
  {
    key: 'name',
    type: 'text',
    also: [
      ...['Tên', 'Tên vùng trồng', 'Vùng trồng', 'Tên cơ sở đóng gói', 'Cơ sở đóng gói', 'Tên cơ sở'],
      ...['Name', 'Orchard name', 'Orchard', 'Packing house name', 'Packinghouse'],
    ],
  },
  {
    key: 'commune',
    type: 'text',
    also: ['Xã', 'Phường', 'Xã/Phường', 'Xã, phường', 'Địa chỉ', 'Địa bàn', 'Commune', 'Ward', 'Address'],
  },
  { key: 'district', type: 'text', also: ['Huyện', 'Quận', 'Huyện/Thị xã', 'District'] },
  { key: 'province', type: 'text', also: ['Tỉnh', 'Tỉnh/Thành phố', 'Tỉnh, thành phố', 'Province'] },
  {
    key: 'state',
    type: 'text',
    also: ['Trạng thái', 'Tình trạng', 'Tình trạng mã', 'Ghi chú', 'Status', 'State'],
  },
  { key: 'since', type: 'day', also: ['Ngày cấp', 'Hiệu lực từ', 'Từ ngày', 'Approved date', 'Valid from'] },
  {
    key: 'until',
    type: 'day',
    also: ['Ngày hết hạn', 'Hiệu lực đến', 'Đến ngày', 'Hết hạn', 'Valid until', 'Expiry date'],
  },
];
