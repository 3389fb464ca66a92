import { Inject, Injectable } from '@nestjs/common';
import { reaches } from '../access/permissions.js';
import type { Application } from '../applications/application.entity.js';
import { ApplicationsService } from '../applications/applications.service.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { bearerOf } from '../businesses/bearer.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { dayOf } from '../platform/time-zone.js';
import type { RegistrationState } from './registration.entity.js';
import type { RenewalDto } from './registrations.dto.js';

export interface RenewalView {
  readonly wantedUntil: string;
  readonly grounds: string;
}

/** A business asks, before the last day or after it, that a code may go on. The office answers by dossier. */
@Injectable()
export class RenewalsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly applications: ApplicationsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Conflict where it has no last day, or is not in force; Invalid at `until` for a day that is none of a renewal. */
  ask(actor: Actor, id: string, { until, grounds }: RenewalDto): Promise<Application> {
    return this.db.transaction(async (tx) => {
      const [held] = await tx.query<
        { state: RegistrationState; until: string | null; market: string; businessId: string; name: string }[]
      >(
        `select r.state, r.until::text, r.market, a.business_id as "businessId", a.name
         from area_registrations r join growing_areas a on a.id = r.area_id where r.id = $1 for update of r`,
        [id],
      );
      if (held === undefined || !reaches(actor, held.businessId)) throw new NotFound();
      (await bearerOf(tx, held.businessId)).assertActive();
      const mayGoOn = (held.state === 'active' || held.state === 'expired') && held.until !== null;
      if (!mayGoOn) throw new Conflict('registration-not-renewable');
      const today = dayOf(this.clock.now(), this.config.registry.timeZone);
      if (until < today || until <= (held.until ?? '')) throw Invalid.field('until', 'until-before');
      await tx.query(
        `insert into area_renewals (registration_id, wanted_until, grounds, asked_at) values ($1, $2, $3, $4)
         on conflict (registration_id) do update set wanted_until = excluded.wanted_until, grounds = excluded.grounds, asked_at = excluded.asked_at`,
        [id, until, grounds, this.clock.now()],
      );
      const { businessId } = held;
      const about = { type: 'area-registration', id, businessId };
      await this.audit.record(tx, actor, 'area-registration.renewal-asked', about, { after: { until } });
      return this.applications.submit(tx, actor, {
        kind: 'area-renewal',
        subjectId: id,
        businessId,
        title: `${held.name} (${held.market})`,
      });
    });
  }

  /** What was asked last, for whoever was let to it. */
  async of(id: string): Promise<RenewalView | null> {
    const [row] = await this.db.query<RenewalView & Record<string, unknown>>(
      'select wanted_until::text as "wantedUntil", grounds from area_renewals where registration_id = $1',
      [id],
    );
    return row ?? null;
  }

  /** Of the dossier that waits. */
  async open(id: string): Promise<{ readonly id: string; readonly status: string } | null> {
    const [row] = await this.db.query<{ id: string; status: string }>(
      `select id, status from applications where kind = 'area-renewal' and subject_id = $1 and status in ('submitted', 'amend')`,
      [id],
    );
    return row ?? null;
  }
}
