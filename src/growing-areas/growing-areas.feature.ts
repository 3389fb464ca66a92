import { declareFeature } from '../access/feature.js';
import { BUSINESS, EVERYONE } from '../access/roles.js';
import { areaStates } from './growing-area.transitions.js';

declare module '../access/feature.js' {
  interface Features {
    readonly growingAreas: typeof growingAreas;
  }
}

export const growingAreas = declareFeature({
  name: 'growing-areas',
  permissions: {
    'growing-area:write': BUSINESS,
    'growing-area:read': EVERYONE,
    'growing-area:suspend': ['reviewer'],
    'household:read': [...BUSINESS, 'reviewer', 'inspector'],
    'household:write': BUSINESS,
    'season:certify': ['reviewer', 'inspector'],
  },
  menu: [{ key: 'areas', order: 30, roles: EVERYONE, text: ({ ui }) => ui.nav.areas }],
  states: [areaStates],
  constraints: { growing_areas_code_key: { path: 'fields.areaCode', code: 'area-code-taken' } },
  dossiers: ({ areas, packingHouses }) => ({ ...areas.dossiers, ...packingHouses.dossiers }),
  audit: {
    words: ({ areas: text, areaDetails, packingHouses }) => ({
      ...text.audit,
      fields: { ...packingHouses.fields, ...text.fields, ...areaDetails.fields, ...text.audit.fields },
      values: { status: text.statuses, kind: text.kinds },
    }),
    things: {
      'growing-area': {
        names: { from: 'growing_areas', id: 'id', type: 'uuid', name: 'name' },
        href: '/console/areas/',
      },
    },
    opaque: ['bounds', 'polygon'],
  },
});
