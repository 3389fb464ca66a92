import { EUDR_DECIMALS, readEudr } from './eudr.js';
import type { EudrPlot } from './eudr-plot.js';
import type { GeoJsonIssue } from './geojson-issue.js';

/** A point or surface to write: what `readEudr` gives back, with the area left to us for surfaces. */
export type EudrDraft = Omit<EudrPlot, 'areaHa'> & { readonly areaHa?: number };

export type EudrText =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly fault: GeoJsonIssue };

/**
 * Writes plots as an EUDR 1.5 file: coordinates with exactly six decimals, zeros kept; `Area` in hectares for points.
 * The text is read back with `readEudr`, so nothing leaves that we would refuse; the first error is the fault.
 */
export function writeEudr(plots: readonly EudrDraft[]): EudrText {
  const features = plots.map(({ country, producer, place, areaHa, geometry }) => {
    const point = geometry.type === 'Point' || geometry.type === 'MultiPoint';
    const properties = {
      ...(producer === undefined ? {} : { ProducerName: producer }),
      ProducerCountry: country,
      ...(place === undefined ? {} : { ProductionPlace: place }),
      ...(point && areaHa !== undefined ? { Area: areaHa } : {}),
    };
    const coordinates = sixDecimals(geometry.coordinates);
    const drawn = `{"type":${JSON.stringify(geometry.type)},"coordinates":${coordinates}}`;
    return `{"type":"Feature","properties":${JSON.stringify(properties)},"geometry":${drawn}}`;
  });
  const text = `{"type":"FeatureCollection","features":[${features.join(',\n')}]}`;
  const fault = readEudr(text).issues.find(({ level }) => level === 'error');
  return fault === undefined ? { ok: true, value: text } : { ok: false, fault };
}

type Nested = number | readonly Nested[];

function sixDecimals(value: Nested): string {
  if (typeof value === 'number') return value.toFixed(EUDR_DECIMALS);
  return `[${value.map(sixDecimals).join(',')}]`;
}
