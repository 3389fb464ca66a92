import { SAO_M2, toSquareMetres } from '../standards/vietnam/units.js';
import { formatHectares, formatNumber, NBSP } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';

/** In which a size may be written: a sào is not the same everywhere. */
export const DECLARED_UNITS = ['ha', 'm2', 'sao-north', 'sao-central'] as const;
export type DeclaredUnit = (typeof DECLARED_UNITS)[number];

export function asDeclaredUnit(text: unknown): DeclaredUnit {
  return DECLARED_UNITS.find((unit) => unit === text) ?? 'ha';
}

/** To the square metre, as sizes are kept. */
export function toHectares(amount: number, unit: DeclaredUnit): number {
  return unit === 'ha' ? amount : Math.round(amount * squareMetres(unit)) / 10_000;
}

/** In the unit it was written in, without the dust of the square metre. */
export function fromHectares(hectares: number, unit: DeclaredUnit): number {
  return unit === 'ha' ? hectares : Math.round((hectares * 10_000 * 1000) / squareMetres(unit)) / 1000;
}

/** `12 sào Bắc Bộ (0,432 ha)`; hectares alone where they were written. */
export function declaredText(lang: Lang, hectares: number, unit: DeclaredUnit): string {
  const size = formatHectares(lang, hectares);
  if (unit === 'ha') return size;
  const amount = formatNumber(lang, fromHectares(hectares, unit), 2);
  return `${amount}${NBSP}${words(lang).areas.units[unit]} (${size})`;
}

/** In the sào of where the owner counts so, which is named: elsewhere the word means another size. */
export function saoText(lang: Lang, hectares: number, unit: DeclaredUnit): string {
  const { inSao, units } = words(lang).areas;
  const region = unit === 'sao-central' ? 'central' : 'north';
  const size = SAO_M2[region];
  return inSao(
    formatNumber(lang, (hectares * 10_000) / size, 1),
    units[`sao-${region}`],
    formatNumber(lang, size),
  );
}

function squareMetres(unit: Exclude<DeclaredUnit, 'ha'>): number {
  if (unit === 'm2') return 1;
  return toSquareMetres(1, 'sao', unit === 'sao-north' ? 'north' : 'central');
}
