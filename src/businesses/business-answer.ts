import type { BusinessDto } from './businesses.dto.js';
import { addressText, type BusinessView } from './businesses.queries.js';

export type BusinessAnswer = Pick<BusinessDto, keyof BusinessDto>;

/** A business as the API tells it. */
export function businessAnswer(business: BusinessView): BusinessAnswer {
  const { commune: _, ...view } = business;
  return { ...view, address: addressText(business, 'vi') };
}
