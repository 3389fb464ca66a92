import { Module } from '@nestjs/common';
import { EventsModule } from '../events/events.module.js';
import { GenealogyApiController } from './genealogy.api.controller.js';
import { GenealogyConsoleController } from './genealogy.console.controller.js';
import './genealogy.feature.js';
import { GenealogyQueries } from './genealogy.queries.js';

@Module({
  imports: [EventsModule],
  controllers: [GenealogyApiController, GenealogyConsoleController],
  providers: [GenealogyQueries],
  exports: [GenealogyQueries],
})
export class GenealogyModule {}
