import { unitsText } from '../places/place-names.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { TraceDocument, TraceVariant } from './trace-document.js';

/** What the office has confirmed and what still holds; what a producer declares is nobody's certification. */
function certified(certificates: TraceDocument['certificates'], lang: Lang): object {
  const confirmed = certificates.filter((one) => one.confirmed);
  if (confirmed.length === 0) return {};
  return {
    hasCertification: confirmed.map(({ kind, stars, title, number, issuer, issuedOn, expiresOn }) => ({
      '@type': 'Certification',
      name: words(lang).certificates.name(kind, stars, title),
      certificationIdentification: number,
      issuedBy: { '@type': 'Organization', name: issuer },
      validFrom: issuedOn,
      ...(expiresOn === null ? {} : { expires: expiresOn }),
      ...(stars === null
        ? {}
        : { certificationRating: { '@type': 'Rating', ratingValue: stars, bestRating: 5 } }),
      certificationStatus: 'https://schema.org/CertificationActive',
    })),
  };
}

/** What schema.org has no word of its own for, each under a name that says where it comes from. */
function properties({ product, lot, areas }: TraceDocument, lang: Lang): object {
  const { properties: names } = words(lang).traces;
  const told = [
    ['https://gs1.org/voc/hasBatchLotNumber', names.lot, lot?.lotNumber ?? null],
    ['https://gs1.org/voc/netContent', names.netContent, product.netContent],
    [null, names.standards, product.standards],
    [null, names.shelfLife, product.shelfLifeDays],
    ['https://gs1.org/voc/expirationDate', names.expires, lot?.expiresOn ?? null],
    ['https://gs1.org/voc/ingredientStatement', names.ingredients, product.ingredientsVi],
    ['https://gs1.org/voc/consumerStorageInstructions', names.storage, product.storageVi],
    ...areas.flatMap(({ code }) => (code === null ? [] : [[null, names.areaCode, code] as const])),
  ] as const;
  const known = told.flatMap(([propertyID, name, value]) =>
    value === null
      ? []
      : [{ '@type': 'PropertyValue', ...(propertyID === null ? {} : { propertyID }), name, value }],
  );
  return known.length === 0 ? {} : { additionalProperty: known };
}

function sold({ nameVi, nameEn, quantity, unit, gtin }: TraceVariant, lang: Lang): object {
  const measured =
    quantity === null || unit === null
      ? {}
      : { size: { '@type': 'QuantitativeValue', value: quantity, unitCode: unit } };
  return {
    name: lang === 'en' ? (nameEn ?? nameVi) : nameVi,
    ...(gtin === null ? {} : { gtin }),
    ...measured,
  };
}

/** Units of sale are variants of one group; which of them is meant, the product itself says by its GTIN. */
function group({ variants, uri, product }: TraceDocument, lang: Lang): object {
  if (variants.length === 0) return {};
  const name = lang === 'en' ? (product.nameEn ?? product.nameVi) : product.nameVi;
  return {
    isVariantOf: {
      '@type': 'ProductGroup',
      name,
      productGroupID: product.gtin ?? uri,
      variesBy: 'https://schema.org/size',
      hasVariant: variants.map((variant) => ({ '@type': 'Product', ...sold(variant, lang) })),
    },
  };
}

/** The product, and the lot as its individual, in schema.org's terms, for search engines and buyers' systems. */
export function schemaOrg(trace: TraceDocument, publicUrl: string, lang: Lang): object {
  const { product, lot, business, uri, certificates, variants } = trace;
  const name = lang === 'en' ? (product.nameEn ?? product.nameVi) : product.nameVi;
  const description =
    lang === 'en' ? (product.descriptionEn ?? product.descriptionVi) : product.descriptionVi;
  const meant = variants.find((variant) => variant.meant);
  const { name: _size, ...ofUnit }: { name?: string } = meant === undefined ? {} : sold(meant, lang);
  return {
    '@context': 'https://schema.org',
    '@type': lot === null ? 'Product' : 'IndividualProduct',
    '@id': uri,
    url: uri,
    name,
    ...(description === null ? {} : { description }),
    ...(product.pictures.length === 0
      ? {}
      : { image: product.pictures.map(({ src }) => `${publicUrl}${src}`) }),
    ...(product.brand === null ? {} : { brand: { '@type': 'Brand', name: product.brand } }),
    ...(product.gtin === null ? {} : { gtin: product.gtin }),
    ...ofUnit,
    ...(product.category === null ? {} : { category: words(lang).products.categories[product.category] }),
    ...certified(certificates, lang),
    countryOfOrigin: { '@type': 'Country', name: 'VN' },
    ...(lot?.madeOn == null ? {} : { productionDate: lot.madeOn }),
    ...properties(trace, lang),
    ...group(trace, lang),
    manufacturer: {
      '@type': 'Organization',
      name: business.name,
      ...(business.taxCode === null ? {} : { taxID: business.taxCode }),
      ...(business.website === null ? {} : { url: business.website }),
      ...(business.gln === null ? {} : { globalLocationNumber: business.gln }),
      ...(business.contactPhone === null && business.contactEmail === null && business.contactName === null
        ? {}
        : {
            contactPoint: {
              '@type': 'ContactPoint',
              ...(business.contactName === null ? {} : { name: business.contactName }),
              ...(business.contactPhone === null ? {} : { telephone: business.contactPhone }),
              ...(business.contactEmail === null ? {} : { email: business.contactEmail }),
            },
          }),
      address: {
        '@type': 'PostalAddress',
        addressCountry: 'VN',
        addressLocality: unitsText(business.place, lang),
        ...(business.street === null ? {} : { streetAddress: business.street }),
      },
    },
  };
}
