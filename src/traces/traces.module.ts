import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DisclosureModule } from '../disclosure/disclosure.module.js';
import { BuyersTracesController } from './buyers.public.controller.js';
import { FindQueries } from './find.queries.js';
import { ProductLotsController } from './product-lots.public.controller.js';
import { ProductLots } from './product-lots.queries.js';
import { TraceDrawing } from './trace-drawing.js';
import { TracePages } from './trace-pages.js';
import { TraceParts } from './trace-parts.js';
import { TracesApiController } from './traces.api.controller.js';
import { TracesPublicController } from './traces.public.controller.js';
import { TracesQueries } from './traces.queries.js';
import { UnknownPages } from './unknown-pages.js';

@Module({
  imports: [AccessModule, DisclosureModule],
  controllers: [TracesPublicController, ProductLotsController, TracesApiController, BuyersTracesController],
  providers: [TraceParts, TracesQueries, ProductLots, TraceDrawing, FindQueries, TracePages, UnknownPages],
})
export class TracesModule {}
