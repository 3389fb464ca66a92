import { Inject, Injectable } from '@nestjs/common';
import { ownedBy } from '../access/permissions.js';
import type { Actor } from '../platform/actor.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { shippedOutlines } from '../places/outlines.js';
import { roughly } from './overlap-rules.js';
import type { AreaGeometry, LonLat } from '../standards/geo/area-geometry.js';
import { polygonsOf } from '../standards/geo/area-geometry.js';
import { boundingBox } from '../standards/geo/measure.js';
import type { Lang } from '../ui/page-context.js';
import { AreaOverlaps } from './area-overlaps.service.js';
import { baseLand, widened, type BaseLand } from './base-map.js';
import { readBoundary } from './boundary.js';
import { areaNotices, assertInVietNam, type AreaNotice } from './boundary-place.js';
import { allCommuneCentres } from './commune-centres.js';

/** A boundary as it would be kept, before it is. */
export interface BoundaryPreview {
  readonly polygon: AreaGeometry;
  readonly hectares: number;
  readonly corners: number;
  readonly parts: number;
  readonly notices: readonly AreaNotice[];
  /** Own ones by name; of others only how much. */
  readonly overlaps: readonly {
    readonly name: string | null;
    readonly share: number;
    readonly place: LonLat | null;
  }[];
  readonly land: BaseLand;
}

const AROUND = 4;

@Injectable()
export class BoundaryPreviews {
  constructor(
    private readonly overlaps: AreaOverlaps,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  /** @throws Invalid for what would be refused when it is sent. */
  async of(
    actor: Actor,
    { polygon: sent, grid, communeCode }: { polygon: unknown; grid: string; communeCode: string },
    areaId: string | null,
    lang: Lang,
  ): Promise<BoundaryPreview> {
    const own = ownedBy(actor);
    const { polygon, areaM2, bounds } = readBoundary(sent, grid);
    const centres = await allCommuneCentres();
    assertInVietNam(polygon, centres);
    const overlaps = await this.overlaps.foresee(polygon, bounds, areaId);
    const polygons = polygonsOf(polygon);
    return {
      polygon,
      hectares: Math.round(areaM2) / 10_000,
      corners: polygons.flat().reduce((sum, ring) => sum + ring.length - 1, 0),
      parts: polygons.length,
      notices: areaNotices(polygon, communeCode, centres, await shippedOutlines()),
      overlaps: overlaps.map(({ name, businessId, share, place }) => {
        if (own.includes(businessId)) return { name, share, place };
        return { name: null, share, place: place === null ? null : [roughly(place[0]), roughly(place[1])] };
      }),
      land: await baseLand(this.province.code, communeCode, widened(boundingBox(polygon), AROUND), lang),
    };
  }
}
