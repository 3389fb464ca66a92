import { fail, ok, type Result } from '../result.js';
import type { LonLat } from './area-geometry.js';

export type PlaceTextFault = 'place-unreadable' | 'place-not-viet-nam';

/** Degrees between which the country lies, with its islands: no latitude of it is a longitude of it. */
const LAT = [6, 24] as const;
const LON = [102, 118] as const;
const LONGEST = 100;

/**
 * One place as people copy it from a map or a device: `22.66123, 104.7421` with either number first, `22,66123; 104,7421` with decimal
 * commas, `22°39'40.4"N 104°44'31.6"E`. @returns longitude first
 */
export function readPlaceText(text: string): Result<LonLat, PlaceTextFault> {
  const said = text.normalize('NFC').trim();
  const numbers = said.length > LONGEST ? null : (degreesIn(said) ?? decimalsIn(said));
  if (numbers === null) return fail('place-unreadable', 0, 'Two numbers are needed: latitude and longitude.');
  const [one, other] = numbers;
  for (const [lat, lon] of [
    [one, other],
    [other, one],
  ] as const)
    if (within(lat, LAT) && within(lon, LON)) return ok([rounded(lon), rounded(lat)]);
  return fail('place-not-viet-nam', 0, 'The place does not lie in Viet Nam.');
}

function decimalsIn(text: string): [number, number] | null {
  const bare = text.replace(/[°º]|[NEBĐ]\b/giu, ' ').trim();
  const point = /^(\d{1,3}(?:\.\d{1,12})?)(?:\s*[,;]\s*|\s+)(\d{1,3}(?:\.\d{1,12})?)$/.exec(bare);
  const comma = /^(\d{1,3},\d{1,12})(?:\s*[;/]\s*|\s*,\s+|\s+)(\d{1,3},\d{1,12})$/.exec(bare);
  const [, one, other] = comma ?? point ?? [];
  return one === undefined || other === undefined ? null : [toNumber(one), toNumber(other)];
}

/** Degrees, minutes and seconds. */
function degreesIn(text: string): [number, number] | null {
  const one = /(\d{1,3})\s*[°º]\s*(\d{1,2})\s*['’′]\s*(?:(\d{1,2}(?:[.,]\d{1,6})?)\s*(?:["”″]|'')\s*)?/gu;
  const found = [...text.matchAll(one)].map(
    ([, degrees = '', minutes = '', seconds = '0']) =>
      Number(degrees) + Number(minutes) / 60 + toNumber(seconds) / 3600,
  );
  const [first, second, third] = found;
  return first === undefined || second === undefined || third !== undefined ? null : [first, second];
}

function toNumber(text: string): number {
  return Number(text.replace(',', '.'));
}

function within(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}

/** To the decimetre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
