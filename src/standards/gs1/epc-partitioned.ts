import { checkDigit } from './check-digit.js';
import { EpcFault } from './epc-bits.js';
import type { BitReader } from './epc-bits.js';
import type { EpcData, Scheme } from './epc-scheme.js';

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

/** The schemes that part company prefix and reference, by header. Tag Data Standard 2.3, table 14-1. */
export const PARTITIONED_SCHEMES: Readonly<Record<number, Scheme>> = {
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
};
