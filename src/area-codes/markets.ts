import { foldName } from '../standards/vietnam/fold.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';

/** Where a code is held without asking anybody abroad. */
export const HOME = 'VN';

const names = {
  vi: new Intl.DisplayNames('vi', { type: 'region', fallback: 'none' }),
  en: new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }),
};

/** `Trong nước`, `Trung Quốc`. */
export function marketName(market: string, lang: Lang): string {
  return market === HOME ? words(lang).areaCodes.home : (regionName(market, lang) ?? market);
}

/** Named as regions, too: the unknown one, the United Nations, the eurozone, Oceania's far parts, and an alias of GB. */
const NO_MARKETS = new Set(['ZZ', 'UN', 'EZ', 'QO', 'UK']);

/** Two letters that name a country, or the European Union. */
export function isMarket(text: string): boolean {
  return /^[A-Z]{2}$/.test(text) && !NO_MARKETS.has(text) && regionName(text, 'en') !== undefined;
}

/** A market by its two letters, or by its name in either language: `EU`, `nhat ban`, `China`. null for what is none. */
export function readMarket(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (isMarket(code)) return code;
  return marketsByName().get(foldName(text)) ?? null;
}

function regionName(market: string, lang: Lang): string | undefined {
  return names[lang].of(market);
}

let byName: ReadonlyMap<string, string> | null = null;

function marketsByName(): ReadonlyMap<string, string> {
  if (byName !== null) return byName;
  const found = new Map<string, string>();
  for (let at = 0; at < 676; at++) {
    const market = String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26));
    if (!isMarket(market)) continue;
    for (const lang of ['vi', 'en'] as const) {
      const name = foldName(regionName(market, lang) ?? '');
      if (!found.has(name)) found.set(name, market);
    }
  }
  // As they are called in daily life.
  for (const [name, market] of EVERYDAY) found.set(name, market);
  for (const lang of ['vi', 'en'] as const) found.set(foldName(words(lang).areaCodes.home), HOME);
  byName = found;
  return found;
}

const EVERYDAY: readonly (readonly [string, string])[] = [
  ['my', 'US'],
  ['usa', 'US'],
  ['uk', 'GB'],
  ['anh', 'GB'],
  ['uc', 'AU'],
  ['eu', 'EU'],
  ['chau au', 'EU'],
  ['lien minh chau au', 'EU'],
  ['noi dia', HOME],
  ['viet nam', HOME],
  ['han quoc', 'KR'],
  ['dai loan', 'TW'],
];
