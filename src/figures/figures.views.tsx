import { Banner } from '../ui/banner.js';
import { BarChart } from '../ui/bar-chart.js';
import { ConsolePage } from '../ui/console-page.js';
import { formatDateTime, formatNumber } from '../ui/format.js';
import { FILE_FORMS } from '../ui/list.js';
import { MeterKey } from '../ui/meter.js';
import type { PageContext } from '../ui/page-context.js';
import { KeyValues, Panel } from '../ui/panel.js';
import { withQuery } from '../ui/query.js';
import { DataTable } from '../ui/table.js';
import { words } from '../ui/words.js';
import { FIGURES_BY, type FiguresBy } from './figures.dto.js';
import type { FigureRow, Figures } from './figures.queries.js';
import { columnsBy, type FigureColumn, percentText, periodText, rowName, standing } from './figures.words.js';
import { onTimePercent } from './on-time.js';
import { periodBeside, periodsOf, type Period } from './period.js';

export interface FiguresPageProps {
  readonly ctx: PageContext;
  readonly period: Period;
  readonly by: FiguresBy;
  readonly figures: Figures;
  /** Today, in the registry's time zone. */
  readonly today: string;
  /** What was asked for could not be read. */
  readonly unreadable: boolean;
}

/** As many as fit on a page without hiding the table. */
const DRAWN = 12;

export function FiguresPage(props: FiguresPageProps) {
  const { ctx, period, by, figures, unreadable } = props;
  const { figures: text, ui } = words(ctx.lang);
  const title = `${text.title}: ${periodText(ctx.lang, period.name)}`;
  return (
    <ConsolePage ctx={ctx} title={title} current="figures" heading={title} lead={text.lead}>
      {unreadable && <Banner kind="warn" title={text.unknownPeriod} />}
      <Periods {...props} />
      <nav class="views" aria-label={text.byLabel}>
        <ul>
          {FIGURES_BY.map((each) => (
            <li key={each}>
              <a href={withQuery(ctx.path, { by: each })} aria-current={each === by ? 'page' : undefined}>
                {text.by[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {figures.rows.length > 0 && <Chart {...props} />}
      <Panel id="figures" title={text.table} aside={<small>{standing(ctx, figures)}</small>} flush>
        <Table {...props} />
        <p class="cols">
          {ui.list.download}{' '}
          {FILE_FORMS.map((form) => (
            <span key={form}>
              <a href={withQuery(ctx.path, { as: form })} download>
                {form.toUpperCase()}
              </a>{' '}
            </span>
          ))}
        </p>
      </Panel>
      <Corrections {...props} />
      <Panel id="definitions" title={text.definitions}>
        <KeyValues items={columnsBy(by).map((column) => [text.measures[column], text.defined[column]])} />
        {by === 'unit' && <p>{text.notes.unit}</p>}
        {by === 'officer' && <p>{text.notes.officer}</p>}
        <p>{text.notes.kept}</p>
      </Panel>
    </ConsolePage>
  );
}

function Periods({ ctx, period, today }: FiguresPageProps) {
  const text = words(ctx.lang).figures;
  const [first = ''] = period.months;
  // The period of the other length that this one begins in.
  const here = periodsOf(today.startsWith(first.slice(0, 4)) && period.kind === 'year' ? today : first);
  const to = (name: string) => withQuery(ctx.path, { period: name });
  return (
    <nav class="views" aria-label={text.periodLabel}>
      <ul>
        {(['month', 'quarter', 'year'] as const).map((kind) => (
          <li key={kind}>
            <a href={to(here[kind])} aria-current={kind === period.kind ? 'page' : undefined}>
              {text.periods[kind]}
            </a>
          </li>
        ))}
        <li>
          <a href={to(periodBeside(period, -1))} rel="prev">
            {text.before}
          </a>
        </li>
        <li>
          <a href={to(periodBeside(period, 1))} rel="next">
            {text.after}
          </a>
        </li>
      </ul>
    </nav>
  );
}

function Chart({ ctx, by, figures: { rows } }: FiguresPageProps) {
  const text = words(ctx.lang).figures;
  const number = (value: number) => formatNumber(ctx.lang, value);
  const drawn = rows.slice(0, DRAWN);
  const told = drawn.map((row) =>
    text.chartRow(rowName(ctx.lang, by, row), number(row.received), number(row.onTime), number(row.late)),
  );
  return (
    <Panel id="chart" title={text.chart}>
      <BarChart
        label={text.chartLabel(told.join('; '))}
        rows={drawn.map((row) => ({
          key: row.key ?? '',
          name: rowName(ctx.lang, by, row),
          bars: [
            ...(by === 'officer'
              ? []
              : [
                  {
                    parts: [{ key: 'received', value: row.received, tone: 2 as const }],
                    text: number(row.received),
                  },
                ]),
            {
              parts: [
                { key: 'on-time', value: row.onTime, tone: 1 as const },
                { key: 'late', value: row.late, tone: 3 as const, hatched: true },
              ],
              text: number(row.decided),
            },
          ],
        }))}
      />
      <ul class="key">
        {by !== 'officer' && <MeterKey tone={2} text={text.measures.received} />}
        <MeterKey tone={1} text={text.measures.onTime} />
        <MeterKey tone={3} text={text.measures.late} hatched />
      </ul>
      {rows.length > DRAWN && <p class="soft">{text.chartMore(number(DRAWN))}</p>}
    </Panel>
  );
}

/** Left out on a phone. */
const ASIDE: ReadonlySet<FigureColumn> = new Set(['onTime', 'late', 'amended', 'refused', 'withdrawn']);

function Table({ ctx, by, figures: { rows, total } }: FiguresPageProps) {
  const text = words(ctx.lang).figures;
  const value = (row: Omit<FigureRow, 'key' | 'name'>, column: FigureColumn) =>
    column === 'percent'
      ? percentText(ctx.lang, onTimePercent(row.onTime, row.decided))
      : formatNumber(ctx.lang, row[column]);
  const all = { ...total, key: 'total', name: null };
  return (
    <DataTable
      caption={text.table}
      captionHidden
      fit
      dense
      rows={rows.length === 0 ? [] : [...rows, all]}
      rowKey={(row) => `row-${row.key ?? ''}`}
      empty={
        <div class="teach">
          <p>
            <b>{text.none.title}</b>
          </p>
          <p>{text.none.text}</p>
        </div>
      }
      columns={[
        {
          key: 'name',
          head: text.by[by],
          cell: (row) => (row === all ? <b>{text.total}</b> : rowName(ctx.lang, by, row)),
        },
        ...columnsBy(by).map((column) => ({
          key: column,
          head: text.measures[column],
          num: true,
          wideOnly: ASIDE.has(column),
          cell: (row: FigureRow) => (row === all ? <b>{value(row, column)}</b> : value(row, column)),
        })),
      ]}
    />
  );
}

function Corrections({ ctx, figures: { corrections } }: FiguresPageProps) {
  const text = words(ctx.lang).figures;
  if (corrections.length === 0) return null;
  const number = (value: number) => formatNumber(ctx.lang, value);
  return (
    <Panel id="corrections" title={text.corrections}>
      <KeyValues
        items={corrections.map(({ month, closedAt, changes }) => [
          text.correction(
            periodText(ctx.lang, month.slice(0, 7)),
            formatDateTime(ctx.lang, closedAt, ctx.registry.timeZone),
          ),
          changes
            .map(({ measure, before, after }) =>
              text.change(text.measures[measure], number(before), number(after)),
            )
            .join('; '),
        ])}
      />
    </Panel>
  );
}
