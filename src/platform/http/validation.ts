import type { ValidationError, ValidatorOptions } from 'class-validator';
import { validate } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { type FieldFault, Invalid } from '../errors.js';
import type { FormFields } from './form.js';

export const VALIDATOR_OPTIONS: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
};

/** class-validator's names of our constraints, as codes of the words' `faults`. */
const CODES: Readonly<Record<string, string>> = {
  isNotEmpty: 'required',
  isDefined: 'required',
  isString: 'not-text',
  isInt: 'not-whole-number',
  isNumber: 'not-number',
  isBoolean: 'not-boolean',
  isArray: 'not-list',
  isObject: 'not-object',
  maxLength: 'too-long',
  minLength: 'too-short',
  isLength: 'length',
  isIn: 'not-a-choice',
  min: 'too-small',
  max: 'too-large',
  isPositive: 'not-positive',
  isEmail: 'email-invalid',
  isUuid: 'not-an-id',
  isUrl: 'url-invalid',
  matches: 'format',
  isISO8601: 'not-a-date',
  arrayMaxSize: 'too-many-items',
  whitelistValidation: 'unknown-field',
};

/**
 * Turns class-validator's tree into a flat list: one fault a field, by its dotted path. A DTO gives its own code as
 * a constraint's message where the general one would not tell how to mend it: `@Matches(…, { message: 'gtin' })`;
 * a message with spaces is class-validator's own English and is not used.
 */
export function toFaults(errors: readonly ValidationError[], parent = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const path = parent + error.property;
    const [constraint, message] = Object.entries(error.constraints ?? {})[0] ?? [];
    const own: FieldFault[] =
      constraint === undefined
        ? []
        : [{ path, code: message !== undefined && /^[a-z0-9-]+$/.test(message) ? message : (CODES[constraint] ?? 'invalid') }];
    return [...own, ...toFaults(error.children ?? [], `${path}.`)];
  });
}

/**
 * Reads a DTO from plain data that is already shaped like it.
 * @throws Invalid with one fault a field.
 */
export async function readInput<T extends object>(type: new () => T, plain: unknown): Promise<T> {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) throw Invalid.field('', 'not-object');
  const input = plainToInstance(type, plain);
  const errors = await validate(input, VALIDATOR_OPTIONS);
  if (errors.length > 0) throw new Invalid(toFaults(errors));
  return input;
}

/** Form fields as a DTO expects them: trimmed, and what was left empty is left out. Only `names` are taken. */
export function pickFields(fields: FormFields, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = fields[name];
    const text = (typeof value === 'string' ? value : value?.at(-1))?.trim();
    if (text !== undefined && text !== '') picked[name] = text;
  }
  return picked;
}
