import type { AreaGeometry } from './area-geometry.js';
import { plotKey, type EudrGeometry, type EudrPlot } from './eudr-plot.js';
import type { GeoJsonIssue } from './geojson-issue.js';
import { boundingBox } from './measure.js';
import { overlapShare } from './overlap.js';

/** Pairs of plots compared for overlap before the file is taken as it is. */
const MAX_COMPARISONS = 20_000;
/** How many plots to the west of a plot are looked at. */
const NEIGHBOURS = 200;

/** Warns of plots given twice and of plots that overlap. */
export function checkDoubles(plots: readonly EudrPlot[], issues: GeoJsonIssue[]): void {
  const seen = new Map<string, number>();
  for (const [i, plot] of plots.entries()) {
    const key = plotKey(plot.geometry);
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, i);
    else {
      const sentence = `The same plot as /features/${earlier}.`;
      issues.push({ level: 'warn', code: 'eudr-duplicate', at: `/features/${i}/geometry`, sentence });
    }
  }
  checkOverlaps(plots, [...seen.values()], issues);
}

function checkOverlaps(plots: readonly EudrPlot[], indexes: readonly number[], issues: GeoJsonIssue[]): void {
  const surfaces = indexes.flatMap((i) => {
    const surface = surfaceOf(plots[i]?.geometry);
    return surface === undefined ? [] : [{ i, surface, box: boundingBox(surface) }];
  });
  surfaces.sort((a, b) => a.box.west - b.box.west);
  let left = MAX_COMPARISONS;
  for (const [s, later] of surfaces.entries()) {
    for (const earlier of surfaces.slice(Math.max(0, s - NEIGHBOURS), s)) {
      if (earlier.box.east <= later.box.west || earlier.box.north <= later.box.south) continue;
      if (later.box.north <= earlier.box.south || --left < 0) continue;
      const shared = overlapShare(earlier.surface, later.surface);
      // A strip of one part in a thousand is where two neighbours drew their common border twice.
      if (!shared.ok || Math.max(shared.value.ofFirst, shared.value.ofSecond) < 0.001) continue;
      const [first, second] = [Math.min(earlier.i, later.i), Math.max(earlier.i, later.i)];
      const sentence = `Overlaps /features/${first} by ${Math.round(shared.value.areaM2)} m².`;
      issues.push({ level: 'warn', code: 'eudr-overlap', at: `/features/${second}/geometry`, sentence });
    }
  }
}

function surfaceOf(geometry: EudrGeometry | undefined): AreaGeometry | undefined {
  return geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon' ? geometry : undefined;
}
