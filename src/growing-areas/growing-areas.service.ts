import { Injectable } from '@nestjs/common';
import { businessOf, reaches } from '../access/permissions.js';
import type { Application } from '../applications/application.entity.js';
import { ApplicationsService, type DecisionHandler } from '../applications/applications.service.js';
import { AuditLog, changed } from '../audit/audit-log.service.js';
import { Business } from '../businesses/business.entity.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import { assertVersion, type Versions } from '../platform/http/if-match.js';
import { newId } from '../platform/id.js';
import { readAreaCode } from './area-code.js';
import { assertHectares, readBoundary } from './boundary.js';
import { EDITABLE, GrowingArea } from './growing-area.entity.js';
import type { GrowingAreaChangeDto, GrowingAreaInputDto } from './growing-areas.dto.js';

const AUDITED = [
  'name',
  'crop',
  'hectaresDeclared',
  'areaM2',
  'communeCode',
  'village',
  'households',
  'bounds',
  'code',
  'status',
  'statusReason',
] as const;
const FACTS = ['name', 'crop', 'hectaresDeclared', 'communeCode', 'village', 'households'] as const;
const DECIDED = {
  approve: 'growing-area.approved',
  amend: 'growing-area.amendment-requested',
  refuse: 'growing-area.refused',
} as const;

@Injectable()
export class GrowingAreasService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
    private readonly applications: ApplicationsService,
  ) {}

  create(actor: Actor, input: GrowingAreaInputDto): Promise<GrowingArea> {
    const businessId = businessOf(actor);
    const boundary = readBoundary(input.polygon);
    assertHectares(input.hectaresDeclared, boundary.areaM2);
    return this.db.transaction(async (tx) => {
      const business = await tx.findOneByOrFail(Business, { id: businessId });
      business.assertActive();
      await assertCommune(tx, input.communeCode);
      const now = this.clock.now();
      const area = tx.create(GrowingArea, {
        id: newId(),
        businessId,
        name: input.name,
        crop: input.crop,
        hectaresDeclared: input.hectaresDeclared,
        communeCode: input.communeCode,
        village: input.village ?? null,
        households: input.households ?? null,
        ...boundary,
        code: null,
        status: 'draft',
        statusReason: null,
        sample: business.sample,
        createdAt: now,
        updatedAt: now,
      });
      await tx.insert(GrowingArea, area);
      await this.audit.record(tx, actor, 'growing-area.created', subject(area), {
        after: {
          name: area.name,
          crop: area.crop,
          hectaresDeclared: area.hectaresDeclared,
          areaM2: area.areaM2,
        },
      });
      return area;
    });
  }

  /** Before the office has given it a code; what the code stands for does not change behind it. */
  edit(actor: Actor, id: string, version: Versions, input: GrowingAreaChangeDto): Promise<GrowingArea> {
    const boundary = input.polygon === undefined ? null : readBoundary(input.polygon);
    return this.change(actor, id, version, 'growing-area.edited', async (area, tx) => {
      if (!EDITABLE.includes(area.status)) throw new Conflict('area-not-editable');
      for (const field of FACTS) {
        const value = input[field];
        if (value !== undefined) Object.assign(area, { [field]: value });
      }
      if (boundary !== null) Object.assign(area, boundary);
      assertHectares(area.hectaresDeclared, area.areaM2);
      await assertCommune(tx, area.communeCode);
    });
  }

  /** Sends it to the office, which looks at it and gives the code. */
  submit(actor: Actor, id: string): Promise<Application> {
    return this.db.transaction(async (tx) => {
      const area = await this.lockOrThrow(tx, actor, id);
      if (!EDITABLE.includes(area.status)) throw new Conflict('area-not-submittable');
      const before = Object.assign(new GrowingArea(), area);
      area.status = 'submitted';
      area.statusReason = null;
      area.updatedAt = this.clock.now();
      const { businessId, name } = area;
      await tx.save(area);
      await this.audit.record(
        tx,
        actor,
        'growing-area.submitted',
        subject(area),
        changed(before, area, AUDITED),
      );
      return this.applications.submit(tx, actor, {
        kind: 'growing-area',
        subjectId: id,
        businessId,
        title: name,
      });
    });
  }

  /** Within the decision's transaction; an approval brings the code the reviewer gave. */
  readonly decided: DecisionHandler = async (tx, actor, application, decision, input) => {
    const area = await tx.findOneOrFail(GrowingArea, {
      where: { id: application.subjectId },
      lock: { mode: 'pessimistic_write' },
    });
    const before = Object.assign(new GrowingArea(), area);
    if (decision === 'approve') {
      area.code = readAreaCode(input.areaCode);
      area.status = 'active';
    } else {
      area.status = decision === 'amend' ? 'amend' : 'refused';
    }
    area.statusReason = input.reason;
    area.updatedAt = this.clock.now();
    await tx.save(area);
    await this.audit.record(tx, actor, DECIDED[decision], subject(area), changed(before, area, AUDITED));
  };

  /** Pauses the code: nothing new is harvested from the area, and trace pages say so. */
  suspend(actor: Actor, id: string, reason: string): Promise<GrowingArea> {
    return this.change(actor, id, null, 'growing-area.suspended', (area) => {
      if (area.status !== 'active') throw new Conflict('area-not-active');
      area.status = 'suspended';
      area.statusReason = reason;
    });
  }

  resume(actor: Actor, id: string): Promise<GrowingArea> {
    return this.change(actor, id, null, 'growing-area.resumed', (area) => {
      if (area.status !== 'suspended') throw new Conflict('area-not-suspended');
      area.status = 'active';
      area.statusReason = null;
    });
  }

  private change(
    actor: Actor,
    id: string,
    version: Versions | null,
    action: string,
    apply: (area: GrowingArea, tx: Tx) => void | Promise<void>,
  ): Promise<GrowingArea> {
    return this.db.transaction(async (tx) => {
      const area = await this.lockOrThrow(tx, actor, id);
      if (version !== null) assertVersion(area, version);
      const before = Object.assign(new GrowingArea(), area);
      await apply(area, tx);
      area.updatedAt = this.clock.now();
      await tx.save(area);
      await this.audit.record(tx, actor, action, subject(area), changed(before, area, AUDITED));
      return area;
    });
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
  const known = await tx.query<unknown[]>(
    `select 1 from places where level = 'commune' and code = $1 and valid_to is null`,
    [code],
  );
  if (known.length === 0) throw Invalid.field('communeCode', 'commune-unknown');
}
