import { type BulkColumn, OWNER_COLUMN } from '../bulk/bulk-kind.js';

/** The columns of a sheet of products, with the headings under which offices keep them. */
export const PRODUCT_COLUMNS: readonly BulkColumn[] = [
  OWNER_COLUMN,
  {
    key: 'nameVi',
    type: 'text',
    required: true,
    example: 'Chè Shan tuyết Hồ Thầu',
    also: ['Tên', 'Tên hàng', 'Sản phẩm', 'Tên tiếng Việt', 'Tên sản phẩm tiếng Việt'],
  },
  {
    key: 'nameEn',
    type: 'text',
    example: 'Hồ Thầu Shan Tuyết tea',
    also: ['Tên sản phẩm tiếng Anh', 'English name'],
  },
  {
    key: 'category',
    type: 'choice',
    choices: ({ products }) => products.categories,
    example: 'Đồ uống',
    also: ['Nhóm', 'Nhóm OCOP', 'Ngành hàng'],
  },
  { key: 'brand', type: 'text', example: 'Hồ Thầu', also: ['Thương hiệu'] },
  {
    key: 'netContent',
    type: 'text',
    example: 'Hộp 100 g',
    also: ['Quy cách đóng gói', 'Khối lượng tịnh', 'Đóng gói', 'Khối lượng'],
  },
  { key: 'gtin', type: 'digits', also: ['GTIN', 'Mã vạch', 'Barcode', 'Mã GTIN'] },
  { key: 'hsCode', type: 'text', example: '0902.30.10', also: ['HS'] },
  {
    key: 'shelfLifeDays',
    type: 'number',
    example: '730',
    also: ['Hạn sử dụng', 'Hạn dùng', 'HSD', 'Hạn sử dụng ngày'],
  },
  { key: 'standards', type: 'text', example: 'TCVN 13993:2024', also: ['Tiêu chuẩn áp dụng', 'Quy chuẩn'] },
  {
    key: 'ingredientsVi',
    type: 'text',
    example: 'Búp chè Shan tuyết',
    also: ['Thành phần tiếng Việt', 'Nguyên liệu'],
  },
  { key: 'ingredientsEn', type: 'text' },
  { key: 'warningsVi', type: 'text', also: ['Cảnh báo tiếng Việt'] },
  { key: 'warningsEn', type: 'text' },
  {
    key: 'storageVi',
    type: 'text',
    example: 'Nơi khô, mát',
    also: ['Hướng dẫn bảo quản', 'Bảo quản tiếng Việt'],
  },
  { key: 'storageEn', type: 'text' },
  { key: 'descriptionVi', type: 'text', also: ['Mô tả tiếng Việt', 'Giới thiệu'] },
  { key: 'descriptionEn', type: 'text' },
  {
    key: 'shopUrls',
    type: 'list',
    example: 'https://htx.example/',
    also: ['Link bán hàng', 'Gian hàng', 'Trang bán hàng'],
  },
];
