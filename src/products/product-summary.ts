import type { SubjectSummary } from '../applications/applications.service.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { ProductView } from './products.queries.js';

/** What an official reads of a product beside the decision. */
export function productSummary(product: ProductView, lang: Lang): SubjectSummary {
  const { fields } = words(lang).products;
  const image = product.image === null ? { value: null } : { value: fields.image, href: product.image };
  return {
    rows: [
      { label: fields.nameVi, value: product.nameVi },
      { label: fields.nameEn, value: product.nameEn },
      { label: fields.image, ...image },
      { label: fields.brand, value: product.brand },
      { label: fields.netContent, value: product.netContent },
      { label: fields.shelfLifeDays, value: product.shelfLifeDays?.toString() ?? null },
      { label: fields.standards, value: product.standards },
      { label: fields.gtin, value: product.gtin },
      { label: fields.descriptionVi, value: product.descriptionVi },
      { label: fields.shopUrl, value: product.shopUrl },
    ],
    links: [{ href: `/console/products/${product.id}`, text: product.nameVi }],
    amendHref: `/console/products/${product.id}/edit`,
  };
}
