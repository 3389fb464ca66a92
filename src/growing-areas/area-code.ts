import { Invalid } from '../platform/errors.js';
import { parseAreaCode } from '../standards/vietnam/area-code.js';
import { type AreaPattern, readAreaPattern } from '../standards/vietnam/area-pattern.js';

/** Our own domestic codes: country, province, commune of today, a number counted in the commune. */
const DOMESTIC = pattern('VN-{province:99}-{commune:99999}-{sequence:9999}');

/** The code a reviewer gives, in its one spelling. @throws Invalid at `fields.areaCode`. */
export function readAreaCode(text: string | null): string {
  const parsed = parseAreaCode(text ?? '', [DOMESTIC]);
  if (!parsed.ok) throw Invalid.field('fields.areaCode', parsed.fault.code);
  return parsed.value.code;
}

export function domesticCode(provinceCode: string, communeCode: string, sequence: number): string {
  return `VN-${provinceCode}-${communeCode}-${String(sequence).padStart(4, '0')}`;
}

function pattern(template: string): AreaPattern {
  const read = readAreaPattern(template);
  if (!read.ok) throw new Error(read.fault.sentence);
  return read.value;
}
