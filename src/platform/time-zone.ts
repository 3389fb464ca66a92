/**
 * The offset a time zone had at a moment, as EPCIS writes it: `+07:00`.
 * EPCIS 2.0 §7.4.1, eventTimeZoneOffset.
 */
export function offsetAt(moment: Date, timeZone: string): string {
  const part = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(moment)
    .find(({ type }) => type === 'timeZoneName');
  return /[+-]\d\d:\d\d/.exec(part?.value ?? '')?.[0] ?? '+00:00';
}

/** The moment of a clock time `2026-10-12T07:45` in a time zone; null when the text is none. */
export function momentOf(localTime: string, timeZone: string): Date | null {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?$/.exec(localTime);
  if (match === null) return null;
  const [, day = '', time = ''] = match;
  const asUtc = new Date(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(`${day}T${time}`)) return null;
  return new Date(`${day}T${time}:00${offsetAt(asUtc, timeZone)}`);
}

/** The calendar day of a moment in a time zone: `2026-10-12`. */
export function dayOf(moment: Date, timeZone: string): string {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' });
    dayFormats.set(timeZone, format);
  }
  return format.format(moment);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>(); // making one costs a hundred times what using it does
