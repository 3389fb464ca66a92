import { Body, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { ApiChange, ApiCreate, ApiFeature, ApiRemove, ApiStep } from '../platform/http/api-routes.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { IfMatch, IfMatchIfSent, type Versions } from '../platform/http/if-match.js';
import { ProductVariants } from './product-variants.service.js';
import { ProductDto } from './products.dto.js';
import { ProductsQueries, type ProductView } from './products.queries.js';
import { VariantChangeDto, VariantInputDto } from './variants.dto.js';

/** Units of sale are read with their product, and share its version. */
@ApiFeature('products', 'api/v1')
export class VariantsApiController {
  constructor(
    private readonly variants: ProductVariants,
    private readonly queries: ProductsQueries,
  ) {}

  @ApiCreate(
    'products/:id/variants',
    ProductDto,
    'Add a unit of sale: a box, a carton, each with a GTIN of its own if it has one',
  )
  @Allow('product:write')
  async add(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatchIfSent() version: Versions | null,
    @Body() input: VariantInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductView> {
    await this.variants.add(actor, id, version, input);
    void reply.header('location', `/api/v1/products/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiChange(
    'product-variants/:id',
    ProductDto,
    'Change a unit of sale; of a published one what it said stays, and another content takes a new GTIN',
  )
  @Allow('product:write')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() input: VariantChangeDto,
  ): Promise<ProductView> {
    const { id: productId } = await this.variants.edit(actor, id, version, input);
    return this.queries.get(actor, productId);
  }

  @ApiStep(
    'product-variants/:id/end',
    ProductDto,
    'It is not sold any more; its GTIN goes on to open the page',
  )
  @Allow('product:write')
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ProductView> {
    const { id: productId } = await this.variants.end(actor, id);
    return this.queries.get(actor, productId);
  }

  @ApiStep('product-variants/:id/offer', ProductDto, 'It is sold again')
  @Allow('product:write')
  async offer(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ProductView> {
    const { id: productId } = await this.variants.offer(actor, id);
    return this.queries.get(actor, productId);
  }

  @ApiRemove('product-variants/:id', 'Remove a unit of sale that was never published')
  @Allow('product:write')
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.variants.remove(actor, id);
  }
}
