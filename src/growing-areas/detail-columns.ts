import { marketName, readMarket } from '../area-codes/markets.js';
import type { BulkColumn, Plain } from '../bulk/bulk-kind.js';
import { Invalid } from '../platform/errors.js';
import type { OutCell } from '../standards/tables/index.js';
import { foldName } from '../standards/vietnam/fold.js';
import { readNumber } from '../standards/vietnam/read.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { AREA_STANDARDS, type AreaDetails, type AreaStandard } from './area-details.js';

/** Columns of a sheet that fields and packing houses share. */
export const SHARED_COLUMNS: readonly BulkColumn[] = [
  {
    key: 'standards',
    type: 'list',
    example: 'VietGAP; Hữu cơ',
    also: ['Tiêu chuẩn', 'Quy trình áp dụng', 'Chứng nhận', 'GAP'],
  },
  {
    key: 'intendedMarkets',
    type: 'list',
    example: 'Trong nước; Trung Quốc; EU',
    also: ['Thị trường', 'Thị trường xuất khẩu', 'Nước nhập khẩu'],
  },
  {
    key: 'registrant',
    type: 'text',
    example: 'Lý Thị Mẫu',
    also: ['Người đại diện', 'Đại diện vùng trồng', 'Người đăng ký'],
  },
];

/** Columns of what may be told of a field beside what it must have. */
export const DETAIL_COLUMNS_OF_SHEET: readonly BulkColumn[] = [
  { key: 'variety', type: 'text', example: 'Shan tuyết cổ thụ', also: ['Tên giống', 'Giống cây'] },
  { key: 'plantedYear', type: 'number', example: '1985' },
  { key: 'harvestsPerYear', type: 'number', example: '3', also: ['Số vụ', 'Số vụ/năm', 'Vụ/năm'] },
  {
    key: 'harvestMonths',
    type: 'list',
    example: '3; 4; 8',
    also: ['Thời gian thu hoạch', 'Thời vụ', 'Mùa vụ'],
  },
  {
    key: 'expectedTonnes',
    type: 'number',
    example: '18,6',
    also: ['Sản lượng', 'Sản lượng dự kiến', 'Sản lượng (tấn)', 'Sản lượng ước tính'],
  },
  { key: 'pastYields', type: 'list', example: '2025: 17,2; 2024: 16' },
  {
    key: 'irrigation',
    type: 'choice',
    choices: ({ areaDetails }) => areaDetails.irrigations,
    example: 'Nước mưa',
    also: ['Nguồn nước', 'Tưới tiêu', 'Hệ thống tưới'],
  },
  ...SHARED_COLUMNS,
];

/** Cells that hold several things, as the input takes them. @throws Invalid with what no one knows */
export function readDetailCells(plain: Plain): Plain {
  return {
    ...plain,
    ...each(plain, 'harvestMonths', readMonth),
    ...each(plain, 'standards', readStandard),
    ...each(plain, 'intendedMarkets', readMarket),
    ...each(plain, 'pastYields', readYield, /;/),
  };
}

/** The same, as a sheet gives them out. */
export function detailCells(lang: Lang, area: AreaDetails): Readonly<Record<string, OutCell>> {
  const { standardNames, irrigations } = words(lang).areaDetails;
  const { pastYields, harvestMonths, standards, intendedMarkets, irrigation, ...plain } = area;
  const tonnes = (value: number) => String(value).replace('.', lang === 'vi' ? ',' : '.');
  return {
    ...plain,
    irrigation: irrigation === null ? null : irrigations[irrigation],
    harvestMonths: harvestMonths?.join('; ') ?? null,
    standards: standards?.map((standard) => standardNames[standard]).join('; ') ?? null,
    intendedMarkets: intendedMarkets?.map((market) => marketName(market, lang)).join('; ') ?? null,
    pastYields: pastYields?.map(({ year, tonnes: value }) => `${year}: ${tonnes(value)}`).join('; ') ?? null,
  };
}

function each(
  plain: Plain,
  field: string,
  read: (text: string) => unknown,
  parted = /[,;]/,
): Readonly<Record<string, unknown>> {
  const cell = plain[field];
  if (!Array.isArray(cell)) return {};
  const texts = cell
    .flatMap((text: unknown) => String(text).split(parted))
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const values = texts.map((text) => {
    const value = read(text);
    if (value === null) throw Invalid.field(field, 'cell-choice', { text: text.slice(0, 60) });
    return value;
  });
  return { [field]: values };
}

/** `3`, `tháng 3`, `T3`. */
function readMonth(text: string): number | null {
  const month = /^(?:t|thang|month)?\s*(\d{1,2})$/.exec(foldName(text))?.[1];
  return month === undefined ? null : Number(month);
}

function readStandard(text: string): AreaStandard | null {
  const said = foldName(text).replaceAll(' ', '');
  return (
    AREA_STANDARDS.find((standard) =>
      [
        standard,
        words('vi').areaDetails.standardNames[standard],
        words('en').areaDetails.standardNames[standard],
      ]
        .map((name) => foldName(name).replaceAll(' ', ''))
        .includes(said),
    ) ?? null
  );
}

/** `2025: 12,5`. */
function readYield(text: string): { year: number; tonnes: number } | null {
  const [, year = '', amount = ''] =
    /^(?:năm\s*)?(\d{4})\s*[:=]\s*([\d.,]+)\s*(?:tấn|t)?$/iu.exec(text) ?? [];
  const tonnes = readNumber(amount);
  return year === '' || !tonnes.ok ? null : { year: Number(year), tonnes: tonnes.value };
}
