import sharp from 'sharp';
import {
  qrMatrix,
  qrPixels,
  qrPrintGuide,
  QR_QUIET_ZONE,
  qrSvg,
  type QrMatrix,
  type QrPrintGuide,
} from '../standards/codes/qr.js';

/** The symbol of an address of ours; every one of them fits. */
export function symbolOf(text: string): QrMatrix {
  const symbol = qrMatrix(text);
  if (!symbol.ok) throw new Error(`No QR holds ${text}: ${symbol.fault.sentence}`);
  return symbol.value;
}

export function svgOf(text: string, title: string, sizeMm: number): string {
  return qrSvg(symbolOf(text), { title, sizeMm });
}

/** A PNG whose modules are a whole number of pixels, nearest below the size asked for; its density says the true size. */
export async function pngOf(text: string, sizeMm: number, dpi: number): Promise<Buffer> {
  const symbol = symbolOf(text);
  const side = symbol.size + 2 * QR_QUIET_ZONE;
  const { width, data } = qrPixels(symbol, ((sizeMm / 25.4) * dpi) / side);
  return sharp(Buffer.from(data), { raw: { width, height: width, channels: 1 } })
    .withMetadata({ density: dpi })
    .png({ compressionLevel: 9 })
    .toBuffer();
}

export function printGuideOf(text: string, sizeMm: number, dpi: number): QrPrintGuide {
  return qrPrintGuide(symbolOf(text), sizeMm, dpi);
}
