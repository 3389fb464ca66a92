import { fail, ok, type Result } from '../result.js';
import type { AreaPattern } from './area-pattern.js';

/**
 * A code of a growing area (vùng trồng) or packing house (cơ sở đóng gói) in its normalised spelling. It comes only
 * from {@link parseAreaCode}. It says nothing about the market: one code serves several, each with a state of its own.
 */
export type AreaCode = string & { readonly [areaCode]: true };
declare const areaCode: unique symbol;

/** Which official shape the code has. */
export type AreaCodeShape =
  | 'orchard' // VN-TQOR-0112, VN-HGOR-00123OT: orchards registered with China
  | 'packing-house' // VN-LAPH-012, VN-LAPH-012.ABC
  | 'other-market' // AB.12.34.56.789, with .ABC for a part: other markets, orchards and packing houses alike
  | 'domestic'; // a pattern that the registry's configuration gives

export interface ParsedAreaCode {
  readonly code: AreaCode;
  readonly shape: AreaCodeShape;
  /** Named parts: `group`, `number`, `suffix` of the official shapes; those of the pattern for a domestic code. */
  readonly parts: Readonly<Record<string, string>>;
}

export type AreaCodeFault =
  'area-code-empty' | 'area-code-character' | 'area-code-length' | 'area-code-shape';

const LONGEST = 40;

/*
 * Shapes of the official lists of codes (777 codes of the plant protection authority's lists have one of them once
 * normalised). The letters before OR and PH are no province: HG is Hậu Giang in those lists, so nothing is read
 * from them.
 */
const OFFICIAL: readonly { readonly shape: AreaCodeShape; readonly form: RegExp }[] = [
  { shape: 'orchard', form: /^VN-(?<group>[A-Z]{2,3})OR-(?<number>\d{3,5})(?<suffix>OT)?$/ },
  { shape: 'packing-house', form: /^VN-(?<group>[A-Z]{2,3})PH-(?<number>\d{3})(?:\.(?<suffix>[A-Z]{3}))?$/ },
  {
    shape: 'other-market',
    form: /^(?<group>[A-Z]{2})\.(?<number>\d{2}\.\d{2}\.\d{2}\.\d{3})(?:\.(?<suffix>[A-Z]{3}))?$/,
  },
];

/**
 * Reads a code in any spelling found on lists and labels: spaces anywhere, small letters, Đ for D, any dash.
 * `domestic` are further patterns in force in this registry, tried after the official shapes
 * (see `readAreaPattern`).
 *
 * Errors: `area-code-empty`; `area-code-length` beyond 40 characters; `area-code-character` at the first character
 * that no code has; `area-code-shape` when every character may stand in a code but not so.
 */
export function parseAreaCode(
  text: string,
  domestic: readonly AreaPattern[] = [],
): Result<ParsedAreaCode, AreaCodeFault> {
  const code = normaliseAreaCode(text.slice(0, 4 * LONGEST));
  if (code === '') return fail('area-code-empty', 0, 'The code is empty.');
  if (text.length > 4 * LONGEST || code.length > LONGEST) {
    return fail('area-code-length', LONGEST, `A code has at most ${LONGEST} characters.`);
  }
  const stranger = findStranger(text);
  if (stranger !== undefined) {
    return fail(
      'area-code-character',
      stranger,
      'A code has letters without accents, digits, dashes and dots.',
    );
  }
  for (const { shape, form } of [
    ...OFFICIAL,
    ...domestic.map(({ form }) => ({ shape: 'domestic' as const, form })),
  ]) {
    const match = form.exec(code);
    if (match) return ok({ code: code as AreaCode, shape, parts: definedParts(match.groups ?? {}) });
  }
  return fail(
    'area-code-shape',
    0,
    'The code has none of the shapes VN-XXOR-0000, VN-XXPH-000, XX.00.00.00.000.',
  );
}

/** The one spelling of a code: no spaces, capitals, D for Đ, the plain dash. For comparing lists; checks nothing. */
export function normaliseAreaCode(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(/\s+/g, '')
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .replace(/[ĐđÐð]/g, 'D')
      // Not toUpperCase on everything: that makes an S of ſ and an I of ı.
      .replace(/[a-z]/g, (letter) => letter.toUpperCase())
  );
}

/** Identifier that the United States add to a code of their own list: three to ten digits. */
export function readUsAreaNumber(text: string): string | undefined {
  const digits = text.replace(/\s+/g, '');
  return /^\d{3,10}$/.test(digits) ? digits : undefined;
}

function findStranger(text: string): number | undefined {
  let at = 0;
  for (const character of text) {
    if (!/^[A-Z0-9.-]*$/.test(normaliseAreaCode(character))) return at;
    at += character.length;
  }
  return undefined;
}

function definedParts(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const [name, value] of Object.entries(groups)) if (value !== undefined) parts[name] = value;
  return parts;
}
