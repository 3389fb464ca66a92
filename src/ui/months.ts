import type { Lang } from './page-context.js';
import { words } from './words.js';

/** `Tháng 3, 4, 8`, `March, April, August`. */
export function monthsText(lang: Lang, months: readonly number[]): string {
  const { month, months: all } = words(lang).areaDetails;
  return lang === 'vi' ? all(months.join(', ')) : months.map((each) => month(String(each))).join(', ');
}
