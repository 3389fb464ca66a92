import { Invalid } from '../platform/errors.js';
import type { Product } from './product.entity.js';

/** What an approval vouches for: once given and approved it stays; what is missing may still be filled in. */
const VOUCHED = [
  'nameVi',
  'brand',
  'netContent',
  'standards',
  'gtin',
  'category',
  'hsCode',
  'ingredientsVi',
] as const;

/** @throws Invalid for every vouched value of an approved product that would change. */
export function assertEditable(before: Product, after: Product): void {
  if (before.status !== 'active' && before.status !== 'suspended') return;
  const touched = VOUCHED.filter((field) => before[field] !== null && before[field] !== after[field]);
  if (touched.length > 0) throw new Invalid(touched.map((path) => ({ path, code: 'approved-value-fixed' })));
}
