import type { ComponentChildren } from 'preact';
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
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';
import { sayAmount } from './amounts.js';
import { PlaceAndNote } from './place-and-note.js';
import type { Recorded } from './operation-kinds.js';
import type { StockLine } from './operations.queries.js';

export type OperationValues = Readonly<Record<string, string | readonly string[] | undefined>>;

interface Choice {
  readonly id: string;
  readonly nameVi: string;
  readonly variants: readonly { readonly id: string; readonly nameVi: string }[];
}

export interface OperationFormProps {
  readonly ctx: PageContext;
  readonly kind: Recorded;
  readonly lot: { readonly id: string; readonly lotNumber: string } | null;
  readonly stock: readonly StockLine[];
  readonly products: readonly Choice[];
  readonly values: OperationValues;
  readonly faults: readonly FieldFault[];
}

/** Rows on either side that a kind has; without script all of them stand in the form, and empty ones are left out. */
const SIDES: Readonly<
  Record<Exclude<Recorded, 'harvest'>, readonly [into: number, out: number, added: number]>
> = {
  split: [1, 4, 0],
  blend: [4, 1, 0],
  process: [3, 2, 2],
  pack: [3, 3, 0],
  repack: [2, 3, 0],
  loss: [1, 0, 0],
  sample: [1, 0, 0],
  sell: [1, 0, 0],
  destroy: [1, 0, 0],
};

