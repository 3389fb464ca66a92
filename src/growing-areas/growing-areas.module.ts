import { AreaChangesConsoleController } from './area-changes.console.controller.js';
import { AreaChanges } from './area-changes.queries.js';
import { HouseholdsConsoleController } from './households.console.controller.js';
import { HouseholdsService } from './households.service.js';
import { AreaEntering } from './area-entering.service.js';
import { PackingHouseBulk } from './packing-house.bulk.js';
import { PackingHousesApiController } from './packing-houses.api.controller.js';
import { PackingHousesConsoleController } from './packing-houses.console.controller.js';
import { AreaChecks } from './area-checks.js';
import { AreaFormConsoleController } from './area-form.console.controller.js';
import { AreaSituations } from './area-situation.js';
import { Module } from '@nestjs/common';
import { GrowingAreaBulk } from './growing-area.bulk.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BusinessesModule } from '../businesses/businesses.module.js';
import { GrowingAreaPanel } from './growing-area.panel.js';
import { AreaCodesModule } from '../area-codes/area-codes.module.js';
import { ApplicationsModule } from '../applications/applications.module.js';
import { BoundaryPreviews } from './boundary-preview.js';
import { AreaOverlaps } from './area-overlaps.service.js';
import { EudrFilesApiController } from './eudr-files.api.controller.js';
import { EudrFilesConsoleController } from './eudr-files.console.controller.js';
import { EudrFiles } from './eudr-files.service.js';
import { GrowingAreasApiController } from './growing-areas.api.controller.js';
import { GrowingAreasConsoleController } from './growing-areas.console.controller.js';
import { GrowingAreasQueries } from './growing-areas.queries.js';
import { GrowingAreasService } from './growing-areas.service.js';
import { GrowingArea } from './growing-area.entity.js';
import { GrowingAreaDossier, PackingHouseDossier } from './growing-area.dossier.js';
import { AreaSeason } from './season.entity.js';
import { SeasonsApiController } from './seasons.api.controller.js';
import { SeasonsConsoleController } from './seasons.console.controller.js';
import { SeasonsService } from './seasons.service.js';
import { GrowingAreaSearch } from './growing-area.search.js';
import { AreaSelections } from './area-selections.js';
import './growing-areas.feature.js';

@Module({
  imports: [
    BusinessesModule,
    TypeOrmModule.forFeature([GrowingArea, AreaSeason]),
    ApplicationsModule,
    AreaCodesModule,
  ],
  controllers: [
    GrowingAreasApiController,
    AreaFormConsoleController,
    GrowingAreasConsoleController,
    SeasonsApiController,
    SeasonsConsoleController,
    HouseholdsConsoleController,
    AreaChangesConsoleController,
    PackingHousesApiController,
    PackingHousesConsoleController,
    EudrFilesApiController,
    EudrFilesConsoleController,
  ],
  providers: [
    AreaChanges,
    AreaEntering,
    HouseholdsService,
    GrowingAreaBulk,
    PackingHouseBulk,
    GrowingAreaSearch,
    GrowingAreaPanel,
    AreaChecks,
    AreaOverlaps,
    EudrFiles,
    BoundaryPreviews,
    GrowingAreaDossier,
    PackingHouseDossier,
    AreaSelections,
    AreaSituations,
    GrowingAreasService,
    GrowingAreasQueries,
    SeasonsService,
  ],
  exports: [GrowingAreasService, GrowingAreasQueries],
})
export class GrowingAreasModule {}
