import { encodeQR } from 'qr';
import { create } from 'qrcode';
import { fail, ok, type Result } from '../result.js';
import { bestSegments, singleMode, smallestVersion, type QrMode, type QrSegment } from './qr-segments.js';

/** A QR symbol (ISO/IEC 18004, model 2) at error correction level M, without its quiet zone. */
export interface QrMatrix {
  /** Exactly what a reader gives back. */
  readonly text: string;
  /** 1 to 40. */
  readonly version: number;
  /** Modules on a side, 17 + 4 × version. */
  readonly size: number;
  /** `mixed` when cutting the text into segments of several modes made the symbol smaller. */
  readonly mode: QrMode | 'mixed';
  /** Row by row from the top left, `size` × `size`; 1 is dark. */
  readonly modules: Uint8Array;
}

export type QrFault = 'qr-empty' | 'qr-too-long';

/** Light modules that must stay free on every side (ISO/IEC 18004, 6.3.8). */
export const QR_QUIET_ZONE = 4;

/** Narrowest module that telephones read from a label in a shop, in millimetres. */
export const QR_MIN_MODULE_MM = 0.4;

/** Digits that version 40 at level M holds; no text with more characters fits in any mode. */
const LONGEST_TEXT = 5596;

/**
 * The smallest symbol for `text`, which is encoded as it stands: spell a URI with {@link compactUri} first.
 *
 * Two libraries, by measurement (`bench/qr.bench.ts`): `qr` draws one mode at a time and some ten times faster;
 * `qrcode` is used only where several segments save a version.
 *
 * Errors: `qr-empty`; `qr-too-long` beyond version 40.
 */
export function qrMatrix(text: string): Result<QrMatrix, QrFault> {
  if (text === '') return fail('qr-empty', 0, 'There is nothing to encode.');
  if (text.length > LONGEST_TEXT) return tooLong();
  const whole: readonly QrSegment[] = [{ mode: singleMode(text), text }];
  const version = smallestVersion(whole);
  const segments = bestSegments(text, version ?? 40);
  const mixedVersion = smallestVersion(segments);
  if (
    segments.length > 1 &&
    mixedVersion !== undefined &&
    (version === undefined || mixedVersion < version)
  ) {
    return ok({ text, mode: 'mixed', ...drawSegments(segments) });
  }
  if (version === undefined) return tooLong();
  const mode = singleMode(text);
  return ok({ text, mode, ...drawWhole(text, mode) });
}

/**
 * The spelling of a URI that makes the smallest symbol: scheme and host in capitals, for they have no case
 * (RFC 3986, 6.2.2.1), and the path of our own codes `/q/…` too, which the registry reads in any case. Capitals
 * are in the alphanumeric mode, 5.5 bits each instead of 8. A GS1 path keeps its case: lots and serials have one.
 * The text comes back unchanged when it is no http(s) URI or capitals save nothing.
 */
