import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow, CurrentActor } from '../access/access.decorators.js';
import { CurrentVisitor, type Visitor } from '../access/visitor.js';
import { PictureDrafts } from '../images/picture-drafts.js';
import type { Actor } from '../platform/actor.js';
import { answerForm, redirect } from '../platform/http/answers.js';
import { Takes } from '../platform/http/body-rules.js';
import { FormBody, fieldOf, type FormFields, type SentForm } from '../platform/http/form.js';
import { IdPipe } from '../platform/http/id.pipe.js';
import { Ctx } from '../platform/http/page-contexts.js';
import { readInput, versionOf } from '../platform/http/validation.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { PicturesPage } from './pictures.views.js';
import { productStates } from './product.transitions.js';
import { PICTURES_MAX, PicturesDto } from './products.dto.js';
import { ProductsQueries } from './products.queries.js';
import { ProductsService } from './products.service.js';

interface Placed {
  readonly sha256: string;
  readonly altVi: string;
  readonly altEn: string;
}

/** Pictures of a product: which, in what order, and what is seen on them. Works without script: each button sends the whole form. */
@ApiExcludeController()
@Controller('console/products')
export class PicturesConsoleController {
  constructor(
    private readonly products: ProductsService,
    private readonly queries: ProductsQueries,
    private readonly drafts: PictureDrafts,
  ) {}

  @Allow('product:write')
  @Get(':id/pictures')
  async form(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @Query('done') done?: string,
  ) {
    const product = await this.queries.get(actor, id);
    if (!productStates.allows(product.status, 'change-image', actor.role))
      return redirect(`/console/products/${id}`);
    return <PicturesPage ctx={ctx} product={product} faults={[]} kept={null} done={done === 'saved'} />;
  }

  @Allow('product:write')
  @Takes('pictureForm')
  @Post(':id/pictures')
  save(
    @CurrentActor() actor: Actor,
    @CurrentVisitor() { token }: Visitor,
    @Ctx() ctx: PageContext,
    @Param('id', IdPipe) id: string,
    @FormBody() form: SentForm,
  ) {
    const { fields } = form;
    return answerForm(
      async () => {
        const pictures = moved(placedIn(fields), fieldOf(fields, 'then') ?? '');
        const input = await readInput(PicturesDto, { pictures });
        const file = await this.drafts.pictureOf(token, form, 'image');
        await this.products.arrangePictures(actor, id, versionOf(fields), input, file);
        return redirect(`/console/products/${id}/pictures?done=saved`);
      },
      async (faults: readonly FieldFault[]) => (
        <PicturesPage
          ctx={ctx}
          product={{ ...(await this.queries.get(actor, id)), version: versionOf(fields) }}
          faults={faults}
          kept={await this.drafts.keepOf(token, form, 'image')}
          typed={placedIn(fields)}
          done={false}
        />
      ),
    );
  }
}

/** As the form lists them. */
function placedIn(fields: FormFields): Placed[] {
  return Array.from({ length: PICTURES_MAX }, (_, index) => ({
    sha256: fieldOf(fields, `pictures.${index}.sha256`) ?? '',
    altVi: fieldOf(fields, `pictures.${index}.altVi`) ?? '',
    altEn: fieldOf(fields, `pictures.${index}.altEn`) ?? '',
  })).filter(({ sha256 }) => sha256 !== '');
}

/** What the button asks for: `first 3`, `up 2`, `down 0`, `remove 1`; anything else leaves the order as it is. */
function moved(pictures: readonly Placed[], then: string): Placed[] {
  const [, step = '', digits = ''] = /^(first|up|down|remove) (\d)$/.exec(then) ?? [];
  const at = Number(digits);
  const picture = pictures[at];
  if (step === '' || picture === undefined) return [...pictures];
  const others = pictures.filter((one) => one !== picture);
  if (step === 'remove') return others;
  const to = step === 'first' ? 0 : step === 'up' ? Math.max(0, at - 1) : at + 1;
  return others.toSpliced(to, 0, picture);
}
