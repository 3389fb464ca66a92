import { Body, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { SuspensionDto } from '../audit/suspension.dto.js';
import type { Actor } from '../platform/actor.js';
import {
  ApiChange,
  ApiCreate,
  ApiFeature,
  ApiIfMatch,
  ApiRead,
  ApiRemove,
  ApiReplace,
  ApiStep,
  ApiTakesFile,
  SentFile,
} from '../platform/http/api-routes.js';
import type { Page } from '../platform/http/cursor.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { IfMatch, IfMatchIfSent, type Versions } from '../platform/http/if-match.js';
import {
  PicturesDto,
  ProductChangeDto,
  ProductDto,
  ProductInputDto,
  ProductPageDto,
  ProductListQuery,
} from './products.dto.js';
import { ProductsQueries, type ProductView } from './products.queries.js';
import { ProductsService } from './products.service.js';

@ApiFeature('products', 'api/v1/products')
export class ProductsApiController {
  constructor(
    private readonly products: ProductsService,
    private readonly queries: ProductsQueries,
  ) {}

  @ApiCreate('/', ProductDto, 'Declare a product of the own business')
  @Allow('product:write')
  async create(
    @CurrentActor() actor: Actor,
    @Body() input: ProductInputDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductView> {
    const { id } = await this.products.create(actor, input);
    void reply.header('location', `/api/v1/products/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiRead('/', ProductPageDto, 'Products of the own business; an official reads all')
  @Allow('product:read')
  list(@CurrentActor() actor: Actor, @Query() query: ProductListQuery): Promise<Page<ProductView>> {
    return this.queries.list(actor, query);
  }

  @ApiRead(':id', ProductDto, 'One product')
  @Allow('product:read')
  get(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ProductView> {
    return this.queries.get(actor, id);
  }

  @ApiChange(':id', ProductDto, 'Change a product; what an approval vouched for stays')
  @Allow('product:write')
  async edit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() input: ProductChangeDto,
  ): Promise<ProductView> {
    await this.products.edit(actor, id, version, input);
    return this.queries.get(actor, id);
  }

  @ApiReplace(
    ':id/image',
    ProductDto,
    'Replace the picture: JPEG, PNG or WebP, at most 8 MB; EXIF is removed',
  )
  @ApiTakesFile('image/jpeg', 'image/png', 'image/webp')
  @Allow('product:write')
  async image(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatchIfSent() version: Versions | null,
    @SentFile() file: Buffer,
  ): Promise<ProductView> {
    await this.products.setImage(actor, id, version, file);
    return this.queries.get(actor, id);
  }

  @ApiCreate(
    ':id/pictures',
    ProductDto,
    'Add a picture behind the others, 8 in all: JPEG, PNG or WebP, at most 8 MB; EXIF is removed',
  )
  @ApiTakesFile('image/jpeg', 'image/png', 'image/webp')
  @Allow('product:write')
  async addPicture(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatchIfSent() version: Versions | null,
    @SentFile() file: Buffer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductView> {
    await this.products.addPicture(actor, id, version, file);
    void reply.header('location', `/api/v1/products/${id}`);
    return this.queries.get(actor, id);
  }

  @ApiReplace(
    ':id/pictures',
    ProductDto,
    'Arrange the pictures: their order, the first being the cover, and their words; those left out go',
  )
  @ApiIfMatch()
  @Allow('product:write')
  async arrangePictures(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @IfMatch() version: Versions,
    @Body() input: PicturesDto,
  ): Promise<ProductView> {
    await this.products.arrangePictures(actor, id, version, input);
    return this.queries.get(actor, id);
  }

  @ApiStep(':id/submission', ProductDto, 'Send a product to the office for approval')
  @Allow('product:write')
  async submit(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
  ): Promise<ProductView & { readonly reference: string }> {
    const { reference } = await this.products.submit(actor, id);
    return { ...(await this.queries.get(actor, id)), reference };
  }

  @ApiStep(':id/suspension', ProductDto, 'Pause a product; whoever scans a code of it reads the reason')
  @Allow('product:suspend')
  async suspend(
    @CurrentActor() actor: Actor,
    @Param('id', IdPipe) id: string,
    @Body() cause: SuspensionDto,
  ): Promise<ProductView> {
    await this.products.suspend(actor, id, cause);
    return this.queries.get(actor, id);
  }

  @ApiStep(':id/resumption', ProductDto, 'End the pause of a product')
  @Allow('product:suspend')
  async resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<ProductView> {
    await this.products.resume(actor, id);
    return this.queries.get(actor, id);
  }

  @ApiRemove(':id', 'Delete a draft')
  @Allow('product:write')
  async delete(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string): Promise<void> {
    await this.products.delete(actor, id);
  }
}
