import { describe, expect, it } from '@jest/globals';
import { parseEpcBinary } from './index.js';

/** The hexadecimal segment of a row of bits. */
function segment(...bits: string[]): string {
  const row = bits.join('');
  const padded = row.padEnd(Math.ceil(row.length / 4) * 4, '0');
  return `eh${(padded.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('')}`;
}

const binary = (value: number, width: number): string => value.toString(2).padStart(width, '0');
const packed = (digits: string): string => Array.from(digits, (digit) => binary(Number(digit), 4)).join('');

/** SGTIN+, no further data, filter 0, a GTIN. */
const SGTIN_PLUS = [binary(0xf7, 8), '0', '000', packed('09506000134352')];

describe('an EPC in binary', () => {
  // Tag Data Standard 2.3, section 14.5.6: the ways to write a serial.
  it.each([
    ['an integer, leading zeros kept', binary(0, 3) + binary(4, 5) + binary(42, 14), '0042'],
    ['upper-case hexadecimal', binary(1, 3) + binary(3, 5) + '101011110001', 'AF1'],
    ['lower-case hexadecimal', binary(2, 3) + binary(3, 5) + '101011110001', 'af1'],
    ['base 64 for URLs', binary(3, 3) + binary(2, 5) + binary(0, 6) + binary(63, 6), 'A_'],
    ['seven-bit ASCII', binary(4, 3) + binary(2, 5) + binary(97, 7) + binary(43, 7), 'a%2B'],
    [
      'URN Code 40',
      binary(5, 3) + binary(4, 5) + binary(1600 + 80 + 3 + 1, 16) + binary(39 * 1600 + 1, 16),
      'ABC9',
    ],
  ])('reads a serial written as %s', (_, serial, expected) => {
    expect(parseEpcBinary(segment(...SGTIN_PLUS, serial))).toEqual({
      ok: true,
      value: { scheme: 'SGTIN+', path: `/01/09506000134352/21/${expected}` },
    });
  });

  it('steps over a host name, in either of its codings', () => {
    const hosted = (...host: string[]) =>
      segment(binary(0xef, 8), '0000', packed('095201234567891235'), ...host);
    const read = { ok: true, value: { scheme: 'SSCC++', path: '/00/095201234567891235' } };
    expect(parseEpcBinary(hosted('1', binary(3, 6), binary(0x61, 7).repeat(3)))).toEqual(read);
    expect(parseEpcBinary(hosted('0', binary(4, 6), binary(1684, 16).repeat(2)))).toEqual(read);
    expect(parseEpcBinary(hosted('0', binary(4, 6), binary(1684, 16)))).toMatchObject({
      fault: { code: 'epc-truncated' },
    });
  });

  it.each([
    [
      'a wrong check digit',
      'incorrect-check-digit',
      segment(binary(0xf9, 8), '0000', packed('095201234567891236')),
    ],
    [
      'a space in a serial',
      'invalid-cset82-character',
      segment(binary(0xf7, 8), '0000', packed('09506000134352'), binary(4, 3), binary(1, 5), binary(32, 7)),
    ],
    [
      '31 June',
      'illegal-day',
      segment(
        ...[binary(0xfb, 8), '0000', binary(5, 4), binary(26, 7), binary(6, 4), binary(31, 5)],
        ...[packed('09506000134352'), binary(0, 3), binary(1, 5), binary(7, 4)],
      ),
    ],
  ])('refuses a value that its element may not hold: %s', (_, code, text) => {
    expect(parseEpcBinary(text)).toMatchObject({ ok: false, fault: { code } });
  });

  it.each([
    ['ehf8', 'epc-truncated'],
    [segment(binary(0xf7, 8), '1000', packed('09506000134352'), binary(1, 8)), 'epc-unsupported'],
    [segment(binary(0xf9, 8), '0000', '1111', packed('95201234567891235')), 'epc-malformed'],
    [segment(...SGTIN_PLUS, binary(7, 3), binary(1, 5)), 'epc-malformed'],
    [segment(binary(0x30, 8), '000', '111', '0'.repeat(82)), 'epc-malformed'],
    [segment(binary(0x30, 8), '000', '110', '1'.repeat(20), '0'.repeat(62)), 'epc-malformed'],
    [`eh${'0'.repeat(600)}`, 'epc-malformed'],
    ['', 'epc-malformed'],
  ])('refuses %s: %s', (text, code) => {
    expect(parseEpcBinary(text)).toMatchObject({ ok: false, fault: { code } });
  });
});
