import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import type { Actor } from '../platform/actor.js';
import { NotFound } from '../platform/errors.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { FormBody, type FormFields, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf, withNumbers } from '../platform/http/validation.js';
import type { PageContext } from '../ui/page-context.js';
import { productStates } from './product.transitions.js';
import { ProductVariants } from './product-variants.service.js';
import { ProductsQueries, type ProductView, type VariantView } from './products.queries.js';
import { VariantInputDto } from './variants.dto.js';
import { VariantFormPage } from './variants.views.js';

const FIELDS = ['nameVi', 'nameEn', 'quantity', 'unit', 'innerCount', 'gtin'] as const;

@ApiExcludeController()
@Controller('console')
export class VariantsConsoleController {
  constructor(
    private readonly variants: ProductVariants,
    private readonly queries: ProductsQueries,
  ) {}

  @Allow('product:write')
  @Get('products/:id/variants/new')
  async form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const product = await this.queries.get(actor, id);
    if (!mayChange(actor, product)) return redirect(`/console/products/${id}`);
    return <VariantFormPage ctx={ctx} product={product} variant={null} values={{}} faults={[]} />;
  }

  @Allow('product:write')
  @Post('products/:id/variants')
  add(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        await this.variants.add(actor, id, null, await readVariant(fields));
        return redirect(`/console/products/${id}?done=variant-added#variants`);
      },
      async (faults) => (
        <VariantFormPage
          ctx={ctx}
          product={await this.queries.get(actor, id)}
          variant={null}
          values={pickFields(fields, FIELDS)}
          faults={faults}
        />
      ),
    );
  }

  @Allow('product:write')
  @Get('product-variants/:id/edit')
  async editForm(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const { product, variant } = await this.find(actor, id);
    if (!mayChange(actor, product)) return redirect(`/console/products/${product.id}`);
    const values = Object.fromEntries(FIELDS.map((field) => [field, variant[field]]));
    return <VariantFormPage ctx={ctx} product={product} variant={variant} values={values} faults={[]} />;
  }

  @Allow('product:write')
  @Post('product-variants/:id/edit')
  edit(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() { fields }: SentForm,
  ) {
    return answerForm(
      async () => {
        const input = await readVariant(fields);
        // A form shows every field, so one left empty is emptied; the API changes only what it sends.
        const { nameVi, nameEn = null, quantity = null, unit = null, innerCount = null, gtin = null } = input;
        const whole = { nameVi, nameEn, quantity, unit, innerCount, gtin };
        const product = await this.variants.edit(actor, id, versionOf(fields), whole);
        return redirect(`/console/products/${product.id}?done=variant-edited#variants`);
      },
      async (faults) => {
        const { product, variant } = await this.find(actor, id);
        return (
          <VariantFormPage
            ctx={ctx}
            product={{ ...product, version: versionOf(fields) }}
            variant={variant}
            values={pickFields(fields, FIELDS)}
            faults={faults}
          />
        );
      },
    );
  }

  @Allow('product:write')
  @Post('product-variants/:id/end')
  async end(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    const product = await this.variants.end(actor, id);
    return redirect(`/console/products/${product.id}?done=variant-ended#variants`);
  }

  @Allow('product:write')
  @Post('product-variants/:id/offer')
  offer(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    return answerForm(
      async () => {
        const product = await this.variants.offer(actor, id);
        return redirect(`/console/products/${product.id}?done=variant-offered#variants`);
      },
      async (faults) => {
        const { product, variant } = await this.find(actor, id);
        const values = Object.fromEntries(FIELDS.map((field) => [field, variant[field]]));
        return (
          <VariantFormPage ctx={ctx} product={product} variant={variant} values={values} faults={faults} />
        );
      },
    );
  }

  @Allow('product:write')
  @Post('product-variants/:id/removal')
  async remove(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    const product = await this.variants.remove(actor, id);
    return redirect(`/console/products/${product.id}?done=variant-removed#variants`);
  }

  private async find(
    actor: Actor,
    id: string,
  ): Promise<{ readonly product: ProductView; readonly variant: VariantView }> {
    const product = await this.queries.ofVariant(actor, id);
    const variant = product.variants.find((one) => one.id === id);
    if (variant === undefined) throw new NotFound();
    return { product, variant };
  }
}

function mayChange(actor: Actor, { status }: ProductView): boolean {
  return productStates.allows(status, 'change-variants', actor.role);
}

function readVariant(fields: FormFields): Promise<VariantInputDto> {
  return readInput(VariantInputDto, withNumbers(pickFields(fields, FIELDS), ['quantity', 'innerCount']));
}
