import { Module } from '@nestjs/common';
import { BusinessBulk } from './business.bulk.js';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BusinessDossier } from './business.dossier.js';
import { BusinessFacts } from './business-facts.js';
import { BusinessNotes } from './business-notes.service.js';
import { BusinessPanels } from './business-panels.js';
import { BusinessesApiController } from './businesses.api.controller.js';
import { BusinessesConsoleController } from './businesses.console.controller.js';
import { CounterController } from './counter.console.controller.js';
import { BusinessesQueries } from './businesses.queries.js';
import { BusinessesService } from './businesses.service.js';
import { OwnBusinessConsoleController } from './own-business.console.controller.js';
import { PersonalIds } from './personal-ids.service.js';
import { Business } from './business.entity.js';
import { BusinessChangeDossier } from './changes/business-change.dossier.js';
import { BusinessChange } from './changes/business-change.entity.js';
import { BusinessChangesApiController } from './changes/business-changes.api.controller.js';
import { BusinessChangesConsoleController } from './changes/business-changes.console.controller.js';
import { BusinessChangesQueries } from './changes/business-changes.queries.js';
import { BusinessChangesService } from './changes/business-changes.service.js';
import { BusinessSearch } from './business.search.js';
import { DuplicatesApiController } from './duplicates/duplicates.api.controller.js';
import { DuplicatesConsoleController } from './duplicates/duplicates.console.controller.js';
import { DuplicatesQueries } from './duplicates/duplicates.queries.js';
import { DuplicatesService } from './duplicates/duplicates.service.js';
import { MergersApiController } from './mergers/mergers.api.controller.js';
import { MergersConsoleController } from './mergers/mergers.console.controller.js';
import { MergersQueries } from './mergers/mergers.queries.js';
import { MergersService } from './mergers/mergers.service.js';
import { BusinessSite } from './sites/site.entity.js';
import { SitesApiController } from './sites/sites.api.controller.js';
import { SitesConsoleController } from './sites/sites.console.controller.js';
import { SitesQueries } from './sites/sites.queries.js';
import { SitesService } from './sites/sites.service.js';
import { OwnershipApiController } from './ownership/ownership.api.controller.js';
import { OwnershipConsoleController } from './ownership/ownership.console.controller.js';
import { OwnershipPublicController } from './ownership/ownership.public.controller.js';
import { OwnershipQueries } from './ownership/ownership.queries.js';
import { OwnershipService } from './ownership/ownership.service.js';
import { AccessModule } from '../access/access.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { TaxCodeCheck } from './tax-code-check.js';
import './businesses.feature.js';

@Module({
  imports: [TypeOrmModule.forFeature([Business, BusinessChange, BusinessSite]), AccessModule, NoticesModule],
  controllers: [
    BusinessesApiController,
    DuplicatesApiController,
    DuplicatesConsoleController,
    MergersApiController,
    SitesApiController,
    SitesConsoleController,
    OwnershipApiController,
    OwnershipConsoleController,
    OwnershipPublicController,
    MergersConsoleController,
    BusinessesConsoleController,
    CounterController,
    OwnBusinessConsoleController,
    BusinessChangesApiController,
    BusinessChangesConsoleController,
  ],
  providers: [
    BusinessBulk,
    BusinessSearch,
    TaxCodeCheck,
    BusinessDossier,
    PersonalIds,
    BusinessFacts,
    BusinessesQueries,
    BusinessesService,
    BusinessPanels,
    BusinessNotes,
    BusinessChangeDossier,
    BusinessChangesQueries,
    BusinessChangesService,
    DuplicatesQueries,
    DuplicatesService,
    MergersQueries,
    MergersService,
    SitesQueries,
    SitesService,
    OwnershipQueries,
    OwnershipService,
  ],
  exports: [BusinessesQueries, BusinessesService, BusinessPanels],
})
export class BusinessesModule {}
