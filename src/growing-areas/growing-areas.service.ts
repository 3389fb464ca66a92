import { Injectable } from '@nestjs/common';
import { businessOf, reaches } from '../access/permissions.js';
import type { Application } from '../applications/application.entity.js';
import { RegistrationsService } from '../area-codes/registrations.service.js';
import { ApplicationsService } from '../applications/applications.service.js';
import type { DossierAction } from '../applications/dossier-kind.js';
import { AuditLog, changed } from '../audit/audit-log.service.js';
import { type Cause, NO_CAUSE, StateChanges } from '../audit/state-changes.service.js';
import { assertRoomForDraft } from '../businesses/active-business.js';
import { bearerOf } from '../businesses/bearer.js';
import { Business } from '../businesses/business.entity.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { assertVersion, type Versions } from '../platform/http/if-match.js';
import { DETAILS, toDetails } from './area-details.js';
import { AreaOverlaps } from './area-overlaps.service.js';
import { assertHectares, readBoundary } from './boundary.js';
import { assertInVietNam, isAbroad } from './boundary-place.js';
import { allCommuneCentres } from './commune-centres.js';
import { keepFormerBoundary } from './former-boundaries.js';
import { GrowingArea } from './growing-area.entity.js';
import { areaStates } from './growing-area.transitions.js';
import { boundsOf, newArea, newPackingHouse } from './new-area.js';
import type { GrowingAreaChangeDto, GrowingAreaInputDto } from './growing-areas.dto.js';
import type { PackingHouseChangeDto, PackingHouseInputDto } from './packing-houses.dto.js';

const AUDITED = [
  'name',
  'crop',
  'hectaresDeclared',
  'declaredUnit',
  'areaM2',
  'communeCode',
  'village',
  'households',
  'lon',
  'lat',
  'facilityNumber',
  'capacityTonnes',
  ...DETAILS.filter((name) => name !== 'registrant'),
  'bounds',
  'code',
  'status',
  'statusReason',
] as const;
const FACTS = [
  'name',
  'crop',
  'hectaresDeclared',
  'declaredUnit',
  'communeCode',
  'village',
  'households',
] as const;
const PACKING_HOUSE_FACTS = [
  'name',
  'crop',
  'communeCode',
  'village',
  'lon',
  'lat',
  'facilityNumber',
  'capacityTonnes',
  'standards',
  'intendedMarkets',
  'registrant',
] as const;
type Action = Parameters<typeof areaStates.take>[1];

