import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { generateRegistryCode } from '../standards/codes/registry-code.js';
import { checkDigit } from '../standards/gs1/index.js';
import { nameOf, type Named, resolvePath } from './resolve.js';
import { resolveText, whyNothing } from './resolve-text.js';

const CODE = generateRegistryCode(Uint8Array.of(4, 15, 7, 19, 2, 9, 23, 27, 12));
const GTIN13 = `893601234500${checkDigit('893601234500')}`;
const GTIN = `0${GTIN13}`;
const ROOT = 'http://localhost:3000';
const code = { kind: 'code', code: CODE };
const gtin = (...lots: string[]) => ({ kind: 'gtin', gtin: GTIN, lots });
const text = (typed: string) => resolveText(typed, ROOT);

describe('an address of ours names', () => {
  it.each([
    ...[`/q/${CODE}`, `/Q/${CODE}`, `/q/${CODE.toLowerCase()}`, `/q/${CODE}/`, `/q//${CODE}//`],
    ...[
      `/q/${CODE}%E2%80%8B`,
      `/q/%EF%BB%BF${CODE}`,
      `/q/${CODE}%C2%A0`,
      `/q/${CODE}%20`,
      `/q/${CODE}%E2%81%A0%0A`,
    ],
    ...[
      `/q/${CODE}.`,
      `/q/${CODE},`,
      `/q/${CODE})`,
      `/q/${CODE}%22`,
      `/q/${CODE}%E2%80%9D.`,
      `/q/${CODE}%3E`,
    ],
    ...[`/q/${CODE.slice(0, 5)}-${CODE.slice(5)}`, `/q/${CODE.slice(0, 5)}%20${CODE.slice(5)}`],
    ...[
      `/q/${CODE}?utm_campaign={{x}}`,
      `/q/${CODE}?fbclid=a&gclid=b?c`,
      `/q/${CODE}?lang=en`,
      `/q/${CODE}/?=x`,
    ],
  ])('a code: %s', (address) => {
    expect(resolvePath(address)).toEqual(code);
  });

  it.each([
    [`/01/${GTIN}`],
    [`/01/${GTIN}/`],
    [`/01/${GTIN}%E2%80%8B/`],
    [`/01/${GTIN}.`],
    [`/01/${GTIN}?utm_campaign={{x}}&=&%zz=1`],
    [`/01/${GTIN}?linkType=gs1:pip&17=271012`],
    [`/01/${GTIN}/22/2A`],
    [`/01/${GTIN}/10/L-2`, 'L-2'],
    [`/01/${GTIN}/10/L-2/`, 'L-2'],
    [`/01//${GTIN}/10/L-2`, 'L-2'],
    [`/01/${GTIN}/10/L%2D2%E2%80%8B`, 'L-2'],
    [`/01/${GTIN}/10/L-2/21/S1`, 'L-2'],
    [`/01/${GTIN}/22/2A/10/L-2/21/S1`, 'L-2'],
    [`/01/${GTIN}/10/A%2F1`, 'A/1'],
    [`/01/${GTIN}/10/A%2f1`, 'A/1'],
    [`/01/${GTIN}/10/L-2.`, 'L-2.', 'L-2'],
    [`/01/${GTIN}/10/L-2),`, 'L-2),', 'L-2'],
  ])('a product or a lot: %s', (address, ...lots) => {
    expect(resolvePath(address)).toEqual(gtin(...lots));
  });

  it.each([
    [`/01/${GTIN13}`, 'gtin-digits'],
    [`/01/${GTIN13}/10/L-2`, 'gtin-digits'],
    [`/01/${GTIN}/21/S1/10/L-2`, 'bad-link'],
    [`/01/${GTIN}/foo`, 'bad-link'],
    [`/01/${GTIN}/10/L%C3%B4`, 'bad-link'],
    [`/01/${GTIN}/10/${'L'.repeat(21)}`, 'bad-link'],
    [`/01/${GTIN}?17=999999`, 'bad-link'],
  ])('what is wrong, and the product it shows: %s is %s', (address, why) => {
    expect(resolvePath(address)).toMatchObject({ kind: 'bad', why, gtin: GTIN });
  });

  it.each([
    [`/01/${GTIN.slice(0, -1)}${(Number(GTIN.at(-1)) + 1) % 10}`, 'gtin-slip'],
    [`/01/${GTIN.slice(0, -1)}${(Number(GTIN.at(-1)) + 1) % 10}/10/L-2`, 'gtin-slip'],
    ['/01/08936012345009/foo', 'bad-link'],
    ['/01/x', 'bad-link'],
    ['/01/', 'bad-link'],
    ['/q/', 'length'],
    ['/q/ABC', 'length'],
    ['/q/%ZZ', 'percent'],
  ])('nothing: %s is %s', (address, why) => {
    expect(resolvePath(address)).toMatchObject({ kind: 'bad', why, gtin: null });
  });
});

