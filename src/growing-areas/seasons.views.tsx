import { ConfirmForm } from '../ui/cause-form.js';
import { ConsolePage } from '../ui/console-page.js';
import { DateField, ErrorSummary, Form, NumberField, SubmitButton, TextField } from '../ui/form.js';
import { formatDate, formatHectares, formatNumber } from '../ui/format.js';
import { Icon } from '../ui/icon.js';
import { Meter } from '../ui/meter.js';
import type { FieldFault, PageContext } from '../ui/page-context.js';
import { Panel } from '../ui/panel.js';
import { AsWritten, asWritten, Naming } from '../ui/vietnamese.js';
import { words } from '../ui/words.js';
import type { SeasonView } from './seasons.service.js';

/** From here on somebody looks. */
const REMINDER = 0.9;
const SHOWN = 4;

export interface SeasonsPanelProps {
  readonly ctx: PageContext;
  readonly areaId: string;
  readonly seasons: readonly SeasonView[];
  readonly mayCertify: boolean;
}

/** On the page of an area: what each season may yield, and how much of it was harvested. */
export function SeasonsPanel({ ctx, areaId, seasons, mayCertify }: SeasonsPanelProps) {
  const text = words(ctx.lang).seasons;
  return (
    <Panel
      id="capacity"
      title={text.title}
      aside={mayCertify && <a href={`/console/areas/${areaId}/seasons/new`}>{text.add}</a>}
    >
      {seasons.length === 0 && <p class="soft">{text.none}</p>}
      {seasons.slice(0, SHOWN).map((season) => (
        <Season key={season.id} ctx={ctx} season={season} mayCertify={mayCertify} />
      ))}
      {seasons.length > SHOWN && (
        <details>
          <summary>{text.older(formatNumber(ctx.lang, seasons.length - SHOWN))}</summary>
          {seasons.slice(SHOWN).map((season) => (
            <Season key={season.id} ctx={ctx} season={season} mayCertify={mayCertify} />
          ))}
        </details>
      )}
    </Panel>
  );
}

interface SeasonProps {
  readonly ctx: PageContext;
  readonly season: SeasonView;
  readonly mayCertify: boolean;
}

function Season({ ctx, season, mayCertify }: SeasonProps) {
  const text = words(ctx.lang).seasons;
  const { capacityKg, usedKg, unweighed } = season;
  const tonnes = (kg: number) => formatNumber(ctx.lang, kg / 1000, 2);
  const line = text.used(tonnes(usedKg), tonnes(capacityKg));
  return (
    <>
      <p>
        <b>{asWritten(season.name)}</b>, {formatDate(ctx.lang, season.startsOn)} –{' '}
        {formatDate(ctx.lang, season.endsOn)}
        <br />
        {usedKg > capacityKg * REMINDER ? (
          <span class="soon">
            <Icon name="warn" /> {line}
          </span>
        ) : (
          line
        )}
      </p>
      <Meter
        label={`${season.name}: ${line}`}
        total={Math.max(capacityKg, usedKg)}
        parts={[{ key: 'used', value: usedKg, tone: 1 }]}
        mark={capacityKg * REMINDER}
      />
      <p class="soft">
        {text.sum(formatHectares(ctx.lang, season.hectares), tonnes(season.kgPerHectare), tonnes(capacityKg))}{' '}
        <Naming sentence={(by) => text.certified(by, formatDate(ctx.lang, season.certifiedOn))}>
          {season.certifiedBy}
        </Naming>
      </p>
      {unweighed > 0 && <p class="soft">{text.unweighed(formatNumber(ctx.lang, unweighed))}</p>}
      {mayCertify && (
        <ConfirmForm
          ctx={ctx}
          action={`/console/area-seasons/${season.id}/removal`}
          label={text.remove}
          warning={text.removeWarning}
          submit={text.removeConfirm}
        />
      )}
    </>
  );
}

export interface SeasonFormPageProps {
  readonly ctx: PageContext;
  readonly area: { readonly id: string; readonly name: string; readonly hectaresMeasured: number };
  readonly values: Readonly<Record<string, string | number | undefined>>;
  readonly faults: readonly FieldFault[];
}

export function SeasonFormPage({ ctx, area, values, faults }: SeasonFormPageProps) {
  const { seasons: text, areas } = words(ctx.lang);
  const { fields } = text;
  const typed = (name: string) => {
    const value = values[name];
    return value === undefined ? undefined : String(value);
  };
  return (
    <ConsolePage
      ctx={ctx}
      title={text.add}
      current="areas"
      heading={text.add}
      lead={text.lead}
      crumbs={[
        { href: '/console/areas', text: areas.title },
        { href: `/console/areas/${area.id}`, text: area.name },
      ]}
      styles={['forms']}
      faulty={faults.length > 0}
    >
      <ErrorSummary ctx={ctx} faults={faults} labels={fields} />
      <Panel id="season" title={<AsWritten>{area.name}</AsWritten>}>
        <Form ctx={ctx} action={`/console/areas/${area.id}/seasons`} faults={faults}>
          <TextField
            name="name"
            label={fields.name}
            hint={text.nameHint}
            value={typed('name')}
            required
            maxlength={120}
          />
          <div class="pair">
            <DateField name="startsOn" label={fields.startsOn} value={typed('startsOn')} required />
            <DateField name="endsOn" label={fields.endsOn} value={typed('endsOn')} required />
          </div>
          <div class="pair">
            <NumberField
              name="hectares"
              label={fields.hectares}
              value={values['hectares'] ?? area.hectaresMeasured}
              unit="ha"
              required
            />
            <NumberField
              name="kgPerHectare"
              label={fields.kgPerHectare}
              value={values['kgPerHectare']}
              unit="kg/ha"
              required
            />
          </div>
          <TextField
            name="certifiedBy"
            label={fields.certifiedBy}
            value={typed('certifiedBy')}
            required
            maxlength={200}
          />
          <DateField name="certifiedOn" label={fields.certifiedOn} value={typed('certifiedOn')} required />
          <p class="send">
            <SubmitButton>{text.save}</SubmitButton>
          </p>
        </Form>
      </Panel>
    </ConsolePage>
  );
}
