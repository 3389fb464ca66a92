import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { can } from '../access/permissions.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { CodesQueries } from '../codes/codes.queries.js';
import { readCause } from '../audit/suspension.dto.js';
import { PictureDrafts } from '../images/picture-drafts.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { listAnswer } from '../platform/http/list-answer.js';
import { fieldOf, FormBody, type FormFields, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { pickFields, readInput, versionOf, withNumbers } from '../platform/http/validation.js';
import { findHsCodes, type HsName } from '../standards/vietnam/hs-names.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { PRODUCT_FIELDS } from './new-product.js';
import { FIND_HS } from './hs-field.views.js';
import { ProductFormPage, type ProductFormPageProps, type ProductValues } from './product-form.views.js';
import { productStates } from './product.transitions.js';
import { ProductInputDto, ProductListQuery } from './products.dto.js';
import { ProductsQueries, type ProductView } from './products.queries.js';
import { ProductsService } from './products.service.js';
import { productList, ProductsPage } from './product-list.views.js';
import { type ProductDone, ProductPage } from './products.views.js';
import { Takes } from '../platform/http/body-rules.js';

/** Of the field with an address a line: a few more than are taken, so that one too many is told. */
const LINES_MAX = 40;
const DONE: readonly ProductDone[] = [
  'created',
  'edited',
  'submitted',
  'suspended',
  'resumed',
  'variant-added',
  'variant-edited',
  'variant-ended',
  'variant-offered',
  'variant-removed',
];

@ApiExcludeController()
@Controller('console/products')
export class ProductsConsoleController {
  constructor(
    private readonly products: ProductsService,
    private readonly queries: ProductsQueries,
    private readonly codes: CodesQueries,
    private readonly pictures: PictureDrafts,
  ) {}

  @Allow('product:read')
  @Get()
  list(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Query() query: ProductListQuery) {
    const mayWrite = can(actor, 'product:write');
    return listAnswer(
      ctx,
      productList(ctx, mayWrite),
      (part) => this.queries.list(actor, Object.assign({}, query, part)),
      (page) => <ProductsPage ctx={ctx} page={page} mayWrite={mayWrite} />,
    );
  }

  @Allow('product:write')
  @Get('new')
  async form(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext) {
    const maySend = await this.queries.assertMayDeclare(actor);
    return this.formPage(ctx, null, {}, { maySend });
  }

  @Allow('product:write')
  @Takes('pictureForm')
  @Post()
  @HttpCode(200)
  async create(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() { token }: Visitor,
    @Ctx() ctx: PageContext,
    @FormBody() form: SentForm,
  ) {
    const maySend = await this.queries.assertMayDeclare(actor);
    const again = async (faults: readonly FieldFault[]) =>
      this.formPage(ctx, null, typed(form.fields), {
        faults,
        picture: await this.pictures.keepOf(token, form, 'image'),
        hsCodes: hsCodesFor(form.fields, faults),
        maySend,
      });
    if (form.fields['then'] === FIND_HS) return again([]);
    return answerForm(async () => {
      const input = await readProduct(form.fields);
      const image = await this.pictures.pictureOf(token, form, 'image');
      const { id } = await this.products.create(actor, input, image);
      if (form.fields['then'] !== 'submit' || !maySend)
        return redirect(`/console/products/${id}?done=created`);
      const { reference } = await this.products.submit(actor, id);
      return redirect(`/console/products/${id}?done=submitted&reference=${reference}`);
    }, again);
  }

  @Allow('product:read')
  @Get(':id')
  one(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: string,
    @Query('reference') reference?: string,
  ) {
    return this.page(actor, ctx, id, done, reference, []);
  }

  @Allow('product:write')
  @Get(':id/edit')
  async editForm(@CurrentActor() actor: Actor, @Ctx() ctx: PageContext, @Param('id', IdPipe) id: string) {
    const product = await this.queries.get(actor, id);
    if (!productStates.allows(product.status, 'edit', actor.role)) return redirect(`/console/products/${id}`);
    const facts = Object.fromEntries(PRODUCT_FIELDS.map((field) => [field, product[field]]));
    const values = { ...facts, shopUrls: product.shopUrls.join('\n') };
    return this.formPage(ctx, shownOf(product), values);
  }

  @Allow('product:write')
  @Takes('pictureForm')
  @Post(':id/edit')
  @HttpCode(200)
  edit(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() { token }: Visitor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    const again = async (faults: readonly FieldFault[]) => {
      const product = await this.queries.get(actor, id);
      const shown = { ...shownOf(product), version: versionOf(form.fields) };
      return this.formPage(ctx, shown, typed(form.fields), {
        faults,
        picture: await this.pictures.keepOf(token, form, 'image'),
        hsCodes: hsCodesFor(form.fields, faults),
      });
    };
    if (form.fields['then'] === FIND_HS) return again([]);
    return answerForm(async () => {
      const input = await readProduct(form.fields);
      // A form shows every field, so one left empty is emptied; the API changes only what it sends.
      const whole = Object.fromEntries(PRODUCT_FIELDS.map((field) => [field, input[field] ?? null]));
      await this.products.edit(
        actor,
        id,
        versionOf(form.fields),
        { ...whole, nameVi: input.nameVi, shopUrls: input.shopUrls ?? [] },
        await this.pictures.pictureOf(token, form, 'image'),
      );
      return redirect(`/console/products/${id}?done=edited`);
    }, again);
  }

  @Allow('product:write')
  @Post(':id/submission')
  async submit(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    const { reference } = await this.products.submit(actor, id);
    return redirect(`/console/products/${id}?done=submitted&reference=${reference}`);
  }

  @Allow('product:suspend')
  @Post(':id/suspension')
  suspend(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    return answerForm(
      async () => {
        const cause = await readCause(form.fields);
        await this.products.suspend(actor, id, cause);
        return redirect(`/console/products/${id}?done=suspended`);
      },
      (faults) => this.page(actor, ctx, id, undefined, undefined, faults),
    );
  }

  @Allow('product:suspend')
  @Post(':id/resumption')
  async resume(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.products.resume(actor, id);
    return redirect(`/console/products/${id}?done=resumed`);
  }

  @Allow('product:write')
  @Post(':id/deletion')
  async delete(@CurrentActor() actor: Actor, @Param('id', IdPipe) id: string) {
    await this.products.delete(actor, id);
    return redirect('/console/products');
  }

  private formPage(
    ctx: PageContext,
    product: ProductFormPageProps['product'],
    values: ProductValues,
    more: Partial<ProductFormPageProps> = {},
  ) {
    return (
      <ProductFormPage
        ctx={ctx}
        product={product}
        values={values}
        faults={[]}
        picture={null}
        hsCodes={null}
        maySend
        {...more}
      />
    );
  }

  private async page(
    actor: Actor,
    ctx: PageContext,
    id: string,
    done: string | undefined,
    reference: string | undefined,
    faults: readonly FieldFault[],
  ) {
    const product = await this.queries.get(actor, id);
    const maySend = await this.queries.isActive(product.businessId);
    return (
      <ProductPage
        ctx={ctx}
        product={product}
        code={await this.codes.ofProduct(actor, id)}
        own={can(actor, 'product:write')}
        offers={(action) =>
          productStates.allows(product.status, action, actor.role) && (action !== 'submit' || maySend)
        }
        done={DONE.find((key) => key === done) ?? null}
        reference={typeof reference === 'string' && /^[\w-]{1,30}$/.test(reference) ? reference : null}
        faults={faults}
      />
    );
  }
}

function readProduct(fields: FormFields): Promise<ProductInputDto> {
  const shopUrls = (fieldOf(fields, 'shopUrls') ?? '').split(/\r?\n/, LINES_MAX);
  return readInput(ProductInputDto, {
    ...withNumbers(pickFields(chosen(fields), PRODUCT_FIELDS), ['shelfLifeDays']),
    shopUrls: shopUrls.filter((line) => line.trim() !== ''),
  });
}

function typed(fields: FormFields): ProductValues {
  return pickFields(chosen(fields), [...PRODUCT_FIELDS, 'shopUrls']);
}

/** A code that was chosen takes the place of the words that found it. */
function chosen(fields: FormFields): FormFields {
  const code = fieldOf(fields, 'hsChoice') ?? '';
  return code === '' ? fields : { ...fields, hsCode: code };
}

/** Codes for what stands where a code belongs, or for the name: where they were asked for, or words were sent as a code. */
function hsCodesFor(fields: FormFields, faults: readonly FieldFault[]): readonly HsName[] | null {
  if (fields['then'] !== FIND_HS && !faults.some(({ path }) => path === 'hsCode')) return null;
  const asked = fieldOf(fields, 'hsCode')?.trim() ?? '';
  return findHsCodes(asked === '' ? (fieldOf(fields, 'nameVi') ?? '') : asked);
}

function shownOf(product: ProductView) {
  return { ...product, approved: product.approvedAt !== null };
}
