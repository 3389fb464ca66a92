import { Module } from '@nestjs/common';
import { DiaryModule } from '../diary/diary.module.js';
import { EventsModule } from '../events/events.module.js';
import { LotsModule } from '../lots/lots.module.js';
import { LotBalancePart } from './lot-balance.part.js';
import { OperationsApiController } from './operations.api.controller.js';
import { OperationsConsoleController } from './operations.console.controller.js';
import { OperationsQueries } from './operations.queries.js';
import { OperationsService } from './operations.service.js';
import './production.feature.js';
import { Stock } from './stock.service.js';
import { UndoneOperations } from './undone-operations.js';

@Module({
  imports: [DiaryModule, EventsModule, LotsModule],
  controllers: [OperationsApiController, OperationsConsoleController],
  providers: [OperationsService, OperationsQueries, Stock, UndoneOperations, LotBalancePart],
  exports: [OperationsService, OperationsQueries],
})
export class ProductionModule {}