@Injectable()
export class GrowingAreasService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly applications: ApplicationsService,
    private readonly overlaps: AreaOverlaps,
    private readonly registrations: RegistrationsService,
  ) {}

  async create(actor: Actor, input: GrowingAreaInputDto): Promise<GrowingArea> {
    const boundary = readBoundary(input.polygon, input.grid);
    assertInVietNam(boundary.polygon, await allCommuneCentres());
    assertHectares(input.hectaresDeclared, boundary.areaM2);
    return this.declare(actor, (business, now) => newArea(business, input, boundary, now));
  }

  async createPackingHouse(actor: Actor, input: PackingHouseInputDto): Promise<GrowingArea> {
    await assertNearCommune(input.lon, input.lat);
    return this.declare(actor, (business, now) => newPackingHouse(business, input, now));
  }

  private declare(actor: Actor, make: (business: Business, now: Date) => GrowingArea): Promise<GrowingArea> {
    const businessId = businessOf(actor);
    return this.db.transaction(async (tx) => {
      const business = await tx.findOneByOrFail(Business, { id: businessId });
      business.assertMayDraft();
      await assertRoomForDraft(tx, business, 'growing_areas');
      const area = make(business, this.clock.now());
      await assertCommune(tx, area.communeCode);
      await tx.insert(GrowingArea, area);
      await this.overlaps.compare(tx, area.id, area.polygon);
      await this.overlaps.assertAllowed(tx, actor, area);
      await this.audit.record(tx, actor, 'growing-area.created', subject(area), {
        after: createdFacts(area),
      });
      return area;
    });
  }

  /** Before the office has given it a code; what the code stands for does not change behind it. */
  async edit(actor: Actor, id: string, version: Versions, input: GrowingAreaChangeDto): Promise<GrowingArea> {
    const boundary = input.polygon === undefined ? null : readBoundary(input.polygon, input.grid);
    if (boundary !== null) assertInVietNam(boundary.polygon, await allCommuneCentres());
    return this.change(actor, id, version, 'edit', async (area, tx) => {
      if (area.kind !== 'field') throw new NotFound();
      for (const field of FACTS) {
        const value = input[field];
        if (value !== undefined) Object.assign(area, { [field]: value });
      }
      const details = toDetails(input);
      for (const field of DETAILS)
        if (input[field] !== undefined) Object.assign(area, { [field]: details[field] });
      if (boundary !== null) Object.assign(area, boundary);
      if (area.hectaresDeclared !== null && area.areaM2 !== null)
        assertHectares(area.hectaresDeclared, area.areaM2);
      await assertCommune(tx, area.communeCode);
    });
  }

  /** The same of a packing house. */
  editPackingHouse(
    actor: Actor,
    id: string,
    version: Versions,
    input: PackingHouseChangeDto,
  ): Promise<GrowingArea> {
    return this.change(actor, id, version, 'edit', async (area, tx) => {
      if (area.kind !== 'packing-house') throw new NotFound();
      for (const field of PACKING_HOUSE_FACTS) {
        const value = input[field];
        if (value !== undefined) Object.assign(area, { [field]: value });
      }
      const { lon, lat } = area;
      if (lon !== null && lat !== null) {
        await assertNearCommune(lon, lat);
        area.bounds = boundsOf(lon, lat);
      }
      await assertCommune(tx, area.communeCode);
    });
  }

  /** Sends it to the office, which looks at it and gives the code. */
  submit(actor: Actor, id: string): Promise<Application> {
    return this.db.transaction(async (tx) => {
      const area = await this.lockOrThrow(tx, actor, id);
      (await bearerOf(tx, area.businessId)).assertActive();
      await this.move(tx, actor, area, 'submit', NO_CAUSE, () => {
        area.committedAt = this.clock.now();
      });
      return this.applications.submit(tx, actor, {
        kind: area.kind === 'field' ? 'growing-area' : 'packing-house',
        subjectId: id,
        businessId: area.businessId,
        title: area.name,
      });
    });
  }

  /** Within the transaction of the dossier's step; an approval brings the code at home. */
  async followDossier(
    tx: Tx,
    actor: Actor,
    id: string,
    action: DossierAction,
    cause: Cause,
    areaCode: string | null,
  ): Promise<void> {
    const area = await tx.findOneOrFail(GrowingArea, { where: { id }, lock: { mode: 'pessimistic_write' } });
    await this.move(tx, actor, area, action, cause, async () => {
      if (action === 'approve')
        area.code = await this.registrations.giveHomeCode(tx, actor, codedArea(area), areaCode);
    });
  }

  /** A draft that was never sent, or was taken back, and that nobody wants any more. */
  delete(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const area = await this.lockOrThrow(tx, actor, id);
      const { transition } = await this.states.take(
        tx,
        actor,
        areaStates,
        'delete',
        subject(area),
        area.status,
      );
      await this.overlaps.forget(tx, id);
      await tx.delete(GrowingArea, { id });
      await this.audit.record(tx, actor, transition.entry, subject(area), {
        before: { name: area.name, crop: area.crop, hectaresDeclared: area.hectaresDeclared },
      });
    });
  }

  /** Pauses the code: nothing new is harvested from the area, and trace pages say so. */
  suspend(actor: Actor, id: string, cause: Cause): Promise<GrowingArea> {
    return this.change(actor, id, null, 'suspend', undefined, cause);
  }

  resume(actor: Actor, id: string): Promise<GrowingArea> {
    return this.change(actor, id, null, 'resume');
  }

  private change(
    actor: Actor,
    id: string,
    version: Versions | null,
    action: Action,
    apply?: (area: GrowingArea, tx: Tx) => void | Promise<void>,
    cause: Cause = NO_CAUSE,
  ): Promise<GrowingArea> {
    return this.db.transaction(async (tx) => {
      const area = await this.lockOrThrow(tx, actor, id);
      if (version !== null) assertVersion(area, version);
      await this.move(tx, actor, area, action, cause, apply);
      return area;
    });
  }

  /** One line of the table: the state, what comes with it, and the entry that tells of both. */
  private async move(
    tx: Tx,
    actor: Actor,
    area: GrowingArea,
    action: Action,
    cause: Cause = NO_CAUSE,
    apply?: (area: GrowingArea, tx: Tx) => void | Promise<void>,
  ): Promise<void> {
    const before = Object.assign(new GrowingArea(), area);
    const { transition, state } = await this.states.take(
      tx,
      actor,
      areaStates,
      action,
      subject(area),
      area.status,
      cause,
    );
    await apply?.(area, tx);
    if (transition.to !== undefined) Object.assign(area, { status: state, statusReason: cause.reason });
    area.updatedAt = this.clock.now();
    await tx.save(area);
    // Drafts of others are not compared, and others may have come since: one that is changed or sent is compared once more.
    if (action === 'submit' || action === 'edit') {
      await this.overlaps.compare(tx, area.id, area.polygon);
      await this.overlaps.assertAllowed(tx, actor, area);
    }
    await this.audit.record(tx, actor, transition.entry, subject(area), changed(before, area, AUDITED));
    await keepFormerBoundary(tx, before, area);
  }

  private async lockOrThrow(tx: Tx, actor: Actor, id: string): Promise<GrowingArea> {
    const area = await tx.findOne(GrowingArea, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (area === null || !reaches(actor, area.businessId)) throw new NotFound();
    return area;
  }
}

function subject(area: GrowingArea) {
  return { type: 'growing-area', id: area.id, businessId: area.businessId };
}

async function assertCommune(tx: Tx, code: string): Promise<void> {
  const known = await tx.query<unknown[]>(`select 1 from communes_today where code = $1`, [code]);
  if (known.length === 0) throw Invalid.field('communeCode', 'commune-unknown');
}

function codedArea({ id, businessId, communeCode, kind }: GrowingArea) {
  return { id, businessId, communeCode, kind };
}

/** What the log tells of a new one. */
export function createdFacts({ kind, name, crop, hectaresDeclared, areaM2, capacityTonnes }: GrowingArea) {
  return { kind, name, crop, ...(kind === 'field' ? { hectaresDeclared, areaM2 } : { capacityTonnes }) };
}

async function assertNearCommune(lon: number, lat: number): Promise<void> {
  const centres = await allCommuneCentres();
  if (!isAbroad([lon, lat], centres)) return;
  throw Invalid.field('lon', isAbroad([lat, lon], centres) ? 'place-not-viet-nam' : 'place-swapped');
}
