import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BusinessesModule } from './businesses/businesses.module.js';
import { CodesModule } from './codes/codes.module.js';
import { EventsModule } from './events/events.module.js';
import { HealthModule } from './health/health.module.js';
import { ImagesModule } from './images/images.module.js';
import { LotsModule } from './lots/lots.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import { MailModule } from './platform/mail/mail.module.js';
import { PlacesModule } from './places/places.module.js';
import { type Core, PlatformModule } from './platform/platform.module.js';
import { ProductsModule } from './products/products.module.js';

@Module({})
export class AppModule {
  static of(core: Core): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.of(core), JobsModule, MailModule, AuditModule, AccessModule, ApplicationsModule, PlacesModule, BusinessesModule, ImagesModule, CodesModule, ProductsModule, EventsModule, LotsModule, HealthModule],
    };
  }
}
