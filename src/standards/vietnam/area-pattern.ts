import { fail, ok, type Result } from '../result.js';

/** A domestic shape of growing-area codes, ready for use. Only {@link readAreaPattern} makes one. */
export interface AreaPattern {
  readonly template: string;
  readonly form: RegExp;
}

export type AreaPatternFault = 'area-pattern-empty' | 'area-pattern-part' | 'area-pattern-character';

const CLASS: Readonly<Record<string, string>> = { '9': '\\d', A: '[A-Z]', X: '[A-Z\\d]' };

/** One part in braces, or one literal character. Parts are a name and a run of the classes 9, A and X. */
const TOKEN = /\{([a-z][a-zA-Z]{0,19}):([9AX]{1,20})\}|([A-Z0-9.-])/y;

/**
 * A pattern from configuration, since the domestic code lost its district part in 2025 and may change again:
 * capitals, digits, dots and dashes stand for themselves, `{name:999}` for a named part of three digits, `A` for a
 * letter, `X` for either. Every part has a fixed length, so matching takes time in proportion to the code.
 *
 *     VN-{province:99}-{commune:99999}-{sequence:9999}
 *
 * Errors: `area-pattern-empty` (no part), `area-pattern-part` (braces that are no part, or a name twice),
 * `area-pattern-character`, each with the offset.
 */
export function readAreaPattern(template: string): Result<AreaPattern, AreaPatternFault> {
  let source = '';
  const names = new Set<string>();
  const token = new RegExp(TOKEN);
  while (token.lastIndex < template.length) {
    const at = token.lastIndex;
    const [, name, run, literal] = token.exec(template) ?? [];
    if (literal !== undefined) {
      source += literal === '.' ? '\\.' : literal;
    } else if (name !== undefined && run !== undefined && !names.has(name)) {
      names.add(name);
      source += `(?<${name}>${Array.from(run, (symbol) => CLASS[symbol] ?? '').join('')})`;
    } else if (template.charAt(at) === '{') {
      return fail('area-pattern-part', at, 'A part is {name:999} with 9, A or X, and each name stands once.');
    } else {
      return fail('area-pattern-character', at, 'Outside the parts stand capitals, digits, dots and dashes.');
    }
  }
  if (names.size === 0) return fail('area-pattern-empty', 0, 'The pattern has no part.');
  return ok({ template, form: new RegExp(`^${source}$`) });
}
