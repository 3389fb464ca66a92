import { Injectable } from '@nestjs/common';
import { StaffInvitations } from '../access/staff/staff-invitations.service.js';
import { Memberships } from '../access/people/memberships.service.js';
import { reaches } from '../access/permissions.js';
import type { Application } from '../applications/application.entity.js';
import { ApplicationsService, type Submission } from '../applications/applications.service.js';
import type { DossierAction } from '../applications/dossier-kind.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { type Cause, NO_CAUSE, StateChanges } from '../audit/state-changes.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { assertVersion, type Versions } from '../platform/http/if-match.js';
import { newToken } from '../decisions/decision-numbers.js';
import { newId } from '../platform/id.js';
import { PlacesQueries } from '../places/places.queries.js';
import { BusinessFacts } from './business-facts.js';
import { auditedChange, auditedFacts } from './business-audit.js';
import { Business } from './business.entity.js';
import { businessStates } from './business.transitions.js';
import type { BusinessDeclaration } from './businesses.dto.js';

/** What the office has checked: changed only by sending the business to the office again. */
const IDENTITY = ['kind', 'name', 'taxCode', 'personalId', 'communeCode', 'street'] as const;

export interface Sent {
  readonly business: Business;
  readonly application: Application;
}

@Injectable()
export class BusinessesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly memberships: Memberships,
    private readonly invitations: StaffInvitations,
    private readonly applications: ApplicationsService,
    private readonly places: PlacesQueries,
    private readonly facts: BusinessFacts,
  ) {}

  /**
   * Registers a business, which the actor then owns, and sends it to the office. A person may have several.
   * @throws Invalid for a tax code in use, or a personal id in a registration of the person's own. Whether others have used a
   * personal id the office alone is told.
   */
  async register(actor: Actor, input: BusinessDeclaration, sample = false): Promise<Sent> {
    await this.assertCommune(input.communeCode);
    return this.db.transaction(async (tx) => {
      const business = await this.enter(tx, actor, input, sample);
      await this.memberships.found(tx, actor, business.id);
      return { business, application: await this.submit(tx, actor, business) };
    });
  }

  /**
   * An official enters a business for somebody who came to the counter. The person follows it with the code of the slip, and is
   * invited by mail to own it: without an account nothing but the slip leads to it.
   */
  async registerAtCounter(actor: Actor, input: BusinessDeclaration): Promise<Sent> {
    await this.assertCommune(input.communeCode);
    return this.db.transaction(async (tx) => {
      const business = await this.enter(tx, actor, input, false);
      await this.invitations.inviteOwner(tx, actor, {
        businessId: business.id,
        email: business.contactEmail,
        name: business.contactName,
      });
      const way = { channel: 'counter', followCode: newToken() } as const;
      return { business, application: await this.submit(tx, actor, business, way) };
    });
  }

  private async enter(tx: Tx, actor: Actor, input: BusinessDeclaration, sample: boolean): Promise<Business> {
    const now = this.clock.now();
    const business = tx.create(Business, {
      id: newId(),
      status: 'submitted',
      mergedInto: null,
      consents: [],
      disclosure: {},
      sample,
      createdAt: now,
      updatedAt: now,
    });
    await this.apply(business, input);
    await assertNoOwnTwin(tx, actor, business);
    await assertNotMergedNumber(tx, business);
    await tx.save(business);
    await this.record(tx, actor, 'business.registered', business, { after: auditedFacts(business) });
    return business;
  }

  /**
   * Changes what the office has not checked: contact, website, GLN, former address. While an amendment is awaited
   * everything may change.
   * @throws Conflict `business-identity-locked` for anything else.
   */
  edit(actor: Actor, id: string, version: Versions, change: Partial<BusinessDeclaration>): Promise<Business> {
    return this.db.transaction(async (tx) => {
      const business = await this.lockOrThrow(tx, actor, id);
      assertVersion(business, version);
      businessStates.take(business.status, 'edit', actor.role);
      await this.change(tx, actor, business, change);
      return business;
    });
  }

  /** Amends a business and sends it to the office again. @throws Conflict unless an amendment is awaited or it was refused. */
  resubmit(actor: Actor, id: string, version: Versions, change: Partial<BusinessDeclaration>): Promise<Sent> {
    return this.db.transaction(async (tx) => {
      const business = await this.lockOrThrow(tx, actor, id);
      assertVersion(business, version);
      businessStates.take(business.status, 'submit', actor.role);
      await this.change(tx, actor, business, change);
      await this.move(tx, actor, business, 'submit');
      return { business, application: await this.submit(tx, actor, business) };
    });
  }

  /** Within the transaction of the dossier's step. */
  async followDossier(tx: Tx, actor: Actor, id: string, action: DossierAction, cause: Cause): Promise<void> {
    const business = await tx.findOne(Business, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (business === null) throw new NotFound();
    await this.move(tx, actor, business, action, cause);
  }

  /** The office stops a business for a while, lets it go on, or closes it for good. */
  decree(
    actor: Actor,
    id: string,
    action: 'suspend' | 'resume' | 'close',
    cause: Cause = NO_CAUSE,
  ): Promise<Business> {
    return this.db.transaction(async (tx) => {
      const business = await this.lockOrThrow(tx, actor, id);
      await this.move(tx, actor, business, action, cause);
      return business;
    });
  }

  /** One line of the table, and the entry that tells of it. */
  private async move(
    tx: Tx,
    actor: Actor,
    business: Business,
    action: Parameters<typeof businessStates.take>[1],
    cause: Cause = NO_CAUSE,
  ): Promise<void> {
    const { id, status: before } = business;
    const subject = { id, businessId: id };
    const { transition, state } = await this.states.take(
      tx,
      actor,
      businessStates,
      action,
      subject,
      before,
      cause,
    );
    business.status = state;
    business.updatedAt = this.clock.now();
    await tx.save(business);
    await this.record(tx, actor, transition.entry, business, {
      before: { status: before },
      after: { status: state, ...(cause.reason === null ? {} : { statusReason: cause.reason }) },
    });
  }

  private async change(
    tx: Tx,
    actor: Actor,
    business: Business,
    change: Partial<BusinessDeclaration>,
  ): Promise<void> {
    const before = factsOf(business);
    const amendable = businessStates.allows(business.status, 'submit', 'owner');
    if (change.communeCode !== undefined) await this.assertCommune(change.communeCode);
    await this.apply(business, change);
    if (
      !amendable &&
      IDENTITY.some((field) => change[field] !== undefined && touched(before, business, field))
    ) {
      throw new Conflict('business-identity-locked');
    }
    if (before.taxCode !== business.taxCode) await assertNotMergedNumber(tx, business);
    business.updatedAt = this.clock.now();
    await tx.save(business);
    await this.record(tx, actor, 'business.edited', business, auditedChange(before, business));
  }

  private async apply(business: Business, input: Partial<BusinessDeclaration>): Promise<void> {
    const province =
      input.communeCode === undefined ? undefined : await this.places.commune(input.communeCode);
    this.facts.apply(business, input);
    if (province !== undefined && province !== null) business.provinceCode = province.province.code;
  }

  private async assertCommune(code: string): Promise<void> {
    if ((await this.places.commune(code)) === null) throw Invalid.field('communeCode', 'commune-unknown');
  }

  private submit(
    tx: Tx,
    actor: Actor,
    business: Business,
    way: Pick<Submission, 'channel' | 'followCode'> = {},
  ): Promise<Application> {
    const { id, name } = business;
    return this.applications.submit(tx, actor, {
      kind: 'business',
      subjectId: id,
      businessId: id,
      title: name,
      ...way,
    });
  }

  private async lockOrThrow(tx: Tx, actor: Actor, id: string): Promise<Business> {
    const business = !reaches(actor, id)
      ? null
      : await tx.findOne(Business, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (business === null) throw new NotFound();
    if (business.mergedInto !== null) throw new Conflict('business-merged');
    return business;
  }

  private record(
    tx: Tx,
    actor: Actor,
    action: string,
    { id }: Business,
    change: Parameters<AuditLog['record']>[4],
  ) {
    return this.audit.record(tx, actor, action, { type: 'business', id, businessId: id }, change);
  }
}

type Identity = Pick<Business, Exclude<keyof Business, 'assertActive'>>;

function factsOf(business: Business): Identity {
  return Object.assign({}, business);
}

/** The number of a merged business is the number of the one it went into, as long as it is merged. */
export async function assertNotMergedNumber(
  tx: Tx,
  { id, taxCode }: Pick<Business, 'id' | 'taxCode'>,
): Promise<void> {
  const held = await tx.query<unknown[]>(
    `select 1 from businesses where tax_code = $1 and status = 'merged' and id <> $2 and merged_into is distinct from $2`,
    [taxCode, id],
  );
  if (held.length > 0) throw Invalid.field('taxCode', 'tax-code-taken');
}

/** Pressed twice, or forgotten: the person's own registration is no secret from the person. */
async function assertNoOwnTwin(tx: Tx, actor: Actor, { personalIdHash }: Business): Promise<void> {
  if (personalIdHash === null) return;
  await tx.query('select 1 from users where id = $1 for no key update', [actor.userId]);
  const own = await tx.query<unknown[]>(
    `select 1 from memberships m join businesses b on b.id = m.business_id
     where m.user_id = $1 and b.personal_id_hash = $2 and b.status not in ('refused', 'closed')`,
    [actor.userId, personalIdHash],
  );
  if (own.length > 0) throw Invalid.field('personalId', 'personal-id-taken');
}

function touched(before: Identity, after: Identity, field: (typeof IDENTITY)[number]): boolean {
  if (field !== 'personalId') return before[field] !== after[field];
  return before.personalIdHash === null
    ? after.personalIdHash !== null
    : !after.personalIdHash?.equals(before.personalIdHash);
}
