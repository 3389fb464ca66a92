import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import {
  DateField,
  ErrorSummary,
  Form,
  HiddenField,
  NumberField,
  SelectField,
  SubmitButton,
  TextField,
} from '../ui/form.js';
import { numberInput } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { words } from '../ui/words.js';
import type { LotStatus } from './lot.entity.js';
import type { LotView } from './lots.queries.js';

const KINDS: Readonly<Record<LotStatus, TagKind>> = {
  open: 'draft',
  released: 'ok',
  held: 'wait',
  recalled: 'stop',
  closed: 'off',
};

export interface LotTagProps {
  readonly ctx: PageContext;
  readonly status: LotStatus;
  readonly stoppedBy: LotView['stoppedBy'];
}

/** Where the lot stands; a lot on sale that something above it stops does not look on sale. */
export function LotTag({ ctx, status, stoppedBy }: LotTagProps) {
  const { lots, notices } = words(ctx.lang);
  if (status === 'released' && stoppedBy !== null)
    return (
      <Tag kind="wait" icon="pause">
        {notices.stoppedBy.tag}
      </Tag>
    );
  return <Tag kind={KINDS[status]}>{lots.statuses[status]}</Tag>;
}

export type LotValues = Readonly<Record<string, string | number | null | undefined>>;

interface Choice {
  readonly id: string;
  readonly nameVi: string;
}

export interface LotFormPageProps {
  readonly ctx: PageContext;
  /** null: a new lot. */
  readonly lot: Pick<LotView, 'id' | 'lotNumber' | 'version' | 'code'> | null;
  readonly products: readonly (Choice & { readonly variants: readonly Choice[] })[];
  /** In what the product of a lot that is there is sold. */
  readonly variants?: readonly Choice[];
  readonly values: LotValues;
  readonly faults: readonly FieldFault[];
}

export function LotFormPage({ ctx, lot, products, variants = [], values, faults }: LotFormPageProps) {
  const text = words(ctx.lang).lots;
  const title = lot === null ? text.newTitle : text.editTitle(lot.lotNumber);
  const value = (name: string) => {
    const found = values[name];
    return typeof found === 'number' ? numberInput(found) : (found ?? undefined);
  };
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current="lots"
      heading={title}
      lead={text.newLead}
      crumbs={[{ href: '/console/lots', text: text.title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={text.fields} />
      {lot === null && products.length === 0 ? (
        <Banner
          kind="info"
          title={text.noProducts}
          next={<a href="/console/products">{text.toProducts}</a>}
        />
      ) : (
        <Panel id="lot" title={text.facts}>
          <Form
            ctx={ctx}
            action={lot === null ? '/console/lots' : `/console/lots/${lot.id}/edit`}
            faults={faults}
          >
            {lot === null ? (
              <SelectField
                name="productId"
                label={text.fields.productId}
                required
                value={value('productId')}
                hint={products.some((one) => one.variants.length > 0) ? text.hints.productId : undefined}
                options={products.flatMap(({ id, nameVi, variants: units }) => [
                  { value: id, text: nameVi },
                  ...units.map((unit) => ({ value: `${id} ${unit.id}`, text: `${nameVi} · ${unit.nameVi}` })),
                ])}
              />
            ) : (
              <HiddenField name="version" value={String(lot.version)} />
            )}
            {lot !== null && lot.code !== null ? (
              <>
                <KeyValues items={[[text.fields.lotNumber, <span class="code">{lot.lotNumber}</span>]]} />
                <p class="soft">{text.numberPrinted}</p>
                <HiddenField name="lotNumber" value={lot.lotNumber} />
                <HiddenField name="variantId" value={String(values['variantId'] ?? '')} />
              </>
            ) : (
              <>
                {lot !== null && variants.length > 0 && (
                  <SelectField
                    name="variantId"
                    label={text.fields.variantId}
                    prompt={text.wholeProduct}
                    value={value('variantId')}
                    options={variants.map(({ id, nameVi }) => ({ value: id, text: nameVi }))}
                  />
                )}
                <TextField
                  name="lotNumber"
                  label={text.fields.lotNumber}
                  hint={text.hints.lotNumber}
                  value={value('lotNumber')}
                  required
                  code
                  maxlength={20}
                  width="short"
                />
              </>
            )}
            <div class="pair">
              <NumberField name="quantity" label={text.fields.quantity} value={value('quantity')} />
              <TextField
                name="unit"
                label={text.fields.unit}
                hint={text.hints.unit}
                value={value('unit')}
                maxlength={20}
                width="short"
              />
            </div>
            <div class="pair">
              <DateField name="madeOn" label={text.fields.madeOn} value={value('madeOn')} />
              <DateField
                name="expiresOn"
                label={text.fields.expiresOn}
                hint={text.hints.expiresOn}
                value={value('expiresOn')}
              />
            </div>
            <SubmitButton>{lot === null ? text.create : text.save}</SubmitButton>
          </Form>
        </Panel>
      )}
    </ConsolePage>
  );
}
