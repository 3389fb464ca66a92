import type { LonLat } from '../standards/geo/area-geometry.js';
import { formatNumber } from '../ui/format.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { AreaNotice } from './boundary-place.js';

/** A place on the map that a sentence beside it speaks of, by the same number. */
export interface MarkedPlace {
  readonly letter: string;
  readonly place: LonLat;
}

/** What is told of an area, some of it at a place. */
type Told = AreaNotice | { readonly share: number; readonly place: LonLat | null };

/** Numbers for all that has a place, in the order in which it is told: notices first, then who else has the ground. */
export function markedPlaces(told: readonly Told[]): MarkedPlace[] {
  return told.flatMap(placeOf).map((place, index) => ({ letter: String(index + 1), place }));
}

/** The number of one of them, as it stands before its sentence; nothing for what has no place. */
export function markOf(told: readonly Told[], one: Told): string {
  const index = told.filter((each) => placeOf(each).length > 0).indexOf(one);
  return index < 0 ? '' : `(${index + 1}) `;
}

function placeOf(told: Told): LonLat[] {
  return 'place' in told && told.place !== null ? [told.place] : [];
}

export function noticeText(lang: Lang, notice: AreaNotice): string {
  const text = words(lang).areas;
  switch (notice.code) {
    case 'far-from-commune':
      return text.farFromCommune(formatNumber(lang, notice.kilometres, 1));
    case 'outside-commune':
      return text.outsideCommune(formatNumber(lang, notice.kilometres, 1), placeText(lang, notice.place));
    case 'sharp-corner':
      return text.sharpCorner(placeText(lang, notice.place));
  }
}

/** `105,31250; 23,25010`: longitude first, to a metre. */
export function placeText(lang: Lang, [lon, lat]: LonLat): string {
  const digits = (degrees: number) => degrees.toFixed(5).replace('.', lang === 'vi' ? ',' : '.');
  return words(lang).areas.lonLat(digits(lon), digits(lat));
}
