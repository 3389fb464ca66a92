import { Module } from '@nestjs/common';
import { CatalogueApiController } from './catalogue.api.controller.js';
import { CatalogueController } from './catalogue.public.controller.js';
import { CatalogueQueries } from './catalogue.queries.js';

@Module({
  controllers: [CatalogueController, CatalogueApiController],
  providers: [CatalogueQueries],
  exports: [CatalogueQueries],
})
export class CatalogueModule {}