export function compactUri(uri: string): string {
  const parts = /^(https?:\/\/[a-z0-9.-]+(?::\d+)?)(\/q\/[a-z0-9]+)?(?=$|[/?#])/i.exec(uri);
  if (!parts) return uri;
  const [head] = parts;
  const capitals = head.toUpperCase() + uri.slice(head.length);
  return costOf(capitals) < costOf(uri) ? capitals : uri;
}

export interface QrSvgOptions {
  /** What the symbol opens, in the language of the page; read aloud in place of the picture. */
  readonly title: string;
  /** Printed width and height with the quiet zone, in millimetres. Without it the surroundings decide. */
  readonly sizeMm?: number;
}

/** The symbol with its quiet zone as SVG: black on white in every theme, one path, no style, no script. */
export function qrSvg(symbol: QrMatrix, { title, sizeMm }: QrSvgOptions): string {
  const side = symbol.size + 2 * QR_QUIET_ZONE;
  const millimetres = sizeMm === undefined ? '' : ` width="${sizeMm}mm" height="${sizeMm}mm"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"${millimetres} role="img" ` +
    `shape-rendering="crispEdges"><title>${escapeXml(title)}</title>` +
    `<rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${darkRuns(symbol)}"/></svg>`
  );
}

/** The same for a page that draws it itself: the side of the symbol with its quiet zone, and the path of its dark modules. */
export function qrPath(symbol: QrMatrix): { readonly side: number; readonly path: string } {
  return { side: symbol.size + 2 * QR_QUIET_ZONE, path: darkRuns(symbol) };
}

/** A greyscale picture, 0 dark and 255 light, `width` pixels square, quiet zone included. */
export interface QrPixels {
  readonly width: number;
  readonly data: Uint8Array;
}

/** The symbol with its quiet zone, `scale` pixels (at least 1, rounded down) to the module. */
export function qrPixels(symbol: QrMatrix, scale: number): QrPixels {
  const step = Math.max(1, Math.floor(scale));
  const width = (symbol.size + 2 * QR_QUIET_ZONE) * step;
  const data = new Uint8Array(width * width).fill(255);
  for (let y = 0; y < symbol.size; y += 1) {
    for (let x = 0; x < symbol.size; x += 1) {
      if (symbol.modules[y * symbol.size + x] !== 1) continue;
      const left = (x + QR_QUIET_ZONE) * step;
      for (let row = (y + QR_QUIET_ZONE) * step; row < (y + QR_QUIET_ZONE + 1) * step; row += 1) {
        data.fill(0, row * width + left, row * width + left + step);
      }
    }
  }
  return { width, data };
}

/** Whether a symbol printed at a size reads, and how large it must be. Sizes include the quiet zone. */
export interface QrPrintGuide {
  readonly moduleMm: number;
  readonly minimumMm: number;
  readonly largeEnough: boolean;
  /** The largest size up to the asked one at which a module is a whole number of dots; at least one dot each. */
  readonly evenMm: number;
}

/**
 * Guidance for printing a symbol `sizeMm` wide, quiet zone included, on a printer of `dpi` dots per inch (203 for
 * most label printers, 300, 600). A module that is no whole number of dots prints unevenly and reads worse.
 */
export function qrPrintGuide(symbol: QrMatrix, sizeMm: number, dpi = 300): QrPrintGuide {
  const side = symbol.size + 2 * QR_QUIET_ZONE;
  const dotMm = 25.4 / dpi;
  const dots = Math.max(1, Math.floor(sizeMm / side / dotMm + 1e-9));
  const minimumMm = round(side * QR_MIN_MODULE_MM);
  return {
    moduleMm: round(sizeMm / side),
    minimumMm,
    largeEnough: sizeMm >= minimumMm,
    evenMm: round(side * dots * dotMm),
  };
}

type Drawing = Pick<QrMatrix, 'version' | 'size' | 'modules'>;

function drawWhole(text: string, encoding: QrMode): Drawing {
  // The library insists on a border; one module of it is drawn and left out again.
  const rows = encodeQR(text, 'raw', { ecc: 'medium', encoding, border: 1 }).slice(1, -1);
  const size = rows.length;
  const modules = new Uint8Array(size * size);
  for (const [y, row] of rows.entries()) {
    for (let x = 0; x < size; x += 1) if (row[x + 1] === true) modules[y * size + x] = 1;
  }
  return { version: (size - 17) / 4, size, modules };
}

function drawSegments(segments: readonly QrSegment[]): Drawing {
  const symbol = create(segments.map(librarySegment), { errorCorrectionLevel: 'M' });
  const { size, data } = symbol.modules;
  return { version: symbol.version, size, modules: Uint8Array.from(data, (module) => (module ? 1 : 0)) };
}

function librarySegment({ mode, text }: QrSegment) {
  if (mode === 'byte') return { mode, data: new TextEncoder().encode(text) } as const;
  return mode === 'numeric' ? ({ mode, data: text } as const) : ({ mode, data: text } as const);
}

/** Orders spellings: by version, and within one by whether a single mode, quicker to draw, is enough. */
function costOf(text: string): number {
  if (text.length > LONGEST_TEXT) return Infinity;
  const whole = smallestVersion([{ mode: singleMode(text), text }]) ?? Infinity;
  const cut = smallestVersion(bestSegments(text, Math.min(whole, 40))) ?? Infinity;
  return cut < whole ? cut + 0.5 : whole;
}

/** Runs of dark modules as rectangles one module high. */
function darkRuns({ size, modules }: QrMatrix): string {
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (modules[y * size + x] !== 1) continue;
      const from = x;
      while (x + 1 < size && modules[y * size + x + 1] === 1) x += 1;
      path += `M${from + QR_QUIET_ZONE} ${y + QR_QUIET_ZONE}h${x + 1 - from}v1H${from + QR_QUIET_ZONE}z`;
    }
  }
  return path;
}

function escapeXml(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      // eslint-disable-next-line no-control-regex -- XML 1.0 forbids these even when escaped.
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
  );
}

function round(millimetres: number): number {
  return Math.round(millimetres * 1000) / 1000;
}

function tooLong() {
  return fail('qr-too-long', LONGEST_TEXT, 'The text is too long for any QR symbol.');
}
