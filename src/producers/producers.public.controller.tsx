import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Limited, Public } from '../access/access.decorators.js';
import { networkOf } from '../access/network.js';
import { CatalogueQueries } from '../catalogue/catalogue.queries.js';
import { BuyerLinks } from '../disclosure/buyer-links.service.js';
import { NotFound } from '../platform/errors.js';
import { redirect } from '../platform/http/answers.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import type { PageContext } from '../ui/page-context.js';
import { BuyersPage, ProducerPage } from './producer.views.js';
import { ProducersQueries } from './producers.queries.js';

const PRODUCTS = 100;

@ApiExcludeController()
@Public()
@Controller()
export class ProducersPublicController {
  constructor(
    private readonly queries: ProducersQueries,
    private readonly links: BuyerLinks,
    private readonly catalogue: CatalogueQueries,
  ) {}

  @Limited('public-read-network')
  @Get('producers/:id')
  async page(@Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const producer = await this.queries.find(id, 'public');
    if (producer === null) throw new NotFound();
    // Of a business that went into another, that one's page.
    if (producer.id !== id) return redirect(`/producers/${producer.id}`);
    return <ProducerPage ctx={ctx} producer={producer} />;
  }

  /**
   * For a buyer with a link. The token stands in the address, not in a cookie: a cache that is shared keeps pages by their address,
   * and would give what a cookie opened to the next who asks. Kept by nobody, told to no other site, found by no search engine.
   */
  @Header('cache-control', 'private, no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('x-robots-tag', 'noindex')
  @Get('buyers/:token')
  async buyers(@Ctx() ctx: PageContext, @Param('token') token: string, @Req() { ip }: FastifyRequest) {
    const { businessId, expiresAt } = await this.links.open(token, networkOf(ip));
    const [producer, { items }] = await Promise.all([
      this.queries.find(businessId, 'buyers'),
      this.catalogue.page({ producer: businessId, limit: PRODUCTS }),
    ]);
    if (producer === null) throw new NotFound();
    const products = items.map(({ path, name, nameEn }) => ({
      path,
      name: ctx.lang === 'en' ? (nameEn ?? name) : name,
    }));
    const root = `/buyers/${token}`;
    return <BuyersPage ctx={ctx} producer={producer} root={root} expiresAt={expiresAt} products={products} />;
  }
}
