import { Module } from '@nestjs/common';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { ProducersApiController } from './producers.api.controller.js';
import { ProducersPublicController } from './producers.public.controller.js';
import { ProducersQueries } from './producers.queries.js';

@Module({
  imports: [CatalogueModule, DisclosureModule],
  controllers: [ProducersPublicController, ProducersApiController],
  providers: [ProducersQueries],
})
export class ProducersModule {}
