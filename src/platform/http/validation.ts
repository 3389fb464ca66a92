import type { ValidationError, ValidatorOptions } from 'class-validator';
import { validate } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { readNumber } from '../../standards/vietnam/read.js';
import { type FieldFault, Invalid, Stale } from '../errors.js';
import type { FormFields } from './form.js';

export const VALIDATOR_OPTIONS: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  validationError: { target: false, value: false },
};

/** class-validator's names of our constraints, as codes of the words' `faults`. */
const CODES: Readonly<Record<string, string>> = {
  isDefined: 'required',
  isString: 'not-text',
  isBoolean: 'not-boolean',
  isIn: 'not-in-list',
  isEmail: 'email-invalid',
  isUuid: 'not-found',
  whitelistValidation: 'unknown-field',
};

/**
 * Turns class-validator's tree into a flat list: one fault a field, by its dotted path. A constraint's message is the
 * fault's code, with its parameters where it has any: `@Matches(…, { message: 'gtin' })`, `too-long?max=200`; a message
 * with spaces is class-validator's own English and is not used.
 */
export function toFaults(errors: readonly ValidationError[], parent = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const path = parent + error.property;
    const [constraint, message = ''] = firstCause(error.constraints ?? {}) ?? [];
    const own = constraint === undefined ? [] : [toFault(path, constraint, message)];
    // What is no list has no items to judge.
    return own.length > 0 ? own : toFaults(error.children ?? [], `${path}.`);
  });
}

/** What a value is comes before what it must be: a text that is no number is not “too large” as well. */
const KIND = new Set(['shape', 'text', 'number', 'date', 'isString', 'isBoolean', 'isDefined']);

function firstCause(constraints: Readonly<Record<string, string>>): [string, string] | undefined {
  const causes = Object.entries(constraints);
  return causes.find(([constraint]) => KIND.has(constraint)) ?? causes[0];
}

function toFault(path: string, constraint: string, message: string): FieldFault {
  const [, code, bounds] = /^([a-z0-9-]+)(?:\?(.*))?$/.exec(message) ?? [];
  if (code === undefined) return { path, code: CODES[constraint] ?? 'general' };
  return bounds === undefined
    ? { path, code }
    : { path, code, params: Object.fromEntries(new URLSearchParams(bounds)) };
}

/**
 * Reads a DTO from plain data that is already shaped like it.
 * @throws Invalid with one fault a field.
 */
export async function readInput<T extends object>(type: new () => T, plain: unknown): Promise<T> {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain))
    throw Invalid.field('', 'not-object');
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

/**
 * Form fields that hold numbers, read as Vietnamese readers write them ("1.234,5"). What cannot be read stays text,
 * for the DTO to refuse by name.
 */
export function withNumbers(
  picked: Readonly<Record<string, string>>,
  names: readonly string[],
): Record<string, string | number> {
  const plain: Record<string, string | number> = { ...picked };
  for (const name of names) {
    const text = picked[name];
    if (text === undefined) continue;
    const number = readNumber(text);
    if (number.ok) plain[name] = number.value;
  }
  return plain;
}

/** The version an edit form was drawn from, in its hidden field. @throws Stale when it carries none. */
export function versionOf(fields: FormFields): number {
  const version = Number(pickFields(fields, ['version'])['version']);
  if (!Number.isSafeInteger(version)) throw new Stale();
  return version;
}
