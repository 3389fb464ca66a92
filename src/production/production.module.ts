import { Module } from '@nestjs/common';
import { DiaryModule } from '../diary/diary.module.js';
import { EventsModule } from '../events/events.module.js';
import { LotsModule } from '../lots/lots.module.js';
import { Explanations } from './explanations.service.js';
import { LotBalancePart } from './lot-balance.part.js';
import { OperationsApiController } from './operations.api.controller.js';
import { OperationsConsoleController } from './operations.console.controller.js';
import { OperationsQueries } from './operations.queries.js';
import { OperationsService } from './operations.service.js';
import './production.feature.js';
import { ShipmentsApiController } from './shipments.api.controller.js';
import { ShipmentsConsoleController } from './shipments.console.controller.js';
import { ShipmentsQueries } from './shipments.queries.js';
import { ShipmentsService } from './shipments.service.js';
import { Stock } from './stock.service.js';
import { UndoneOperations } from './undone-operations.js';
import { UnitFactorsApiController } from './unit-factors.api.controller.js';
import { UnitFactors } from './unit-factors.service.js';

@Module({
  imports: [DiaryModule, EventsModule, LotsModule],
  controllers: [
    OperationsApiController,
    OperationsConsoleController,
    ShipmentsApiController,
    ShipmentsConsoleController,
    UnitFactorsApiController,
  ],
  providers: [
    OperationsService,
    OperationsQueries,
    Stock,
    UndoneOperations,
    LotBalancePart,
    Explanations,
    UnitFactors,
    ShipmentsService,
    ShipmentsQueries,
  ],
  exports: [OperationsService, OperationsQueries],
})
export class ProductionModule {}
