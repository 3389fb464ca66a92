/** A month, a quarter or a year, as an address names it: `2026-11`, `2026-Q4`, `2026`. */
export interface Period {
  readonly name: string;
  readonly kind: 'month' | 'quarter' | 'year';
  /** Its months, the first day of each. */
  readonly months: readonly string[];
}

const FIRST_YEAR = 2020;
const LAST_YEAR = 2100;

/** null for what names none. */
export function readPeriod(name: string): Period | null {
  const [, year, month, quarter] = /^(\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/.exec(name) ?? [];
  if (year === undefined || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return null;
  if (month !== undefined) return { name, kind: 'month', months: [`${year}-${month}-01`] };
  const [first, count] = quarter === undefined ? [1, 12] : [3 * Number(quarter) - 2, 3];
  const months = Array.from(
    { length: count },
    (_, at) => `${year}-${String(first + at).padStart(2, '0')}-01`,
  );
  return { name, kind: quarter === undefined ? 'year' : 'quarter', months };
}

/** The first day of the month so many after the one of a day. */
export function monthAfter(day: string, months: number): string {
  const at = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
}

/** Of the same length. */
export function periodBeside({ kind, months: [first = ''] }: Period, by: 1 | -1): string {
  const length = kind === 'month' ? 1 : kind === 'quarter' ? 3 : 12;
  const start = monthAfter(first, by * length);
  const [year = '', month = ''] = start.split('-');
  if (kind === 'year') return year;
  return kind === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

/** The periods that a day lies in. */
export function periodsOf(day: string): Readonly<Record<Period['kind'], string>> {
  const [year = '', month = ''] = day.split('-');
  return { month: `${year}-${month}`, quarter: `${year}-Q${Math.ceil(Number(month) / 3)}`, year };
}
