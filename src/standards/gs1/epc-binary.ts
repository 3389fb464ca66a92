import { checkDigit } from './check-digit.js';
import type { Gs1Element } from './element.js';
import { BitReader, EpcFault } from './epc-bits.js';
import type { Gs1Result } from './fault.js';
import { fault } from './fault.js';
import { encodePathValue, encodeQueryValue } from './percent.js';
import { ok } from '../result.js';

/** An EPC in binary, read: the name of its scheme and its elements, and the Digital Link path they make. */
export interface Epc {
  readonly scheme: string;
  readonly path: string;
}

interface EpcData {
  readonly key: Gs1Element;
  readonly qualifier?: Gs1Element;
  readonly attribute?: Gs1Element;
}

interface Scheme {
  readonly name: string;
  readonly read: (bits: BitReader) => EpcData;
}

/** No EPC is longer than this many characters of hexadecimal; it keeps the work small on hostile input. */
const LONGEST = 512;

/**
 * Reads the segment of a compact Digital Link URI, `eh` and lower-case hexadecimal or `ex` and base 64 for URLs, that
 * holds an EPC in binary. Errors: epc-malformed, epc-unsupported for a scheme that has no Digital Link form,
 * epc-truncated, epc-trailing-data. Tag Data Standard 2.3, sections 14 and 15; EPC Compact Binary 1.0, section 4.
 */
export function parseEpcBinary(segment: string): Gs1Result<Epc> {
  try {
    const bits = new BitReader(bitsOf(segment));
    const scheme = SCHEMES[bits.number(8)];
    if (!scheme) throw new EpcFault('epc-unsupported', 'The EPC’s scheme has no Digital Link form.');
    const data = scheme.read(bits);
    // Tags store words of 16 bits, and base 64 may add less than one character.
    const slack = segment.startsWith('eh') ? 16 : 22;
    if (bits.remaining >= slack || !bits.onlyZerosLeft) {
      throw new EpcFault('epc-trailing-data', 'Data follows the end of the EPC.');
    }
    return ok({ scheme: scheme.name, path: pathOf(data) });
  } catch (error) {
    if (error instanceof EpcFault) return fault(error.code, 0, error.message);
    throw error;
  }
}

function bitsOf(segment: string): string {
  const body = segment.slice(2);
  const isHex = segment.startsWith('eh') && /^[0-9a-f]+$/.test(body);
  const isBase64 = segment.startsWith('ex') && /^[A-Za-z0-9_-]+$/.test(body);
  if ((!isHex && !isBase64) || body.length > LONGEST) {
    throw new EpcFault(
      'epc-malformed',
      'Neither eh with lower-case hexadecimal nor ex with base 64 for URLs.',
    );
  }
  const width = isHex ? 4 : 6;
  let bits = '';
  for (const character of body) bits += symbolValue(character, isHex).toString(2).padStart(width, '0');
  return bits;
}

function symbolValue(character: string, isHex: boolean): number {
  if (isHex) return Number.parseInt(character, 16);
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.indexOf(character);
}

function pathOf({ key, qualifier, attribute }: EpcData): string {
  const path = [key, qualifier].filter((element) => element !== undefined);
  return (
    path.map(({ ai, value }) => `/${ai}/${encodePathValue(value)}`).join('') +
    (attribute ? `?${attribute.ai}=${encodeQueryValue(attribute.value)}` : '')
  );
}

function withCheckDigit(body: string): string {
  return body + String(checkDigit(body));
}

/** Partition values 0 to 6: bits of a company prefix of 12 to 6 digits. Tag Data Standard 2.3, section 14.3.3. */
const PREFIX_BITS = [40, 37, 34, 30, 27, 24, 20];

interface Partitioned {
  readonly prefix: string;
  readonly prefixBits: number;
  readonly reference: string;
}

/** Filter, partition, company prefix, reference: `bits` and `digits` for both together, as their table says. */
function partitioned(reader: BitReader, bits: number, digits: number): Partitioned {
  const { prefix, prefixBits } = companyPrefix(reader);
  return { prefix, prefixBits, reference: reader.digits(bits - prefixBits, digits - prefix.length) };
}

function companyPrefix(reader: BitReader): { prefix: string; prefixBits: number } {
  reader.take(3);
  const partition = reader.number(3);
  const prefixBits = PREFIX_BITS[partition];
  if (prefixBits === undefined) throw new EpcFault('epc-malformed', 'The partition value is not 0 to 6.');
  return { prefix: reader.digits(prefixBits, 12 - partition), prefixBits };
}

type ReadText = (reader: BitReader) => string;

const integer =
  (bits: number): ReadText =>
  (reader) =>
    reader.integer(bits);
