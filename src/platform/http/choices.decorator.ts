import { Transform } from 'class-transformer';
import { IsOptional, registerDecorator } from 'class-validator';

/** Several of a few values, each once, in the order in which they are offered; may be left out. */
export function Choices(values: readonly (string | number)[]): PropertyDecorator {
  return listOf(
    values.length,
    (item) => values.some((value) => value === item),
    (items) => values.filter((value) => items.includes(value)),
  );
}

/** Several codes of one shape, each once, `max` at most; may be left out. */
export function Codes(max: number, isCode: (text: string) => boolean): PropertyDecorator {
  return listOf(
    max,
    (item) => typeof item === 'string' && isCode(item),
    (items) => [...new Set(items)],
  );
}

function listOf(
  max: number,
  fits: (item: unknown) => boolean,
  tidy: (items: readonly unknown[]) => readonly unknown[],
): PropertyDecorator {
  const faultOf = (value: unknown): string | null => {
    if (!Array.isArray(value)) return 'not-a-list';
    if (value.length > max) return `too-many?max=${max}`;
    return value.every(fits) ? null : 'not-in-list';
  };
  return (target, name) => {
    Transform(({ value }: { value: unknown }) =>
      Array.isArray(value) && faultOf(value) === null ? tidy(value as unknown[]) : value,
    )(target, name);
    IsOptional()(target, name);
    registerDecorator({
      name: 'shape',
      target: target.constructor,
      propertyName: String(name),
      validator: {
        validate: (value: unknown) => faultOf(value) === null,
        defaultMessage: (args) => faultOf(args?.value) ?? 'general',
      },
    });
  };
}
