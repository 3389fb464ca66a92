import type { SubjectSummary } from '../applications/dossier-kind.js';
import type { Lang } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { addressText, type BusinessView } from './businesses.queries.js';

/** What an official reads of a business beside the decision. */
export function businessSummary(business: BusinessView, lang: Lang): SubjectSummary {
  const text = words(lang).businesses;
  const { fields } = text;
  return {
    rows: [
      { key: 'kind', label: text.kindLabel, value: text.kinds[business.kind] },
      { key: 'name', label: fields.name, value: business.name },
      identityRow(business, lang),
      { key: 'address', label: text.addressLabel, value: addressText(business, lang) },
      { key: 'formerAddress', label: fields.formerAddress, value: business.formerAddress },
      { key: 'contactName', label: fields.contactName, value: business.contactName },
      {
        key: 'contactPhone',
        label: fields.contactPhone,
        value: business.contactPhone,
        href: `tel:${business.contactPhone}`,
      },
      {
        key: 'contactEmail',
        label: fields.contactEmail,
        value: business.contactEmail,
        href: `mailto:${business.contactEmail}`,
      },
      { key: 'website', label: fields.website, value: business.website, href: business.website ?? '#' },
      { key: 'gln', label: fields.gln, value: business.gln },
    ],
    links: [],
    amendHref: '/console/business/amend',
  };
}

/** The tax code, or of a household the last four digits of the personal id. */
export function identityRow(
  business: Pick<BusinessView, 'kind' | 'taxCode' | 'personalIdLast4'>,
  lang: Lang,
) {
  const { fields, personalIdShown } = words(lang).businesses;
  return business.kind === 'household'
    ? { key: 'personalId', label: fields.personalId, value: personalIdShown(business.personalIdLast4 ?? '') }
    : { key: 'taxCode', label: fields.taxCode, value: business.taxCode };
}
