import { Inject, Injectable } from '@nestjs/common';
import { reaches } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database, type Tx } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { dayOf } from '../platform/time-zone.js';
import { type Held, type Listed, type ListStep, type ListVerdict, listVerdict } from './listed.js';
import { RegistrationStepDto } from './registrations.dto.js';
import { RegistrationsService } from './registrations.service.js';

interface Row extends Held {
  readonly areaId: string;
  readonly id: string;
}

/** Brings registrations to where a list of their market has them, by the steps of their table and no others. */
@Injectable()
export class ListedRegistrations {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly registrations: RegistrationsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** What would have to be done for each area, in their order. */
  async judge(listed: readonly (Listed & { readonly areaId: string })[]): Promise<ListVerdict[]> {
    const [first] = listed;
    if (first === undefined) return [];
    const rows = await this.db.query<Row & Record<string, unknown>>(HELD, [
      first.market,
      listed.map(({ areaId }) => areaId),
    ]);
    const held = new Map(rows.map((row) => [row.areaId, row]));
    return listed.map((one) => listVerdict(held.get(one.areaId) ?? null, one, this.today()));
  }

  /** Takes one over, as things stand now. What it answers is what was to be done: `open` did nothing. */
  async take(tx: Tx, actor: Actor, areaId: string, listed: Listed, list: string): Promise<ListVerdict> {
    const [area] = await tx.query<{ id: string; businessId: string }[]>(
      'select id, business_id as "businessId" from growing_areas where id = $1 for update',
      [areaId],
    );
    if (area === undefined || !reaches(actor, area.businessId)) throw new NotFound();
    const [row] = await tx.query<Row[]>(HELD, [listed.market, [areaId]]);
    const verdict = listVerdict(row ?? null, listed, this.today());
    let id = row?.id ?? null;
    if (verdict.kind === 'take')
      for (const step of verdict.steps) {
        if (step === 'hold') {
          const { market, code, until } = listed;
          id = await this.registrations.hold(tx, actor, area, {
            market,
            code,
            until,
            since: listed.since ?? this.today(),
          });
        } else if (id !== null) await this.registrations.stepIn(tx, actor, id, inputOf(step, listed, list));
      }
    if (verdict.kind !== 'open' && listed.state !== 'revoked')
      await tx.query(
        'update area_registrations set unlisted_since = null where area_id = $1 and market = $2 and unlisted_since is not null',
        [areaId, listed.market],
      );
    return verdict;
  }

  private today(): string {
    return dayOf(this.clock.now(), this.config.registry.timeZone);
  }
}

const HELD = `select id, area_id as "areaId", state, code, until::text from area_registrations
  where market = $1 and area_id = any($2::uuid[]) and state not in ('refused', 'withdrawn', 'revoked')`;

function inputOf(
  step: Exclude<ListStep, 'hold'>,
  { code, since, until }: Listed,
  list: string,
): RegistrationStepDto {
  return Object.assign(new RegistrationStepDto(), {
    action: step,
    reason: list,
    ...(step === 'issue' ? { code, ...(since === null ? {} : { since }), until } : {}),
    ...(step === 'renew' ? { until } : {}),
    ...(step === 'suspend' || step === 'revoke' ? { cause: 'importer-request' as const } : {}),
  });
}
