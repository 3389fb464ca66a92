import { inflateSync } from 'node:zlib';

const HEAD = 12;
const ENTRY = 16;
const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;

/**
 * The font that a WOFF file packs (W3C WOFF 1.0, sections 4 and 5), as an sfnt. Unpacked natively and once: pdfkit would inflate
 * each table in JavaScript, again for every document, and hold up the whole service meanwhile.
 */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('no WOFF file');
  const count = woff.readUInt16BE(12);
  const power = Math.floor(Math.log2(count));
  const head = Buffer.alloc(HEAD + count * ENTRY);
  woff.copy(head, 0, 4, 8); // the flavour
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(2 ** power * ENTRY, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE((count - 2 ** power) * ENTRY, 10);
  const tables: Buffer[] = [];
  let end = head.length;
  for (let index = 0; index < count; index += 1) {
    const from = WOFF_HEAD + index * WOFF_ENTRY;
    const offset = woff.readUInt32BE(from + 4);
    const packed = woff.readUInt32BE(from + 8);
    const length = woff.readUInt32BE(from + 12);
    const stored = woff.subarray(offset, offset + packed);
    const table = packed < length ? inflateSync(stored) : stored;
    if (table.length !== length) throw new Error('a table of the font has another length than the file says');
    const to = HEAD + index * ENTRY;
    woff.copy(head, to, from, from + 4); // its tag
    woff.copy(head, to + 4, from + 16, from + 20); // its check sum
    head.writeUInt32BE(end, to + 8);
    head.writeUInt32BE(length, to + 12);
    tables.push(table, Buffer.alloc(-length & 3));
    end += length + (-length & 3);
  }
  return Buffer.concat([head, ...tables]);
}
