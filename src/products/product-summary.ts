import type { SubjectSummary } from '../applications/dossier-kind.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { hsText } from './hs-field.views.js';
import { contentText } from './variant-text.js';
import type { ProductView } from './products.queries.js';

/** What an official reads of a product beside the decision. */
export function productSummary(product: ProductView, lang: Lang): SubjectSummary {
  const text = words(lang).products;
  const { fields } = text;
  const { pictures } = product;
  const image =
    product.image === null
      ? { value: null }
      : {
          value: text.pictures.count(String(pictures.length)),
          href: product.image,
          mark: pictures.map(({ sha256 }) => sha256).join(' '),
        };
  const variants = product.variants.map(({ nameVi, quantity, unit, gtin }) =>
    [nameVi, contentText(lang, quantity, unit), gtin].filter((part) => part !== null).join(', '),
  );
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
      { key: 'variants', label: text.variants.title, value: variants.join('\n') || null },
      { key: 'descriptionVi', label: fields.descriptionVi, value: product.descriptionVi },
      {
        key: 'category',
        label: fields.category,
        value: product.category && text.categories[product.category],
      },
      { key: 'hsCode', label: fields.hsCode, value: product.hsCode && hsText({ lang }, product.hsCode) },
      { key: 'ingredientsVi', label: fields.ingredientsVi, value: product.ingredientsVi },
      { key: 'warningsVi', label: fields.warningsVi, value: product.warningsVi },
      { key: 'storageVi', label: fields.storageVi, value: product.storageVi },
      { key: 'shopUrls', label: fields.shopUrls, value: product.shopUrls.join('\n') || null },
    ],
    links: [{ href: `/console/products/${product.id}`, text: product.nameVi }],
    amendHref: `/console/products/${product.id}/edit`,
  };
}
