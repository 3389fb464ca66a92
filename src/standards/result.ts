/**
 * What every parser in `standards/` returns: a value, or one fault. Nothing here throws on bad input.
 *
 * A fault says what is wrong (`code`, stable, kebab-case, for programs and translations), where (`at`: a
 * zero-based character offset into the input, or an RFC 6901 JSON pointer for documents) and, for an engineer,
 * how to mend it (`sentence`, English). Pages translate by `code`.
 */
export interface Fault<Code extends string = string> {
  readonly code: Code;
  readonly at: number | string;
  readonly sentence: string;
}

export type Result<T, Code extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault<Code> };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<Code extends string>(
  code: Code,
  at: number | string,
  sentence: string,
): { readonly ok: false; readonly fault: Fault<Code> } {
  return { ok: false, fault: { code, at, sentence } };
}
