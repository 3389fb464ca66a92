import { newId } from '../platform/id.js';
import { toDetails } from './area-details.js';
import type { Boundary } from './boundary.js';
import { GrowingArea } from './growing-area.entity.js';
import type { GrowingAreaInputDto } from './growing-areas.dto.js';

/** A draft of what was declared, with the boundary that was read. */
export function newArea(
  business: { readonly id: string; readonly sample: boolean },
  input: Omit<GrowingAreaInputDto, 'polygon'>,
  boundary: Boundary,
  now: Date,
): GrowingArea {
  return Object.assign(new GrowingArea(), {
    id: newId(),
    businessId: business.id,
    name: input.name,
    crop: input.crop,
    hectaresDeclared: input.hectaresDeclared,
    declaredUnit: input.declaredUnit ?? 'ha',
    communeCode: input.communeCode,
    village: input.village ?? null,
    households: input.households ?? null,
    ...toDetails(input),
    committedAt: null,
    ...boundary,
    code: null,
    status: 'draft' as const,
    statusReason: null,
    sample: business.sample,
    createdAt: now,
    updatedAt: now,
  });
}