describe('what is scanned or typed names', () => {
  it.each([
    ...[
      CODE,
      ` ${CODE.slice(0, 5).toLowerCase()} ${CODE.slice(5)} `,
      `${CODE}.`,
      `\u201c${CODE}\u201d`,
      `\ufeff${CODE}\u200b`,
    ],
    ...[`Mã: ${CODE}`, `q/${CODE}`, `/q/${CODE}`, `/Q/${CODE}/`],
    ...[
      `localhost:3000/q/${CODE}`,
      `LOCALHOST:3000/Q/${CODE}`,
      `https://localhost:3000/q/${CODE}/`,
      `localhost/q/${CODE}`,
    ],
    ...[`http://localhost:3000/q/${CODE}?utm_source=zalo#top`, `http://localhost:3000/q/${CODE}).`],
    ...[
      `]Q1http://localhost:3000/q/${CODE}`,
      `]d1http://localhost:3000/q/${CODE}`,
      `]Q1localhost:3000/q/${CODE}`,
      `]C0${CODE}`,
    ],
    ...[Array.from(CODE, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')],
  ])('a code: %j', (typed) => {
    expect(text(typed)).toEqual(code);
  });

  it.each([
    [GTIN],
    [GTIN13],
    [`893 6012 34500 ${GTIN13.at(-1)}`],
    [`GTIN: ${GTIN13}`],
    [`EAN-13 ${GTIN13},`],
    [`]E0${GTIN13}`],
    [`]I1${GTIN}`],
    [`(01)${GTIN}`],
    [`01${GTIN}`],
    [`]C101${GTIN}`],
    [`]C1\u001d01${GTIN}`],
    [`${ROOT}/01/${GTIN}`],
    [`https://example.com/01/${GTIN}?utm={{x}}`],
    [`https://example.com/gtin/${GTIN}/lot/L-2`, 'L-2'],
    [`(01)${GTIN}(10)L-2`, 'L-2'],
    [`(01) ${GTIN} (17) 271012 (10) L-2`, 'L-2'],
    [`(02)${GTIN}(37)24(10)L-2`, 'L-2'],
    [`]C101${GTIN}10L-2\u001d21S1`, 'L-2'],
    [`]d201${GTIN}1727101210L-2`, 'L-2'],
    [`]Q301${GTIN}21S1\u001d10L-2`, 'L-2'],
    [`]e001${GTIN}10L-2`, 'L-2'],
    [`\u001d01${GTIN}10L-2`, 'L-2'],
    [`^01${GTIN}10L-2^21S1`, 'L-2'],
    [`01${GTIN}10L-2<GS>21S1`, 'L-2'],
    [`01${GTIN}10L-2\u241d21S1`, 'L-2'],
    [`localhost:3000/01/${GTIN}/10/L-2`, 'L-2'],
    [`]Q1https://id.gs1.org/01/${GTIN}/10/L-2/21/S1`, 'L-2'],
    [`https://brand.example/some/stem/01/${GTIN}/10/L-2`, 'L-2'],
    [`brand.example/01/${GTIN}/10/L-2/`, 'L-2'],
    [`${ROOT}/01/${GTIN}/10/A%2F1`, 'A/1'],
    [`]C101${GTIN}99X\u001d99999?`],
  ])('a product or a lot: %j', (typed, ...lots) => {
    expect(text(typed)).toEqual(gtin(...lots));
  });

  it.each([
    '2000000000022',
    '0200000000004',
    '0412345678903',
    '20000004',
    '01234565',
    ']E02000000000022',
    '(01)02000000000022',
  ])('the number of a shop\u2019s scale: %s', (typed) => {
    expect(text(typed)).toMatchObject({ kind: 'scale' });
  });

  it.each(['7K3M 9TQF 2VXA 0HDN', '7k3m9tqf2vxa0hdn', `${ROOT}/q/7K3M9TQF2VXA0HDN`])(
    'a single item: %s',
    (typed) => {
      expect(text(typed)).toMatchObject({ kind: 'item' });
    },
  );

  it.each([
    'https://evil.example/q/ABCDEFGHJK',
    `https://evil.example/q/${CODE}`,
    'http://localhost:3000//evil.example',
    'http://localhost:3000/console',
    'http://localhost:3000/sign-in?next=//evil.example',
    'http://evil.example/areas/VN-1',
    `http://localhost:3000@evil.example/q/${CODE}`,
    `http://localhost:3000.evil.example/q/${CODE}`,
    `http://localhost:3001/q/${CODE}`,
    '//evil.example',
    'javascript:alert(1)',
    'chè Shan tuyết',
    'L2026/01',
    'A/1',
    '',
  ])('nothing of ours: %s', (typed) => {
    expect(['foreign', 'words']).toContain(text(typed).kind);
  });

  it.each([
    '/areas/VN-08-01090-0112',
    '/decisions/AGK1G7DGX6YNZTFT',
    '/follow/ABCD-1234',
    '/products?q=ch%C3%A8',
  ])('another page of ours that stands in print: %s', (path) => {
    for (const typed of [ROOT + path, `${ROOT.slice(7)}${path}`, `]Q1${ROOT}${path}`])
      expect(text(typed)).toEqual({ kind: 'page', asked: path });
  });

  it('whatever it is, in time and without throwing', () => {
    const parts = fc.constantFrom(
      CODE,
      GTIN,
      ']Q1',
      ']C1',
      '(01)',
      '(10)',
      '01',
      '\u001d',
      '^',
      '/q/',
      '/01/',
      'http://',
      '%',
      '%E2%80%8B',
      ROOT,
      '?17=',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(parts, fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 12 }),
        (pieces) => {
          const typed = pieces.join('');
          const named: Named[] = [
            text(typed),
            resolvePath(`/q/${typed}`),
            resolvePath(`/01/${typed}`),
            whyNothing(typed),
          ];
          for (const each of named) {
            if (each.kind === 'code' || each.kind === 'gtin') expect(nameOf(each)).toMatch(/^[\x20-\x7e]+$/);
          }
        },
      ),
    );
  });
});
