import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';
import fc from 'fast-check';
import { compareInstants, isUri, parseDateTime } from './formats.js';
import { growthOf } from '../../../test/support/growth.js';

const ajv = new Ajv();
addFormatsModule.default(ajv);
const officialUri = ajv.compile({ type: 'string', format: 'uri' });
const officialDateTime = ajv.compile({ type: 'string', format: 'date-time' });

const piece = fc.constantFrom(
  ...[
    'a',
    'urn',
    'http',
    ':',
    '//',
    '/',
    '?',
    '#',
    '@',
    '[',
    ']',
    '::1',
    '1.2.3.4',
    'ffff',
    'v1.x',
    '%41',
    '%4',
    '%',
  ],
  ...[
    '.',
    '-',
    '~',
    '!',
    "'",
    '(',
    '*',
    '+',
    ';',
    '=',
    '"',
    '<',
    ' ',
    '\\',
    'é',
    'ſ',
    '80',
    'A',
    '^',
    '|',
    '\n',
  ],
);
const digits = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, '0'));

describe('formats', () => {
  it('takes for a URI what the schema’s validators do', () => {
    const scheme = fc.constantFrom('', 'a:', 'a:/', 'http://', 'http://[', 'urn:x:');
    let valid = 0;
    fc.assert(
      fc.property(scheme, fc.array(piece, { maxLength: 8 }), (start, pieces) => {
        const text = start + pieces.join('');
        expect({ text, isUri: isUri(text) }).toEqual({ text, isUri: officialUri(text) });
        if (isUri(text)) valid += 1;
      }),
      { numRuns: 10_000 },
    );
    expect(valid).toBeGreaterThan(1_000);
  });

  it('takes for a date-time what the schema’s validators do', () => {
    const zone = fc.oneof(
      fc.constantFrom('Z', 'z', '', '+07', '-0730'),
      fc
        .tuple(fc.constantFrom('+', '-'), digits(0, 25), digits(0, 61))
        .map(([sign, hour, minute]) => `${sign}${hour}:${minute}`),
    );
    const time = fc.tuple(
      fc.constantFrom('00', '06', '12', '22', '23', '24'),
      fc.constantFrom('00', '29', '59', '60'),
      fc.constantFrom('00', '59', '60', '61', '07.123456789', '7'),
      zone,
    );
    const date = fc.tuple(
      fc.constantFrom('0000', '1900', '2000', '2024', '2026', '99'),
      digits(0, 13),
      digits(0, 32),
    );
    fc.assert(
      fc.property(
        date,
        fc.constantFrom('T', 't', ' ', '', 'TT'),
        time,
        (day, separator, [hour, minute, second, offset]) => {
          const text = `${day.join('-')}${separator}${hour}:${minute}:${second}${offset}`;
          expect({ text, isDateTime: parseDateTime(text) !== null }).toEqual({
            text,
            isDateTime: officialDateTime(text),
          });
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('reads instants exactly, with any number of decimals', () => {
    const at = (text: string) => parseDateTime(text) ?? { seconds: Number.NaN, fraction: '' };
    expect(at('2026-11-21T08:00:00.5+07:00')).toEqual({
      seconds: Date.UTC(2026, 10, 21, 1) / 1_000,
      fraction: '5',
    });
    expect(at('0001-01-01T00:00:00Z').seconds).toBe(Date.parse('0001-01-01T00:00:00Z') / 1_000);
    expect(at('2016-12-31T23:59:60Z').seconds).toBe(Date.parse('2017-01-01T00:00:00Z') / 1_000);
    expect(compareInstants(at('2026-01-01T00:00:00.10Z'), at('2026-01-01T07:00:00.1+07'))).toBe(0);
    expect(
      compareInstants(at('2026-01-01T00:00:00.1000000000001Z'), at('2026-01-01T00:00:00.1Z')),
    ).toBeGreaterThan(0);
    expect(compareInstants(at('2026-01-01T00:00:00.9Z'), at('2026-01-01T00:00:01Z'))).toBeLessThan(0);
  });

  it.each(['/', '%41', 'a:', '@', '[', 'x.'])('takes time in proportion to the text: %s', (part) => {
    expect(growthOf((length) => isUri(`a:${part.repeat(length)}"`), { from: 20_000 })).toBeLessThan(2.5);
    expect(growthOf((length) => isUri(`a://${part.repeat(length)}[`), { from: 20_000 })).toBeLessThan(2.5);
  });

  it('takes time in proportion to the digits of a second', () => {
    const read = (length: number) => parseDateTime(`2026-01-01T00:00:00.${'0'.repeat(length)}`);
    expect(growthOf(read, { from: 20_000 })).toBeLessThan(2.5);
  });
});
