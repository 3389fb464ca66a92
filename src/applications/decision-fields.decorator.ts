import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';
import { plainLine } from '../standards/text/plain-text.js';

const FIELDS_MAX = 20;
const LENGTH_MAX = 500;

/** A few short texts by name; which ones and what they must be, the kind of the dossier says. */
export function DecisionFields() {
  return (target: object, propertyName: string): void => {
    // Bounded before it is composed, as every other text.
    Transform(({ value }: { value: unknown }) =>
      areFields(value)
        ? Object.fromEntries(Object.entries(value).map(([name, text]) => [name, plainLine(text)]))
        : value,
    )(target, propertyName);
    registerDecorator({
      name: 'decisionFields',
      target: target.constructor,
      propertyName,
      options: { message: 'general' },
      validator: { validate: areFields },
    });
  };
}

function areFields(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries: [string, unknown][] = Object.entries(value);
  return (
    entries.length <= FIELDS_MAX &&
    entries.every(
      ([name, text]) => name.length <= 60 && typeof text === 'string' && text.length <= LENGTH_MAX,
    )
  );
}
