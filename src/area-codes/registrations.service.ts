import { Inject, Injectable } from '@nestjs/common';
import { reaches } from '../access/permissions.js';
import type { Application } from '../applications/application.entity.js';
import { ApplicationsService } from '../applications/applications.service.js';
import type { DossierAction } from '../applications/dossier-kind.js';
import { AuditLog, changed } from '../audit/audit-log.service.js';
import { type Cause, NO_CAUSE, StateChanges } from '../audit/state-changes.service.js';
import { bearerOf } from '../businesses/bearer.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { dayOf } from '../platform/time-zone.js';
import { type AreaKind, CodeNumbers } from './code-numbers.service.js';
import { HOME } from './markets.js';
import { AreaRegistration } from './registration.entity.js';
import { registrationStates } from './registration.transitions.js';
import type { RegistrationStepDto } from './registrations.dto.js';

const AUDITED = ['market', 'code', 'state', 'cause', 'reason', 'since', 'until'] as const;
/** A market may be asked for again after these. */
const OVER = ['refused', 'withdrawn', 'revoked'] as const;
/** A registration is read together with whose area it is. */
interface Locked {
  readonly registration: AreaRegistration;
  readonly businessId: string;
}

/** What an area is, as far as its code is concerned. */
export interface CodedArea {
  readonly id: string;
  readonly businessId: string;
  readonly kind: AreaKind;
  readonly communeCode: string;
}

/** Steps that set the cause, or end it; a correction and its inspection leave it as it is. */
const CAUSED: Readonly<Partial<Record<string, boolean>>> = {
  suspend: true,
  revoke: true,
  reinstate: false,
  renew: false,
  expire: false,
};

type Action = Parameters<typeof registrationStates.take>[1];

