import { marketName } from '../area-codes/markets.js';
import { ChoiceField, NumberField, SelectField, TextField } from '../ui/form.js';
import { formatDate, formatNumber } from '../ui/format.js';
import { monthsText } from '../ui/months.js';
import type { FieldFault, Lang, PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import { AREA_STANDARDS, DETAILS, IRRIGATION, MONTHS, PAST_YEARS, type AreaDetails } from './area-details.js';
import { listOf, textOf, type AreaValues } from './area-values.js';

interface DetailFieldsProps {
  readonly ctx: PageContext;
  readonly values: AreaValues;
  readonly faults: readonly FieldFault[];
  /** Those this registry serves, the one at home first. */
  readonly markets: readonly string[];
}

/** Folded away: growers hate forms, and nothing here is owed. Open where something in it was told, or is wrong. */
export function AreaDetailFields(props: DetailFieldsProps) {
  const { ctx, values } = props;
  const { more, moreLead, fields, hints, ...text } = words(ctx.lang).areaDetails;
  return (
    <details open={isTold(props)}>
      <summary>{more}</summary>
      <p class="soft">{moreLead}</p>
      <TextField
        name="variety"
        label={fields.variety}
        hint={hints.variety}
        value={textOf(values['variety'])}
        maxlength={200}
      />
      <div class="pair">
        <NumberField
          name="plantedYear"
          label={fields.plantedYear}
          hint={hints.plantedYear}
          value={textOf(values['plantedYear'])}
          whole
        />
        <NumberField
          name="harvestsPerYear"
          label={fields.harvestsPerYear}
          value={textOf(values['harvestsPerYear'])}
          whole
        />
      </div>
      <ChoiceField
        name="harvestMonths"
        label={fields.harvestMonths}
        options={MONTHS.map((month) => ({ value: String(month), text: text.month(String(month)) }))}
        value={listOf(values['harvestMonths'])}
        multiple
        row
      />
      <NumberField
        name="expectedTonnes"
        label={fields.expectedTonnes}
        value={numberOr(values['expectedTonnes'])}
      />
      <fieldset class="field">
        <legend>{fields.pastYields}</legend>
        <p class="hint">{hints.pastYields}</p>
        {yieldYears(ctx.now).map((year) => (
          <NumberField
            key={year}
            name={`pastYields.${year}`}
            label={text.yearTonnes(String(year))}
            value={numberOr(values[`pastYields.${year}`])}
          />
        ))}
      </fieldset>
      <SelectField
        name="irrigation"
        label={fields.irrigation}
        options={IRRIGATION.map((value) => ({ value, text: text.irrigations[value] }))}
        value={textOf(values['irrigation'])}
      />
      <SharedDetailFields {...props} />
    </details>
  );
}

/** Of fields and packing houses alike. */
export function SharedDetailFields({ ctx, values, markets }: DetailFieldsProps) {
  const { fields, hints, standardNames } = words(ctx.lang).areaDetails;
  return (
    <>
      <ChoiceField
        name="standards"
        label={fields.standards}
        hint={hints.standards}
        options={AREA_STANDARDS.map((value) => ({ value, text: standardNames[value] }))}
        value={listOf(values['standards'])}
        multiple
        row
      />
      <ChoiceField
        name="intendedMarkets"
        label={fields.intendedMarkets}
        options={markets.map((value) => ({ value, text: marketName(value, ctx.lang) }))}
        value={listOf(values['intendedMarkets'])}
        multiple
        row
      />
      <TextField
        name="registrant"
        label={fields.registrant}
        hint={hints.registrant}
        value={textOf(values['registrant'])}
        maxlength={200}
        autocomplete="off"
      />
    </>
  );
}

export interface DetailRow {
  readonly key: keyof AreaDetails;
  readonly label: string;
  /** null: not declared. */
  readonly value: string | null;
}

/** What was told, in words, as the page, the dossier and comparisons show it. */
export function detailRows(lang: Lang, area: AreaDetails): DetailRow[] {
  const { fields, ...text } = words(lang).areaDetails;
  const number = (value: number) => formatNumber(lang, value);
  const values: Readonly<Record<keyof AreaDetails, string | null>> = {
    variety: area.variety,
    plantedYear: area.plantedYear === null ? null : String(area.plantedYear),
    harvestsPerYear: area.harvestsPerYear === null ? null : number(area.harvestsPerYear),
    harvestMonths: area.harvestMonths === null ? null : monthsText(lang, area.harvestMonths),
    expectedTonnes: area.expectedTonnes === null ? null : text.tonnesAYear(number(area.expectedTonnes)),
    pastYields:
      area.pastYields?.map(({ year, tonnes }) => text.yieldOf(String(year), number(tonnes))).join('; ') ??
      null,
    irrigation: area.irrigation === null ? null : text.irrigations[area.irrigation],
    standards: area.standards?.map((standard) => text.standardNames[standard]).join(', ') ?? null,
    intendedMarkets: area.intendedMarkets?.map((market) => marketName(market, lang)).join(', ') ?? null,
    registrant: area.registrant,
  };
  return DETAILS.map((key) => ({ key, label: fields[key], value: values[key] }));
}

/** For the page: only what was told, and when all of it was said to be true. */
export function toldRows(
  ctx: PageContext,
  area: AreaDetails & { readonly committedAt: Date | null },
): [string, string | null][] {
  const rows = detailRows(ctx.lang, area).filter(({ value }) => value !== null);
  const { committedAt } = area;
  return [
    ...rows.map(({ label, value }): [string, string | null] => [label, value]),
    ...(committedAt === null
      ? []
      : [
          [
            words(ctx.lang).areaDetails.fields.committedAt,
            formatDate(ctx.lang, committedAt, ctx.registry.timeZone),
          ] satisfies [string, string],
        ]),
  ];
}

/** The years of which the yield is asked, the latest first. */
export function yieldYears(now: Date): readonly number[] {
  return Array.from({ length: PAST_YEARS }, (_, back) => now.getUTCFullYear() - 1 - back);
}

function isTold({ values, faults }: DetailFieldsProps): boolean {
  const names: readonly string[] = DETAILS;
  const isDetail = (name: string) => names.includes(name.split('.')[0] ?? '');
  return (
    faults.some(({ path }) => isDetail(path)) ||
    Object.entries(values).some(
      ([name, value]) =>
        isDetail(name) && value !== null && value !== undefined && value !== '' && String(value) !== '',
    )
  );
}

function numberOr(value: AreaValues[string]): string | number | null {
  return typeof value === 'number' ? value : textOf(value);
}
