import { checkDoubles } from './eudr-doubles.js';
import { readPlot, type EudrPlot } from './eudr-plot.js';
import { decimalsOf } from './geojson-coordinates.js';
import type { GeoJsonIssue } from './geojson-issue.js';
import { isWgs84, parseJson } from './polygon.js';
import { isRecord } from './read-rings.js';

export interface EudrVerdict {
  /** `accept`, `warn` (accept, but tell the user) or `reject`. */
  readonly verdict: 'accept' | 'warn' | 'reject';
  readonly issues: readonly GeoJsonIssue[];
  /** Every plot that could be read; complete unless the verdict is `reject`. */
  readonly plots: readonly EudrPlot[];
}

/** EUDR GeoJSON File Description 1.5: the limit of one due diligence statement. */
const EUDR_MAX_BYTES = 25_000_000;
/** Regulation (EU) 2023/1115, Art. 2(28): "at least six decimal digits". */
export const EUDR_DECIMALS = 6;
const MAX_ISSUES = 200;

/**
 * Reads a geolocation file by the European Commission's "EUDR GeoJSON File Description" 1.5, given as text or as an
 * already parsed document: a FeatureCollection in WGS 84 with at least one plot; points (up to 4 ha), polygons
 * without holes and self-intersections, or several of either; `ProducerCountry` required, `Area` a positive number of
 * hectares. `at` of an issue is a JSON pointer. Never throws.
 *
 * Six decimals cannot be read off one number, since writers drop trailing zeros: a plot is refused when none of its
 * coordinates shows six. Text is read with its zeros, so "108.030000" counts as six.
 *
 * Codes: those of `parsePolygon`, and eudr-root, eudr-empty, eudr-crs, eudr-feature, eudr-geometry, eudr-hole,
 * eudr-decimals, eudr-country, eudr-text, eudr-area, eudr-point-too-large; as warnings eudr-crs-redundant,
 * eudr-duplicate, eudr-overlap, eudr-area-differs, eudr-elsewhere.
 */
export function readEudr(input: unknown): EudrVerdict {
  const document =
    typeof input === 'string' ? parseJson(input, EUDR_MAX_BYTES) : { ok: true as const, value: input };
  if (!document.ok) return verdictOf([{ level: 'error', ...document.fault }], []);
  const issues: GeoJsonIssue[] = [];
  const collection = document.value;
  if (
    !isRecord(collection) ||
    collection.type !== 'FeatureCollection' ||
    !Array.isArray(collection.features)
  ) {
    const sentence = 'The file is one FeatureCollection with a "features" array.';
    return verdictOf([{ level: 'error', code: 'eudr-root', at: '', sentence }], []);
  }
  checkCrs(collection, issues);
  if (collection.features.length === 0) {
    issues.push({
      level: 'error',
      code: 'eudr-empty',
      at: '/features',
      sentence: 'At least one plot is needed.',
    });
  }
  const plots = collection.features.flatMap((feature: unknown, i): EudrPlot[] => {
    const plot = readPlot(feature, `/features/${i}`, issues);
    return plot === undefined ? [] : [plot];
  });
  checkDecimals(collection.features, typeof input === 'string' ? input : undefined, issues);
  if (!issues.some(({ level }) => level === 'error')) checkDoubles(plots, issues);
  return verdictOf(issues, plots);
}

function verdictOf(issues: readonly GeoJsonIssue[], plots: readonly EudrPlot[]): EudrVerdict {
  const rejected = issues.some(({ level }) => level === 'error');
  const verdict = rejected ? 'reject' : issues.length > 0 ? 'warn' : 'accept';
  return { verdict, issues: issues.slice(0, MAX_ISSUES), plots };
}

function checkCrs(collection: Readonly<Record<string, unknown>>, issues: GeoJsonIssue[]): void {
  if (!Object.hasOwn(collection, 'crs')) return;
  issues.push(
    isWgs84(collection.crs)
      ? {
          level: 'warn',
          code: 'eudr-crs-redundant',
          at: '/crs',
          sentence: 'RFC 7946 removed "crs": leave it out.',
        }
      : {
          level: 'error',
          code: 'eudr-crs',
          at: '/crs',
          sentence:
            'Only WGS 84: convert the coordinates (VN-2000 differs by about 200 m), then leave "crs" out.',
        },
  );
}

/** Refuses plots that show fewer than six decimals. Text is read again, digits and all, only when numbers fall short. */
function checkDecimals(features: readonly unknown[], text: string | undefined, issues: GeoJsonIssue[]): void {
  const short = features.flatMap((feature, i) => (hasDecimals(feature) ? [] : [i]));
  if (short.length === 0) return;
  const literal: unknown = text === undefined ? undefined : parseLiterally(text);
  const literals =
    isRecord(literal) && Array.isArray(literal.features) ? (literal.features as unknown[]) : [];
  for (const i of short) {
    if (hasDecimals(literals[i])) continue;
    const sentence =
      'Coordinates need at least six decimals, about 0.1 m (Regulation (EU) 2023/1115, Art. 2(28)).';
    issues.push({ level: 'error', code: 'eudr-decimals', at: `/features/${i}/geometry`, sentence });
  }
}

/** Whether a coordinate of the feature shows six decimals; a feature without coordinates has other faults. */
function hasDecimals(feature: unknown): boolean {
  const geometry = isRecord(feature) ? feature.geometry : undefined;
  const coordinates = isRecord(geometry) ? geometry.coordinates : undefined;
  if (!Array.isArray(coordinates)) return feature !== undefined;
  const leaves: unknown[] = coordinates.flat(4);
  return leaves.some((leaf) =>
    typeof leaf === 'number'
      ? decimalsOf(leaf) >= EUDR_DECIMALS
      : typeof leaf === 'string' && (/\.(\d+)/.exec(leaf)?.[1]?.length ?? 0) >= EUDR_DECIMALS,
  );
}

/** The document with every number as the digits that stand in the text (JSON.parse source text access, ES2026). */
function parseLiterally(text: string): unknown {
  const keep = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' ? (context?.source ?? value) : value;
  return JSON.parse(text.replace(/^\uFEFF/, ''), keep);
}
