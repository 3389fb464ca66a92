import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.service.js';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database/database.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { assertCan } from '../permissions.js';
import { isOfficial, type Role } from '../roles.js';

/** A province (two digits) or a commune (five) by the codes of today. */
export interface UnitView {
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly nameEn: string;
}

export interface OfficialView {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Empty: everywhere. */
  readonly units: readonly UnitView[];
}

type Row = Omit<OfficialView, 'role'> & { readonly role: Role | null } & Record<string, unknown>;

const UNIT = `jsonb_build_object('code', p.code, 'kind', p.kind, 'name', p.name, 'nameEn', p.name_en)`;

/** Where officials work. `reach_of_official` of the database (migration 0050) says what follows from it, for every query. */
@Injectable()
export class OfficialUnits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** @throws NotFound for whoever is no official whose place can be set: an administrator looks after all. */
  async get(id: string): Promise<OfficialView> {
    const [row] = await this.db.query<Row>(
      `select u.id, u.name, u.role, (select coalesce(jsonb_agg(${UNIT} order by p.level desc, p.name), '[]')
         from official_units o join places p using (level, code, valid_from) where o.user_id = u.id) as units
       from users u where u.id = $1`,
      [id],
    );
    if (row?.role === undefined || row.role === null || !isLimitable(row.role)) throw new NotFound();
    return { ...row, role: row.role };
  }

  /** Communes of a province as it is today, and the province itself first. */
  choices(provinceCode: string): Promise<UnitView[]> {
    return this.db.query<UnitView & Record<string, unknown>>(
      `select code, kind, name, name_en as "nameEn" from places where valid_to is null
         and ((level = 'province' and code = $1) or (level = 'commune' and parent_code = $1))
       order by level desc, kind, folded, code`,
      [provinceCode],
    );
  }

  /** Replaces them all; none means everywhere. It holds from the next request on. */
  set(actor: Actor, id: string, codes: readonly string[]): Promise<void> {
    assertCan(actor, 'user:manage');
    return this.db.transaction(async (tx) => {
      const [user] = await tx.query<{ role: Role | null }[]>(
        'select role from users where id = $1 for update',
        [id],
      );
      if (user?.role === undefined || user.role === null) throw new NotFound();
      if (!isLimitable(user.role)) throw new Conflict('units-of-administrator');
      const before = await given(tx, id);
      const units = [...new Set(codes)].map((code) => ({
        level: code.length === 2 ? 'province' : 'commune',
        code,
      }));
      await tx.query('delete from official_units where user_id = $1', [id]);
      const written = await tx.query<unknown[]>(
        `insert into official_units (user_id, level, code, valid_from, given_by, given_at)
         select $1, p.level, p.code, p.valid_from, $2, $3 from unnest($4::text[], $5::text[]) u (level, code)
         join places p on p.level = u.level and p.code = u.code and p.valid_to is null returning 1`,
        [id, actor.userId, this.clock.now(), units.map(({ level }) => level), units.map(({ code }) => code)],
      );
      if (written.length !== units.length) throw Invalid.field('units', 'unit-unknown');
      await this.audit.record(
        tx,
        actor,
        'user.units-set',
        { type: 'user', id },
        { before: { units: before }, after: { units: units.map(({ code }) => code).sort() } },
      );
    });
  }
}

async function given(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.query<{ code: string }[]>(
    'select code from official_units where user_id = $1 order by code',
    [id],
  );
  return rows.map(({ code }) => code);
}

function isLimitable(role: Role): boolean {
  return isOfficial(role) && role !== 'administrator';
}
