import { type BulkColumn, OWNER_COLUMN } from '../bulk/bulk-kind.js';
import { DETAIL_COLUMNS_OF_SHEET } from './detail-columns.js';

/** The columns of a sheet of growing areas, with the headings under which offices keep them. */
export const AREA_COLUMNS: readonly BulkColumn[] = [
  OWNER_COLUMN,
  {
    key: 'name',
    type: 'text',
    required: true,
    example: 'Nương chè Hồ Thầu',
    also: ['Tên vùng', 'Vùng trồng', 'Tên vùng nguyên liệu'],
  },
  {
    key: 'crop',
    type: 'text',
    required: true,
    example: 'Chè Shan tuyết',
    also: ['Loại cây', 'Cây', 'Tên cây trồng'],
  },
  {
    key: 'hectaresDeclared',
    type: 'number',
    required: true,
    example: '27,5',
    also: ['Diện tích', 'Số ha', 'Diện tích ha'],
  },
  {
    key: 'place',
    type: 'commune',
    required: true,
    field: 'communeCode',
    example: 'xã Thông Nguyên, tỉnh Tuyên Quang',
    also: ['Xã', 'Phường', 'Xã/Phường', 'Địa bàn', 'Mã xã', 'Đơn vị hành chính', 'Xã phường thị trấn'],
  },
  { key: 'village', type: 'text', example: 'Thôn Mẫu 3', also: ['Thôn', 'Bản', 'Thôn bản'] },
  { key: 'households', type: 'number', example: '18', also: ['Số hộ dân', 'Số hộ tham gia'] },
  ...DETAIL_COLUMNS_OF_SHEET,
  {
    key: 'polygon',
    type: 'text',
    required: true,
    example:
      '{"type":"Polygon","coordinates":[[[104.74,22.51],[104.746,22.51],[104.746,22.514],[104.74,22.514],[104.74,22.51]]]}',
    also: ['Tọa độ', 'GeoJSON', 'Tọa độ ranh giới', 'Bản đồ'],
  },
  { key: 'polygon2', type: 'text', continues: 'polygon', also: ['Ranh giới tiếp 2'] },
  { key: 'polygon3', type: 'text', continues: 'polygon', also: ['Ranh giới tiếp 3'] },
  { key: 'polygon4', type: 'text', continues: 'polygon', also: ['Ranh giới tiếp 4'] },
  { key: 'polygon5', type: 'text', continues: 'polygon', also: ['Ranh giới tiếp 5'] },
  { key: 'grid', type: 'text', also: ['Múi chiếu', 'Kinh tuyến'] },
  { key: 'areaCode', type: 'text', office: true, also: ['Mã vùng trồng', 'Mã số', 'Mã vùng'] },
];
