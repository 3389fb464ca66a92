import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BusinessesModule } from '../businesses/businesses.module.js';
import { LotPanel } from './lot.panel.js';
import { CodesModule } from '../codes/codes.module.js';
import { DiaryModule } from '../diary/diary.module.js';
import { ImagesModule } from '../images/images.module.js';
import { DiaryConsoleController } from './diary.console.controller.js';
import { LotsApiController } from './lots.api.controller.js';
import { LotsConsoleController } from './lots.console.controller.js';
import { LotsQueries } from './lots.queries.js';
import { LotsService } from './lots.service.js';
import { Lot } from './lot.entity.js';
import { LotParts } from './lot-parts.js';
import { LotSearch } from './lot.search.js';
import { LotSelections } from './lot-selections.js';
import './lots.feature.js';

@Module({
  imports: [BusinessesModule, TypeOrmModule.forFeature([Lot]), CodesModule, DiaryModule, ImagesModule],
  controllers: [LotsApiController, LotsConsoleController, DiaryConsoleController],
  providers: [LotParts, LotSearch, LotSelections, LotPanel, LotsService, LotsQueries],
  exports: [LotParts, LotsService, LotsQueries],
})
export class LotsModule {}
