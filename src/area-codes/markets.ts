import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';

/** Where a code is held without asking anybody abroad. */
export const HOME = 'VN';

const names = {
  vi: new Intl.DisplayNames('vi', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
};

/** `Trong nước`, `Trung Quốc`. */
export function marketName(market: string, lang: Lang): string {
  return market === HOME ? words(lang).areaCodes.home : (names[lang].of(market) ?? market);
}