/** Codes of areas by market: asked for, given, suspended, put right, revoked, renewed, expired. */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly applications: ApplicationsService,
    private readonly numbers: CodeNumbers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * At home, with the office's approval of the area, in its transaction: the code that the reviewer wrote, or the next number.
   * @returns the code, in its one spelling
   */
  async giveHomeCode(tx: Tx, actor: Actor, area: CodedArea, written: string | null): Promise<string> {
    const code =
      written === null || written.trim() === ''
        ? await this.numbers.next(tx, area.kind, area.communeCode)
        : this.numbers.read(written, 'fields.areaCode');
    await this.claim(tx, area.id, code, 'fields.areaCode');
    const registration = this.create(tx, area.id, HOME, {
      code,
      state: 'active',
      since: dayOf(this.clock.now(), this.config.registry.timeZone),
    });
    await tx.insert(AreaRegistration, registration);
    await this.audit.record(tx, actor, 'area-registration.issued', subject(registration, area.businessId), {
      after: { market: HOME, code },
    });
    return code;
  }

  /** The business asks for a market abroad; the office reads it first. */
  request(
    actor: Actor,
    areaId: string,
    market: string,
  ): Promise<{ readonly id: string; readonly dossierId: string }> {
    if (!this.config.areas.markets.includes(market)) throw Invalid.field('market', 'market-unknown');
    return this.db.transaction(async (tx) => {
      const area = await lockArea(tx, actor, areaId);
      const business = await bearerOf(tx, area.businessId);
      business.assertActive();
      if (area.status !== 'active') throw new Conflict('area-not-active');
      const held = await tx.query<unknown[]>(
        'select from area_registrations where area_id = $1 and market = $2 and not state = any($3)',
        [areaId, market, OVER],
      );
      if (held.length > 0) throw Invalid.field('market', 'market-taken');
      const registration = this.create(tx, areaId, market, {});
      await tx.insert(AreaRegistration, registration);
      await this.audit.record(
        tx,
        actor,
        'area-registration.requested',
        subject(registration, area.businessId),
        {
          after: { market },
        },
      );
      const { id: dossierId } = await this.send(tx, actor, registration, area.businessId, area.name);
      return { id: registration.id, dossierId };
    });
  }

  /** Sends it again after the office asked for more. */
  submit(actor: Actor, id: string): Promise<Application> {
    return this.db.transaction(async (tx) => {
      const { registration, businessId } = await this.lockOrThrow(tx, actor, id);
      await this.move(tx, actor, { registration, businessId }, 'submit');
      const [area] = await tx.query<{ name: string }[]>('select name from growing_areas where id = $1', [
        registration.areaId,
      ]);
      return this.send(tx, actor, registration, businessId, area?.name ?? '');
    });
  }

  /** Within the transaction of the dossier's step. */
  async followDossier(tx: Tx, actor: Actor, id: string, action: DossierAction, cause: Cause): Promise<void> {
    await this.move(tx, actor, await this.lockOrThrow(tx, actor, id), action, cause);
  }

  /** One step of its table, with what the step owes. */
  step(actor: Actor, id: string, input: RegistrationStepDto): Promise<AreaRegistration> {
    return this.db.transaction(async (tx) => {
      const locked = await this.lockOrThrow(tx, actor, id);
      await this.stepWithin(tx, actor, locked, input);
      return locked.registration;
    });
  }

  /** The same within a transaction that does more. */
  async stepIn(tx: Tx, actor: Actor, id: string, input: RegistrationStepDto): Promise<void> {
    await this.stepWithin(tx, actor, await this.lockOrThrow(tx, actor, id), input);
  }

  /** A code that its market gave without being asked through this registry: held from then on. */
  async hold(
    tx: Tx,
    actor: Actor,
    area: Pick<CodedArea, 'id' | 'businessId'>,
    facts: {
      readonly market: string;
      readonly code: string;
      readonly since: string;
      readonly until: string | null;
    },
  ): Promise<string> {
    const { market, code, since, until } = facts;
    await this.claim(tx, area.id, code, 'code');
    const registration = this.create(tx, area.id, market, { code, state: 'active', since, until });
    await tx.insert(AreaRegistration, registration);
    await this.audit.record(tx, actor, 'area-registration.issued', subject(registration, area.businessId), {
      after: { market, code, since, until },
    });
    return registration.id;
  }

  private async stepWithin(tx: Tx, actor: Actor, locked: Locked, input: RegistrationStepDto): Promise<void> {
    const { action, reason = null, decisionNumber = null, cause = null, until = null } = input;
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    const { registration } = locked;
    const since = input.since ?? registration.since ?? today;
    // Who may not, or not now, is told so before what is missing.
    registrationStates.take(registration.state, action, actor.role);
    if ((action === 'suspend' || action === 'revoke') && cause === null)
      throw Invalid.field('cause', 'required');
    if (action === 'renew' && until === null) throw Invalid.field('until', 'required');
    if (
      (action === 'renew' || action === 'issue') &&
      until !== null &&
      until < (action === 'renew' ? today : since)
    )
      throw Invalid.field('until', 'until-before');
    await this.move(tx, actor, locked, action, { reason, decisionNumber }, async () => {
      if (action === 'issue') {
        const code = this.numbers.read(input.code ?? '', 'code');
        await this.claim(tx, registration.areaId, code, 'code');
        Object.assign(registration, { code, since, until });
      }
      if (action === 'renew') registration.until = until;
      // What was said to be over today is over today.
      if (action === 'expire' && (registration.until === null || registration.until >= today))
        registration.until =
          registration.since === null || registration.since > today ? registration.since : today;
      if (CAUSED[action] !== undefined) registration.cause = CAUSED[action] ? cause : null;
    });
  }

  /** Those whose last day is over. A registration whose row somebody else holds waits for the next round. */
  async expireOver(): Promise<number> {
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    let expired = 0;
    for (;;) {
      const done = await this.db.transaction(async (tx) => {
        const rows = await tx.query<{ id: string; business_id: string }[]>(
          `select r.id, a.business_id from area_registrations r join growing_areas a on a.id = r.area_id
           where r.until < $1 and r.state in ('active', 'suspended', 'corrected') order by r.until, r.id limit 100
           for update of r skip locked`,
          [today],
        );
        for (const { id, business_id: businessId } of rows) {
          const registration = await tx.findOneByOrFail(AreaRegistration, { id });
          const before = Object.assign(new AreaRegistration(), registration);
          const about = subject(registration, businessId);
          const { transition, state } = await this.states.takeByItself(
            tx,
            registrationStates,
            'expire',
            about,
            registration.state,
          );
          await tx.save(Object.assign(registration, { state, cause: null, updatedAt: this.clock.now() }));
          await this.audit.record(
            tx,
            { userId: null, role: 'service', requestId: null },
            transition.entry,
            about,
            changed(before, registration, AUDITED),
          );
        }
        return rows.length;
      });
      expired += done;
      if (done < 100) return expired;
    }
  }

  private create(
    tx: Tx,
    areaId: string,
    market: string,
    facts: Partial<Pick<AreaRegistration, 'code' | 'state' | 'since' | 'until'>>,
  ): AreaRegistration {
    const now = this.clock.now();
    return tx.create(AreaRegistration, {
      id: newId(),
      areaId,
      market,
      code: null,
      state: 'submitted',
      cause: null,
      reason: null,
      since: null,
      until: null,
      unlistedSince: null,
      createdAt: now,
      updatedAt: now,
      ...facts,
    });
  }

  /** A code that another area has ever had is not given again. */
  private async claim(tx: Tx, areaId: string, code: string, path: string): Promise<void> {
    await tx.query('insert into area_codes (area_id, code) values ($1, $2) on conflict (code) do nothing', [
      areaId,
      code,
    ]);
    const own = await tx.query<unknown[]>('select from area_codes where area_id = $1 and code = $2', [
      areaId,
      code,
    ]);
    if (own.length === 0) throw Invalid.field(path, 'area-code-taken');
  }

  private send(tx: Tx, actor: Actor, { id, market }: AreaRegistration, businessId: string, name: string) {
    return this.applications.submit(tx, actor, {
      kind: 'area-registration',
      subjectId: id,
      businessId,
      title: `${name} (${market})`,
    });
  }

  private async move(
    tx: Tx,
    actor: Actor,
    { registration, businessId }: Locked,
    action: Action,
    cause: Cause = NO_CAUSE,
    apply?: () => Promise<void>,
  ): Promise<void> {
    const before = Object.assign(new AreaRegistration(), registration);
    const about = subject(registration, businessId);
    const { transition, state } = await this.states.take(
      tx,
      actor,
      registrationStates,
      action,
      about,
      registration.state,
      cause,
    );
    await apply?.();
    // What was done about it is told to the office; others go on reading why it was suspended.
    const reason = action === 'correct' ? registration.reason : cause.reason;
    Object.assign(registration, { state, reason, updatedAt: this.clock.now() });
    await tx.save(registration);
    await this.audit.record(tx, actor, transition.entry, about, changed(before, registration, AUDITED));
  }

  private async lockOrThrow(tx: Tx, actor: Actor, id: string): Promise<Locked> {
    const registration = await tx.findOne(AreaRegistration, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (registration === null) throw new NotFound();
    const [area] = await tx.query<{ businessId: string }[]>(
      'select business_id as "businessId" from growing_areas where id = $1',
      [registration.areaId],
    );
    if (area === undefined || !reaches(actor, area.businessId)) throw new NotFound();
    return { registration, businessId: area.businessId };
  }
}

async function lockArea(tx: Tx, actor: Actor, id: string) {
  const [area] = await tx.query<{ businessId: string; name: string; status: string }[]>(
    'select business_id as "businessId", name, status from growing_areas where id = $1 for update',
    [id],
  );
  if (area === undefined || !reaches(actor, area.businessId)) throw new NotFound();
  return area;
}

function subject({ id }: AreaRegistration, businessId: string) {
  return { type: 'area-registration', id, businessId };
}