export function OperationFormPage(props: OperationFormProps) {
  const { ctx, kind, lot, faults, values } = props;
  const text = words(ctx.lang);
  const { production } = text;
  const name = production.kinds[kind];
  const [into, out, added] = kind === 'harvest' ? [0, 1, 0] : SIDES[kind];
  const value = (field: string) => {
    const found = values[field];
    return typeof found === 'string' ? found : found?.at(-1);
  };
  const labels: Record<string, string> = { eventTime: production.fields.eventTime };
  const side = (list: string, names: Readonly<Record<string, string>>, title: string) => {
    for (let place = 0; place < 6; place += 1)
      for (const [field, label] of Object.entries(names)) labels[`${list}.${place}.${field}`] = `${title} ${place + 1}: ${label}`; // prettier-ignore
  };
  side('inputs', production.fields.input, production.in);
  side('outputs', production.fields.output, production.out);
  side('added', production.fields.added, production.addedTitle);
  return (
    <ConsolePage
      ctx={ctx}
      title={name}
      current="lots"
      heading={name}
      lead={production.hints[kind]}
      crumbs={[
        { href: '/console/lots', text: text.lots.title },
        ...(lot === null
          ? []
          : [{ href: `/console/lots/${lot.id}`, text: text.lots.heading(lot.lotNumber) }]),
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
      <Panel id="operation" title={production.facts}>
        <Form ctx={ctx} action="/console/operations" faults={faults}>
          <HiddenField name="kind" value={kind} />
          {lot !== null && <HiddenField name="lot" value={lot.id} />}
          <DateField
            name="eventTime"
            label={production.fields.eventTime}
            value={value('eventTime')}
            required
            time
          />
          <Inputs {...props} rows={into} value={value} />
          {Array.from({ length: added }, (_, place) => (
            <Folded
              key={place}
              title={`${production.addedTitle} ${place + 1}`}
              open={says(values, `added.${place}`)}
            >
              <Added ctx={ctx} place={place} value={value} />
            </Folded>
          ))}
          {Array.from({ length: out }, (_, place) => (
            <Folded
              key={place}
              title={`${production.out} ${place + 1}`}
              open={place === 0 || says(values, `outputs.${place}`)}
            >
              <Output {...props} place={place} value={value} />
            </Folded>
          ))}
          <PlaceAndNote ctx={ctx} value={value} />
          <SubmitButton>{production.record}</SubmitButton>
        </Form>
      </Panel>
    </ConsolePage>
  );
}

/** A row further down is opened where it is needed. */
function Folded({ title, open, children }: { title: string; open: boolean; children: ComponentChildren }) {
  return (
    <details open={open}>
      <summary>
        <b>{title}</b>
      </summary>
      {children}
    </details>
  );
}

function says(values: OperationValues, row: string): boolean {
  return Object.entries(values).some(([name, value]) => name.startsWith(`${row}.`) && value !== '');
}

type ValueOf = (name: string) => string | undefined;

function Inputs({ ctx, stock, rows, value, values }: OperationFormProps & { rows: number; value: ValueOf }) {
  const { production } = words(ctx.lang);
  const { input } = production.fields;
  const options = stock.map(({ lotId, lotNumber, what, left, unit }) => ({
    value: lotId,
    text: `${lotNumber}, ${what}${left === null ? '' : `: ${production.balance.leftOf(sayAmount(ctx.lang, left, unit ?? ''))}`}`,
  }));
  return Array.from({ length: rows }, (_, place) => (
    <Folded
      key={place}
      title={rows === 1 ? production.in : `${production.in} ${place + 1}`}
      open={place === 0 || says(values, `inputs.${place}`)}
    >
      <SelectField
        name={`inputs.${place}.lotId`}
        label={input.lotId}
        options={options}
        value={value(`inputs.${place}.lotId`)}
        required={place === 0}
      />
      <div class="pair">
        <NumberField
          name={`inputs.${place}.quantity`}
          label={input.quantity}
          value={value(`inputs.${place}.quantity`)}
          required={place === 0}
        />
        <TextField
          name={`inputs.${place}.unit`}
          label={input.unit}
          value={value(`inputs.${place}.unit`) ?? ''}
          width="short"
          maxlength={20}
          required={place === 0}
        />
      </div>
    </Folded>
  ));
}

function Added({ ctx, place, value }: { ctx: PageContext; place: number; value: ValueOf }) {
  const { production } = words(ctx.lang);
  const { added } = production.fields;
  return (
    <>
      <TextField
        name={`added.${place}.name`}
        label={added.name}
        value={value(`added.${place}.name`)}
        maxlength={120}
      />
      <div class="pair">
        <NumberField
          name={`added.${place}.quantity`}
          label={added.quantity}
          value={value(`added.${place}.quantity`)}
        />
        <TextField
          name={`added.${place}.unit`}
          label={added.unit}
          value={value(`added.${place}.unit`)}
          width="short"
          maxlength={20}
        />
      </div>
    </>
  );
}

function Output({ ctx, products, place, value }: OperationFormProps & { place: number; value: ValueOf }) {
  const { production } = words(ctx.lang);
  const { output } = production.fields;
  const at = (name: string) => `outputs.${place}.${name}`;
  const options = products.flatMap(({ id, nameVi, variants }) => [
    { value: id, text: nameVi },
    ...variants.map((variant) => ({ value: `${id} ${variant.id}`, text: `${nameVi}, ${variant.nameVi}` })),
  ]);
  return (
    <>
      <SelectField
        name={at('product')}
        label={output.product}
        options={options}
        value={value(at('product'))}
        required={place === 0}
      />
      <div class="pair">
        <TextField
          name={at('lotNumber')}
          label={output.lotNumber}
          value={value(at('lotNumber'))}
          maxlength={20}
          code
          required={place === 0}
        />
        <TextField
          name={at('material')}
          label={output.material}
          hint={production.materialHint}
          value={value(at('material'))}
          maxlength={80}
        />
      </div>
      <div class="pair">
        <NumberField
          name={at('quantity')}
          label={output.quantity}
          value={value(at('quantity'))}
          required={place === 0}
        />
        <TextField
          name={at('unit')}
          label={output.unit}
          value={value(at('unit'))}
          width="short"
          maxlength={20}
          required={place === 0}
        />
      </div>
      <div class="pair">
        <NumberField
          name={at('content')}
          label={output.content}
          hint={production.contentHint}
          value={value(at('content'))}
        />
        <TextField
          name={at('contentUnit')}
          label={output.contentUnit}
          value={value(at('contentUnit'))}
          width="short"
          maxlength={20}
        />
      </div>
    </>
  );
}
