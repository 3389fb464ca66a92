import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { baseLand } from '../growing-areas/base-map.js';
import type { Actor } from '../platform/actor.js';
import { listAnswer } from '../platform/http/list-answer.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { REGISTRY_PROVINCE, type RegistryProvince } from '../platform/registry-province.js';
import { formatNumber } from '../ui/format.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { areaLabel, nearer, shortCount } from './area-map-drawing.views.js';
import { AreaMapQuery } from './area-map.dto.js';
import { AreaMapService } from './area-map.service.js';
import { AreaMapConsolePage, areaMapList } from './area-map.views.js';
import { writeWindow } from './map-window.js';
import { seenRings } from './seen-rings.js';

@ApiExcludeController()
@Controller('console/areas/map')
export class AreaMapConsoleController {
  constructor(
    private readonly map: AreaMapService,
    @Inject(REGISTRY_PROVINCE) private readonly province: RegistryProvince,
  ) {}

  @Allow('growing-area:survey')
  @Get()
  async page(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: AreaMapQuery) {
    const [choices, view] = await Promise.all([this.map.choices(actor), this.map.view(actor, query)]);
    const land = await baseLand(this.province.code, '', view.ground, ctx.lang);
    let total = 0;
    return listAnswer(
      ctx,
      areaMapList(ctx, choices),
      async (part) => {
        const page = await this.map.list(actor, Object.assign({}, query, part));
        total = page.total;
        return page;
      },
      (page) => (
        <AreaMapConsolePage ctx={ctx} view={view} land={land} page={{ ...page, total }} choices={choices} />
      ),
    );
  }

  /** What the map shows when it was moved: never more than its clusters, or a few dozen areas. */
  @Allow('growing-area:survey')
  @Get('view')
  async view(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: AreaMapQuery) {
    const { window, total, clusters, areas } = await this.map.view(actor, query);
    const text = words(ctx.lang).areaMap;
    return {
      total: text.inView(formatNumber(ctx.lang, total)),
      clusters: clusters.map((cluster) => ({
        lon: cluster.lon,
        lat: cluster.lat,
        count: shortCount(cluster.count),
        label: text.cluster(formatNumber(ctx.lang, cluster.count)),
        at: writeWindow(nearer(window, cluster)),
      })),
      areas: areas.flatMap((area) => {
        const { lon, lat } = area;
        const seen =
          lon === null || lat === null ? seenRings(area.outline, window.zoom) : { lon, lat, rings: [] };
        return seen === null
          ? []
          : [{ id: area.id, status: area.status, label: areaLabel(ctx, area), ...seen }];
      }),
    };
  }
}
