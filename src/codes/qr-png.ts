import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';
import { QR_QUIET_ZONE, type QrMatrix } from '../standards/codes/qr.js';

const compress = promisify(deflate);
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const [GREYSCALE, UNFILTERED, METRE] = [0, 0, 1];

/**
 * A symbol as PNG (ISO/IEC 15948) of one bit a pixel, each module `step` pixels wide, with the density at which it comes out `sizeMm` wide.
 * Every row of modules is drawn once and copied, and compressed on another thread, so that the largest takes the service a few milliseconds.
 */
export async function qrPng(symbol: QrMatrix, step: number, sizeMm: number): Promise<Buffer> {
  const side = symbol.size + 2 * QR_QUIET_ZONE;
  const width = side * step;
  const rowBytes = 1 + Math.ceil(width / 8);
  const rows = Buffer.alloc(rowBytes * width);
  for (let y = 0; y < side; y += 1) {
    const first = y * step * rowBytes;
    drawRow(rows.subarray(first, first + rowBytes), symbol, y - QR_QUIET_ZONE, step);
    for (let copy = 1; copy < step; copy += 1)
      rows.copy(rows, first + copy * rowBytes, first, first + rowBytes);
  }
  const perMetre = Math.round((width * 1000) / sizeMm);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', Buffer.from([...word(width), ...word(width), 1, GREYSCALE, 0, 0, 0])),
    chunk('pHYs', Buffer.from([...word(perMetre), ...word(perMetre), METRE])),
    chunk('IDAT', await compress(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** White is 1; the bits behind the last pixel do not matter. */
function drawRow(row: Buffer, { size, modules }: QrMatrix, y: number, step: number): void {
  row.fill(0xff);
  row[0] = UNFILTERED;
  if (y < 0 || y >= size) return;
  for (let x = 0; x < size; x += 1) {
    if (modules[y * size + x] !== 1) continue;
    const left = (x + QR_QUIET_ZONE) * step;
    for (let at = left; at < left + step; at += 1) {
      const byte = 1 + (at >> 3);
      row[byte] = (row[byte] ?? 0) & ~(0x80 >> (at & 7));
    }
  }
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([word(data.length), body, word(crc32(body))]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
