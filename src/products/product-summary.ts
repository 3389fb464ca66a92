import type { SubjectSummary } from '../applications/dossier-kind.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { ProductView } from './products.queries.js';

/** What an official reads of a product beside the decision. */
export function productSummary(product: ProductView, lang: Lang): SubjectSummary {
  const { fields } = words(lang).products;
  const image =
    product.image === null
      ? { value: null }
      : { value: fields.image, href: product.image, mark: product.image };
  return {
    rows: [
      { key: 'nameVi', label: fields.nameVi, value: product.nameVi },
      { key: 'nameEn', label: fields.nameEn, value: product.nameEn },
      { key: 'image', label: fields.image, ...image },
      { key: 'brand', label: fields.brand, value: product.brand },
      { key: 'netContent', label: fields.netContent, value: product.netContent },
      { key: 'shelfLifeDays', label: fields.shelfLifeDays, value: product.shelfLifeDays?.toString() ?? null },
      { key: 'standards', label: fields.standards, value: product.standards },
      { key: 'gtin', label: fields.gtin, value: product.gtin },
      { key: 'descriptionVi', label: fields.descriptionVi, value: product.descriptionVi },
      { key: 'shopUrl', label: fields.shopUrl, value: product.shopUrl },
    ],
    links: [{ href: `/console/products/${product.id}`, text: product.nameVi }],
    amendHref: `/console/products/${product.id}/edit`,
  };
}
