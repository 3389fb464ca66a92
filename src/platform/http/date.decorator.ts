import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';
import type { Result } from '../../standards/result.js';
import { readDay, readMoment } from '../../standards/time/moments.js';

/** A day that exists, as `2026-10-12`. */
export function Day(): PropertyDecorator {
  return dated(readDay, 'date-invalid');
}

/**
 * A moment that exists, as `2026-10-03T07:30:00+07:00`; handed on as `Date` writes it, or in the offset it was given in where that
 * counts.
 */
export function Moment({ withOffset = false } = {}): PropertyDecorator {
  return dated(readMoment, 'moment-invalid', withOffset);
}

/** Either. */
export function DayOrMoment(): PropertyDecorator {
  return dated((text) => (/[Tt]/.test(text) ? readMoment(text) : readDay(text)), 'date-invalid');
}

// Nobody writes a longer fraction; a text of megabytes is no moment.
const LONGEST = 1000;

function dated(
  read: (text: string) => Result<Date | string>,
  otherwise: string,
  withOffset = false,
): PropertyDecorator {
  const faultOf = (value: unknown): string | null => {
    if (value === undefined || value === null || value === '') return 'required';
    if (typeof value !== 'string' || value.length > LONGEST) return otherwise;
    const result = read(value);
    return result.ok ? null : result.fault.code;
  };
  return (target, name) => {
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string' || value.length > LONGEST) return value;
      const result = read(value);
      if (!result.ok || !(result.value instanceof Date)) return value;
      return withOffset ? inOffsetOf(result.value, value) : result.value.toISOString();
    })(target, name);
    registerDecorator({
      name: 'date',
      target: target.constructor,
      propertyName: String(name),
      validator: {
        validate: (value: unknown) => faultOf(value) === null,
        defaultMessage: (args) => faultOf(args?.value) ?? 'general',
      },
    });
  };
}

function inOffsetOf(moment: Date, text: string): string {
  const [offset, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(text) ?? [];
  if (offset === undefined) return moment.toISOString();
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000);
  return new Date(moment.getTime() + ahead).toISOString().replace('Z', offset);
}
