import { polygonsOf, type AreaGeometry } from './area-geometry.js';
import { plotKey, type EudrGeometry, type EudrPlot } from './eudr-plot.js';
import type { GeoJsonIssue } from './geojson-issue.js';
import { boundingBox } from './measure.js';
import { overlapShare } from './overlap.js';

/** Corners that go through the clipping library before the rest is taken as it is: about two seconds. */
const MAX_CORNERS = 10_000;
/** How many plots to the west of a plot are looked at. */
const NEIGHBOURS = 200;

/**
 * Warns of plots given twice and, as far as the work allows, of plots that overlap: each is compared with the 200 that
 * begin next to the west of it.
 */
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
    return surface === undefined
      ? []
      : [{ i, surface, box: boundingBox(surface), corners: polygonsOf(surface).flat(2).length }];
  });
  surfaces.sort((a, b) => a.box.west - b.box.west);
  let left = MAX_CORNERS;
  for (const [s, later] of surfaces.entries()) {
    for (const earlier of surfaces.slice(Math.max(0, s - NEIGHBOURS), s)) {
      if (earlier.box.east <= later.box.west || earlier.box.north <= later.box.south) continue;
      if (later.box.north <= earlier.box.south) continue;
      left -= earlier.corners + later.corners;
      if (left < 0) return;
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
