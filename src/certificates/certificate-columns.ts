import { type BulkColumn, OWNER_COLUMN } from '../bulk/bulk-kind.js';

const KINDS = {
  'viet gap': 'vietgap',
  globalgap: 'globalgap',
  'global gap': 'globalgap',
  cddl: 'gi',
  attp: 'food-safety',
  'an toan thuc pham': 'food-safety',
  organic: 'organic',
};

/** The columns of a sheet of certificates, with the headings under which offices keep them. */
export const CERTIFICATE_COLUMNS: readonly BulkColumn[] = [
  OWNER_COLUMN,
  {
    key: 'kind',
    type: 'choice',
    required: true,
    choices: ({ certificates }) => certificates.kinds,
    said: KINDS,
    example: 'OCOP',
    also: ['Loại', 'Chứng nhận', 'Loại giấy'],
  },
  { key: 'title', type: 'text', also: ['Tên', 'Tên chỉ dẫn địa lý'] },
  {
    key: 'number',
    type: 'text',
    required: true,
    example: '000/QĐ-UBND',
    also: ['Số chứng nhận', 'Số giấy', 'Số quyết định', 'Số hiệu'],
  },
  {
    key: 'issuer',
    type: 'text',
    required: true,
    example: 'UBND tỉnh Tuyên Quang',
    also: ['Cơ quan cấp', 'Tổ chức cấp', 'Đơn vị cấp'],
  },
  {
    key: 'issuedOn',
    type: 'day',
    required: true,
    example: '01/03/2026',
    also: ['Ngày cấp giấy', 'Ngày quyết định'],
  },
  {
    key: 'expiresOn',
    type: 'day',
    example: '28/02/2029',
    also: ['Ngày hết hạn', 'Hết hạn', 'Hiệu lực đến', 'Có hiệu lực đến hết ngày'],
  },
  { key: 'stars', type: 'number', example: '4', also: ['Hạng sao', 'Sao', 'Xếp hạng'] },
  { key: 'points', type: 'number', also: ['Số điểm'] },
  { key: 'coversBusiness', type: 'yes-no', also: ['Cả cơ sở'] },
  {
    key: 'products',
    type: 'list',
    field: 'productIds',
    example: 'Chè Shan tuyết Hồ Thầu',
    also: ['Sản phẩm', 'Sản phẩm được chứng nhận', 'Tên sản phẩm'],
  },
  { key: 'areas', type: 'list', field: 'areaIds', also: ['Vùng trồng', 'Vùng trồng được chứng nhận'] },
];
