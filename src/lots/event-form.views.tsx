import { AsWritten } from '../ui/vietnamese.js';
import type { EventStep } from '../diary/diary-steps.js';
import { Banner } from '../ui/banner.js';
import { ConsolePage } from '../ui/console-page.js';
import {
  ChoiceField,
  DateField,
  ErrorSummary,
  FileField,
  Form,
  HiddenField,
  NumberField,
  SubmitButton,
  TextArea,
  TextField,
} from '../ui/form.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { words } from '../ui/words.js';

export interface AreaChoice {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly status: string;
}

/** What stands in the fields: a first proposal, the record to correct, or what was typed. */
export type EventValues = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface EventFormPageProps {
  readonly ctx: PageContext;
  readonly lot: { readonly id: string; readonly lotNumber: string };
  readonly step: EventStep;
  readonly areas: readonly AreaChoice[];
  readonly values: EventValues;
  readonly faults: readonly FieldFault[];
  /** The event that is being corrected; null for a new one. */
  readonly correcting: string | null;
  /** Id of the picture sent before. */
  readonly picture: string | null;
}

export function EventFormPage(props: EventFormPageProps) {
  const { ctx, lot, step, faults, correcting, areas } = props;
  const text = words(ctx.lang);
  const { events } = text;
  const name = events.steps[step];
  const title = correcting === null ? events.recordTitle(name) : events.correctTitle(name);
  const labels: Record<string, string> = { ...labelsOf(events.fields) };
  for (const area of areas) labels[`amount-${area.id}`] = `${events.fields.areaAmount} ${area.name}`;
  return (
    <ConsolePage
      ctx={ctx}
      title={title}
      current="lots"
      heading={title}
      lead={correcting === null ? events.recordLead : events.correctLead}
      crumbs={[
        { href: '/console/lots', text: text.lots.title },
        { href: `/console/lots/${lot.id}`, text: text.lots.heading(lot.lotNumber) },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={labels} />
      <Panel id="event" title={name}>
        <Form
          ctx={ctx}
          action={
            correcting === null
              ? `/console/lots/${lot.id}/events`
              : `/console/events/${correcting}/correction`
          }
          multipart
          faults={faults}
        >
          <HiddenField name="step" value={step} />
          <EventFields {...props} />
          <SubmitButton>{correcting === null ? events.record : events.correctSave}</SubmitButton>
        </Form>
      </Panel>
      {correcting !== null && (
        <Panel id="declare" title={events.notHappened}>
          <p>{events.notHappenedLead}</p>
          <Form ctx={ctx} action={`/console/events/${correcting}/declaration`}>
            <TextField name="reason" label={events.fields.reason} required maxlength={2000} />
            <SubmitButton plain>{events.declare}</SubmitButton>
          </Form>
        </Panel>
      )}
    </ConsolePage>
  );
}

function EventFields({ ctx, step, values, correcting, areas, picture }: EventFormPageProps) {
  const { fields, hints } = words(ctx.lang).events;
  const value = (name: string) => {
    const found = values[name];
    return typeof found === 'string' ? found : undefined;
  };
  return (
    <>
      {correcting !== null && (
        <TextField
          name="reason"
          label={fields.reason}
          hint={hints.reason}
          value={value('reason')}
          required
          maxlength={2000}
        />
      )}
      <DateField name="eventTime" label={fields.eventTime} value={value('eventTime')} required time />
      {step === 'harvested' ? (
        <HarvestFields ctx={ctx} areas={areas} value={value} />
      ) : (
        <AreaFields ctx={ctx} areas={areas} value={values['areas']} step={step} />
      )}
      {step === 'processed' && (
        <>
          <AmountFields
            name="input"
            label={fields['input.quantity']}
            unitLabel={fields['input.unit']}
            value={value}
          />
          <AmountFields
            name="output"
            label={fields['output.quantity']}
            unitLabel={fields['output.unit']}
            value={value}
          />
        </>
      )}
      {step === 'packed' && (
        <AmountFields
          name="output"
          label={fields.packedQuantity}
          unitLabel={fields['output.unit']}
          value={value}
        />
      )}
      {step === 'shipped' && (
        <AmountFields
          name="output"
          label={fields.shippedQuantity}
          unitLabel={fields['output.unit']}
          value={value}
        />
      )}
      <TextField
        name="place"
        label={fields.place}
        hint={hints.place}
        value={value('place')}
        maxlength={200}
      />
      <TextField
        name="responsible"
        label={fields.responsible}
        hint={hints.responsible}
        value={value('responsible')}
        required
        maxlength={120}
      />
      <FileField
        name="image"
        label={fields.image}
        hint={hints.image}
        accept="image/jpeg,image/png,image/webp"
        kept={picture}
      />
      <TextArea
        name="note"
        label={fields.note}
        hint={hints.note}
        value={value('note')}
        rows={2}
        maxlength={2000}
      />
    </>
  );
}

type ValueOf = (name: string) => string | undefined;

function HarvestFields({
  ctx,
  areas,
  value,
}: {
  ctx: PageContext;
  areas: readonly AreaChoice[];
  value: ValueOf;
}) {
  const text = words(ctx.lang).events;
  if (areas.length === 0)
    return (
      <Banner kind="warn" title={text.noAreas} next={<a href="/console/areas/new">/console/areas/new</a>} />
    );
  return (
    <fieldset class="field" id="f-areas">
      <legend>{text.fields.areas}</legend>
      <p class="hint">{text.hints.harvest}</p>
      {areas.map((area) => (
        <NumberField
          key={area.id}
          name={`amount-${area.id}`}
          label={
            <>
              {text.fields.areaAmount} <AsWritten>{area.name}</AsWritten>
            </>
          }
          hint={area.status === 'active' ? (area.code ?? undefined) : text.areaWaiting}
          value={value(`amount-${area.id}`)}
        />
      ))}
      <TextField
        name="unit"
        label={text.fields.unit}
        value={value('unit') ?? 'kg'}
        width="short"
        maxlength={20}
      />
    </fieldset>
  );
}

function AreaFields({
  ctx,
  areas,
  value,
  step,
}: {
  ctx: PageContext;
  areas: readonly AreaChoice[];
  value: string | readonly string[] | undefined;
  step: EventStep;
}) {
  const { fields } = words(ctx.lang).events;
  if (areas.length === 0 || step === 'packed' || step === 'shipped' || step === 'processed') return null;
  return (
    <ChoiceField
      name="areas"
      label={fields.areas}
      multiple
      value={value}
      options={areas.map((area) => ({ value: area.id, text: area.name, note: area.code ?? undefined }))}
    />
  );
}

function AmountFields({
  name,
  label,
  unitLabel,
  value,
}: {
  name: 'input' | 'output';
  label: string;
  unitLabel: string;
  value: ValueOf;
}) {
  return (
    <div class="pair">
      <NumberField name={`${name}.quantity`} label={label} value={value(`${name}.quantity`)} />
      <TextField
        name={`${name}.unit`}
        label={unitLabel}
        value={value(`${name}.unit`)}
        width="short"
        maxlength={20}
      />
    </div>
  );
}

function labelsOf(fields: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
