import type { Business } from '../businesses/business.entity.js';
import { newId } from '../platform/id.js';
import { Product } from './product.entity.js';
import type { ProductInputDto } from './products.dto.js';

/** What a producer declares, beside pictures and shops. */
export const PRODUCT_FIELDS = [
  'nameVi',
  'nameEn',
  'descriptionVi',
  'descriptionEn',
  'brand',
  'netContent',
  'shelfLifeDays',
  'standards',
  'gtin',
  'category',
  'hsCode',
  'ingredientsVi',
  'ingredientsEn',
  'warningsVi',
  'warningsEn',
  'storageVi',
  'storageEn',
] as const;

/** A draft of what was declared. */
export function newProduct(
  business: Pick<Business, 'id' | 'sample'>,
  input: ProductInputDto,
  now: Date,
): Product {
  const product = Object.assign(new Product(), {
    id: newId(),
    businessId: business.id,
    imageSha256: null,
    status: 'draft' as const,
    statusReason: null,
    sample: business.sample,
    approvedAt: null,
    createdAt: now,
    updatedAt: now,
    ...Object.fromEntries(PRODUCT_FIELDS.map((field) => [field, input[field] ?? null])),
    shopUrls: input.shopUrls ?? [],
  });
  product.foldNames();
  return product;
}
