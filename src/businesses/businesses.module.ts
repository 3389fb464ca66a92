import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BusinessDossier } from './business.dossier.js';
import { BusinessFacts } from './business-facts.js';
import { BusinessesApiController } from './businesses.api.controller.js';
import { BusinessesConsoleController } from './businesses.console.controller.js';
import { BusinessesQueries } from './businesses.queries.js';
import { BusinessesService } from './businesses.service.js';
import { OwnBusinessConsoleController } from './own-business.console.controller.js';
import { PersonalIds } from './personal-ids.service.js';
import { Business } from './business.entity.js';
import './businesses.feature.js';

@Module({
  imports: [TypeOrmModule.forFeature([Business])],
  controllers: [BusinessesApiController, BusinessesConsoleController, OwnBusinessConsoleController],
  providers: [BusinessDossier, PersonalIds, BusinessFacts, BusinessesQueries, BusinessesService],
  exports: [BusinessesQueries, BusinessesService],
})
export class BusinessesModule {}
