import { nameOf } from '../standards/units/units.js';
import { formatQuantity } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';

/** `2.400 hộp`, of an amount as the database writes it. */
export function sayAmount(lang: Lang, amount: string, unit: string): string {
  return formatQuantity(lang, Number(amount), nameOf(unit), 6);
}
