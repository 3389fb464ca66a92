import { Global, Module } from '@nestjs/common';
import { BulkKinds } from './bulk-kinds.js';
import { BusinessCells } from './business-cells.js';
import { ImportLoading } from './import-loading.jobs.js';
import { ImportProgress } from './import-progress.js';
import { ImportReading } from './import-reading.jobs.js';
import { ImportsApiController } from './imports.api.controller.js';
import { ImportsConsoleController } from './imports.console.controller.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';
import { BulkJudge } from './judge.service.js';
import { OldImports } from './old-imports.jobs.js';
import { PlaceCells } from './place-cells.js';
import { StagedSeal } from './staged-seal.js';
import './bulk.feature.js';

/** Every feature may register its kind of sheet. */
@Global()
@Module({
  controllers: [ImportsApiController, ImportsConsoleController],
  providers: [
    BulkKinds,
    BusinessCells,
    PlaceCells,
    BulkJudge,
    StagedSeal,
    ImportsQueries,
    ImportsService,
    ImportProgress,
    ImportReading,
    ImportLoading,
    OldImports,
  ],
  exports: [BulkKinds, PlaceCells],
})
export class BulkModule {}
