import { ConfigError } from './config-files.js';
import { type AreaPattern, readAreaPattern } from './standards/vietnam/area-pattern.js';

/** What a province decides for itself about codes of growing areas and packing houses. */
export interface AreaRules {
  /** Shape of the domestic codes: parts `province`, `commune` and `sequence`, which is counted. */
  readonly patterns: { readonly field: AreaPattern; readonly 'packing-house': AreaPattern };
  /** Export markets that may be asked for, by two letters; the market at home is not among them. */
  readonly markets: readonly string[];
  readonly minimumSizes: readonly MinimumSize[];
  readonly overlaps: readonly OverlapRule[];
}

/** The smallest area that a code is given for; smaller ones are pointed out to whoever decides. */
export interface MinimumSize {
  /** Beginning of the crop's name, in small letters; null for every crop. */
  readonly crop: string | null;
  /** Two letters, `export` for every market abroad, null for every one. */
  readonly market: string | null;
  readonly hectares: number;
}

/** What becomes of an area that lies on another's ground. */
export interface OverlapRule {
  /** Beginning of the crop's name, in small letters; null for every crop. */
  readonly crop: string | null;
  /** `block`: it is not taken; `warn`: it is pointed out to whoever decides. */
  readonly action: 'block' | 'warn';
  /** Share of the area, 0 to 1, from which on. */
  readonly share: number;
}

const PARTS: readonly string[] = ['province', 'commune', 'sequence'];

export function parseAreaPattern(name: string, template: string): AreaPattern {
  const read = readAreaPattern(template);
  if (!read.ok)
    throw new ConfigError(name, `is no pattern: ${read.fault.sentence}`, 'write it as in .env.example');
  const parts = [...template.matchAll(/\{(\w+):([9AX]+)\}/g)];
  const wrong = parts.some(([, part = '', run = '']) => !PARTS.includes(part) || !/^9+$/.test(run));
  if (wrong || !parts.some(([, part]) => part === 'sequence'))
    throw new ConfigError(
      name,
      'has other parts than {province:99}, {commune:99999} and {sequence:9999}, or none that is counted',
      'use these parts, in digits; {sequence:…} is needed',
    );
  return read.value;
}

export function parseMarkets(name: string, text: string): string[] {
  const markets = text.split(',').map((part) => part.trim());
  const wrong = markets.find((market) => !/^[A-Z]{2}$/.test(market) || market === 'VN');
  if (wrong !== undefined || markets.length > 60)
    throw new ConfigError(
      name,
      `has "${wrong ?? ''}", no market abroad`,
      'use two capital letters each, as in "CN,EU,JP"',
    );
  return [...new Set(markets)];
}

/** `chè@CN=10; *@export=10; *@VN=0.1` */
export function parseMinimumSizes(name: string, text: string | undefined): MinimumSize[] {
  return (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const match = /^([^@=]{1,60})@([A-Z]{2}|export|\*)=(\d{1,6}(?:\.\d{1,4})?)$/.exec(part);
      if (match === null)
        throw new ConfigError(
          name,
          `has "${part}", no smallest size`,
          'write crop@market=hectares, as in "*@export=10; chè@VN=0.1"',
        );
      const [, crop = '', market = '', hectares = ''] = match;
      return {
        crop: crop.trim() === '*' ? null : crop.trim().toLocaleLowerCase('vi'),
        market: market === '*' ? null : market,
        hectares: Number(hectares),
      };
    });
}

/** `*=warn; chè=block@10`: a crop, what becomes of it, and from how many hundredths of the area on. */
export function parseOverlaps(name: string, text: string | undefined): OverlapRule[] {
  return (text ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const match = /^([^@=]{1,60})=(block|warn)(?:@(\d{1,2}(?:\.\d{1,2})?|100))?$/.exec(part);
      const [, crop = '', action = '', percent = '2'] = match ?? [];
      if (match === null || (action !== 'block' && action !== 'warn'))
        throw new ConfigError(
          name,
          `has "${part}", no rule for areas on the same ground`,
          'write crop=block or crop=warn, with the least share in per cent, as in "*=warn; chè=block@10"',
        );
      return {
        crop: crop.trim() === '*' ? null : crop.trim().normalize('NFC').toLocaleLowerCase('vi'),
        action,
        share: Number(percent) / 100,
      };
    });
}
