import { Module } from '@nestjs/common';
import { FiguresApiController } from './figures.api.controller.js';
import { FiguresConsoleController } from './figures.console.controller.js';
import { FigureMonths } from './figures.jobs.js';
import { FiguresQueries } from './figures.queries.js';
import './figures.feature.js';

@Module({
  controllers: [FiguresApiController, FiguresConsoleController],
  providers: [FigureMonths, FiguresQueries],
})
export class FiguresModule {}
