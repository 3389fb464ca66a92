import { foldName } from './fold.js';

/** Kinds of business as they stand before a name, in full and as people shorten them; the longest first. */
const KINDS =
  /^(?:cong ty trach nhiem huu han mot thanh vien|cong ty trach nhiem huu han|cong ty tnhh mot thanh vien|cong ty tnhh mtv|cong ty tnhh|cty tnhh mtv|cty tnhh|tnhh mtv|tnhh|cong ty co phan|cong ty cp|cty cp|ctcp|cong ty|doanh nghiep tu nhan|dntn|lien hiep hop tac xa|hop tac xa|htx|to hop tac|tht|ho kinh doanh|hkd|co so san xuat|co so) /;
/** What cooperatives say of themselves beside their name. */
const TRADES = /\b(?:san xuat|dich vu|thuong mai|kinh doanh|tong hop|va|sx|dv|tm|kd|sxkd)\b/g;

/**
 * The key for telling whether two names may mean one business: `HTX Chè Phìn Hồ`, `Hợp tác xã chè Phìn Hồ` and `HTX SX & DV CHE PHIN HO` are
 * alike. Never empty for a name with letters.
 */
export function businessNameKey(name: string): string {
  const folded = foldName(name);
  const bare = folded.replace(KINDS, '');
  const telling = bare.replace(TRADES, ' ').replace(/ +/g, ' ').trim();
  return telling === '' ? bare : telling;
}
