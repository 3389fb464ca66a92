import { numberInput } from './format.js';

interface FieldWords<Name extends string> {
  readonly fields: Readonly<Record<Name, string>>;
  /** A hint that is composed is said at its field. */
  readonly hints?: Readonly<Record<string, unknown>>;
}

/**
 * What a form's fields are called and what stands in them, by name, from the words of the feature and from what is
 * there or was typed: `<TextField {...field('brand')} maxlength={120} />`.
 */
export function fieldsOf<Name extends string>(
  { fields, hints = {} }: FieldWords<Name>,
  values: Readonly<Partial<Record<NoInfer<Name>, unknown>>>,
) {
  return (name: Name) => {
    const hint = hints[name];
    const value = values[name];
    return {
      name,
      label: fields[name],
      ...(typeof hint === 'string' ? { hint } : {}),
      value: typeof value === 'number' ? numberInput(value) : typeof value === 'string' ? value : undefined,
    };
  };
}
