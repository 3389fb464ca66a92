import { Body, Inject, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { CONFIG, type Config } from '../config.js';
import type { Actor } from '../platform/actor.js';
import {
  ApiCreate,
  ApiFeature,
  ApiRead,
  ApiRemove,
  ApiReplace,
  ApiStep,
} from '../platform/http/api-routes.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { words } from '../ui/words.js';
import { BuyerLinkInput, BuyerLinkListDto, MadeLinkDto } from './buyer-links.dto.js';
import { BuyerLinks } from './buyer-links.service.js';
import { ConsentsService } from './consents.service.js';
import { ConsentInput, ConsentListDto, DisclosureDto, DisclosureInput } from './disclosure.dto.js';
import { DisclosureService } from './disclosure.service.js';
import { CONSENT_VERSION } from './purposes.js';

@ApiFeature('disclosure', 'api/v1')
export class DisclosureApiController {
  constructor(
    private readonly disclosure: DisclosureService,
    private readonly consents: ConsentsService,
    private readonly links: BuyerLinks,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @ApiRead('businesses/:id/disclosure', DisclosureDto, 'Who may see what of a business')
  @Allow('business:read')
  async read(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<DisclosureDto> {
    return { items: await this.disclosure.of(actor, id) };
  }

  @ApiReplace('businesses/:id/disclosure', DisclosureDto, {
    summary: 'Choose who may see what; a field left out goes back to its rule',
    description:
      'Pages, JSON, structured data and lists obey at once. What the law wants public stays so (422).',
  })
  @Allow('disclosure:choose')
  async choose(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() wanted: DisclosureInput,
  ): Promise<DisclosureDto> {
    await this.disclosure.choose(actor, id, wanted);
    return { items: await this.disclosure.of(actor, id) };
  }

  @ApiRead('consents', ConsentListDto, 'What you and your business have agreed to, purpose by purpose')
  @Allow('consent:give')
  listed(@CurrentActor() actor: Actor, @Req() { state }: FastifyRequest): Promise<ConsentListDto> {
    return this.consentsOf(actor, state.lang);
  }

  @ApiStep('consents', ConsentListDto, 'Agree to one purpose, or take it back; on record with its words')
  @Allow('disclosure:choose')
  async answer(
    @CurrentActor() actor: Actor,
    @Req() { state }: FastifyRequest,
    @Body() { purpose, given }: ConsentInput,
  ): Promise<ConsentListDto> {
    await this.consents.answer(actor, purpose, given, state.lang);
    return this.consentsOf(actor, state.lang);
  }

  @ApiRead('buyer-links', BuyerLinkListDto, 'Links by which buyers see more; the latest first')
  @Allow('buyer-link:make')
  async list(@CurrentActor() actor: Actor): Promise<BuyerLinkListDto> {
    return { items: await this.links.list(actor) };
  }

  @ApiCreate('buyer-links', MadeLinkDto, 'Make a link for a buyer; its address is told once')
  @Allow('buyer-link:make')
  async make(@CurrentActor() actor: Actor, @Body() { label, days }: BuyerLinkInput): Promise<MadeLinkDto> {
    const { id, token, expiresAt } = await this.links.make(actor, label, days);
    return { id, url: `${this.config.http.publicUrl}/buyers/${token}`, expiresAt };
  }

  @ApiRemove('buyer-links/:id', 'Take a link back, at once and for good')
  @Allow('buyer-link:make')
  revoke(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    return this.links.revoke(actor, id);
  }

  private async consentsOf(actor: Actor, lang: 'vi' | 'en'): Promise<ConsentListDto> {
    const { purposes } = words(lang).disclosure;
    const items = await this.consents.of(actor);
    return {
      items: items.map((consent) => ({
        ...consent,
        words: purposes[consent.purpose].words,
        version: CONSENT_VERSION,
      })),
    };
  }
}
