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
import { numberInput } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
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
  /** The business is approved, so that a new product can go to the office at once. */
  readonly maySend: boolean;
}

const ENGLISH = ['nameEn', 'descriptionEn', 'ingredientsEn', 'warningsEn', 'storageEn'];

export function ProductFormPage({ ctx, product, values, faults, picture, maySend }: ProductFormPageProps) {
  const text = words(ctx.lang).products;
  const { fields, hints } = text;
  const title = product === null ? text.newTitle : text.editTitle(product.nameVi);
  const value = (name: string) => {
    const found = values[name];
    return typeof found === 'number' ? numberInput(found) : (found ?? undefined);
  };
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
        >
          {product !== null && <HiddenField name="version" value={String(product.version)} />}
          <TextField
            name="nameVi"
            label={fields.nameVi}
            hint={hints.nameVi}
            value={value('nameVi')}
            required
            maxlength={200}
          />
          <FileField
            name="image"
            label={fields.image}
            hint={hints.image}
            accept="image/jpeg,image/png,image/webp"
            kept={picture}
          />
          <div class="pair">
            <TextField name="brand" label={fields.brand} value={value('brand')} maxlength={120} />
            <TextField
              name="netContent"
              label={fields.netContent}
              hint={hints.netContent}
              value={value('netContent')}
              maxlength={60}
            />
          </div>
          <div class="pair">
            <TextField
              name="gtin"
              label={fields.gtin}
              hint={hints.gtin}
              value={value('gtin')}
              code
              inputmode="numeric"
            />
            <NumberField
              name="shelfLifeDays"
              label={fields.shelfLifeDays}
              value={value('shelfLifeDays')}
              whole
            />
          </div>
          <TextField
            name="standards"
            label={fields.standards}
            hint={hints.standards}
            value={value('standards')}
            maxlength={500}
          />
          <TextArea
            name="descriptionVi"
            label={fields.descriptionVi}
            value={value('descriptionVi')}
            maxlength={4000}
          />
          <div class="pair">
            <SelectField
              name="category"
              label={fields.category}
              hint={hints.category}
              value={value('category')?.toString()}
              options={PRODUCT_CATEGORIES.map((key) => ({ value: key, text: text.categories[key] }))}
            />
            <TextField
              name="hsCode"
              label={fields.hsCode}
              hint={hints.hsCode}
              value={value('hsCode')}
              code
              inputmode="decimal"
              maxlength={40}
            />
          </div>
          <TextArea
            name="ingredientsVi"
            label={fields.ingredientsVi}
            hint={hints.ingredients}
            value={value('ingredientsVi')}
            rows={3}
            maxlength={2000}
          />
          <TextArea
            name="warningsVi"
            label={fields.warningsVi}
            hint={hints.warnings}
            value={value('warningsVi')}
            rows={2}
            maxlength={1000}
          />
          <TextArea
            name="storageVi"
            label={fields.storageVi}
            hint={hints.storage}
            value={value('storageVi')}
            rows={2}
            maxlength={1000}
          />
          <TextArea
            name="shopUrls"
            label={fields.shopUrls}
            hint={hints.shopUrls}
            value={value('shopUrls')}
            rows={3}
            maxlength={1600}
          />
          <details open={ENGLISH.some((name) => value(name) !== undefined)}>
            <summary>{text.english}</summary>
            <TextField name="nameEn" label={fields.nameEn} value={value('nameEn')} maxlength={200} />
            <TextArea
              name="descriptionEn"
              label={fields.descriptionEn}
              value={value('descriptionEn')}
              maxlength={4000}
            />
            <TextArea
              name="ingredientsEn"
              label={fields.ingredientsEn}
              value={value('ingredientsEn')}
              rows={3}
              maxlength={2000}
            />
            <TextArea
              name="warningsEn"
              label={fields.warningsEn}
              value={value('warningsEn')}
              rows={2}
              maxlength={1000}
            />
            <TextArea
              name="storageEn"
              label={fields.storageEn}
              value={value('storageEn')}
              rows={2}
              maxlength={1000}
            />
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
