import { Inject, Injectable } from '@nestjs/common';
import { isOfficial } from '../access/roles.js';
import { communesOf } from '../places/outlines.js';
import type { Actor } from '../platform/actor.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { boundingBox } from '../standards/geo/measure.js';
import { parsePolygon } from '../standards/geo/polygon.js';
import type { Lang } from '../ui/page-context.js';
import type { AreaSituation } from './area-maps.views.js';
import { baseLand, boxAround, widened } from './base-map.js';
import { GrowingAreasQueries, type GrowingAreaView } from './growing-areas.queries.js';

const AROUND = 0.6;

/** What the maps of an area show, to whoever was let to the area. */
@Injectable()
export class AreaSituations {
  constructor(
    private readonly queries: GrowingAreasQueries,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  async of(actor: Actor, area: GrowingAreaView, lang: Lang): Promise<AreaSituation> {
    const [neighbours, overlaps, communes] = await Promise.all([
      this.queries.neighbours(actor, area.id),
      this.queries.overlaps(area),
      communesOf(this.province.code),
    ]);
    const own = communes.find(({ code }) => code === area.communeCode);
    const read = parsePolygon(area.polygon);
    const boxes = [...(own === undefined ? [] : [own.box]), ...(read.ok ? [boundingBox(read.value)] : [])];
    const land = await baseLand(
      this.province.code,
      area.communeCode,
      widened(boxAround(boxes), AROUND),
      lang,
    );
    return {
      area,
      neighbours,
      // Boundaries of others are for the office only.
      overlaps: isOfficial(actor.role)
        ? overlaps
        : overlaps.filter(({ businessId }) => businessId === area.businessId),
      land,
    };
  }
}
