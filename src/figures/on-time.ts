/**
 * The share of what was decided in time, in percent, to one decimal, half up. What is not all never reads 100, and what is
 * something never 0. @returns null where nothing was decided: there is no share of nothing.
 */
export function onTimePercent(onTime: number, decided: number): number | null {
  if (decided <= 0) return null;
  const share = Math.floor((onTime * 1000) / decided + 0.5) / 10;
  if (onTime < decided && share === 100) return 99.9;
  return onTime > 0 && share === 0 ? 0.1 : share;
}
