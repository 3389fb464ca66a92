import type { OverlapRule } from '../config-areas.js';

/** The rule for a crop: the one that names it most closely; null where the province has set none. */
export function overlapRule(rules: readonly OverlapRule[], crop: string): OverlapRule | null {
  const name = crop.normalize('NFC').toLocaleLowerCase('vi');
  const [closest] = rules
    .filter((rule) => rule.crop === null || name.startsWith(rule.crop))
    .toSorted((one, other) => (other.crop?.length ?? 0) - (one.crop?.length ?? 0));
  return closest ?? null;
}

/** To a hundred metres: enough to find the side of one's own field, too little to read off another's. */
export function roughly(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
