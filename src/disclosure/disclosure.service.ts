import { Injectable } from '@nestjs/common';
import { reaches, scopeOf } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import type { BusinessStatus } from '../businesses/business.entity.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../platform/errors.js';
import {
  type Choices,
  choicesOf,
  chosenTier,
  DISCLOSED,
  type Disclosed,
  type Discloser,
  RULES,
  TIERS,
  type Tier,
  tierOf,
} from './disclosure.js';
import type { Purpose } from './purposes.js';

export interface DisclosedField {
  readonly field: Disclosed;
  readonly chosen: Tier;
  readonly now: Tier;
  readonly choices: readonly Tier[];
  readonly needs: Purpose | null;
}

interface Row extends Discloser {
  readonly status: BusinessStatus;
}

/** A business says who may see what of it. */
@Injectable()
export class DisclosureService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Every field, as it was chosen and as it is now. */
  async of(actor: Actor, businessId: string): Promise<readonly DisclosedField[]> {
    const [row] = await this.db.query<Row & Record<string, unknown>>(
      'select kind, disclosure, consents, status from businesses where id = $1 and ($2::uuid[] is null or id = any($2))',
      [businessId, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return DISCLOSED.map((field) => ({
      field,
      chosen: chosenTier(row, field),
      now: tierOf(row, field),
      choices: choicesOf(row.kind, field),
      needs: RULES[field].consent ?? null,
    }));
  }

  /** @throws Invalid where the law or the rule of the field says otherwise. */
  choose(actor: Actor, businessId: string, wanted: Choices): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [row] = reaches(actor, businessId)
        ? await tx.query<Row[]>(
            'select kind, disclosure, consents, status from businesses where id = $1 for update',
            [businessId],
          )
        : [];
      if (row === undefined) throw new NotFound();
      if (row.status === 'merged') throw new Conflict('business-merged');
      const given = DISCLOSED.filter((field) => TIERS.some((tier) => tier === wanted[field]));
      const faults = given.filter((field) => {
        const tier = wanted[field];
        return tier !== undefined && !choicesOf(row.kind, field).includes(tier);
      });
      if (faults.length > 0) throw new Invalid(faults.map((path) => ({ path, code: 'disclosure-not-so' })));
      const after = { ...row, disclosure: Object.fromEntries(given.map((field) => [field, wanted[field]])) };
      const changed = DISCLOSED.filter((field) => chosenTier(row, field) !== chosenTier(after, field));
      await tx.query(
        'update businesses set disclosure = $2, updated_at = $3, version = version + 1 where id = $1',
        [businessId, after.disclosure, this.clock.now()],
      );
      const tiers = (of: Row) => Object.fromEntries(changed.map((field) => [field, chosenTier(of, field)]));
      await this.audit.record(
        tx,
        actor,
        'business.disclosed',
        { type: 'business', id: businessId, businessId },
        { before: tiers(row), after: tiers(after) },
      );
    });
  }
}
