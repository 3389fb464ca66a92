import type { Gs1Element } from './element.js';
import { EpcFault } from './epc-bits.js';
import type { BitReader } from './epc-bits.js';
import type { Scheme } from './epc-scheme.js';

type ReadText = (reader: BitReader) => string;

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

/** The `++` schemes end in the host name of the brand's own resolver; the path is the same under any host. */
function withHostname(read: Scheme['read']): Scheme['read'] {
  return (reader) => {
    const data = read(reader);
    reader.skipHostname();
    return data;
  };
}

/** The schemes of release 2 and their `++` twins, by header. Tag Data Standard 2.3, table 14-1. */
export const PACKED_SCHEMES: Readonly<Record<number, Scheme>> = Object.fromEntries(
  Object.entries(RELEASE_2).flatMap(([name, { header, hosted, read, dated }]) => [
    [header, { name: `${name}+`, read: plain(read, dated) }],
    [hosted, { name: `${name}++`, read: withHostname(plain(read, dated)) }],
  ]),
);
