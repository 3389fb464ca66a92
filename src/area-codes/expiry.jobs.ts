import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.service.js';
import { RegistrationsService } from './registrations.service.js';

/**
 * Writes down what is over, and tells whom it concerns. Pages do not wait for it: they compare the last day with today. It comes
 * round every quarter of an hour, so that midnight of any time zone is met; whatever was missed is caught up with.
 */
@Injectable()
export class RegistrationExpiry implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly registrations: RegistrationsService,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule({ name: 'expire-area-registrations', cron: '*/15 * * * *' }, async () => {
      await this.registrations.expireOver();
    });
  }
}
