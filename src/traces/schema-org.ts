import { unitsText } from '../places/place-names.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { TraceDocument } from './trace-document.js';

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

/** The product, and the lot as its individual, in schema.org's terms, for search engines and buyers' systems. */
export function schemaOrg(
  { product, lot, business, uri, certificates }: TraceDocument,
  publicUrl: string,
  lang: Lang,
): object {
  const name = lang === 'en' ? (product.nameEn ?? product.nameVi) : product.nameVi;
  const description =
    lang === 'en' ? (product.descriptionEn ?? product.descriptionVi) : product.descriptionVi;
  return {
    '@context': 'https://schema.org',
    '@type': lot === null ? 'Product' : 'IndividualProduct',
    '@id': uri,
    url: uri,
    name,
    ...(description === null ? {} : { description }),
    ...(product.image === null ? {} : { image: `${publicUrl}${product.image}` }),
    ...(product.brand === null ? {} : { brand: { '@type': 'Brand', name: product.brand } }),
    ...(product.gtin === null ? {} : { gtin: product.gtin }),
    ...(product.category === null ? {} : { category: words(lang).products.categories[product.category] }),
    ...certified(certificates, lang),
    countryOfOrigin: { '@type': 'Country', name: 'VN' },
    ...(lot?.madeOn == null ? {} : { productionDate: lot.madeOn }),
    ...(lot === null
      ? {}
      : {
          additionalProperty: [
            {
              '@type': 'PropertyValue',
              propertyID: 'https://gs1.org/voc/hasBatchLotNumber',
              name: 'lot',
              value: lot.lotNumber,
            },
          ],
        }),
    manufacturer: {
      '@type': 'Organization',
      name: business.name,
      ...(business.taxCode === null ? {} : { taxID: business.taxCode }),
      ...(business.website === null ? {} : { url: business.website }),
      address: {
        '@type': 'PostalAddress',
        addressCountry: 'VN',
        addressLocality: unitsText(business.place, lang),
        ...(business.street === null ? {} : { streetAddress: business.street }),
      },
    },
  };
}
