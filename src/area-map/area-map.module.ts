import { Module } from '@nestjs/common';
import { GrowingAreasModule } from '../growing-areas/growing-areas.module.js';
import { AreaMapConsoleController } from './area-map.console.controller.js';
import { AreaMapService } from './area-map.service.js';
import { AreaSpotsService } from './area-spots.service.js';
import './area-map.feature.js';

@Module({
  imports: [GrowingAreasModule],
  controllers: [AreaMapConsoleController],
  providers: [AreaSpotsService, AreaMapService],
})
export class AreaMapModule {}
