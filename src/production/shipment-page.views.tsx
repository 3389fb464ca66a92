import { nameOf } from '../standards/units/units.js';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import {
  DateField,
  ErrorSummary,
  Form,
  HiddenField,
  NumberField,
  SubmitButton,
  TextField,
} from '../ui/form.js';
import { formatDateTime } from '../ui/format.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { DataTable } from '../ui/table.js';
import { AsWritten } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import { sayAmount, sayUnit } from './amounts.js';
import type { OperationValues } from './operation-form.views.js';
import type { ShipmentView } from './shipments.queries.js';
import { ShipmentTag } from './shipments.views.js';

export interface ShipmentPageProps {
  readonly ctx: PageContext;
  readonly shipment: ShipmentView;
  /** On which side the reader is; null: the office. */
  readonly side: 'from' | 'to' | null;
  readonly now: string;
  readonly values: OperationValues;
  readonly faults: readonly FieldFault[];
}

export function ShipmentPage(props: ShipmentPageProps) {
  const { ctx, shipment, side, faults } = props;
  const { shipments: text, fields } = words(ctx.lang).production;
  const say = (amount: string | null, unit: string) =>
    amount === null ? '–' : sayAmount(ctx.lang, amount, unit);
  const labels: Record<string, string> = { eventTime: fields.eventTime, words: text.words };
  shipment.lots.forEach(({ lotNumber }, index) => {
    labels[`lots.${index}.quantity`] = lotNumber;
  });
  const heading = `${shipment.fromName} → ${shipment.toName}`;
  return (
    <ConsolePage
      ctx={ctx}
      title={heading}
      current="shipments"
      heading={<AsWritten>{heading}</AsWritten>}
      tag={<ShipmentTag ctx={ctx} state={shipment.state} />}
      crumbs={[{ href: '/console/shipments', text: text.title }]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
      {shipment.state === 'disputed' && (
        <Banner kind="warn" title={text.states.disputed} next={text.nextDisputed[side ?? 'office']}>
          {shipment.words !== null && (
            <p>
              {text.receiverWrote} <AsWritten>{shipment.words}</AsWritten>
            </p>
          )}
        </Banner>
      )}
      <div class="two">
        <div>
          <Panel id="lots" title={text.what} flush>
            <DataTable
              caption={text.what}
              captionHidden
              fit
              rows={shipment.lots}
              rowKey={({ lotId }) => lotId}
              columns={[
                {
                  key: 'lot',
                  head: fields.input.lotId,
                  rowHead: true,
                  cell: ({ lotId, lotNumber, material, productName }) => (
                    <>
                      {side === 'to' ? lotNumber : <a href={`/console/lots/${lotId}`}>{lotNumber}</a>}
                      <small>
                        <AsWritten>{material ?? productName}</AsWritten>
                      </small>
                    </>
                  ),
                },
                { key: 'sent', head: text.sent, num: true, cell: ({ sent, unit }) => say(sent, unit) },
                {
                  key: 'arrived',
                  head: text.arrived,
                  num: true,
                  cell: ({ arrived, unit }) => say(arrived, unit),
                },
              ]}
            />
          </Panel>
          {side === 'to' && shipment.state === 'sent' && <AnswerPanel {...props} />}
          {side === 'from' && shipment.state === 'disputed' && <SettlePanel {...props} />}
        </div>
        <Panel id="facts" title={words(ctx.lang).production.facts}>
          <KeyValues
            items={[
              [text.when, formatDateTime(ctx.lang, shipment.sentAt, ctx.registry.timeZone)],
              ...(shipment.words === null
                ? []
                : ([[text.words, <AsWritten>{shipment.words}</AsWritten>]] as const)),
              ...(shipment.settlement === null
                ? []
                : ([[text.settlement, <AsWritten>{shipment.settlement}</AsWritten>]] as const)),
            ]}
          />
          {side === 'from' && shipment.state === 'sent' && (
            <p>
              <a href={`/console/operations/${shipment.id}`}>{words(ctx.lang).production.undo}</a>
            </p>
          )}
          {side === 'to' &&
            shipment.lots.map(({ lotId, lotNumber }) => (
              <p key={lotId}>
                <a href={`/console/genealogy?from=lot:${lotId}&way=back`}>{text.madeOf(lotNumber)}</a>
              </p>
            ))}
        </Panel>
      </div>
    </ConsolePage>
  );
}

function AnswerPanel({ ctx, shipment, now, values, faults }: ShipmentPageProps) {
  const { shipments: text, fields } = words(ctx.lang).production;
  const value = (name: string) => {
    const found = values[name];
    return typeof found === 'string' ? found : undefined;
  };
  return (
    <Panel id="answer" title={text.answer}>
      <p>{text.answerLead}</p>
      <Form ctx={ctx} action={`/console/shipments/${shipment.id}/answer`} faults={faults}>
        <DateField
          name="eventTime"
          label={fields.eventTime}
          value={value('eventTime') ?? now}
          required
          time
        />
        {shipment.lots.map(({ lotId, lotNumber, sent, unit }, index) => (
          <div key={lotId}>
            <HiddenField name={`lots.${index}.lotId`} value={lotId} />
            <HiddenField name={`lots.${index}.unit`} value={nameOf(unit)} />
            <NumberField
              name={`lots.${index}.quantity`}
              label={lotNumber}
              unit={sayUnit(ctx.lang, unit)}
              value={value(`lots.${index}.quantity`) ?? Number(sent)}
              required
            />
          </div>
        ))}
        <TextField
          name="words"
          label={text.words}
          hint={text.wordsHint}
          value={value('words')}
          maxlength={2000}
        />
        <SubmitButton>{text.answer}</SubmitButton>
      </Form>
    </Panel>
  );
}

function SettlePanel({ ctx, shipment, now, values, faults }: ShipmentPageProps) {
  const { shipments: text, fields } = words(ctx.lang).production;
  const typed = values['words'];
  return (
    <Panel id="settle" title={text.settle}>
      <Form ctx={ctx} action={`/console/shipments/${shipment.id}/settlement`} faults={faults}>
        <DateField name="eventTime" label={fields.eventTime} value={now} required time />
        <TextField
          name="words"
          label={text.settlement}
          value={typeof typed === 'string' ? typed : undefined}
          required
          maxlength={2000}
        />
        <p>
          <button class="btn" name="how" value="returned">
            {text.returned}
          </button>{' '}
          <button class="btn plain" name="how" value="written-off">
            {text.writtenOff}
          </button>
        </p>
      </Form>
    </Panel>
  );
}
