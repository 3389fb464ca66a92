import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';

export interface NumberRule {
  readonly max: number;
  readonly min?: number;
  /** More than 0. */
  readonly positive?: boolean;
  /** Most digits after the decimal point; 0 is a whole number. */
  readonly decimals: number;
}

/** A number that the database keeps as it is: never rounded, in whatever form JSON writes it (`1e-7` has seven decimals). */
export function DecimalNumber(rule: NumberRule): PropertyDecorator {
  return (target, name) => {
    registerDecorator({
      name: 'number',
      target: target.constructor,
      propertyName: String(name),
      validator: {
        validate: (value: unknown) => numberFault(value, rule) === null,
        defaultMessage: (args) => numberFault(args?.value, rule) ?? 'general',
      },
    });
  };
}

export function WholeNumber(rule: Omit<NumberRule, 'decimals'>): PropertyDecorator {
  return DecimalNumber({ ...rule, decimals: 0 });
}

/** A whole number in an address or a hidden field, written in digits; left empty it was not sent. */
export function QueryNumber(rule: Omit<NumberRule, 'decimals'>, otherwise?: number): PropertyDecorator {
  return (target, name) => {
    Transform(({ value }: { value: unknown }) => {
      if (value === undefined || value === '') return otherwise;
      return typeof value === 'string' && /^\s*-?\d{1,15}(\.\d+)?\s*$/.test(value) ? Number(value) : value;
    })(target, name);
    WholeNumber(rule)(target, name);
  };
}

/** The code of what is wrong with a number, with its bounds; null where nothing is. */
export function numberFault(
  value: unknown,
  { max, min, positive = false, decimals }: NumberRule,
): string | null {
  if (value === undefined || value === null) return 'required';
  if (typeof value !== 'number' || Number.isNaN(value))
    return decimals === 0 ? 'not-a-number?whole=1' : 'not-a-number';
  if (positive && value <= 0) return 'not-positive';
  if (value > max) return `too-large?max=${max}`;
  if (min !== undefined && value < min) return `too-small?min=${min}`;
  if (decimalsOf(value) <= decimals) return null;
  return decimals === 0 ? 'not-an-integer' : `too-many-decimals?max=${decimals}`;
}

/** Digits after the decimal point of the shortest text that means the number. */
function decimalsOf(value: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}
