import { Body, Param } from '@nestjs/common';
import { Allow, CurrentActor } from '../../access/access.decorators.js';
import type { Actor } from '../../platform/actor.js';
import { NotFound } from '../../platform/errors.js';
import {
  ApiChange,
  ApiCreate,
  ApiFeature,
  ApiRead,
  ApiRemove,
  ApiStep,
} from '../../platform/http/api-routes.js';
import { IdPipe } from '../../platform/http/id.pipe.js';
import { IfMatch, type Versions } from '../../platform/http/if-match.js';
import { businessOf } from '../../access/permissions.js';
import { BusinessesQueries } from '../businesses.queries.js';
import {
  RepresentativeInput,
  RepresentativeListDto,
  SiteChange,
  SiteDto,
  SiteInput,
  SiteListDto,
} from './sites.dto.js';
import { siteAddress, SitesQueries, type SiteView } from './sites.queries.js';
import { SitesService } from './sites.service.js';

@ApiFeature('businesses', 'api/v1')
export class SitesApiController {
  constructor(
    private readonly sites: SitesService,
    private readonly queries: SitesQueries,
    private readonly businesses: BusinessesQueries,
  ) {}

  @ApiRead('businesses/:id/sites', SiteListDto, 'Branches, production and packing places, warehouses')
  @Allow('business:read')
  async list(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SiteListDto> {
    await this.businesses.get(actor, id); // another's is not there
    return { items: (await this.queries.list(actor, id)).map(toDto) };
  }

  @ApiCreate('business-sites', SiteDto, 'Declare a place of the own business')
  @Allow('site:write')
  async declare(@CurrentActor() actor: Actor, @Body() input: SiteInput): Promise<SiteDto> {
    return this.answer(actor, await this.sites.declare(actor, businessOf(actor), input));
  }

  @ApiChange('business-sites/:id', SiteDto, {
    summary: 'Change a place',
    description: 'What the office has confirmed is merely declared afterwards.',
  })
  @Allow('site:write')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() change: SiteChange,
  ): Promise<SiteDto> {
    await this.sites.edit(actor, id, version, change);
    return this.answer(actor, id);
  }

  @ApiStep('business-sites/:id/confirmation', SiteDto, 'The office has seen that it is so')
  @Allow('site:confirm')
  async confirm(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SiteDto> {
    await this.sites.confirm(actor, id);
    return this.answer(actor, id);
  }

  @ApiStep('business-sites/:id/ending', SiteDto, 'The business works there no more')
  @Allow('site:write')
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<SiteDto> {
    await this.sites.end(actor, id);
    return this.answer(actor, id);
  }

  @ApiRead('businesses/:id/representatives', RepresentativeListDto, 'Who stands for a business')
  @Allow('business:read')
  async people(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<RepresentativeListDto> {
    await this.businesses.get(actor, id);
    return { items: await this.queries.representatives(actor, id) };
  }

  @ApiCreate('representatives', RepresentativeListDto, 'Somebody stands for the own business')
  @Allow('site:write')
  async addPerson(
    @CurrentActor() actor: Actor,
    @Body() input: RepresentativeInput,
  ): Promise<RepresentativeListDto> {
    await this.sites.addPerson(actor, businessOf(actor), input);
    return { items: await this.queries.representatives(actor, businessOf(actor)) };
  }

  @ApiRemove('representatives/:id', 'Somebody stands for the own business no more')
  @Allow('site:write')
  removePerson(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.sites.removePerson(actor, businessOf(actor), id);
  }

  private async answer(actor: Actor, id: string): Promise<SiteDto> {
    const site = await this.queries.one(actor, id);
    if (site === null) throw new NotFound();
    return toDto(site);
  }
}

function toDto(site: SiteView): SiteDto {
  const { commune: _place, businessId: _owner, ...view } = site;
  return { ...view, address: siteAddress(site, 'vi') };
}
