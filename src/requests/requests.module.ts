import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BusinessesModule } from '../businesses/businesses.module.js';
import { CodesModule } from '../codes/codes.module.js';
import { GrowingAreasModule } from '../growing-areas/growing-areas.module.js';
import { LotsModule } from '../lots/lots.module.js';
import { ProductsModule } from '../products/products.module.js';
import { Request } from './request.entity.js';
import { RequestDossiers } from './request.dossiers.js';
import { RequestsApiController } from './requests.api.controller.js';
import { RequestsConsoleController } from './requests.console.controller.js';
import { RequestsService } from './requests.service.js';
import './requests.feature.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Request]),
    BusinessesModule,
    CodesModule,
    GrowingAreasModule,
    LotsModule,
    ProductsModule,
  ],
  controllers: [RequestsApiController, RequestsConsoleController],
  providers: [RequestsService, RequestDossiers],
})
export class RequestsModule {}
