import { Query } from '@nestjs/common';
import { Public } from '../access/access.decorators.js';
import { type CommuneDto, CommuneListDto, CommuneQuery, ProvinceListDto } from './places.dto.js';
import type { Page } from '../platform/http/cursor.js';
import { ApiRead, PublicApiFeature } from '../platform/http/api-routes.js';
import { unitsText } from './place-names.js';
import { communeText, PlacesQueries, type Province } from './places.queries.js';

const MOST = 30;

type CommuneAnswer = Pick<CommuneDto, keyof CommuneDto>;

@PublicApiFeature('places', 'api/v1/places')
export class PlacesApiController {
  constructor(private readonly places: PlacesQueries) {}

  @ApiRead('provinces', ProvinceListDto, 'The provinces and cities of today')
  @Public()
  async provinces(): Promise<Page<Province>> {
    return { items: await this.places.provinces(), next: null };
  }

  @ApiRead('communes', CommuneListDto, 'Communes of today by name, by old names too')
  @Public()
  async communes(@Query() { q, near }: CommuneQuery): Promise<Page<CommuneAnswer>> {
    const matches = await this.places.search(q, MOST, near);
    return {
      items: matches.map(({ commune, formerly, split }) => ({
        ...commune,
        address: communeText(commune, 'vi'),
        formerly: formerly === null ? null : unitsText(formerly, 'vi'),
        split,
      })),
      next: null,
    };
  }
}
