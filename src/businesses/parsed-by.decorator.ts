import { registerDecorator } from 'class-validator';
import type { Result } from '../standards/result.js';

/**
 * A text that a parser of `standards/` takes; its fault's code tells how to mend it. The DTO keeps the text as it was
 * sent: the service reads the value with the same parser.
 */
export function ParsedBy(parse: (text: string) => Result<unknown>) {
  return (target: object, propertyName: string): void => {
    registerDecorator({
      name: 'parsedBy',
      target: target.constructor,
      propertyName,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && parse(value).ok,
        defaultMessage: (args) => {
          const value: unknown = args?.value;
          if (typeof value !== 'string' || value === '') return 'required';
          const result = parse(value);
          return result.ok ? 'general' : result.fault.code;
        },
      },
    });
  };
}
