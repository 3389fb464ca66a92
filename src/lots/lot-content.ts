import type { Tx } from '../platform/database/database.js';
import { Invalid } from '../platform/errors.js';
import { decimalText, exactBase, type ExactAmount } from '../standards/units/exact.js';
import { readUnit, unitOfCode } from '../standards/units/units.js';
import type { Lot } from './lot.entity.js';

interface Said {
  readonly quantity: number;
  readonly unit: string;
}

/**
 * What one package of a lot holds: as told, else the net content of its unit of sale, else what its business declared of that unit.
 * Nothing for what is weighed or measured itself. @throws Invalid
 */
export async function contentOf(
  tx: Tx,
  lot: Pick<Lot, 'productId' | 'businessId' | 'variantId' | 'unit'>,
  told: Said | null,
): Promise<Pick<Lot, 'content' | 'contentBase'>> {
  const unit = lot.unit === null ? null : readUnit(lot.unit);
  const counted = lot.unit !== null && (unit === null || unit.dimension === 'package');
  if (!counted) return { content: null, contentBase: null };
  if (told !== null) return columns(measured(told, 'content'));
  const [row] = await tx.query<{ quantity: string; unit: string }[]>(
    `select quantity, unit from (
       select quantity::text, unit, 0 as place, null::timestamptz as declared_at from product_variants where id = $1 and quantity is not null
       union all
       select amount::text, base, case when product_id is null then 2 else 1 end, declared_at from unit_factors
       where business_id = $2 and (product_id = $3 or product_id is null) and unit = $4) said
     order by place, declared_at desc limit 1`,
    [lot.variantId, lot.businessId, lot.productId, exactBase(1, lot.unit ?? '').base],
  );
  return columns(row === undefined ? null : exactBase(row.quantity, row.unit));
}

/** An amount that can be weighed, measured or counted; packages in packages say nothing. @throws Invalid */
export function measured({ quantity, unit }: Said, path: string): ExactAmount {
  const amount = exactBase(quantity, unit);
  const known = unitOfCode(amount.base);
  if (known === null || known.dimension === 'package')
    throw Invalid.field(`${path}.unit`, 'content-no-measure');
  if (amount.amount <= 0n) throw Invalid.field(`${path}.quantity`, 'too-fine');
  return amount;
}

function columns(amount: ExactAmount | null): Pick<Lot, 'content' | 'contentBase'> {
  if (amount === null || amount.amount <= 0n) return { content: null, contentBase: null };
  const known = unitOfCode(amount.base);
  if (known === null || known.dimension === 'package') return { content: null, contentBase: null };
  return { content: decimalText(amount.amount), contentBase: amount.base };
}
