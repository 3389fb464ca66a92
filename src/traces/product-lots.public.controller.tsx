import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { NotFound } from '../platform/errors.js';
import { PageWithStatus, redirect } from '../platform/http/answers.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { PageDto } from '../platform/http/page.dto.js';
import { QueryText } from '../platform/http/text.decorator.js';
import { parseRegistryCode } from '../standards/codes/registry-code.js';
import type { PageContext } from '../ui/page-context.js';
import { cleanText } from './clean-text.js';
import { ProductLots } from './product-lots.queries.js';
import { pathOfLot, ProductLotsPage } from './product-lots.views.js';

class ProductLotsDto extends PageDto {
  /** Typed from the box; a lot number has 20 characters at most. */
  @QueryText({ max: 60 })
  number?: string;
}

@ApiExcludeController()
@Controller('lots')
export class ProductLotsController {
  constructor(private readonly lots: ProductLots) {}

  /** The lots of the product with this code; straight to one where its number is given. */
  @Public()
  @Get(':code')
  async list(
    @Ctx() ctx: PageContext,
    @Param('code') text: string,
    @Query() { number, cursor, limit }: ProductLotsDto,
  ) {
    const code = parseRegistryCode(text);
    const product = code.ok ? await this.lots.product(code.value) : null;
    if (!code.ok || product === null) throw new NotFound();
    const typed = number === undefined ? '' : cleanText(number);
    const found = typed === '' ? null : await this.lots.byNumber(product.id, typed);
    const path = found === null ? null : pathOfLot(found);
    if (path !== null) return redirect(path);
    const { items, next } =
      found === null ? await this.lots.page(product.id, cursor, limit) : { items: [found], next: null };
    const unknown = typed !== '' && found === null;
    const page = (
      <ProductLotsPage
        ctx={{ ...ctx, sample: ctx.sample || product.sample }}
        code={code.value}
        name={ctx.lang === 'en' ? (product.nameEn ?? product.nameVi) : product.nameVi}
        lots={items}
        next={next}
        unknown={unknown ? typed : null}
      />
    );
    return unknown ? new PageWithStatus(page, 404) : page;
  }
}
