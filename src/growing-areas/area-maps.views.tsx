import type { PageContext } from '../ui/page-context.js';
import type { BaseLand } from './base-map.js';
import { BoundaryMap } from './boundary-map.views.js';
import type { GrowingAreaView, NeighbourView, OverlapView } from './growing-areas.queries.js';
import { LocatorMap } from './locator-map.views.js';

/** An area with what lies around it, near and far. */
export interface AreaSituation {
  readonly area: GrowingAreaView;
  readonly neighbours: readonly NeighbourView[];
  /** Those the reader may know of. */
  readonly overlaps: readonly OverlapView[];
  readonly land: BaseLand;
}

/** First the field itself, then where in its commune it lies. */
export function AreaMaps({
  ctx,
  area,
  neighbours,
  overlaps,
  land,
}: AreaSituation & { readonly ctx: PageContext }) {
  if (area.kind === 'packing-house') return <LocatorMap ctx={ctx} area={area} land={land} />;
  return (
    <div class="maps">
      <BoundaryMap ctx={ctx} area={area} neighbours={neighbours} overlaps={overlaps} land={land} />
      <LocatorMap ctx={ctx} area={area} land={land} />
    </div>
  );
}
