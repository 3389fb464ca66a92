import { Module } from '@nestjs/common';
import { ProductBulk } from './product.bulk.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BusinessesModule } from '../businesses/businesses.module.js';
import { ProductPanel } from './product.panel.js';
import { ApplicationsModule } from '../applications/applications.module.js';
import { CodesModule } from '../codes/codes.module.js';
import { ImagesModule } from '../images/images.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { OutsideWeb } from './outside-web.js';
import { ShopLinks } from './shop-links.jobs.js';
import { PicturesConsoleController } from './pictures.console.controller.js';
import { VariantsConsoleController } from './variants.console.controller.js';
import { VariantsApiController } from './variants.api.controller.js';
import { ProductsApiController } from './products.api.controller.js';
import { ProductsConsoleController } from './products.console.controller.js';
import { ProductsQueries } from './products.queries.js';
import { ProductsService } from './products.service.js';
import { ProductChanges } from './product-changes.service.js';
import { ProductVariant } from './product-variant.entity.js';
import { ProductVariants } from './product-variants.service.js';
import { Product } from './product.entity.js';
import { ProductDossier } from './product.dossier.js';
import { ProductSearch } from './product.search.js';
import { ProductSelections } from './product-selections.js';
import { ProductChecks } from './product-checks.js';
import './products.feature.js';

@Module({
  imports: [
    BusinessesModule,
    TypeOrmModule.forFeature([Product, ProductVariant]),
    ApplicationsModule,
    CodesModule,
    ImagesModule,
    NoticesModule,
  ],
  controllers: [
    ProductsApiController,
    VariantsApiController,
    ProductsConsoleController,
    PicturesConsoleController,
    VariantsConsoleController,
  ],
  providers: [
    ProductBulk,
    ProductSearch,
    ProductPanel,
    ProductChecks,
    ProductDossier,
    ProductSelections,
    ProductChanges,
    ProductVariants,
    ProductsService,
    ProductsQueries,
    OutsideWeb,
    ShopLinks,
  ],
  exports: [ProductsService, ProductsQueries],
})
export class ProductsModule {}
