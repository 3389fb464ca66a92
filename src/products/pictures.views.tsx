import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import { ErrorSummary, FileField, Form, HiddenField, SubmitButton, TextField } from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { Picture } from '../ui/picture.js';
import { words } from '../ui/words.js';
import { PICTURES_MAX } from './products.dto.js';
import type { ProductPicture, ProductView } from './products.queries.js';

export interface PicturesPageProps {
  readonly ctx: PageContext;
  readonly product: Pick<ProductView, 'id' | 'nameVi' | 'version' | 'pictures'>;
  readonly faults: readonly FieldFault[];
  /** Id of the picture sent before. */
  readonly kept: string | null;
  /** What was typed, where something has to be mended. */
  readonly typed?: readonly { readonly sha256: string; readonly altVi: string; readonly altEn: string }[];
  readonly done: boolean;
}

export function PicturesPage({ ctx, product, faults, kept, typed = [], done }: PicturesPageProps) {
  const { pictures: text, fields, hints, title } = words(ctx.lang).products;
  const { pictures } = product;
  const words_ = new Map(typed.map((one) => [one.sha256, one]));
  return (
    <ConsolePage
      ctx={ctx}
      title={text.heading(product.nameVi)}
      current="products"
      heading={text.title}
      lead={text.lead}
      crumbs={[
        { href: '/console/products', text: title },
        { href: `/console/products/${product.id}`, text: product.nameVi },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      {done && <Banner title={text.saved} />}
      <ErrorSummary
        ctx={ctx}
        faults={faults}
        labels={{ ...fields, ...labelsOf(pictures, text.altVi, text.altEn) }}
      />
      <Form ctx={ctx} action={`/console/products/${product.id}/pictures`} multipart faults={faults}>
        {/* What Enter in a field presses: the order stays. */}
        <button class="hide" type="submit" tabindex={-1} aria-hidden="true" />
        <HiddenField name="version" value={String(product.version)} />
        {pictures.map((picture, index) => (
          <Panel
            key={picture.sha256}
            id={`picture-${index}`}
            title={index === 0 ? text.cover : text.number(String(index + 1))}
          >
            <div class="pair">
              <Picture
                picture={picture}
                alt={(ctx.lang === 'en' ? picture.altEn : picture.altVi) ?? ''}
                sizes="(min-width: 40em) 15rem, 90vw"
                lazy={index > 2}
              />
              <div>
                <HiddenField name={`pictures.${index}.sha256`} value={picture.sha256} />
                <TextField
                  name={`pictures.${index}.altVi`}
                  label={text.altVi}
                  hint={index === 0 ? text.altHint : undefined}
                  value={words_.get(picture.sha256)?.altVi ?? picture.altVi}
                  maxlength={200}
                />
                <TextField
                  name={`pictures.${index}.altEn`}
                  label={text.altEn}
                  value={words_.get(picture.sha256)?.altEn ?? picture.altEn}
                  maxlength={200}
                />
                <Steps text={text} index={index} last={pictures.length - 1} />
              </div>
            </div>
          </Panel>
        ))}
        <Panel id="more" title={text.add}>
          {pictures.length < PICTURES_MAX ? (
            <FileField
              name="image"
              label={fields.image}
              hint={hints.image}
              accept="image/jpeg,image/png,image/webp"
              kept={kept}
            />
          ) : (
            <p>{text.full}</p>
          )}
          <p class="send">
            <SubmitButton>{words(ctx.lang).products.save}</SubmitButton>
          </p>
        </Panel>
      </Form>
    </ConsolePage>
  );
}

type Text = ReturnType<typeof words>['products']['pictures'];

function Steps({
  text,
  index,
  last,
}: {
  readonly text: Text;
  readonly index: number;
  readonly last: number;
}) {
  const steps = [
    ...(index > 1 ? (['first'] as const) : []),
    ...(index > 0 ? (['up'] as const) : []),
    ...(index < last ? (['down'] as const) : []),
    'remove',
  ] as const;
  return (
    <p class="actions">
      {steps.map((step) => (
        <button key={step} class="btn plain" type="submit" name="then" value={`${step} ${index}`}>
          {text.steps[step]} <span class="hide">{text.number(String(index + 1))}</span>
        </button>
      ))}
    </p>
  );
}

function labelsOf(pictures: readonly ProductPicture[], altVi: string, altEn: string): Record<string, string> {
  return Object.fromEntries(
    pictures.flatMap((_, index) => [
      [`pictures.${index}.altVi`, altVi],
      [`pictures.${index}.altEn`, altEn],
    ]),
  );
}
