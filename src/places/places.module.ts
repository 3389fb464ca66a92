import { Global, Module } from '@nestjs/common';
import { PlacesApiController } from './places.api.controller.js';
import { PlacesQueries } from './places.queries.js';

@Global()
@Module({ controllers: [PlacesApiController], providers: [PlacesQueries], exports: [PlacesQueries] })
export class PlacesModule {}
