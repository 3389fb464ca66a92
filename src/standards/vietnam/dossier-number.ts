import { fail, ok, type Result } from '../result.js';
import { parseAgencyId, type AgencyId } from './agency-id.js';
import { calendarDateOf, type CalendarDate } from './calendar-date.js';

/**
 * A dossier's number as one-stop desks give it: agency, day of receipt, running number of that day
 * (`000.00.12.H22-261120-0063`). Within one agency the short form leaves the agency out (`261120-0063`).
 */
export interface DossierNumber {
  readonly agency: AgencyId | undefined;
  readonly received: CalendarDate;
  /** From 1; at least four digits in print, more when a day has more dossiers. */
  readonly sequence: number;
}

export type DossierNumberFault = 'dossier-shape' | 'dossier-agency' | 'dossier-date' | 'dossier-sequence';

const LONGEST = 60;

/**
 * Reads a dossier number, long or short; spaces and any dash are forgiven. Years are those of this century.
 *
 * Errors: `dossier-shape`, `dossier-agency`, `dossier-date`, `dossier-sequence` (0000), each with the offset in the
 * text without its spaces.
 */
export function parseDossierNumber(text: string): Result<DossierNumber, DossierNumberFault> {
  const compact = text
    .slice(0, 2 * LONGEST)
    .replace(/\s+/g, '')
    .replace(/[\p{Pd}\u2212]/gu, '-');
  const match = /^(?:([^-]*)-)?(\d{2})(\d{2})(\d{2})-(\d{4,6})$/.exec(compact);
  if (!match || text.length > 2 * LONGEST) {
    return fail('dossier-shape', 0, 'A dossier number is like 000.00.12.H22-261120-0063 or 261120-0063.');
  }
  const [, agencyText, year, month, day, sequenceText = ''] = match;
  const dateAt = agencyText === undefined ? 0 : agencyText.length + 1;
  const agency = agencyText === undefined ? undefined : parseAgencyId(agencyText);
  if (agency?.ok === false) return fail('dossier-agency', 0, agency.fault.sentence);
  const received = calendarDateOf(2000 + Number(year), Number(month), Number(day));
  if (!received) return fail('dossier-date', dateAt, 'The six digits are no date: year, month, day.');
  const sequence = Number(sequenceText);
  if (sequence === 0)
    return fail('dossier-sequence', dateAt + 7, 'Dossiers of a day are numbered from 0001.');
  return ok({ agency: agency?.value, received, sequence });
}

/** A dossier number in print: long with its agency, short without. */
export function formatDossierNumber({ agency, received, sequence }: DossierNumber): string {
  const short = `${received.slice(2).replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`;
  return agency === undefined ? short : `${agency}-${short}`;
}
