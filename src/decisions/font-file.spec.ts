import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './font-file.js';

const { resolve } = createRequire(import.meta.url);

/** OpenType, "Calculating checksums": the sum of a table as numbers of 32 bits. */
function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

describe('a font', () => {
  it.each(['latin', 'latin-ext', 'vietnamese'])('of %s comes out of its WOFF table by table', (part) => {
    const file = resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${part}-400-normal.woff`);
    const packed = readFileSync(file);
    const font = unpackWoff(packed);
    expect(font.length).toBe(packed.readUInt32BE(16)); // totalSfntSize
    const tags: string[] = [];
    for (let entry = 12; entry < 12 + font.readUInt16BE(4) * 16; entry += 16) {
      const tag = font.toString('latin1', entry, entry + 4);
      const offset = font.readUInt32BE(entry + 8);
      const table = Buffer.from(font.subarray(offset, offset + ((font.readUInt32BE(entry + 12) + 3) & ~3)));
      if (tag === 'head') table.writeUInt32BE(0, 8); // holds the sum of all, and counts as if it did not
      expect([tag, checksum(table)]).toEqual([tag, font.readUInt32BE(entry + 4)]);
      tags.push(tag);
    }
    expect(tags).toEqual(expect.arrayContaining(['cmap', 'glyf', 'head', 'hmtx', 'loca', 'maxp']));
  });

  it('that is no WOFF is refused', () => {
    expect(() => unpackWoff(Buffer.from('OTTO and more'))).toThrow('no WOFF');
  });
});
