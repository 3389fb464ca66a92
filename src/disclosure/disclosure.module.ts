import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { BusinessesModule } from '../businesses/businesses.module.js';
import { BuyerLinks } from './buyer-links.service.js';
import { ConsentsPanel } from './consents.panel.js';
import { ConsentsService } from './consents.service.js';
import { DisclosureApiController } from './disclosure.api.controller.js';
import { DisclosureConsoleController } from './disclosure.console.controller.js';
import './disclosure.feature.js';
import { DisclosureService } from './disclosure.service.js';

@Module({
  imports: [AccessModule, BusinessesModule],
  controllers: [DisclosureApiController, DisclosureConsoleController],
  providers: [DisclosureService, ConsentsService, ConsentsPanel, BuyerLinks],
  exports: [BuyerLinks],
})
export class DisclosureModule {}
