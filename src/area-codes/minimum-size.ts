import type { MinimumSize } from '../config-areas.js';
import { HOME } from './markets.js';

/** The smallest area for a crop and a market, where the province has set one: of several rules, the largest. */
export function minimumHectares(rules: readonly MinimumSize[], crop: string, market: string): number | null {
  const name = crop.toLocaleLowerCase('vi');
  const fitting = rules.filter(
    (rule) =>
      (rule.crop === null || name.startsWith(rule.crop)) &&
      (rule.market === null || rule.market === market || (rule.market === 'export' && market !== HOME)),
  );
  return fitting.length === 0 ? null : Math.max(...fitting.map(({ hectares }) => hectares));
}
