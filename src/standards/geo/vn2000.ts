import proj4 from 'proj4';
import { fail, ok, type Result } from '../result.js';
import type { LonLat } from './area-geometry.js';

/**
 * A strip of VN-2000: its central meridian in degrees and its width. Surveys of land use strips of 3° with a meridian of the
 * province's own (Circular 25/2014/TT-BTNMT, annex), maps of the country strips of 6°.
 */
export interface Vn2000Zone {
  readonly meridian: number;
  readonly width: 3 | 6;
}

export type Vn2000Fault = 'vn2000-zone' | 'vn2000-number' | 'vn2000-range' | 'vn2000-few';

/** By the names of the provinces until 30 June 2025, for whose surveys they were fixed. */
export const VN2000_MERIDIANS: readonly (readonly [meridian: number, provinces: string])[] = [
  [103, 'Lai Châu, Điện Biên'],
  [104, 'Sơn La'],
  [104.5, 'Kiên Giang, Cà Mau'],
  [104.75, 'Lào Cai, Yên Bái, Nghệ An, Phú Thọ, An Giang'],
  [105, 'Thanh Hóa, Vĩnh Phúc, Hà Nội, Hà Nam, Ninh Bình, Đồng Tháp, Cần Thơ, Hậu Giang, Bạc Liêu'],
  [
    105.5,
    'Hà Giang, Hải Dương, Hà Tĩnh, Bắc Ninh, Hưng Yên, Thái Bình, Nam Định, Tây Ninh, Vĩnh Long, Sóc Trăng, Trà Vinh',
  ],
  [105.75, 'Cao Bằng, Long An, Tiền Giang, Bến Tre, Hải Phòng, Thành phố Hồ Chí Minh, Bình Dương'],
  [106, 'Tuyên Quang, Hòa Bình, Quảng Bình'],
  [106.25, 'Quảng Trị, Bình Phước'],
  [106.5, 'Bắc Kạn, Thái Nguyên'],
  [107, 'Bắc Giang, Thừa Thiên Huế'],
  [107.25, 'Lạng Sơn'],
  [107.5, 'Kon Tum'],
  [107.75, 'Quảng Ninh, Đồng Nai, Bà Rịa – Vũng Tàu, Quảng Nam, Lâm Đồng, Đà Nẵng'],
  [108, 'Quảng Ngãi'],
  [108.25, 'Ninh Thuận, Khánh Hòa, Bình Định'],
  [108.5, 'Đắk Lắk, Đắk Nông, Phú Yên, Gia Lai, Bình Thuận'],
];

/** Strips of 6°: UTM's zones 48 and 49. */
const WIDE = [105, 111];
const MOST_LINES = 5000;

/** `105.5/3`. Errors: `vn2000-zone`. */
export function readVn2000Zone(text: string): Result<Vn2000Zone, Vn2000Fault> {
  const [, meridian = '', width = ''] = /^(\d{3}(?:\.\d{1,2})?)\/([36])$/.exec(text.trim()) ?? [];
  const value = Number(meridian);
  const known = width === '6' ? WIDE.includes(value) : VN2000_MERIDIANS.some(([each]) => each === value);
  if (!known) return fail('vn2000-zone', 0, 'There is no such strip of VN-2000.');
  return ok({ meridian: value, width: width === '6' ? 6 : 3 });
}

/** Metres of VN-2000, northing first as surveys have it, as degrees of WGS 84; right to about a metre. */
export function fromVn2000(northing: number, easting: number, zone: Vn2000Zone): LonLat {
  const [lon, lat] = proj4(definition(zone), 'WGS84', [easting, northing]);
  return [round(lon), round(lat)];
}

/**
 * A ring from a list of corners as a survey's table gives it: a corner a line, northing and easting (X, Y) in metres, in either order,
 * perhaps after its number; a decimal comma or point; separated by blanks, tabs or semicolons.
 *
 * Errors, at the line counted from 1: `vn2000-number`, `vn2000-range` (no metres of Viet Nam in this strip), `vn2000-few`.
 */
export function readVn2000Ring(text: string, zone: Vn2000Zone): Result<LonLat[], Vn2000Fault> {
  const ring: LonLat[] = [];
  for (const [index, line] of text
    .split(/\r\n|\n|\r/)
    .slice(0, MOST_LINES + 1)
    .entries()) {
    if (line.trim() === '') continue;
    const numbers = numbersOf(line);
    // The number of a corner, or a name like M1, comes first; the length of a side may come last.
    const at = numbers.findIndex((value) => value >= 100_000);
    const [first = NaN, second = NaN] = at < 0 ? [] : numbers.slice(at, at + 2);
    if (Number.isNaN(first + second))
      return fail('vn2000-number', index + 1, 'A line needs northing and easting.');
    const [northing, easting] = first > second ? [first, second] : [second, first];
    if (northing < 850_000 || northing > 2_620_000 || easting < 100_000 || easting > 900_000)
      return fail('vn2000-range', index + 1, 'These are no metres of VN-2000.');
    ring.push(fromVn2000(northing, easting, zone));
  }
  const [start] = ring;
  const last = ring.at(-1);
  if (start === undefined || ring.length < 3)
    return fail('vn2000-few', 0, 'An area has three corners at least.');
  return ok(last?.[0] === start[0] && last[1] === start[1] ? ring : [...ring, start]);
}

function numbersOf(line: string): number[] {
  const cells = /[\t;]/.test(line) ? line.split(/[\t;]/) : line.trim().split(/\s*,\s+|\s+/);
  return cells.flatMap((cell) => {
    const text = cell.trim().replace(/\s/g, '').replace(',', '.');
    return /^\d+(\.\d+)?$/.test(text) ? [Number(text)] : [];
  });
}

/**
 * Parameters from VN-2000 to WGS 84 of Decision 05/2007/QĐ-BTNMT; scale on the central meridian 0.9999 in strips of 3°, 0.9996 in
 * those of 6°; 500 km added to eastings (Circular 973/2001/TT-TCĐC).
 */
function definition({ meridian, width }: Vn2000Zone): string {
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=${width === 3 ? 0.9999 : 0.9996} +x_0=500000 +y_0=0 +ellps=WGS84
    +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278 +units=m +no_defs`.replace(
    /\s+/g,
    ' ',
  );
}

function round(value: number): number {
  return Math.round(value * 1e8) / 1e8;
}
