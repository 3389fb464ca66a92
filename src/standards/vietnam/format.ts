import { calendarDateInVietnam, type CalendarDate } from './calendar-date.js';

/** U+00A0: keeps the groups of a number, and a number and its unit, on one line. */
const NO_BREAK_SPACE = '\u00a0';

/** What stands for a figure that is none (NaN, infinite): a dash, never a wrong number. */
const NO_FIGURE = '–';

export interface NumberStyle {
  /** Digits after the comma: exactly `decimals`, or up to three without it. Halves are rounded away from zero. */
  readonly decimals?: number;
  /** Between groups of three: `dot` as on paper and in files (1.234,5), or a no-break `space` as on our pages. */
  readonly group?: 'dot' | 'space';
}

/** A number as Vietnamese readers write it: `1.234,5`, or `1 234,5` with `group: 'space'`. */
export function formatNumber(value: number, { decimals, group = 'dot' }: NumberStyle = {}): string {
  if (!Number.isFinite(value)) return NO_FIGURE;
  const text = numberFormat(decimals).format(value);
  return group === 'dot' ? text : text.replaceAll('.', NO_BREAK_SPACE);
}

/** A number for pages with its unit after a no-break space: `12,4 ha`, `2 400 hộp`. */
export function formatQuantity(value: number, unit: string, style: NumberStyle = {}): string {
  return `${formatNumber(value, { group: 'space', ...style })}${NO_BREAK_SPACE}${unit}`;
}

/** A share of one as per cent: `0.6` is `60 %`, with at most `decimals` (0) digits after the comma. */
export function formatPercent(share: number, decimals = 0): string {
  return formatQuantity(share * 100, '%', { decimals });
}

/** A day: `21/11/2026`. */
export function formatDate(date: CalendarDate): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** An instant as the clock in Viet Nam shows it: `09:14`. */
export function formatTime(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(11, 16);
}

/** An instant in Viet Nam, time first as on official pages: `09:14 21/11/2026`. */
export function formatDateTime(instant: Date): string {
  return `${formatTime(instant)} ${formatDate(calendarDateInVietnam(instant))}`;
}

const formats = new Map<number | undefined, Intl.NumberFormat>();

function numberFormat(decimals: number | undefined): Intl.NumberFormat {
  const places = decimals === undefined ? undefined : Math.min(Math.max(Math.trunc(decimals) || 0, 0), 20);
  let format = formats.get(places);
  if (!format) {
    format = new Intl.NumberFormat('vi-VN', {
      minimumFractionDigits: places ?? 0,
      maximumFractionDigits: places ?? 3,
      useGrouping: true,
      signDisplay: 'negative',
    });
    formats.set(places, format);
  }
  return format;
}
