import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { ApiDocsModule } from './api-docs/api-docs.module.js';
import { AuthorityListsModule } from './authority-lists/authority-lists.module.js';
import { AreaMapModule } from './area-map/area-map.module.js';
import { AreaCodesModule } from './area-codes/area-codes.module.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { DisclosureModule } from './disclosure/disclosure.module.js';
import { DecisionsModule } from './decisions/decisions.module.js';
import { AuditPagesModule } from './audit-pages/audit-pages.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BulkModule } from './bulk/bulk.module.js';
import { BusinessesModule } from './businesses/businesses.module.js';
import { CatalogueModule } from './catalogue/catalogue.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { CodesModule } from './codes/codes.module.js';
import { DiaryModule } from './diary/diary.module.js';
import { EventsModule } from './events/events.module.js';
import { ConsoleModule } from './console/console.module.js';
import { GrowingAreasModule } from './growing-areas/growing-areas.module.js';
import { HealthModule } from './health/health.module.js';
import { ImagesModule } from './images/images.module.js';
import { GenealogyModule } from './genealogy/genealogy.module.js';
import { LotsModule } from './lots/lots.module.js';
import { ProductionModule } from './production/production.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { ListsModule } from './platform/lists/lists.module.js';
import { MapsModule } from './maps/maps.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { PlacesModule } from './places/places.module.js';
import { type Core, PlatformModule } from './platform/platform.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { ProducersModule } from './producers/producers.module.js';
import { ProductsModule } from './products/products.module.js';
import { TracesModule } from './traces/traces.module.js';
import { RequestsModule } from './requests/requests.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { HomeModule } from './home/home.module.js';
import { SearchModule } from './search/search.module.js';
import { SavedViewsModule } from './saved-views/saved-views.module.js';
import { SelectionsModule } from './selections/selections.module.js';

@Module({
  imports: [
    JobsModule,
    ListsModule,
    MailModule,
    AuditModule,
    AccessModule,
    AuditPagesModule,
    ApiDocsModule,
    SavedViewsModule,
    SelectionsModule,
    ApplicationsModule,
    AreaCodesModule,
    AuthorityListsModule,
    AreaMapModule,
    DecisionsModule,
    DisclosureModule,
    PlacesModule,
    BulkModule,
    MapsModule,
    BusinessesModule,
    ConsoleModule,
    ImagesModule,
    CodesModule,
    ProducersModule,
    ProductsModule,
    CertificatesModule,
    GrowingAreasModule,
    EventsModule,
    DiaryModule,
    LotsModule,
    ProductionModule,
    GenealogyModule,
    TracesModule,
    NoticesModule,
    ReportsModule,
    SearchModule,
    RequestsModule,
    CatalogueModule,
    FiguresModule,
    HomeModule,
    HealthModule,
  ],
})
export class AppModule {
  static of(core: Core): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.of(core)] };
  }
}
