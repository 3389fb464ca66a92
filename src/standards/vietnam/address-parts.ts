import type { AdminLevel } from './admin-units-read.js';
import { foldName } from './fold.js';

/** What a part of an address calls itself; `city` is of a province or of the whole country; null where it does not say. */
export type PartLevel = AdminLevel | 'city' | 'hamlet';

/** One way to read a part of an address. */
export interface Reading {
  /** Folded, without the word for the kind. */
  readonly name: string;
  readonly level: PartLevel | null;
  /** As a unit's own `kind` would be folded: `xa`, `thi tran`; empty where none was written. */
  readonly kind: string;
}

/** A part of an address between two commas. */
export interface AddressPart {
  /** As written, small letters, without the word for the kind where that is plain. */
  readonly text: string;
  /** Whether letters with marks were typed, so that marks tell names apart. */
  readonly marked: boolean;
  /** The likelier reading first. */
  readonly readings: readonly Reading[];
}

const KINDS: readonly (readonly [PartLevel, readonly string[]])[] = [
  ['commune', ['xã', 'phường', 'thị trấn', 'đặc khu', 'tt', 'x', 'p', 'f']],
  ['district', ['huyện', 'quận', 'thị xã', 'tx', 'h', 'q']],
  ['city', ['thành phố trực thuộc trung ương', 'thành phố', 'tp']],
  ['province', ['tỉnh', 't']],
  [
    'hamlet',
    [
      ...[
        'thôn',
        'bản',
        'xóm',
        'ấp',
        'làng',
        'buôn',
        'bon',
        'plei',
        'phum',
        'sóc',
        'tổ',
        'tổ dân phố',
        'tdp',
      ],
      ...[
        'khu phố',
        'khu',
        'khóm',
        'khối',
        'khối phố',
        'tiểu khu',
        'đội',
        'cụm',
        'số',
        'số nhà',
        'đường',
        'phố',
      ],
      ...['ngõ', 'ngách', 'hẻm', 'kiệt', 'km', 'quốc lộ', 'tỉnh lộ', 'ql'],
    ],
  ],
];
const FULL_KIND: Readonly<Record<string, string>> = {
  ...{ x: 'xa', p: 'phuong', f: 'phuong', tt: 'thi tran', h: 'huyen', q: 'quan', tx: 'thi xa' },
  ...{ tp: 'thanh pho', t: 'tinh' },
};
const SHORT = new Set(['tt', 'x', 'p', 'f', 'tx', 'h', 'q', 'tp', 't', 'tdp', 'km', 'ql']);
const WORDS = KINDS.flatMap(([level, words]) =>
  words.map((word) => ({ level, word, folded: foldName(word), kind: FULL_KIND[word] ?? foldName(word) })),
).sort((one, other) => other.word.length - one.word.length);
/** The words of units, which also part an address that was written without commas. */
const UNIT_WORD = /(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh)/;
const ONLY_UNIT_WORD = new RegExp(`^${UNIT_WORD.source}$`);
const BEFORE_UNIT = new RegExp(
  `(?<=\\S)(?<!(?:^|\\s)thị(?=\\s+xã\\s))\\s+(?=${UNIT_WORD.source}\\s+(?!${UNIT_WORD.source}(?:[\\s,]|$))\\S)`,
  'g',
);

/**
 * An address as people write it, cut into its parts, the smallest first as a rule: `Thôn 3, xã Lũng Cú, H. Đồng Văn`,
 * also without commas where the words for units part it. The country's name at the end is dropped.
 */
export function addressParts(text: string): readonly AddressPart[] {
  const parts = text
    .normalize('NFC')
    .toLowerCase()
    .split(/[,;\n]/)
    .flatMap(atUnits)
    .map(readPart)
    .filter(({ readings }) => readings.length > 0);
  const last = parts.at(-1);
  const country = last?.readings.some(({ name }) => name === 'viet nam' || name === 'vn') === true;
  return country && parts.length > 1 ? parts.slice(0, -1) : parts;
}

/** `xã lũng cú huyện đồng văn`, at each word for a unit, but never behind one alone: `phường phường đúc`. */
function atUnits(text: string): string[] {
  const parts: string[] = [];
  for (const piece of text.trim().split(BEFORE_UNIT)) {
    const before = parts.at(-1);
    if (before !== undefined && ONLY_UNIT_WORD.test(before)) parts[parts.length - 1] = `${before} ${piece}`;
    else parts.push(piece);
  }
  return parts;
}

function readPart(written: string): AddressPart {
  const text = written.trim();
  const marked = /[^\x20-\x7e]/.test(text);
  const whole = reading(text, null, '');
  const found = WORDS.flatMap(({ level, word, kind }) => {
    const rest = withoutKind(text, word);
    return rest === null ? [] : [{ rest, level, kind }];
  });
  const plain = found[0];
  if (plain !== undefined && marked) {
    // Written with marks the word is plain: quản bạ is a name, quận ba is not. The whole too: one ward was Phường Đúc.
    return {
      text: plain.rest,
      marked,
      readings: distinct([reading(plain.rest, plain.level, plain.kind), whole]),
    };
  }
  const bare = WORDS.flatMap(({ level, folded, kind }) => {
    const rest = marked ? null : withoutKind(text, folded);
    return rest === null ? [] : [reading(rest, level, kind)];
  });
  return { text, marked, readings: distinct([whole, ...bare.slice(0, 1)]) };
}

/** What follows the word for a kind, or null. A short form has a dot (`H. Vị Xuyên`, `P.3`), two letters, or a number behind it (`Q3`). */
function withoutKind(text: string, word: string): string | null {
  if (!text.startsWith(word)) return null;
  const rest = text.slice(word.length);
  const gap = !SHORT.has(word)
    ? /^\s+(?=\S)/
    : word.length === 1
      ? /^(?:\.\s*(?=\S)|\s*(?=\d))/
      : /^(?:\.\s*|\s+|(?=\d))(?=\S)/;
  const match = gap.exec(rest);
  return match === null ? null : rest.slice(match[0].length);
}

function reading(text: string, level: PartLevel | null, kind: string): Reading {
  // Wards that have numbers: 03 is 3.
  return { name: foldName(text).replace(/^0+(?=\d)/, ''), level, kind };
}

function distinct(readings: readonly Reading[]): Reading[] {
  return readings.filter(({ name }, index) => name !== '' && (index === 0 || name !== readings[0]?.name));
}
