import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications/applications.module.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { AreaOverlaps } from './area-overlaps.service.js';
import { areaSummary } from './area-summary.js';
import { GrowingAreasApiController } from './growing-areas.api.controller.js';
import { GrowingAreasConsoleController } from './growing-areas.console.controller.js';
import { GrowingAreasQueries } from './growing-areas.queries.js';
import { GrowingAreasService } from './growing-areas.service.js';
import { GrowingArea } from './growing-area.entity.js';
import './growing-areas.feature.js';

@Module({
  imports: [TypeOrmModule.forFeature([GrowingArea]), ApplicationsModule],
  controllers: [GrowingAreasApiController, GrowingAreasConsoleController],
  providers: [AreaOverlaps, GrowingAreasService, GrowingAreasQueries],
  exports: [GrowingAreasService, GrowingAreasQueries],
})
export class GrowingAreasModule implements OnModuleInit {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly areas: GrowingAreasService,
    private readonly queries: GrowingAreasQueries,
  ) {}

  onModuleInit(): void {
    this.applications.onDecision('growing-area', (tx, actor, { subjectId }, decision, { reason, areaCode }) =>
      this.areas.followDossier(tx, actor, subjectId, decision, { reason }, areaCode),
    );
    this.applications.onSummary('growing-area', async ({ subjectId }, lang) => {
      const area = await this.queries.byId(subjectId);
      const [overlaps, suggestion] = await Promise.all([
        this.queries.overlaps(area),
        this.queries.suggestCode(area.communeCode),
      ]);
      return areaSummary(area, overlaps, suggestion, lang);
    });
  }
}
