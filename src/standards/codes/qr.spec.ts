import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import jsqr from 'jsqr';
import { create } from 'qrcode';
import { bestSegments, singleMode, smallestVersion } from './qr-segments.js';
import { compactUri, qrMatrix, qrPixels, qrPrintGuide, qrSvg, type QrMatrix } from './qr.js';

const OWN = 'HTTPS://NGUONGOC.EXAMPLE/Q/7K3M9TQF2VXA0HDN';
const LOWER = 'https://nguongoc.example/01/08936012345674/10/L2026a-017/21/7K3M9TQF2VXA0HDN';

function symbolOf(text: string): QrMatrix {
  const result = qrMatrix(text);
  if (!result.ok) throw new Error(`${result.fault.code}: ${text.length} characters`);
  return result.value;
}

/** Reads the picture with jsQR, which shares no code with the encoders. */
function readBack(symbol: QrMatrix, scale = 3): { text: string; version: number } | null {
  const { width, data } = qrPixels(symbol, scale);
  const rgba = new Uint8ClampedArray(4 * width * width);
  for (const [at, grey] of data.entries()) rgba.set([grey, grey, grey, 255], 4 * at);
  const read = jsqr.default(rgba, width, width, { inversionAttempts: 'dontInvert' });
  return read && { text: read.data, version: read.version };
}

describe('QR symbols', () => {
  it.each([
    [OWN, 'alphanumeric', 3],
    [OWN.toLowerCase(), 'byte', 4],
    ['08936012345674', 'numeric', 1],
    ['https://nguongoc.example/q/4F7K29ZXC4?lang=vi', 'byte', 4],
    ['Chè Shan tuyết Thông Nguyên', 'byte', 3],
    [LOWER, 'byte', 5],
    [compactUri(LOWER), 'mixed', 4],
  ])('%s: %s, version %d, and reads back', (text, mode, version) => {
    const symbol = symbolOf(text);
    expect([symbol.mode, symbol.version, symbol.size]).toEqual([mode, version, 17 + 4 * version]);
    expect(readBack(symbol)).toEqual({ text, version });
  });

  it('reads back for any printable text', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 120 }), (text) => {
        const symbol = symbolOf(text);
        expect(readBack(symbol)).toEqual({ text, version: symbol.version });
      }),
      { numRuns: 60 },
    );
  });

  it('knows the capacity of every version in every mode as the libraries do', () => {
    const versionOf = (text: string) => smallestVersion([{ mode: singleMode(text), text }]);
    for (const fill of ['7', 'A', 'a']) {
      let fits = 0;
      for (let version = 1; version <= 40; version += 1) {
        let tooMany = fits + 600;
        while (tooMany - fits > 1) {
          const half = Math.floor((fits + tooMany) / 2);
          if ((versionOf(fill.repeat(half)) ?? 41) <= version) fits = half;
          else tooMany = half;
        }
        expect(symbolOf(fill.repeat(fits)).version).toBe(version);
        expect(create(fill.repeat(fits), { errorCorrectionLevel: 'M', maskPattern: 0 }).version).toBe(
          version,
        );
        if (version < 40) expect(symbolOf(fill.repeat(tooMany)).version).toBe(version + 1);
        else
          expect(qrMatrix(fill.repeat(tooMany))).toMatchObject({ ok: false, fault: { code: 'qr-too-long' } });
      }
    }
  });

  it('cuts a text so that no other cut makes it smaller', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^\d{1,20}$/),
      fc.stringMatching(/^[A-Z/]{1,20}$/),
      fc.stringMatching(/^[a-zé]{1,8}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
        const text = pieces.join('');
        const segments = bestSegments(text, 5);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        const ours = smallestVersion(segments) ?? Infinity;
        expect(ours).toBeLessThanOrEqual(create(text, { errorCorrectionLevel: 'M', maskPattern: 0 }).version);
        expect(ours).toBeLessThanOrEqual(smallestVersion([{ mode: singleMode(text), text }]) ?? Infinity);
        expect(symbolOf(text).version).toBe(ours);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses nothing and too much', () => {
    expect(qrMatrix('')).toMatchObject({ fault: { code: 'qr-empty' } });
    expect(qrMatrix('x'.repeat(10_000_000))).toMatchObject({ fault: { code: 'qr-too-long' } });
    expect(qrMatrix('é'.repeat(1500))).toMatchObject({ fault: { code: 'qr-too-long' } });
  });
});

