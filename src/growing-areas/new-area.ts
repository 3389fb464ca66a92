import { newId } from '../platform/id.js';
import { toDetails } from './area-details.js';
import type { Boundary } from './boundary.js';
import { GrowingArea } from './growing-area.entity.js';
import type { GrowingAreaInputDto } from './growing-areas.dto.js';
import type { PackingHouseInputDto } from './packing-houses.dto.js';

interface Owner {
  readonly id: string;
  readonly sample: boolean;
}

/** A draft of what was declared, with the boundary that was read. */
export function newArea(
  business: Owner,
  input: Omit<GrowingAreaInputDto, 'polygon'>,
  boundary: Boundary,
  now: Date,
): GrowingArea {
  return Object.assign(draft(business, input, now), {
    kind: 'field' as const,
    hectaresDeclared: input.hectaresDeclared,
    declaredUnit: input.declaredUnit ?? ('ha' as const),
    households: input.households ?? null,
    ...boundary,
    lon: null,
    lat: null,
    facilityNumber: null,
    capacityTonnes: null,
  });
}

/** A draft of a packing house. */
export function newPackingHouse(business: Owner, input: PackingHouseInputDto, now: Date): GrowingArea {
  const { lon, lat, facilityNumber = null, capacityTonnes = null } = input;
  return Object.assign(draft(business, input, now), {
    kind: 'packing-house' as const,
    hectaresDeclared: null,
    declaredUnit: 'ha' as const,
    households: null,
    areaM2: null,
    polygon: null,
    bounds: boundsOf(lon, lat),
    lon,
    lat,
    facilityNumber,
    capacityTonnes,
  });
}

/** A box around one place, as PostgreSQL reads it. */
export function boundsOf(lon: number, lat: number): string {
  return `((${lon},${lat}),(${lon},${lat}))`;
}

function draft(
  business: Owner,
  input: Omit<GrowingAreaInputDto, 'polygon' | 'hectaresDeclared'>,
  now: Date,
): GrowingArea {
  return Object.assign(new GrowingArea(), {
    id: newId(),
    businessId: business.id,
    name: input.name,
    crop: input.crop,
    communeCode: input.communeCode,
    village: input.village ?? null,
    ...toDetails(input),
    committedAt: null,
    code: null,
    status: 'draft' as const,
    statusReason: null,
    sample: business.sample,
    createdAt: now,
    updatedAt: now,
  });
}
