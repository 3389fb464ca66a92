import type { FieldFault } from '../platform/errors.js';
import { isVariableMeasure, parseGtin14 } from '../standards/gs1/index.js';
import { sameContent, type MeasureUnit } from '../standards/units/measure-unit.js';
import { foldName } from '../standards/vietnam/fold.js';

export interface VariantFacts {
  readonly nameVi: string;
  readonly quantity: number | null;
  readonly unit: MeasureUnit | null;
  readonly innerCount: number | null;
  readonly gtin: string | null;
}

/** What is wrong with a variant by itself, and beside the others that its product is sold in. */
export function variantFaults(
  variant: VariantFacts,
  siblings: readonly { readonly nameVi: string }[],
): FieldFault[] {
  const { quantity, unit, gtin, nameVi } = variant;
  const faults: FieldFault[] = [];
  if (quantity !== null && unit === null) faults.push({ path: 'unit', code: 'unit-needed' });
  if (quantity === null && unit !== null) faults.push({ path: 'quantity', code: 'quantity-needed' });
  const number = gtin === null ? null : parseGtin14(gtin);
  if (number?.ok === true && isVariableMeasure(number.value) && quantity !== null)
    faults.push({ path: 'quantity', code: 'gtin-variable-measure' });
  const name = foldName(nameVi);
  if (siblings.some((other) => foldName(other.nameVi) === name))
    faults.push({ path: 'nameVi', code: 'variant-name-taken' });
  return faults;
}

/**
 * What everybody has read stays, what was empty may be filled in. Of a published GTIN the declared net content and the number of
 * pieces stay with it: another amount is other goods and takes another number (GS1 GTIN Management Standard, 2.2 and 2.4).
 */
export function publishedFaults(before: VariantFacts, after: VariantFacts): FieldFault[] {
  const numbered = before.gtin === null ? 'approved-value-fixed' : 'variant-needs-new-gtin';
  const faults: FieldFault[] = [];
  if (before.nameVi !== after.nameVi) faults.push({ path: 'nameVi', code: 'approved-value-fixed' });
  if (before.gtin !== null && before.gtin !== after.gtin)
    faults.push({ path: 'gtin', code: 'variant-gtin-fixed' });
  if (!keepsContent(before, after)) faults.push({ path: 'quantity', code: numbered });
  if (before.innerCount !== null && before.innerCount !== after.innerCount)
    faults.push({ path: 'innerCount', code: numbered });
  return faults;
}

function keepsContent(before: VariantFacts, after: VariantFacts): boolean {
  if (before.quantity === null || before.unit === null) return true;
  if (after.quantity === null || after.unit === null) return false;
  return sameContent(
    { quantity: before.quantity, unit: before.unit },
    { quantity: after.quantity, unit: after.unit },
  );
}
