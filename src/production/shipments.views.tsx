import { ConsolePage } from '../ui/console-page.js';
import {
  DateField,
  ErrorSummary,
  Form,
  NumberField,
  SelectField,
  SubmitButton,
  TextField,
} from '../ui/form.js';
import { formatDateTime } from '../ui/format.js';
import type { Page } from '../platform/http/cursor.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Pager } from '../ui/pager.js';
import { Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { Tag, type TagKind } from '../ui/tag.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { sayAmount } from './amounts.js';
import type { OperationValues } from './operation-form.views.js';
import type { StockLine } from './operations.queries.js';
import { PlaceAndNote } from './place-and-note.js';
import type { ShipmentState } from './shipments.dto.js';
import type { ShipmentView } from './shipments.queries.js';

const KINDS: Readonly<Record<ShipmentState, TagKind>> = {
  sent: 'wait',
  received: 'ok',
  disputed: 'stop',
  settled: 'off',
  delivered: 'ok',
  undone: 'off',
};

export function ShipmentTag({ ctx, state }: { ctx: PageContext; state: ShipmentState }) {
  return <Tag kind={KINDS[state]}>{words(ctx.lang).production.shipments.states[state]}</Tag>;
}

export interface ShipmentsPageProps {
  readonly ctx: PageContext;
  readonly way: 'in' | 'out';
  readonly page: Page<ShipmentView>;
  readonly mayWrite: boolean;
}

export function ShipmentsPage({ ctx, way, page, mayWrite }: ShipmentsPageProps) {
  const { shipments: text } = words(ctx.lang).production;
  return (
    <ConsolePage
      ctx={ctx}
      title={text.title}
      current="shipments"
      heading={text.title}
      lead={text.lead}
      actions={
        mayWrite ? (
          <a class="btn" href="/console/shipments/new">
            {text.add}
          </a>
        ) : undefined
      }
    >
      {mayWrite && (
        <nav class="views" aria-label={text.title}>
          <ul>
            {(['in', 'out'] as const).map((each) => (
              <li key={each}>
                <a href={`/console/shipments?way=${each}`} aria-current={each === way ? 'page' : undefined}>
                  {text.ways[each]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Panel id="shipments" title={mayWrite ? text.ways[way] : text.title} flush>
        <DataTable
          caption={text.title}
          captionHidden
          fit
          rows={page.items}
          rowKey={({ id }) => id}
          empty={text.none}
          columns={[
            {
              key: 'what',
              head: text.what,
              rowHead: true,
              cell: (shipment) => (
                <>
                  <a href={`/console/shipments/${shipment.id}`}>
                    {shipment.lots.map(({ sent, unit }) => sayAmount(ctx.lang, sent, unit)).join(' + ') ||
                      text.what}
                  </a>
                  <small>
                    {shipment.lots.map(({ lotId, lotNumber }) => (
                      <span key={lotId}>
                        <span class="nw">{lotNumber}</span>{' '}
                      </span>
                    ))}
                  </small>
                </>
              ),
            },
            {
              key: 'who',
              head: mayWrite ? text.other[way] : text.who,
              cell: ({ fromName, toName }) => (
                <AsWritten>
                  {!mayWrite ? `${fromName} → ${toName}` : way === 'in' ? fromName : toName}
                </AsWritten>
              ),
            },
            {
              key: 'when',
              head: text.when,
              wideOnly: true,
              cell: ({ sentAt }) => formatDateTime(ctx.lang, sentAt, ctx.registry.timeZone),
            },
            { key: 'state', head: text.state, cell: ({ state }) => <ShipmentTag ctx={ctx} state={state} /> },
          ]}
        />
        <Pager ctx={ctx} next={page.next} shown={page.items.length} />
      </Panel>
    </ConsolePage>
  );
}

export interface ShipmentFormProps {
  readonly ctx: PageContext;
  readonly stock: readonly StockLine[];
  readonly values: OperationValues;
  readonly faults: readonly FieldFault[];
}

/** Lots of one shipment that a form takes without script. */
export const SHIPMENT_ROWS = 4;

export function ShipmentFormPage({ ctx, stock, values, faults }: ShipmentFormProps) {
  const text = words(ctx.lang);
  const { shipments, fields } = text.production;
  const value = (field: string) => {
    const found = values[field];
    return typeof found === 'string' ? found : found?.at(-1);
  };
  const labels: Record<string, string> = {
    toTaxCode: shipments.toTaxCode,
    toName: shipments.toName,
    eventTime: fields.eventTime,
  };
  for (let place = 0; place < SHIPMENT_ROWS; place += 1)
    for (const [name, label] of Object.entries(fields.input)) labels[`lots.${place}.${name}`] = `${place + 1}: ${label}`; // prettier-ignore
  const options = stock.map(({ lotId, lotNumber, what, left, unit }) => ({
    value: lotId,
    text: `${lotNumber}, ${what}${left === null ? '' : `: ${text.production.balance.leftOf(sayAmount(ctx.lang, left, unit ?? ''))}`}`,
  }));
  const says = (place: number) =>
    Object.entries(values).some(([name, each]) => name.startsWith(`lots.${place}.`) && each !== '');
  return (
    <ConsolePage
      ctx={ctx}
      title={shipments.add}
      current="shipments"
      heading={shipments.add}
      lead={shipments.addLead}
      crumbs={[{ href: '/console/shipments', text: shipments.title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
      <Panel id="shipment" title={text.production.facts}>
        <Form ctx={ctx} action="/console/shipments" faults={faults}>
          <DateField name="eventTime" label={fields.eventTime} value={value('eventTime')} required time />
          <TextField
            name="toTaxCode"
            label={shipments.toTaxCode}
            hint={shipments.toTaxCodeHint}
            value={value('toTaxCode')}
            maxlength={20}
            inputmode="numeric"
            code
          />
          <TextField
            name="toName"
            label={shipments.toName}
            hint={shipments.toNameHint}
            value={value('toName')}
            maxlength={200}
          />
          {Array.from({ length: SHIPMENT_ROWS }, (_, place) => (
            <details key={place} open={place === 0 || says(place)}>
              <summary>
                <b>{shipments.lotOf(String(place + 1))}</b>
              </summary>
              <SelectField
                name={`lots.${place}.lotId`}
                label={fields.input.lotId}
                options={options}
                value={value(`lots.${place}.lotId`)}
                required={place === 0}
              />
              <div class="pair">
                <NumberField
                  name={`lots.${place}.quantity`}
                  label={fields.input.quantity}
                  value={value(`lots.${place}.quantity`)}
                  required={place === 0}
                />
                <TextField
                  name={`lots.${place}.unit`}
                  label={fields.input.unit}
                  value={value(`lots.${place}.unit`)}
                  width="short"
                  maxlength={20}
                  required={place === 0}
                />
              </div>
            </details>
          ))}
          <PlaceAndNote ctx={ctx} value={value} />
          <SubmitButton>{shipments.add}</SubmitButton>
        </Form>
      </Panel>
    </ConsolePage>
  );
}
