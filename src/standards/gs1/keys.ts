import { findAi } from './ai.js';
import { checkDigit } from './check-digit.js';
import type { Gs1Result } from './fault.js';
import { fault } from './fault.js';
import { ok } from '../result.js';
import { checkValue } from './value.js';

declare const brand: unique symbol;
/** A string that only the parser of its kind can make. */
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** The key or qualifier behind each brand, by application identifier. */
interface BrandByAi {
  '00': 'Sscc';
  '01': 'Gtin14';
  '10': 'LotNumber';
  '21': 'SerialNumber';
  '253': 'Gdti';
  '255': 'Gcn';
  '401': 'Ginc';
  '402': 'Gsin';
  '414': 'Gln';
  '8003': 'Grai';
  '8004': 'Giai';
  '8006': 'Itip';
  '8010': 'Cpid';
  '8013': 'Gmn';
  '8017': 'GsrnProvider';
  '8018': 'GsrnRecipient';
}

/** Global Trade Item Number, always 14 digits. */
export type Gtin14 = Branded<'Gtin14'>;
/** Global Location Number, 13 digits. */
export type Gln = Branded<'Gln'>;
/** Serial Shipping Container Code, 18 digits. */
export type Sscc = Branded<'Sscc'>;
/** Batch or lot number, 1 to 20 characters of set 82. */
export type LotNumber = Branded<'LotNumber'>;
/** Serial number, 1 to 20 characters of set 82. */
export type SerialNumber = Branded<'SerialNumber'>;
export type Gdti = Branded<'Gdti'>;
export type Gcn = Branded<'Gcn'>;
export type Ginc = Branded<'Ginc'>;
export type Gsin = Branded<'Gsin'>;
export type Grai = Branded<'Grai'>;
export type Giai = Branded<'Giai'>;
export type Itip = Branded<'Itip'>;
export type Cpid = Branded<'Cpid'>;
export type Gmn = Branded<'Gmn'>;
export type GsrnProvider = Branded<'GsrnProvider'>;
export type GsrnRecipient = Branded<'GsrnRecipient'>;

/**
 * A parser for values of one application identifier: exactly as the standard writes them, nothing trimmed or padded.
 * Errors are those of `checkValue`. GS1 General Specifications, section 3.
 */
function parserOf<Ai extends keyof BrandByAi>(ai: Ai) {
  return (text: string): Gs1Result<Branded<BrandByAi[Ai]>> => {
    const entry = findAi(ai);
    if (!entry) return fault('unknown-ai', 0, `AI (${ai}) is not in the table.`);
    return checkValue(entry, text) ?? ok(branded<BrandByAi[Ai]>(text));
  };
}

// The one place where a brand is given: after the value passed its checks.
function branded<Name extends string>(text: string): Branded<Name> {
  return text as Branded<Name>;
}

/** 14 digits with the right check digit. General Specifications, section 3.3.2. */
export const parseGtin14 = parserOf('01');
/** 13 digits with the right check digit. General Specifications, section 3.7.5. */
export const parseGln = parserOf('414');
/** 18 digits with the right check digit. General Specifications, section 3.3.1. */
export const parseSscc = parserOf('00');
/** Batch or lot, 1 to 20 characters of set 82. Errors: those of `checkValue`. */
export const parseLotNumber = parserOf('10');
/** Serial number, 1 to 20 characters of set 82. Errors: those of `checkValue`. */
export const parseSerialNumber = parserOf('21');
/** Document type and serial: 13 digits with check digit, then up to 17 characters of set 82. Errors: those of `checkValue`. */
export const parseGdti = parserOf('253');
/** Coupon: 13 digits with check digit, then up to 12 digits. Errors: those of `checkValue`. */
export const parseGcn = parserOf('255');
/** Consignment: up to 30 characters of set 82. Errors: those of `checkValue`. */
export const parseGinc = parserOf('401');
/** Shipment: 17 digits with check digit. Errors: those of `checkValue`. */
export const parseGsin = parserOf('402');
/** Returnable asset: a zero, 13 digits with check digit, then up to 16 characters of set 82. Errors: those of `checkValue`. */
export const parseGrai = parserOf('8003');
/** Individual asset: up to 30 characters of set 82. Errors: those of `checkValue`. */
export const parseGiai = parserOf('8004');
/** Piece of a trade item: a GTIN-14, then piece and total of two digits each. Errors: those of `checkValue`. */
export const parseItip = parserOf('8006');
/** Component or part: up to 30 characters of set 39. Errors: those of `checkValue`. */
export const parseCpid = parserOf('8010');
/** Model: up to 25 characters of set 82 that end in a check character pair. Errors: those of `checkValue`. */
export const parseGmn = parserOf('8013');
/** Service relation, provider: 18 digits with check digit. Errors: those of `checkValue`. */
export const parseGsrnProvider = parserOf('8017');
/** Service relation, recipient: 18 digits with check digit. Errors: those of `checkValue`. */
export const parseGsrnRecipient = parserOf('8018');

/**
 * A GTIN as people type it into a form: GTIN-8, -12, -13 or -14, spaces and dashes ignored, filled with zeros to 14
 * digits. Only for input forms: a Digital Link URI carries 14 digits and nothing else (URI Syntax 1.4 and later).
 * Errors: `value-length` for another number of digits, `non-digit-character`, `incorrect-check-digit`; positions are
 * offsets into `text`. General Specifications, section 3.3.2.
 */
export function gtinToGtin14(text: string): Gs1Result<Gtin14> {
  let digits = '';
  let last = 0;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (' \u00a0\u2009\u202f-\u2010\u2011\u2013'.includes(character)) continue;
    if (character < '0' || character > '9') {
      return fault('non-digit-character', index, 'A GTIN has digits only.');
    }
    if (digits.length === 14) return fault('value-length', index, 'A GTIN has 8, 12, 13 or 14 digits.');
    digits += character;
    last = index;
  }
  if (![8, 12, 13, 14].includes(digits.length)) {
    return fault('value-length', text.length, 'A GTIN has 8, 12, 13 or 14 digits.');
  }
  if (String(checkDigit(digits.slice(0, -1))) !== digits.slice(-1)) {
    return fault('incorrect-check-digit', last, 'The check digit does not fit the other digits.');
  }
  return ok(branded<'Gtin14'>(digits.padStart(14, '0')));
}
