import { canonicalJson } from '../jcs/canonical-json.js';
import { type Fault, ok } from '../result.js';
import { isUri, parseDateTime } from './formats.js';

export type ShapeFault =
  | 'wrong-type'
  | 'missing-field'
  | 'unknown-field'
  | 'not-a-uri'
  | 'not-a-date-time'
  | 'not-a-term'
  | 'wrong-pattern'
  | 'too-few'
  | 'duplicate'
  | 'nothing-identified'
  | 'ilmd-not-allowed';

/** Enough to mend a document by; a document with more faults than this is not worth listing on. */
const MOST_FAULTS = 200;

/** The faults found so far. A hostile document must not fill the memory with them. */
export class Faults<Code extends string = ShapeFault> {
  readonly found: Fault<Code>[] = [];

  add(code: Code, at: string, sentence: string): void {
    if (this.found.length < MOST_FAULTS) this.found.push({ code, at, sentence });
  }
}

/** Looks at one value of a document and adds what is wrong with it. */
export type Shape = (value: unknown, at: string, faults: Faults) => void;

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own member, so that `__proto__` or `constructor` never answer for a missing one. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The members of a list; none when the value is no array. */
export function items(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** One reference token appended to a JSON pointer (RFC 6901, 3). */
export function pointer(at: string, token: string | number): string {
  return `${at}/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

interface ObjectRules {
  readonly required?: readonly string[];
  /** What other members may be called: anything, a URI or CURIE (a user extension), or nothing. */
  readonly others: 'any' | 'uri' | 'none';
}

export function object(fields: Readonly<Record<string, Shape>>, rules: ObjectRules): Shape {
  const known = new Map(Object.entries(fields));
  return (value, at, faults) => {
    if (!isObject(value)) {
      faults.add('wrong-type', at, 'An object belongs here.');
      return;
    }
    for (const name of rules.required ?? []) {
      if (member(value, name) === undefined)
        faults.add('missing-field', at, `The field ${name} is required.`);
    }
    for (const [name, content] of Object.entries(value)) {
      // As JSON.stringify leaves it out; events built in code may carry such members.
      if (content === undefined) continue;
      const shape = known.get(name);
      const place = pointer(at, name);
      if (shape) shape(content, place, faults);
      else if (rules.others === 'none' || (rules.others === 'uri' && !isUri(name))) {
        faults.add(
          'unknown-field',
          place,
          'Not a field of EPCIS here; a field of your own needs a namespace.',
        );
      }
    }
  };
}

export function list(item: Shape, rules: { readonly least?: number; readonly unique?: true } = {}): Shape {
  return (value, at, faults) => {
    if (!Array.isArray(value)) {
      faults.add('wrong-type', at, 'A list belongs here.');
      return;
    }
    if (value.length < (rules.least ?? 0)) faults.add('too-few', at, 'The list must not be empty.');
    value.forEach((content: unknown, index) => item(content, pointer(at, index), faults));
    if (rules.unique) refuseDuplicates(value, at, faults);
  };
}

function refuseDuplicates(values: readonly unknown[], at: string, faults: Faults): void {
  const seen = new Set<string>();
  values.forEach((value, index) => {
    const text = typeof value === 'string' ? ok(`"${value}`) : canonicalJson(value);
    if (!text.ok) return;
    if (seen.has(text.value)) faults.add('duplicate', pointer(at, index), 'The list names this twice.');
    seen.add(text.value);
  });
}

/** A string of which a test holds. */
export function text(code: ShapeFault, sentence: string, test: (text: string) => boolean): Shape {
  return (value, at, faults) => {
    if (typeof value !== 'string') faults.add('wrong-type', at, 'A string belongs here.');
    else if (!test(value)) faults.add(code, at, sentence);
  };
}

/** Passes when one of the shapes does; otherwise complains once. */
export function either(code: ShapeFault, sentence: string, shapes: readonly Shape[]): Shape {
  return (value, at, faults) => {
    const fits = shapes.some((shape) => {
      const attempt = new Faults();
      shape(value, at, attempt);
      return attempt.found.length === 0;
    });
    if (!fits) faults.add(code, at, sentence);
  };
}

/** A bare term of a standard vocabulary, or a user's URI; a URI in the standard's own namespace is for the bare form. */
export function term(terms: readonly string[], reserved: RegExp): Shape {
  const known = new Set(terms);
  return text(
    'not-a-term',
    'Neither a bare term of this standard vocabulary nor a URI outside its namespace.',
    (value) => known.has(value) || (isUri(value) && !reserved.test(value)),
  );
}

export const anything: Shape = () => undefined;

export const uri = text('not-a-uri', 'A URI belongs here (RFC 3986).', isUri);

export const string = text('wrong-type', 'A string belongs here.', () => true);

export const dateTime = text(
  'not-a-date-time',
  'A date and time with a time zone belongs here (RFC 3339).',
  (value) => parseDateTime(value) !== null,
);

export function pattern(expression: RegExp, sentence: string): Shape {
  return text('wrong-pattern', sentence, (value) => expression.test(value));
}

export function oneOf(values: readonly string[]): Shape {
  return text('not-a-term', `One of ${values.join(', ')} belongs here.`, (value) => values.includes(value));
}

export const number: Shape = (value, at, faults) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    faults.add('wrong-type', at, 'A number belongs here.');
  }
};

export const boolean: Shape = (value, at, faults) => {
  if (typeof value !== 'boolean') faults.add('wrong-type', at, 'true or false belongs here.');
};

export const jsonObject: Shape = (value, at, faults) => {
  if (!isObject(value)) faults.add('wrong-type', at, 'An object belongs here.');
};
