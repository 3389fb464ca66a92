import { Injectable } from '@nestjs/common';
import { businessOf, ownedBy, scopeOf } from '../access/permissions.js';
import { AuditLog } from '../audit/audit-log.service.js';
import { measured } from '../lots/lot-content.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';
import { newId } from '../platform/id.js';
import { decimalText, exactBase } from '../standards/units/exact.js';
import { unitOfCode } from '../standards/units/units.js';
import type { UnitFactorInputDto } from './unit-factors.dto.js';

export interface UnitFactor {
  readonly id: string;
  readonly businessId: string;
  readonly productId: string | null;
  readonly productName: string | null;
  readonly unit: string;
  readonly quantity: number;
  readonly saidUnit: string;
  readonly declaredAt: Date;
}

/** As many as one business has packages. */
const LISTED = 200;

/** What one package of a business holds: 1 hộp = 100 g. A later word stands for lots made from then on. */
@Injectable()
export class UnitFactors {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Invalid for a unit that everybody knows, such as kg */
  declare(actor: Actor, { unit, productId, content }: UnitFactorInputDto): Promise<{ readonly id: string }> {
    const businessId = businessOf(actor);
    const { base: code } = exactBase(1, unit);
    const known = unitOfCode(code);
    if (known !== null && known.dimension !== 'package') throw Invalid.field('unit', 'unit-has-factor');
    const { amount, base } = measured(content, 'content');
    return this.db.transaction(async (tx) => {
      if (productId) {
        const own = await tx.query<unknown[]>('select 1 from products where id = $1 and business_id = any($2::uuid[])', [productId, ownedBy(actor)]); // prettier-ignore
        if (own.length === 0) throw Invalid.field('productId', 'not-found');
      }
      const id = newId();
      await tx.query(
        `insert into unit_factors (id, business_id, product_id, unit, amount, base, quantity, said_unit, name, declared_by, declared_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [id, businessId, productId ?? null, code, decimalText(amount), base, content.quantity, content.unit, unit, actor.userId, this.clock.now()], // prettier-ignore
      );
      const after = { unit, content: `${String(content.quantity)} ${content.unit}` };
      await this.audit.record(
        tx,
        actor,
        'unit-factor.declared',
        { type: 'unit-factor', id, businessId },
        { after },
      );
      return { id };
    });
  }

  /** What holds now, one for each unit and product. */
  list(actor: Actor): Promise<UnitFactor[]> {
    return this.db.query<UnitFactor & Record<string, unknown>>(
      `select distinct on (f.business_id, f.unit, f.product_id) f.id, f.business_id as "businessId", f.product_id as "productId", p.name_vi as "productName",
         f.name as unit, f.quantity::float8 as quantity, f.said_unit as "saidUnit", f.declared_at as "declaredAt"
       from unit_factors f left join products p on p.id = f.product_id
       where ($1::uuid[] is null or f.business_id = any($1)) order by f.business_id, f.unit, f.product_id, f.declared_at desc limit ${LISTED}`,
      [scopeOf(actor)],
    );
  }
}
