import { Injectable } from '@nestjs/common';
import { RegistrationsService } from '../area-codes/registrations.service.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { StateChanges } from '../audit/state-changes.service.js';
import type { Entering, KeptReason, Made } from '../bulk/bulk-kind.js';
import { isUsed, lockMade } from '../bulk/taking-back.js';
import type { Actor } from '../platform/actor.js';
import type { Tx } from '../platform/database/database.js';
import { AreaOverlaps } from './area-overlaps.service.js';
import { GrowingArea } from './growing-area.entity.js';
import { areaStates } from './growing-area.transitions.js';
import { createdFacts } from './growing-areas.service.js';

/** How rows of a sheet become fields or packing houses, and are taken back. */
@Injectable()
export class AreaEntering {
  constructor(
    private readonly audit: AuditLog,
    private readonly states: StateChanges,
    private readonly overlaps: AreaOverlaps,
    private readonly registrations: RegistrationsService,
  ) {}

  /** `codes`: those that the sheet gives, in the order of the areas. What the office enters counts as approved. */
  async enter(
    tx: Tx,
    actor: Actor,
    areas: readonly GrowingArea[],
    codes: readonly (string | null)[],
    { byOffice }: Pick<Entering, 'byOffice'>,
  ): Promise<Made[]> {
    for (const area of areas) if (byOffice) area.status = 'submitted';
    await tx.insert(GrowingArea, [...areas]);
    await this.audit.recordAll(
      tx,
      actor,
      areas.map((area) => ({
        action: 'growing-area.created',
        subject: subject(area),
        after: createdFacts(area),
      })),
    );
    if (byOffice) await this.approve(tx, actor, areas, codes);
    // As whatever is drawn in the form: found when it is written, and refused where the province wants it so.
    for (const area of areas) {
      if (area.kind !== 'field') continue;
      await this.overlaps.compare(tx, area.id, area.polygon);
      await this.overlaps.assertAllowed(tx, actor, area);
    }
    return areas.map(({ id }) => ({ id, version: 1 }));
  }

  async takeBack(tx: Tx, actor: Actor, made: Made): Promise<KeptReason | null> {
    const { id } = made;
    const kept = await lockMade(tx, 'growing_areas', made);
    if (kept !== null) return kept;
    // A code abroad, a step of the code at home, or a certificate that covers it: somebody relies on it.
    const used = await isUsed(
      tx,
      id,
      'certificate_areas where area_id = $1',
      `area_registrations where area_id = $1 and (market <> 'VN' or version > 1)`,
    );
    if (used) return 'in-use';
    await tx.query('delete from area_registrations where area_id = $1', [id]);
    await tx.query('delete from area_codes where area_id = $1', [id]);
    await this.overlaps.forget(tx, id);
    const area = await tx.findOneByOrFail(GrowingArea, { id });
    await tx.delete(GrowingArea, { id });
    await this.audit.record(tx, actor, 'growing-area.deleted', subject(area), {
      before: { ...createdFacts(area), code: area.code },
    });
    return null;
  }

  /** Each gets its code at home: the one the sheet gives, or the next. */
  private async approve(
    tx: Tx,
    actor: Actor,
    areas: readonly GrowingArea[],
    codes: readonly (string | null)[],
  ): Promise<void> {
    const { transition, state } = await this.states.takeAll(
      tx,
      actor,
      areaStates,
      'approve',
      areas.map(({ id, businessId }) => ({ id, businessId })),
      'submitted',
    );
    for (const [index, area] of areas.entries())
      area.code = await this.registrations.giveHomeCode(tx, actor, area, codes[index] ?? null);
    await tx.query(
      `update growing_areas a set status = $2, code = v.code from unnest($1::uuid[], $3::text[]) v (id, code) where a.id = v.id`,
      [areas.map(({ id }) => id), state, areas.map(({ code }) => code)],
    );
    await this.audit.recordAll(
      tx,
      actor,
      areas.map((area) => ({
        action: transition.entry,
        subject: subject(area),
        after: { status: state, code: area.code },
      })),
    );
  }
}

function subject({ id, businessId }: GrowingArea) {
  return { type: 'growing-area', id, businessId };
}
