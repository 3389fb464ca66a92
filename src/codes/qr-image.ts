import { Invalid } from '../platform/errors.js';
import {
  qrMatrix,
  qrPrintGuide,
  QR_QUIET_ZONE,
  qrSvg,
  type QrMatrix,
  type QrPrintGuide,
} from '../standards/codes/qr.js';
import { qrPng } from './qr-png.js';

/** The symbol of an address of ours; every one of them fits. */
export function symbolOf(text: string): QrMatrix {
  const symbol = qrMatrix(text);
  if (!symbol.ok) throw new Error(`No QR holds ${text}: ${symbol.fault.sentence}`);
  return symbol.value;
}

/** @throws Invalid at `sizeMm` where no telephone would read it. */
export function svgOf(text: string, title: string, sizeMm: number): string {
  assertReadable(text, sizeMm);
  return qrSvg(symbolOf(text), { title, sizeMm });
}

/** Modules narrower than this run together in print; `QR_MIN_MODULE_MM` is what is advised. */
const MODULE_FLOOR_MM = 0.3;

/** The smallest printed side that is drawn at all, in whole millimetres. */
export function smallestOf(text: string): number {
  return Math.ceil((symbolOf(text).size + 2 * QR_QUIET_ZONE) * MODULE_FLOOR_MM);
}

function assertReadable(text: string, sizeMm: number): void {
  const min = smallestOf(text);
  if (sizeMm < min) throw Invalid.field('sizeMm', 'qr-too-small', { min });
}

/** Pixels of a side: 300 mm at 500 dots an inch, more than a poster needs. */
const SIDE_MAX = 6000;

/**
 * A PNG whose modules are a whole number of pixels, at most as many as the dots asked for, and which prints as wide as asked for.
 * @throws Invalid at `dpi` where it would have more pixels than anybody prints, at `sizeMm` where no telephone would read it.
 */
export function pngOf(text: string, sizeMm: number, dpi: number): Promise<Buffer> {
  assertReadable(text, sizeMm);
  const inches = sizeMm / 25.4;
  if (inches * dpi > SIDE_MAX)
    throw Invalid.field('dpi', 'too-large', {
      max: Math.floor(SIDE_MAX / inches),
      min: Math.floor(SIDE_MAX / inches),
    });
  const symbol = symbolOf(text);
  const dots = (inches * dpi) / (symbol.size + 2 * QR_QUIET_ZONE);
  return qrPng(symbol, Math.max(1, Math.floor(dots)), sizeMm);
}

export function printGuideOf(text: string, sizeMm: number, dpi: number): QrPrintGuide {
  return qrPrintGuide(symbolOf(text), sizeMm, dpi);
}
