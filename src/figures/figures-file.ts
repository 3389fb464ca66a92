import type { Plain } from '../ui/list.js';
import type { PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { FiguresBy } from './figures.dto.js';
import type { FigureRow, Figures } from './figures.queries.js';
import { columnsBy, type FigureColumn, periodText, rowName, standing } from './figures.words.js';
import { onTimePercent } from './on-time.js';

/** The table as a file holds it: figures, their sum, and below them what each counts and until when. */
export function figureRows(
  ctx: PageContext,
  period: string,
  by: FiguresBy,
  figures: Figures,
): readonly (readonly Plain[])[] {
  const text = words(ctx.lang).figures;
  const columns = columnsBy(by);
  const value = (row: Omit<FigureRow, 'key' | 'name'>, column: FigureColumn) =>
    column === 'percent' ? onTimePercent(row.onTime, row.decided) : row[column];
  return [
    [text.by[by], ...columns.map((column) => text.measures[column])],
    ...figures.rows.map((row) => [
      rowName(ctx.lang, by, row),
      ...columns.map((column) => value(row, column)),
    ]),
    [text.total, ...columns.map((column) => value(figures.total, column))],
    [],
    [text.period, periodText(ctx.lang, period)],
    ['', standing(ctx, figures)],
    ...figures.corrections.map(({ month, closedAt, changes }) => [
      text.corrections,
      periodText(ctx.lang, month.slice(0, 7)),
      closedAt,
      ...changes.map(({ measure, before, after }) =>
        text.change(text.measures[measure], String(before), String(after)),
      ),
    ]),
    ...columns.map((column) => [text.measures[column], text.defined[column]]),
  ];
}
