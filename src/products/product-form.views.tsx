import { ConsolePage } from '../ui/console-page.js';
import {
  ErrorSummary,
  FileField,
  Form,
  HiddenField,
  NumberField,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../ui/form.js';
import { fieldsOf } from '../ui/field-words.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import type { HsName } from '../standards/vietnam/hs-names.js';
import { HsField } from './hs-field.views.js';
import { PRODUCT_CATEGORIES } from './product.entity.js';

export type ProductValues = Readonly<Record<string, string | number | null | undefined>>;

export interface ProductFormPageProps {
  readonly ctx: PageContext;
  /** null: a new product. */
  readonly product: {
    readonly id: string;
    readonly nameVi: string;
    readonly version: number;
    readonly approved: boolean;
  } | null;
  /** What stands in the fields: the record, or what was typed. */
  readonly values: ProductValues;
  readonly faults: readonly FieldFault[];
  /** Id of the picture sent before. */
  readonly picture: string | null;
  /** Codes of goods for the words in their field; null while nobody asked. */
  readonly hsCodes: readonly HsName[] | null;
  /** The business is approved, so that a new product can go to the office at once. */
  readonly maySend: boolean;
}

const ENGLISH = ['nameEn', 'descriptionEn', 'ingredientsEn', 'warningsEn', 'storageEn'] as const;

export function ProductFormPage(props: ProductFormPageProps) {
  const { ctx, product, values, faults, picture, hsCodes, maySend } = props;
  const text = words(ctx.lang).products;
  const { fields, hints } = text;
  const title = product === null ? text.newTitle : text.editTitle(product.nameVi);
  const field = fieldsOf(
    {
      fields,
      hints: {
        ...hints,
        ingredientsVi: hints.ingredients,
        warningsVi: hints.warnings,
        storageVi: hints.storage,
      },
    },
    values,
  );
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current="products"
      heading={title}
      lead={product?.approved === true ? hints.fixed : text.newLead}
      crumbs={[{ href: '/console/products', text: text.title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={fields} />
      <Panel id="product" title={text.facts}>
        <Form
          ctx={ctx}
          action={product === null ? '/console/products' : `/console/products/${product.id}/edit`}
          multipart
          faults={faults}
          enter={{ name: 'then', value: product === null && maySend ? 'submit' : 'keep' }}
        >
          {product !== null && <HiddenField name="version" value={String(product.version)} />}
          <TextField {...field('nameVi')} required maxlength={200} />
          <FileField
            name="image"
            label={fields.image}
            hint={hints.image}
            accept="image/jpeg,image/png,image/webp"
            kept={picture}
          />
          <div class="pair">
            <TextField {...field('brand')} maxlength={120} />
            <TextField {...field('netContent')} maxlength={60} />
          </div>
          <div class="pair">
            <TextField {...field('gtin')} code inputmode="numeric" />
            <NumberField {...field('shelfLifeDays')} whole />
          </div>
          <TextField {...field('standards')} maxlength={500} />
          <TextArea {...field('descriptionVi')} maxlength={4000} />
          <SelectField
            {...field('category')}
            options={PRODUCT_CATEGORIES.map((key) => ({ value: key, text: text.categories[key] }))}
          />
          <HsField ctx={ctx} field={field('hsCode')} found={hsCodes} />
          <TextArea {...field('ingredientsVi')} rows={3} maxlength={2000} />
          <TextArea {...field('warningsVi')} rows={2} maxlength={1000} />
          <TextArea {...field('storageVi')} rows={2} maxlength={1000} />
          <TextArea {...field('shopUrls')} rows={3} maxlength={1600} />
          <details open={ENGLISH.some((name) => field(name).value !== undefined)}>
            <summary>{text.english}</summary>
            <TextField {...field('nameEn')} maxlength={200} />
            <TextArea {...field('descriptionEn')} maxlength={4000} />
            <TextArea {...field('ingredientsEn')} rows={3} maxlength={2000} />
            <TextArea {...field('warningsEn')} rows={2} maxlength={1000} />
            <TextArea {...field('storageEn')} rows={2} maxlength={1000} />
          </details>
          {product === null && !maySend && <p class="note">{text.draftOnly}</p>}
          <p class="send">
            {product === null && !maySend ? (
              <SubmitButton name="then" value="keep">
                {text.saveDraft}
              </SubmitButton>
            ) : product === null ? (
              <>
                <SubmitButton name="then" value="submit">
                  {text.saveAndSubmit}
                </SubmitButton>{' '}
                <SubmitButton name="then" value="keep" plain>
                  {text.saveDraft}
                </SubmitButton>
              </>
            ) : (
              <SubmitButton>{text.save}</SubmitButton>
            )}
          </p>
        </Form>
      </Panel>
    </ConsolePage>
  );
}
