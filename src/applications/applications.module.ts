import { Global, Module } from '@nestjs/common';
import { ApplicationsService } from './applications.service.js';

@Global()
@Module({
  providers: [ApplicationsService],
  exports: [ApplicationsService],
})
export class ApplicationsModule {}