describe('the spelling of a URI', () => {
  it.each([
    ['https://nguongoc.example/q/7k3m9tqf2vxa0hdn', OWN],
    ['https://nguongoc.example/q/7K3M9TQF2VXA0HDN', OWN],
    // The path of a GS1 URI keeps its case.
    [LOWER, 'HTTPS://NGUONGOC.EXAMPLE/01/08936012345674/10/L2026a-017/21/7K3M9TQF2VXA0HDN'],
    // Nothing saved: the spelling that people know stays.
    ['http://a.vn/about', 'http://a.vn/about'],
    ['mailto:nobody@example.org', 'mailto:nobody@example.org'],
    ['https://user@nguongoc.example/q/7K3M9TQF2VXA0HDN', 'https://user@nguongoc.example/q/7K3M9TQF2VXA0HDN'],
    ['', ''],
  ])('of %j is %j', (uri, spelling) => {
    expect(compactUri(uri)).toBe(spelling);
  });

  it('names the same resource', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (uri) => {
        const [before, after] = [new URL(uri), new URL(compactUri(uri))];
        expect(after.origin).toBe(before.origin);
        expect(after.search + after.hash).toBe(before.search + before.hash);
        if (!/^\/q\//i.test(before.pathname)) expect(after.pathname).toBe(before.pathname);
      }),
    );
  });
});

describe('drawings', () => {
  it('draw exactly the dark modules as one path, with the quiet zone', () => {
    const symbol = symbolOf(OWN);
    const svg = qrSvg(symbol, { title: 'Chè "A" & <B>\u0000', sizeMm: 25 });
    expect(svg).toContain('viewBox="0 0 37 37" width="25mm" height="25mm"');
    expect(svg).toContain('shape-rendering="crispEdges"');
    expect(svg).toContain('<title>Chè "A" &amp; &lt;B&gt;</title>');
    expect(svg.match(/<path/g)).toHaveLength(1);
    const drawn = new Uint8Array(symbol.size ** 2);
    for (const [, x, y, width, back] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1H(\d+)z/g)) {
      expect(back).toBe(x);
      drawn.fill(
        1,
        (Number(y) - 4) * symbol.size + Number(x) - 4,
        (Number(y) - 4) * symbol.size + Number(x) - 4 + Number(width),
      );
    }
    expect(drawn).toEqual(symbol.modules);
    expect(qrSvg(symbol, { title: 'x' })).not.toContain('mm"');
  });

  it('give pixels with four light modules all round', () => {
    const symbol = symbolOf(OWN);
    const { width, data } = qrPixels(symbol, 2);
    expect(width).toBe((29 + 8) * 2);
    const dark = Array.from(data.entries())
      .filter(([, grey]) => grey === 0)
      .map(([at]) => [at % width, Math.floor(at / width)]);
    expect(dark).toHaveLength(4 * symbol.modules.reduce((sum, module) => sum + module, 0));
    expect([Math.min(...dark.flat()), Math.max(...dark.flat())]).toEqual([8, width - 9]);
    expect(qrPixels(symbol, 0.2).width).toBe(37);
  });

  it('say how large to print', () => {
    const symbol = symbolOf(OWN);
    // 29 + 8 = 37 modules at 0.40 mm.
    expect(qrPrintGuide(symbol, 14.8, 203)).toMatchObject({
      moduleMm: 0.4,
      minimumMm: 14.8,
      largeEnough: true,
    });
    expect(qrPrintGuide(symbol, 14.7, 203)).toMatchObject({ largeEnough: false });
    // 20 mm over 37 modules is 6.38 dots of 1/300 inch: 6 whole ones make 18.796 mm.
    expect(qrPrintGuide(symbol, 20, 300)).toMatchObject({ moduleMm: 0.541, evenMm: 18.796 });
    expect(qrPrintGuide(symbol, 18.796, 300).evenMm).toBe(18.796);
  });
});
