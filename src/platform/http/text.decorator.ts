import { Transform } from 'class-transformer';
import { IsOptional, registerDecorator } from 'class-validator';
import { isBlank, lengthOf, plainLine, plainLines } from '../../standards/text/plain-text.js';
import { readLink } from '../../standards/text/web-link.js';

/** More UTF-16 units than any password that is taken has. */
const SECRET_MAX = 1000;

export interface TextRule {
  readonly max: number;
  /** Fewest code points; 1 unless told. */
  readonly min?: number;
  /** Line ends are kept. */
  readonly lines?: boolean;
  /** The fault of what is missing or has nothing to see; `required` unless told. */
  readonly blank?: string;
  /** One fault for too short and too long, where a sentence tells both bounds. */
  readonly length?: string;
}

/**
 * Text from outside: composed, trimmed and rid of what nobody sees before it is counted, in code points as PostgreSQL
 * counts them. Every text of every DTO stands under this rule or one of those below; a test finds one that does not.
 */
export function Text(rule: TextRule): PropertyDecorator {
  return (target, name) => {
    Transform(({ value }: { value: unknown }) => composed(value, rule))(target, name);
    judge(rule)(target, name);
  };
}

/** Text that may be left out; with nothing to see in it, it empties the field. */
export function OptionalText(rule: TextRule): PropertyDecorator {
  return (target, name) => {
    Transform(({ value }: { value: unknown }) => emptied(composed(value, rule), null))(target, name);
    IsOptional()(target, name);
    judge(rule)(target, name);
  };
}

/** What is asked for in an address: a field left empty asks for nothing. */
export function QueryText(rule: TextRule): PropertyDecorator {
  return (target, name) => {
    Transform(({ value }: { value: unknown }) => emptied(composed(value, rule), undefined))(target, name);
    IsOptional()(target, name);
    judge(rule)(target, name);
  };
}

/** A password: judged as it was typed, bounded before anything is done with it. */
export function Secret(): PropertyDecorator {
  const faultOf = (value: unknown): string | null => {
    if (value === undefined || value === null || value === '') return 'required';
    if (typeof value !== 'string') return 'not-text';
    return value.length > SECRET_MAX ? 'password-too-long' : null;
  };
  return (target, name) => {
    registerDecorator({
      name: 'text',
      target: target.constructor,
      propertyName: String(name),
      validator: {
        validate: (value: unknown) => faultOf(value) === null,
        defaultMessage: (args) => faultOf(args?.value) ?? 'general',
      },
    });
  };
}

/** The address of a web page, kept as it was understood; may be left out. */
export function OptionalLink(): PropertyDecorator {
  const rule = { max: 1000 };
  return (target, name) => {
    Transform(({ value }: { value: unknown }) => {
      const text = emptied(composed(value, rule), null);
      if (typeof text !== 'string') return text;
      const link = readLink(text);
      return link.ok ? link.value : text;
    })(target, name);
    IsOptional()(target, name);
    registerDecorator({
      name: 'text',
      target: target.constructor,
      propertyName: String(name),
      validator: {
        validate: (value: unknown) => typeof value === 'string' && readLink(value).ok,
        defaultMessage: (args) => {
          const value: unknown = args?.value;
          if (typeof value !== 'string') return 'not-text';
          const link = readLink(value);
          return link.ok ? 'general' : `${link.fault.code}?max=${link.fault.at}`;
        },
      },
    });
  };
}

/** A few addresses of web pages, each kept as it was understood and named once; may be left out. */
export function Links(most: number): PropertyDecorator {
  const faultOf = (value: unknown): string | null => {
    if (!Array.isArray(value)) return 'not-a-list';
    if (value.length > most) return `too-many?max=${most}`;
    for (const item of value) {
      if (typeof item !== 'string') return 'not-text';
      const link = readLink(item);
      if (!link.ok) return `${link.fault.code}?max=${link.fault.at}`;
    }
    return null;
  };
  return (target, name) => {
    Transform(({ value }: { value: unknown }) => {
      if (!Array.isArray(value) || value.length > most) return value;
      const links = value.flatMap((item: unknown): unknown[] => {
        const text = emptied(composed(item, { max: 1000 }), null);
        if (typeof text !== 'string') return text === null ? [] : [text];
        const link = readLink(text);
        return [link.ok ? link.value : text];
      });
      return [...new Set(links)];
    })(target, name);
    IsOptional()(target, name);
    registerDecorator({
      name: 'text',
      target: target.constructor,
      propertyName: String(name),
      validator: {
        validate: (value: unknown) => faultOf(value) === null,
        defaultMessage: (args) => faultOf(args?.value) ?? 'general',
      },
    });
  };
}

function judge(rule: TextRule): PropertyDecorator {
  return (target, name) => {
    registerDecorator({
      name: 'text',
      target: target.constructor,
      propertyName: String(name),
      validator: {
        validate: (value: unknown) => textFault(value, rule) === null,
        defaultMessage: (args) => textFault(args?.value, rule) ?? 'general',
      },
    });
  };
}

function textFault(value: unknown, { max, min = 1, blank = 'required', length }: TextRule): string | null {
  if (value === undefined || value === null) return blank;
  if (typeof value !== 'string') return 'not-text';
  if (isBlank(value)) return blank;
  const counted = value.length > bound(max) ? Infinity : lengthOf(value);
  if (counted > max) return length ?? `too-long?max=${max}`;
  return counted < min ? (length ?? `too-short?min=${min}`) : null;
}

function composed(value: unknown, { max, lines = false }: TextRule): unknown {
  // What is too long whatever is taken away is not worth the work.
  if (typeof value !== 'string' || value.length > bound(max)) return value;
  return lines ? plainLines(value) : plainLine(value);
}

function emptied(value: unknown, empty: null | undefined): unknown {
  return typeof value === 'string' && isBlank(value) ? empty : value;
}

/** UTF-16 units that may still become `max` code points: marks sent apart from their letters, pairs, hidden characters. */
function bound(max: number): number {
  return 8 * max + 1000;
}
