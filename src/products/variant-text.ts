import type { MeasureUnit } from '../standards/units/measure-unit.js';
import { formatNumber, NBSP } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';

/** `250 g`, `1,5 lít`, `2 cái`; null where no content is told. */
export function contentText(lang: Lang, quantity: number | null, unit: MeasureUnit | null): string | null {
  if (quantity === null || unit === null) return null;
  return `${formatNumber(lang, quantity)}${NBSP}${unitText(lang, unit)}`;
}

export function unitText(lang: Lang, unit: MeasureUnit): string {
  return words(lang).products.variants.units[unit];
}
