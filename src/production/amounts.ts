import { nameOf } from '../standards/units/units.js';
import { amountInEnglish } from '../standards/vietnam/unit-names.js';
import { formatQuantity } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';

/** `2.400 hộp`, of an amount as the database writes it. */
export function sayAmount(lang: Lang, amount: string, unit: string): string {
  return formatQuantity(lang, Number(amount), nameOf(unit), 6);
}

/** `hộp`, or `boxes` where English has a word that counts the same. */
export function sayUnit(lang: Lang, unit: string): string {
  const name = nameOf(unit);
  const english = lang === 'en' ? amountInEnglish(2, name) : null;
  return english?.quantity === 2 ? english.unit : name;
}
