import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ApplicationsModule } from '../applications/applications.module.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { CodesModule } from '../codes/codes.module.js';
import { ImagesModule } from '../images/images.module.js';
import { ProductsApiController } from './products.api.controller.js';
import { ProductsConsoleController } from './products.console.controller.js';
import { ProductsQueries } from './products.queries.js';
import { ProductsService } from './products.service.js';
import { productSummary } from './product-summary.js';
import { Product } from './product.entity.js';
import './products.feature.js';

@Module({
  imports: [TypeOrmModule.forFeature([Product]), ApplicationsModule, CodesModule, ImagesModule],
  controllers: [ProductsApiController, ProductsConsoleController],
  providers: [ProductsService, ProductsQueries],
  exports: [ProductsService, ProductsQueries],
})
export class ProductsModule implements OnModuleInit {
  constructor(
    private readonly applications: ApplicationsService,
    private readonly products: ProductsService,
    private readonly queries: ProductsQueries,
  ) {}

  onModuleInit(): void {
    this.applications.onDecision('product', (tx, actor, { subjectId }, decision, { reason }) =>
      this.products.followDossier(tx, actor, subjectId, decision, { reason }),
    );
    this.applications.onSummary('product', async ({ subjectId }, lang) =>
      productSummary(await this.queries.byId(subjectId), lang),
    );
  }
}