const string =
  (bits: number): ReadText =>
  (reader) =>
    reader.sevenBitString(bits);

function sgtin(serial: ReadText): Scheme['read'] {
  return (reader) => ({
    key: { ai: '01', value: gtin(partitioned(reader, 44, 13)) },
    qualifier: { ai: '21', value: serial(reader) },
  });
}

/** The first digit of the reference is the indicator digit, which leads. */
function gtin({ prefix, reference }: Partitioned): string {
  return withCheckDigit(reference.charAt(0) + prefix + reference.slice(1));
}

function itip(serial: ReadText): Scheme['read'] {
  return (reader) => {
    const item = gtin(partitioned(reader, 44, 13));
    const piece = reader.digits(7, 2) + reader.digits(7, 2);
    return { key: { ai: '8006', value: item + piece }, qualifier: { ai: '21', value: serial(reader) } };
  };
}

function sgln(extension: ReadText): Scheme['read'] {
  return (reader) => {
    const { prefix, reference } = partitioned(reader, 41, 12);
    const key = { ai: '414', value: withCheckDigit(prefix + reference) };
    const value = extension(reader);
    // Extension 0 says that there is none. Tag Data Standard 2.3, section 6.3.3.
    return value === '0' ? { key } : { key, qualifier: { ai: '254', value } };
  };
}

function sscc(reader: BitReader): EpcData {
  const { prefix, reference } = partitioned(reader, 58, 17);
  reader.take(24);
  return { key: { ai: '00', value: withCheckDigit(reference.charAt(0) + prefix + reference.slice(1)) } };
}

function gsrn(ai: string): Scheme['read'] {
  return (reader) => {
    const { prefix, reference } = partitioned(reader, 58, 17);
    reader.take(24);
    return { key: { ai, value: withCheckDigit(prefix + reference) } };
  };
}

/** A key of company prefix, type and serial in one value; `lead` stands before it. */
function serialised(ai: string, bits: number, lead: string, serial: ReadText): Scheme['read'] {
  return (reader) => {
    const { prefix, reference } = partitioned(reader, bits, 12);
    return { key: { ai, value: lead + withCheckDigit(prefix + reference) + serial(reader) } };
  };
}

/** A coupon serial keeps its leading zeros behind a 1. Tag Data Standard 2.3, section 14.3.6. */
function couponSerial(reader: BitReader): string {
  const text = reader.integer(41);
  if (!text.startsWith('1'))
    throw new EpcFault('epc-malformed', 'A coupon serial does not begin with its 1.');
  return text.slice(1);
}

function giai(bits: number, asText: (reader: BitReader, bits: number) => string): Scheme['read'] {
  return (reader) => {
    const { prefix, prefixBits } = companyPrefix(reader);
    return { key: { ai: '8004', value: prefix + asText(reader, bits - prefixBits) } };
  };
}

function cpi(
  reference: (reader: BitReader, part: Omit<Partitioned, 'reference'>) => string,
  serialBits: number,
) {
  return (reader: BitReader): EpcData => {
    const part = companyPrefix(reader);
    return {
      key: { ai: '8010', value: part.prefix + reference(reader, part) },
      qualifier: { ai: '8011', value: reader.integer(serialBits) },
    };
  };
}

const SIX_BIT_REFERENCE = 24;

/** Schemes of release 2: a data toggle, a filter, then the element values themselves. Sections 14.6 and 15. */
function plain(read: Scheme['read'], dated = false): Scheme['read'] {
  return (reader) => {
    if (reader.number(1) === 1) {
      throw new EpcFault(
        'epc-unsupported',
        'The tag carries more data after the EPC, which has no place in a URI.',
      );
    }
    reader.take(3);
    if (!dated) return read(reader);
    const attribute = prioritisedDate(reader);
    return { ...read(reader), attribute };
  };
}

/** Which date leads a DSGTIN+, by its four-bit indicator. Tag Data Standard 2.3, table 14-36. */
const DATE_AIS = ['11', '13', '15', '16', '17', '7006', '7007'];

function prioritisedDate(reader: BitReader): Gs1Element {
  const ai = DATE_AIS[reader.number(4)];
  if (ai === undefined) throw new EpcFault('epc-malformed', 'The kind of date is not known.');
  return { ai, value: reader.digits(7, 2) + reader.digits(4, 2) + reader.digits(5, 2) };
}

const packedGtin: Scheme['read'] = (reader) => ({
  key: { ai: '01', value: reader.packedDigits(14) },
  qualifier: { ai: '21', value: reader.alphanumeric() },
});

