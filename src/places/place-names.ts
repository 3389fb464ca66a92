import { foldName } from '../standards/vietnam/fold.js';
import type { Lang } from '../ui/page-context.js';

/** A unit as it is named: `kind` and `name` in Vietnamese, `nameEn` without marks. */
export interface UnitName {
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string;
}

const KINDS_EN: Readonly<Record<string, string>> = {
  Xã: 'Commune',
  Phường: 'Ward',
  'Thị trấn': 'Township',
  'Đặc khu': 'Special Zone',
  Huyện: 'District',
  Quận: 'District',
  'Thị xã': 'Town',
  'Thành phố': 'City',
  'Thành phố trực thuộc trung ương': 'City',
  Tỉnh: 'Province',
};

/** `xã Đồng Văn`; in English `Dong Van Commune`. At the start of a sentence the caller raises the first letter. */
export function unitText(unit: UnitName, lang: Lang): string {
  if (lang === 'en') return `${unit.nameEn} ${KINDS_EN[unit.kind] ?? ''}`.trim();
  const kind = unit.kind.startsWith('Thành phố') ? 'Thành phố' : unit.kind;
  return `${kind.charAt(0).toLowerCase()}${kind.slice(1)} ${unit.name}`;
}

/** Units from the smallest to the largest: `xã Đồng Văn, tỉnh Tuyên Quang`. */
export function unitsText(units: readonly UnitName[], lang: Lang): string {
  return units.map((unit) => unitText(unit, lang)).join(', ');
}

const KIND =
  /^(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|x\.|p\.|h\.|q\.|tt\.|tx\.|tp\.?)\s*(?=\S)/;
const KIND_UNMARKED = /^(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh) (?=\S)/;

/**
 * An address as people write it, cut into names from the smallest to the largest, each folded and without the word
 * for the kind of unit: `Xã Việt Lâm, H. Vị Xuyên` → `viet lam`, `vi xuyen`. Typed without marks a name has two
 * readings: `quan ba` may be Quản Bạ or quận Ba.
 */
export function nameParts(text: string): string[][] {
  return text
    .split(',')
    .map(readings)
    .filter((part) => part.length > 0);
}

function readings(part: string): string[] {
  const small = part.normalize('NFC').trim().toLowerCase();
  const named = foldName(small.replace(KIND, ''));
  const unmarked = /^[\x20-\x7e]*$/.test(small) ? named.replace(KIND_UNMARKED, '') : named;
  return [...new Set([named, unmarked])].filter((name) => name !== '');
}
