import { Inject, Injectable } from '@nestjs/common';
import { scopeOf } from '../access/permissions.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { NotFound } from '../platform/errors.js';
import { dayOf } from '../platform/time-zone.js';
import { HOME } from './markets.js';
import type { RegistrationCause, RegistrationState } from './registration.entity.js';
import { registrationStates } from './registration.transitions.js';
import { type Standing, standingOn } from './standing.js';

export interface RegistrationView {
  readonly id: string;
  readonly areaId: string;
  readonly market: string;
  readonly code: string | null;
  readonly state: RegistrationState;
  /** How it counts today. */
  readonly standing: Standing | null;
  readonly cause: RegistrationCause | null;
  readonly reason: string | null;
  readonly since: string | null;
  readonly until: string | null;
  /** The day of the first whole list of its market that no longer had the code. */
  readonly unlistedSince: string | null;
  readonly version: number;
}

/** With the area it is about, for the dossier. */
export interface RegistrationInArea extends RegistrationView {
  readonly areaName: string;
  readonly areaCode: string | null;
  readonly crop: string;
  readonly hectares: number;
}

/** A step it took, for its page. */
export interface StepView {
  readonly id: string;
  readonly at: Date;
  /** As the log calls it. */
  readonly entry: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
  readonly decisionNumber: string | null;
}

type Row<View> = Omit<View, 'standing'>;

const COLUMNS = `r.id, r.area_id as "areaId", r.market, r.code, r.state, r.cause, r.reason, r.since::text, r.until::text, r.unlisted_since::text as "unlistedSince", r.version`;
/** Of an area, more than anybody asks for. */
const SHOWN = 100;

@Injectable()
export class RegistrationsQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Of one area the reader may see: at home first, then those in force, then those that are over. */
  async ofArea(actor: Actor, areaId: string): Promise<RegistrationView[]> {
    const [area] = await this.db.query(
      'select from growing_areas a where a.id = $1 and ($2::uuid[] is null or a.business_id = any($2))',
      [areaId, scopeOf(actor)],
    );
    if (area === undefined) throw new NotFound();
    const rows = await this.db.query<Row<RegistrationView>>(
      `select ${COLUMNS} from area_registrations r where r.area_id = $1
       order by r.market <> $2, r.state in ('refused', 'withdrawn', 'revoked'), r.market, r.created_at desc limit ${SHOWN}`,
      [areaId, HOME],
    );
    return rows.map((row) => this.view(row));
  }

  async get(actor: Actor, id: string): Promise<RegistrationView> {
    const [row] = await this.db.query<Row<RegistrationView>>(
      `select ${COLUMNS} from area_registrations r join growing_areas a on a.id = r.area_id
       where r.id = $1 and ($2::uuid[] is null or a.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (row === undefined) throw new NotFound();
    return this.view(row);
  }

  /** For a summary in a dossier, whose reader was checked already. */
  async byId(id: string): Promise<RegistrationInArea> {
    const [row] = await this.db.query<Row<RegistrationInArea>>(
      `select ${COLUMNS}, a.name as "areaName", a.code as "areaCode", a.crop, a.area_m2 / 10000 as hectares
       from area_registrations r join growing_areas a on a.id = r.area_id where r.id = $1`,
      [id],
    );
    if (row === undefined) throw new NotFound();
    return this.view(row);
  }

  /** What it went through, the newest first. */
  async steps(id: string): Promise<StepView[]> {
    const rows = await this.db.query<Omit<StepView, 'entry'> & { action: string }>(
      `select id, at, action, from_state as "from", to_state as "to", reason, decision_number as "decisionNumber"
       from state_changes where subject_type = 'area-registration' and subject_id = $1 order by id desc limit ${SHOWN}`,
      [id],
    );
    const { transitions } = registrationStates.declaration;
    return rows.map(({ action, ...row }) => ({
      ...row,
      entry: transitions.find((each) => each.action === action)?.entry ?? action,
    }));
  }

  /** Before the form that asks for one more market: what it has or has asked for. */
  async area(actor: Actor, id: string): Promise<{ id: string; name: string; markets: string[] }> {
    const [area] = await this.db.query<{ id: string; name: string; markets: string[] }>(
      `select a.id, a.name, array(select r.market from area_registrations r
         where r.area_id = a.id and r.state not in ('refused', 'withdrawn', 'revoked')) as markets
       from growing_areas a where a.id = $1 and ($2::uuid[] is null or a.business_id = any($2))`,
      [id, scopeOf(actor)],
    );
    if (area === undefined) throw new NotFound();
    return area;
  }

  private view<Each extends { state: RegistrationState; until: string | null }>(row: Each) {
    const today = dayOf(this.clock.now(), this.config.registry.timeZone);
    return { ...row, standing: standingOn(today, row) };
  }
}
