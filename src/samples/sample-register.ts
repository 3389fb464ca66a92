import { adminUnits } from '../places/admin-units.js';
import { type OutCell, writeXlsx } from '../standards/tables/index.js';
import { parseTaxCode } from '../standards/vietnam/tax-code.js';
import { vi } from '../ui/vi.js';

/** As many as the list with which Hà Giang began. */
export const SAMPLE_REGISTER = { businesses: 160, products: 609 } as const;

const PROVINCE = '08'; // Tuyên Quang, of which Hà Giang is a part since July 2025
/** Behind those of the samples with a story of their own. */
const FIRST_TAX_CODE = 990_001_000;

const { kinds } = vi.businesses;
const KINDS = [
  [kinds.cooperative, 'Hợp tác xã'],
  [kinds.cooperative, 'Hợp tác xã Nông nghiệp'],
  [kinds.company, 'Công ty TNHH'],
  [kinds['cooperative-group'], 'Tổ hợp tác'],
] as const;

const { categories } = vi.products;
const GOODS = [
  ['Chè Shan tuyết', categories.drink, 'Hộp 100 g', 730],
  ['Mật ong bạc hà', categories.food, 'Chai 500 ml', 720],
  ['Cam sành', categories.food, 'Túi 5 kg', 30],
  ['Gạo nếp nương', categories.food, 'Túi 2 kg', 365],
  ['Hồng không hạt', categories.food, 'Hộp 2 kg', 20],
  ['Thảo quả khô', categories.medicinal, 'Túi 200 g', 540],
  ['Rượu ngô men lá', categories.drink, 'Chai 750 ml', 1095],
  ['Thịt trâu gác bếp', categories.food, 'Túi 300 g', 180],
  ['Miến dong', categories.food, 'Túi 1 kg', 365],
  ['Vải lanh dệt tay', categories.craft, 'Tấm 2 m', null],
] as const;

type Lines = readonly (readonly OutCell[])[];

/**
 * A province's first sheets: every business and product in them is invented and says so in its name. Nothing is drawn by chance, so they
 * are the same each time. The page for sheets takes them in as anybody's.
 */
export async function sampleRegister(): Promise<{ readonly businesses: Lines; readonly products: Lines }> {
  const units = await adminUnits();
  const province = units.provinces().find(({ code }) => code === PROVINCE);
  const communes = province === undefined ? [] : units.within(province);
  const { businesses, products } = vi.bulk.kinds;
  const owner = businesses.columns;
  const codes = taxCodes(SAMPLE_REGISTER.businesses);
  const owners = Array.from({ length: SAMPLE_REGISTER.businesses }, (_, index) => {
    const [kind, before] = of(KINDS, index);
    const commune = of(communes, index * 7);
    const number = String(index + 1).padStart(3, '0');
    const place = `${commune.kind === 'ward' ? 'phường' : 'xã'} ${commune.name}, tỉnh Tuyên Quang (${commune.code})`;
    const name = `${before} Mẫu số ${number} ${commune.name}`;
    return [
      kind,
      name,
      of(codes, index),
      place,
      `Thôn Mẫu ${(index % 9) + 1}`,
      `Người liên hệ mẫu ${number}`,
      `0219 0001 ${number}`,
      `mau-${number}@example.vn`,
    ];
  });
  const goods = Array.from({ length: SAMPLE_REGISTER.products }, (_, index) => {
    const seller = index % owners.length;
    const [name, category, content, days] = of(GOODS, Math.floor(index / owners.length) * 3 + seller);
    return [of(codes, seller), `${name} mẫu ${String(index + 1).padStart(3, '0')}`, category, content, days];
  });
  const own = products.columns;
  return {
    businesses: [
      [
        owner.kind,
        owner.name,
        owner.taxCode,
        owner.place,
        owner.street,
        owner.contactName,
        owner.contactPhone,
        owner.contactEmail,
      ].map(({ head }) => head),
      ...owners,
    ],
    products: [
      [own.business, own.nameVi, own.category, own.netContent, own.shelfLifeDays].map(({ head }) => head),
      ...goods,
    ],
  };
}

/** One of the two as a workbook. */
export function sampleWorkbook(rows: Lines): AsyncGenerator<Uint8Array> {
  return writeXlsx([{ name: vi.bulk.dataSheet, widths: [24, 44, 24, 44, 16, 24, 18, 24], rows }]);
}

function of<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

/** So many invented numbers, each with the check digit that fits it; of eleven numbers one has none and is left out. */
function taxCodes(count: number): readonly string[] {
  const codes: string[] = [];
  for (let number = FIRST_TAX_CODE; codes.length < count; number += 1) {
    const found = Array.from({ length: 10 }, (_, digit) => `${number}${digit}`).find(
      (text) => parseTaxCode(text).ok,
    );
    if (found !== undefined) codes.push(found);
  }
  return codes;
}
