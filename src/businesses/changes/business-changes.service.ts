import { Injectable } from '@nestjs/common';
import { reaches } from '../../access/permissions.js';
import type { Application } from '../../applications/application.entity.js';
import { ApplicationsService } from '../../applications/applications.service.js';
import type { DossierAction } from '../../applications/dossier-kind.js';
import { AuditLog, type AuditChange } from '../../audit/audit-log.service.js';
import { type Cause, NO_CAUSE, StateChanges } from '../../audit/state-changes.service.js';
import { auditedChange } from '../business-audit.js';
import { Business } from '../business.entity.js';
import { assertNotMergedNumber } from '../businesses.service.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { newId } from '../../platform/id.js';
import { PlacesQueries } from '../../places/places.queries.js';
import { BusinessChange } from './business-change.entity.js';
import { businessChangeStates } from './business-change.transitions.js';
import type { BusinessChangeDeclaration } from './business-changes.dto.js';

const WANTED = ['kind', 'name', 'taxCode', 'communeCode', 'street'] as const;

/** A business changes its name, kind, number or seat: it asks, the office agrees, and only then it is so. */
@Injectable()
export class BusinessChangesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly applications: ApplicationsService,
    private readonly places: PlacesQueries,
  ) {}

  /**
   * Asks for a change, or sends the one again that the office wanted amended.
   * @throws Invalid where nothing would change or the number does not fit the kind; Conflict while one waits for the office.
   */
  async propose(actor: Actor, businessId: string, input: BusinessChangeDeclaration): Promise<Application> {
    if ((await this.places.commune(input.communeCode)) === null)
      throw Invalid.field('communeCode', 'commune-unknown');
    return this.db.transaction(async (tx) => {
      const business = await lockBusiness(tx, actor, businessId);
      if (business.status !== 'active' && business.status !== 'suspended')
        throw new Conflict('business-not-changeable');
      const wanted = wantedOf(business, input);
      const change =
        input.amends == null
          ? await this.start(tx, actor, businessId, wanted)
          : await this.sendAgain(tx, actor, businessId, input.amends, wanted);
      return this.applications.submit(tx, actor, {
        kind: 'business-change',
        subjectId: change.id,
        businessId,
        title: business.name,
      });
    });
  }

  /** Within the transaction of the dossier's step. */
  async followDossier(tx: Tx, actor: Actor, id: string, action: DossierAction, cause: Cause): Promise<void> {
    const read = await tx.findOneBy(BusinessChange, { id });
    if (read === null) throw new NotFound();
    // The business first, as everywhere, so that none waits for another.
    const business = await tx.findOneOrFail(Business, {
      where: { id: read.businessId },
      lock: { mode: 'pessimistic_write' },
    });
    const change = await tx.findOneOrFail(BusinessChange, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    await this.move(tx, actor, change, action, cause);
    if (action === 'approve') await this.carryOut(tx, actor, business, change);
  }

  /** @throws Conflict while another one waits: a unique index sees to it. */
  private async start(tx: Tx, actor: Actor, businessId: string, wanted: Wanted): Promise<BusinessChange> {
    const now = this.clock.now();
    const change = tx.create(BusinessChange, {
      id: newId(),
      businessId,
      ...wanted,
      status: 'submitted',
      createdAt: now,
      updatedAt: now,
    });
    await tx.insert(BusinessChange, change);
    await this.record(tx, actor, 'business-change.submitted', change, { after: openly(change) });
    return change;
  }

  /** @throws WrongState unless the office wants it amended. */
  private async sendAgain(
    tx: Tx,
    actor: Actor,
    businessId: string,
    id: string,
    wanted: Wanted,
  ): Promise<BusinessChange> {
    const change = await tx.findOne(BusinessChange, {
      where: { id, businessId },
      lock: { mode: 'pessimistic_write' },
    });
    if (change === null) throw Invalid.field('amends', 'not-found');
    const before = openly(change);
    Object.assign(change, wanted);
    await this.move(tx, actor, change, 'submit', NO_CAUSE, { before, after: openly(change) });
    return change;
  }

  /** One line of the table, and the entry that tells of it. */
  private async move(
    tx: Tx,
    actor: Actor,
    change: BusinessChange,
    action: Parameters<typeof businessChangeStates.take>[1],
    cause: Cause,
    told: AuditChange = {},
  ): Promise<void> {
    const { id, businessId, status: before } = change;
    const { transition, state } = await this.states.take(
      tx,
      actor,
      businessChangeStates,
      action,
      { id, businessId },
      before,
      cause,
    );
    change.status = state;
    change.updatedAt = this.clock.now();
    await tx.save(change);
    await this.record(tx, actor, transition.entry, change, {
      before: { ...told.before, status: before },
      after: { ...told.after, status: state, ...(cause.reason === null ? {} : { reason: cause.reason }) },
    });
  }

  private async carryOut(tx: Tx, actor: Actor, business: Business, change: BusinessChange): Promise<void> {
    const before = Object.assign(new Business(), business);
    const { province } = (await this.places.commune(change.communeCode)) ?? {};
    const { kind, name, taxCode, communeCode, street } = change;
    Object.assign(business, { kind, name, taxCode, communeCode, street });
    if (province !== undefined) business.provinceCode = province.code;
    if (before.taxCode !== business.taxCode) await assertNotMergedNumber(tx, business);
    business.updatedAt = this.clock.now();
    await tx.save(business);
    const { id } = business;
    const told = auditedChange(before, business);
    await this.audit.record(tx, actor, 'business.changed', { type: 'business', id, businessId: id }, told);
  }

  private record(
    tx: Tx,
    actor: Actor,
    action: string,
    { id, businessId }: BusinessChange,
    told: AuditChange,
  ) {
    return this.audit.record(tx, actor, action, { type: 'business-change', id, businessId }, told);
  }
}

type Wanted = Pick<BusinessChange, (typeof WANTED)[number] | 'grounds'>;

async function lockBusiness(tx: Tx, actor: Actor, id: string): Promise<Business> {
  const business = reaches(actor, id)
    ? await tx.findOne(Business, { where: { id }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (business === null) throw new NotFound();
  if (business.mergedInto !== null) throw new Conflict('business-merged');
  return business;
}

function wantedOf(business: Business, input: BusinessChangeDeclaration): Wanted {
  const { kind, name, communeCode, street, grounds } = input;
  const given = input.taxCode ?? null;
  // A household is registered by a personal id, anybody else by a tax code: the one does not become the other by a form.
  if ((kind === 'household') !== (business.kind === 'household'))
    throw Invalid.field('kind', 'household-kind-kept');
  if (kind === 'household' && given !== null) throw Invalid.field('taxCode', 'tax-code-household');
  const wanted = { kind, name, taxCode: given ?? business.taxCode, communeCode, street, grounds };
  if (WANTED.every((field) => wanted[field] === business[field]))
    throw Invalid.field('name', 'nothing-changed');
  return wanted;
}

/** A household is called by its people's names, so these stay out of a log that is never erased. */
function openly({ kind, name, taxCode, communeCode, street }: Wanted): Record<string, unknown> {
  return kind === 'household' ? { kind, communeCode } : { kind, name, taxCode, communeCode, street };
}
