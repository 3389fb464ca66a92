import { ConfirmForm } from '../ui/cause-form.js';
import { ConsolePage } from '../ui/console-page.js';
import {
  ErrorSummary,
  Form,
  HiddenField,
  NumberField,
  SelectField,
  SubmitButton,
  TextField,
} from '../ui/form.js';
import { fieldsOf } from '../ui/field-words.js';
import { formatNumber } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { Name } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { MEASURE_UNITS } from '../standards/units/measure-unit.js';
import type { ProductView, VariantView } from './products.queries.js';
import { contentText, unitText } from './variant-text.js';

const KINDS: Readonly<Record<'draft' | 'offered' | 'ended', TagKind>> = {
  draft: 'draft',
  offered: 'ok',
  ended: 'off',
};

export interface VariantsPanelProps {
  readonly ctx: PageContext;
  readonly product: ProductView;
  readonly mayChange: boolean;
}

/** In what a product is sold, on its page of the console. */
export function VariantsPanel({ ctx, product, mayChange }: VariantsPanelProps) {
  const text = words(ctx.lang).products.variants;
  return (
    <Panel
      id="variants"
      title={text.title}
      flush
      aside={mayChange && <a href={`/console/products/${product.id}/variants/new`}>{text.add}</a>}
    >
      <DataTable
        caption={text.title}
        captionHidden
        fit
        rows={product.variants}
        rowKey={({ id }) => id}
        empty={text.none}
        columns={[
          {
            key: 'name',
            head: text.facts,
            cell: (variant) => (
              <>
                {mayChange ? (
                  <a href={`/console/product-variants/${variant.id}/edit`}>
                    <Name vi={variant.nameVi} en={variant.nameEn} />
                  </a>
                ) : (
                  <Name vi={variant.nameVi} en={variant.nameEn} />
                )}
                {variant.gtin !== null && <small class="code">{variant.gtin}</small>}
              </>
            ),
          },
          {
            key: 'content',
            head: text.content,
            cell: ({ quantity, unit, innerCount }) =>
              [
                contentText(ctx.lang, quantity, unit),
                innerCount === null ? null : text.inner(formatNumber(ctx.lang, innerCount)),
              ]
                .filter((part) => part !== null)
                .join(' · ') || '–',
          },
          {
            key: 'state',
            head: text.state,
            nowrap: true,
            cell: (variant) => <Tag kind={KINDS[stateOf(variant)]}>{text[stateOf(variant)]}</Tag>,
          },
        ]}
      />
    </Panel>
  );
}

function stateOf({ publishedAt, endedAt }: VariantView): keyof typeof KINDS {
  return endedAt !== null ? 'ended' : publishedAt !== null ? 'offered' : 'draft';
}

export interface VariantFormPageProps {
  readonly ctx: PageContext;
  readonly product: Pick<ProductView, 'id' | 'nameVi' | 'version'>;
  /** null: a new one. */
  readonly variant: VariantView | null;
  readonly values: Readonly<Record<string, string | number | null | undefined>>;
  readonly faults: readonly FieldFault[];
}

export function VariantFormPage({ ctx, product, variant, values, faults }: VariantFormPageProps) {
  const { variants: text, title: products, save } = words(ctx.lang).products;
  const { fields } = text;
  const heading = variant === null ? text.newTitle : text.editTitle(variant.nameVi);
  const field = fieldsOf(text, values);
  const path = variant === null ? '' : `/console/product-variants/${variant.id}`;
  return (
    <ConsolePage
      ctx={ctx}
      title={heading}
      current="products"
      heading={heading}
      lead={variant !== null && variant.publishedAt !== null ? text.fixed : text.lead}
      crumbs={[
        { href: '/console/products', text: products },
        { href: `/console/products/${product.id}`, text: product.nameVi },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={fields} />
      <Panel id="variant" title={text.facts}>
        <Form
          ctx={ctx}
          action={variant === null ? `/console/products/${product.id}/variants` : `${path}/edit`}
          faults={faults}
        >
          {variant !== null && <HiddenField name="version" value={String(product.version)} />}
          <TextField {...field('nameVi')} required maxlength={120} />
          <div class="pair">
            <NumberField {...field('quantity')} />
            <SelectField
              {...field('unit')}
              options={MEASURE_UNITS.map((unit) => ({ value: unit, text: unitText(ctx.lang, unit) }))}
            />
          </div>
          <TextField {...field('gtin')} code inputmode="numeric" />
          <NumberField {...field('innerCount')} whole />
          <TextField {...field('nameEn')} maxlength={120} />
          <p class="send">
            <SubmitButton>{save}</SubmitButton>
          </p>
        </Form>
      </Panel>
      {variant !== null && <Fate ctx={ctx} variant={variant} path={path} />}
    </ConsolePage>
  );
}

/** What may become of it: removed while nobody has seen it, ended afterwards, and sold again. */
function Fate({ ctx, variant, path }: { ctx: PageContext; variant: VariantView; path: string }) {
  const text = words(ctx.lang).products.variants;
  const state = stateOf(variant);
  if (state === 'draft')
    return (
      <Panel id="fate" title={text.remove}>
        <ConfirmForm
          ctx={ctx}
          action={`${path}/removal`}
          label={text.remove}
          warning={text.removeWarning}
          submit={text.removeConfirm}
        />
      </Panel>
    );
  return (
    <Panel id="fate" title={state === 'ended' ? text.offer : text.end}>
      {state === 'offered' && <p>{text.endLead}</p>}
      <Form ctx={ctx} action={state === 'ended' ? `${path}/offer` : `${path}/end`}>
        <SubmitButton plain>{state === 'ended' ? text.offer : text.end}</SubmitButton>
      </Form>
    </Panel>
  );
}