function packed(ai: string, digits: number, rest?: ReadText): Scheme['read'] {
  return (reader) => ({ key: { ai, value: reader.packedDigits(digits) + (rest?.(reader) ?? '') } });
}

function packedWith(ai: string, digits: number, qualifier: string): Scheme['read'] {
  return (reader) => {
    const key = { ai, value: reader.packedDigits(digits) };
    const value = reader.alphanumeric();
    // As in the older scheme, extension 0 says that there is none.
    return qualifier === '254' && value === '0' ? { key } : { key, qualifier: { ai: qualifier, value } };
  };
}

const alphanumeric: ReadText = (reader) => reader.alphanumeric();
const sizedInteger: ReadText = (reader) => reader.sizedInteger();

const RELEASE_2: Readonly<
  Record<string, { header: number; hosted: number; read: Scheme['read']; dated?: true }>
> = {
  SGTIN: { header: 0xf7, hosted: 0xfd, read: packedGtin },
  DSGTIN: { header: 0xfb, hosted: 0xfc, read: packedGtin, dated: true },
  SSCC: { header: 0xf9, hosted: 0xef, read: packed('00', 18) },
  SGLN: { header: 0xf2, hosted: 0xe9, read: packedWith('414', 13, '254') },
  GRAI: { header: 0xf1, hosted: 0xeb, read: packed('8003', 14, alphanumeric) },
  GIAI: {
    header: 0xfa,
    hosted: 0xee,
    read: (reader) => ({ key: { ai: '8004', value: reader.delimitedNumeric() } }),
  },
  GSRN: { header: 0xf4, hosted: 0xe7, read: packed('8018', 18) },
  GSRNP: { header: 0xf5, hosted: 0xe8, read: packed('8017', 18) },
  GDTI: { header: 0xf6, hosted: 0xea, read: packed('253', 13, alphanumeric) },
  CPI: {
    header: 0xf0,
    hosted: 0xe6,
    read: (reader) => ({
      key: { ai: '8010', value: reader.delimitedNumeric() },
      qualifier: { ai: '8011', value: reader.sizedInteger() },
    }),
  },
  SGCN: { header: 0xf8, hosted: 0xec, read: packed('255', 13, sizedInteger) },
  ITIP: { header: 0xf3, hosted: 0xed, read: packedWith('8006', 18, '21') },
};

/** Schemes by their eight-bit header. Tag Data Standard 2.3, table 14-1. */
const SCHEMES: Readonly<Record<number, Scheme>> = {
  0x2c: { name: 'GDTI-96', read: serialised('253', 41, '', integer(41)) },
  0x2d: { name: 'GSRN-96', read: gsrn('8018') },
  0x2e: { name: 'GSRNP-96', read: gsrn('8017') },
  0x30: { name: 'SGTIN-96', read: sgtin(integer(38)) },
  0x31: { name: 'SSCC-96', read: sscc },
  0x32: { name: 'SGLN-96', read: sgln(integer(41)) },
  0x33: { name: 'GRAI-96', read: serialised('8003', 44, '0', integer(38)) },
  0x34: { name: 'GIAI-96', read: giai(82, (reader, bits) => reader.integer(bits)) },
  0x36: { name: 'SGTIN-198', read: sgtin(string(140)) },
  0x37: { name: 'GRAI-170', read: serialised('8003', 44, '0', string(112)) },
  0x38: { name: 'GIAI-202', read: giai(188, (reader, bits) => reader.sevenBitString(bits)) },
  0x39: { name: 'SGLN-195', read: sgln(string(140)) },
  0x3c: {
    name: 'CPI-96',
    read: cpi((reader, { prefixBits }) => reader.integer(51 - prefixBits), 31),
  },
  0x3d: {
    name: 'CPI-var',
    read: cpi((reader) => reader.sixBitString(SIX_BIT_REFERENCE), 40),
  },
  0x3e: { name: 'GDTI-174', read: serialised('253', 41, '', string(119)) },
  0x3f: { name: 'SGCN-96', read: serialised('255', 41, '', couponSerial) },
  0x40: { name: 'ITIP-110', read: itip(integer(38)) },
  0x41: { name: 'ITIP-212', read: itip(string(140)) },
  ...Object.fromEntries(
    Object.entries(RELEASE_2).flatMap(([name, { header, hosted, read, dated }]) => [
      [header, { name: `${name}+`, read: plain(read, dated) }],
      [hosted, { name: `${name}++`, read: withHostname(plain(read, dated)) }],
    ]),
  ),
};

/** The `++` schemes end in the host name of the brand's own resolver; the path is the same under any host. */
function withHostname(read: Scheme['read']): Scheme['read'] {
  return (reader) => {
    const data = read(reader);
    reader.skipHostname();
    return data;
  };
}
