import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { CommuneListDto, CommuneQuery, ProvinceListDto } from './places.dto.js';
import { unitsText } from './place-names.js';
import { communeText, PlacesQueries } from './places.queries.js';

const MOST = 30;

@ApiTags('places')
@Controller('api/v1/places')
export class PlacesApiController {
  constructor(private readonly places: PlacesQueries) {}

  @Public()
  @Get('provinces')
  @ApiOperation({ summary: 'The provinces and cities of today' })
  @ApiOkResponse({ type: ProvinceListDto })
  async provinces(): Promise<ProvinceListDto> {
    return { items: await this.places.provinces(), next: null };
  }

  @Public()
  @Get('communes')
  @ApiOperation({ summary: 'Communes of today by name, by old names too' })
  @ApiOkResponse({ type: CommuneListDto })
  async communes(@Query() { q, near }: CommuneQuery): Promise<CommuneListDto> {
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
