import { Module } from '@nestjs/common';
import { BusinessFacts } from './business-facts.js';
import { BusinessesApiController } from './businesses.api.controller.js';
import { BusinessesQueries } from './businesses.queries.js';
import { BusinessesService } from './businesses.service.js';
import { PersonalIds } from './personal-ids.service.js';

@Module({
  controllers: [BusinessesApiController],
  providers: [PersonalIds, BusinessFacts, BusinessesQueries, BusinessesService],
  exports: [BusinessesQueries, BusinessesService],
})
export class BusinessesModule {}
