import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CodesApiController } from './codes.api.controller.js';
import { CodesConsoleController } from './codes.console.controller.js';
import { CodesQueries } from './codes.queries.js';
import { CodesService } from './codes.service.js';
import { Code } from './code.entity.js';
import { CodeSearch } from './code.search.js';
import './codes.feature.js';

@Module({
  imports: [TypeOrmModule.forFeature([Code])],
  controllers: [CodesApiController, CodesConsoleController],
  providers: [CodeSearch, CodesService, CodesQueries],
  exports: [CodesService, CodesQueries],
})
export class CodesModule {}
