import { declaredDossiers } from '../access/feature.js';
import { CHANNELS } from '../applications/application.entity.js';
import { formatDateTime, formatNumber } from '../ui/format.js';
import type { Lang, PageContext } from '../ui/page-context.js';
import { words } from '../ui/words.js';
import type { FiguresBy, Measure } from './figures.dto.js';
import { CUT_OFF_DAY } from './figures.jobs.js';
import type { FigureRow, Figures } from './figures.queries.js';
import { readPeriod } from './period.js';

/** A column of the table; the share stands among the counts. */
export type FigureColumn = Measure | 'percent';

const ALL: readonly FigureColumn[] = [
  'received',
  'decided',
  'onTime',
  'percent',
  'late',
  'amended',
  'refused',
  'withdrawn',
  'open',
];
/** What an official does: what is sent, withdrawn or still open is nobody's. */
const OF_OFFICERS: ReadonlySet<FigureColumn> = new Set([
  'decided',
  'onTime',
  'percent',
  'late',
  'amended',
  'refused',
]);

export function columnsBy(by: FiguresBy): readonly FigureColumn[] {
  return by === 'officer' ? ALL.filter((column) => OF_OFFICERS.has(column)) : ALL;
}

export function periodText(lang: Lang, name: string): string {
  const { figures: text } = words(lang);
  const [year = '', part = ''] = name.split('-');
  switch (readPeriod(name)?.kind) {
    case 'month':
      return text.month(part, year);
    case 'quarter':
      return text.quarter(part.slice(1), year);
    default:
      return text.year(year);
  }
}

/** What a row is of, in the reader's language. */
export function rowName(lang: Lang, by: FiguresBy, { key, name }: Pick<FigureRow, 'key' | 'name'>): string {
  const all = words(lang);
  const text = all.figures;
  if (key === null) return by === 'officer' ? text.colleagues : text.unknown;
  switch (by) {
    case 'kind':
      return declaredDossiers(all)[key] ?? key;
    case 'channel': {
      const channel = CHANNELS.find((each) => each === key);
      return channel === undefined ? key : all.applications.channels[channel];
    }
    case 'month':
      return periodText(lang, key.slice(0, 7));
    default:
      return name ?? text.unknown;
  }
}

export function percentText(lang: Lang, percent: number | null): string {
  return percent === null ? '–' : `${formatNumber(lang, percent, 1)}\u00a0%`;
}

/** Until when it is counted, and whether that is the end of it. */
export function standing(ctx: PageContext, { asOf, closedAt }: Figures): string {
  const text = words(ctx.lang).figures;
  const time = (at: Date) => formatDateTime(ctx.lang, at, ctx.registry.timeZone);
  const state = closedAt === null ? text.open(String(CUT_OFF_DAY)) : text.closed(time(closedAt));
  return `${text.asOf(time(asOf))} ${state}`;
}
