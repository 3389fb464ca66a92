import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';
import { OptionalText } from '../platform/http/text.decorator.js';
import { gtinToGtin14, isCouponOrReceipt, isRestrictedCirculation } from '../standards/gs1/index.js';

const FAULTS: Readonly<Record<string, string>> = {
  'non-digit-character': 'gtin-character',
  'value-length': 'gtin-length',
  'incorrect-check-digit': 'gtin-check-digit',
};

/** A GTIN of 8, 12, 13 or 14 digits with the right check digit, of a kind that can name goods; kept as fourteen digits. May be left out. */
export function OptionalGtin(): PropertyDecorator {
  return (target, name) => {
    Transform(({ value }: { value: unknown }) => {
      if (typeof value !== 'string') return value;
      const parsed = gtinToGtin14(value);
      return parsed.ok ? parsed.value : value;
    })(target, name);
    OptionalText({ max: 40 })(target, name);
    registerDecorator({
      name: 'isGtin',
      target: target.constructor,
      propertyName: String(name),
      validator: {
        validate: (value: unknown) => faultOf(value) === null,
        defaultMessage: (args) => faultOf(args?.value) ?? 'general',
      },
    });
  };
}

function faultOf(value: unknown): string | null {
  const parsed = gtinToGtin14(typeof value === 'string' ? value : '');
  if (!parsed.ok) return FAULTS[parsed.fault.code] ?? 'gtin-length';
  if (isRestrictedCirculation(parsed.value)) return 'gtin-restricted';
  return isCouponOrReceipt(parsed.value) ? 'gtin-coupon' : null;
}
