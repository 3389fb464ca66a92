import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { isOfficial } from '../access/roles.js';
import type { Actor } from '../platform/actor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { PageDto } from '../platform/http/page.dto.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { boundingBox } from '../standards/geo/measure.js';
import { parsePolygon } from '../standards/geo/polygon.js';
import type { Lang, PageContext } from '../ui/page-context.js';
import { AreaChanges, type AreaChange } from './area-changes.queries.js';
import { AreaChangesPage } from './area-changes.views.js';
import { baseLand, boxAround, widened, type BaseLand } from './base-map.js';
import { GrowingAreasQueries, type GrowingAreaView } from './growing-areas.queries.js';

const AROUND = 1;

/** What changed on a growing area or in a packing house, for whoever reads its page. */
@ApiExcludeController()
@Controller('console/areas/:id/changes')
export class AreaChangesConsoleController {
  constructor(
    private readonly areas: GrowingAreasQueries,
    private readonly changes: AreaChanges,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  @Allow('growing-area:read')
  @Get()
  async list(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query() { cursor }: PageDto,
  ) {
    const area = await this.areas.get(actor, id);
    const page = await this.changes.page(area, cursor);
    return (
      <AreaChangesPage
        ctx={ctx}
        area={area}
        page={page}
        land={await this.land(area, page.items, ctx.lang)}
        named={isOfficial(actor.role)}
      />
    );
  }

  /** Under all the outlines of the page. */
  private async land(area: GrowingAreaView, changes: readonly AreaChange[], lang: Lang): Promise<BaseLand> {
    const boxes = changes
      .flatMap(({ boundary }) =>
        boundary === null || boundary === 'lost' ? [] : [boundary.before.polygon, boundary.after.polygon],
      )
      .flatMap((polygon) => {
        const read = parsePolygon(polygon);
        return read.ok ? [boundingBox(read.value)] : [];
      });
    if (boxes.length === 0) return { communes: [], communeCode: area.communeCode, lang };
    return baseLand(this.province.code, area.communeCode, widened(boxAround(boxes), AROUND), lang);
  }
}
