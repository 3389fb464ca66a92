import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jsqr from 'jsqr';
import sharp from 'sharp';

// The package is CommonJS whose declaration names its function as default export.
const readPixels: typeof import('jsqr').default =
  typeof jsqr === 'function' ? jsqr : Reflect.get(jsqr, 'default');

export interface Read {
  readonly reader: 'jsqr' | 'zbar';
  readonly text: string | null;
}

/** What decoders that share no code with our encoder read in a PNG or SVG: jsQR always, zbar where it is installed. */
export async function readQr(image: Buffer): Promise<Read[]> {
  const pixels = sharp(image, { density: 300 }).flatten({ background: '#fff' }).ensureAlpha();
  const { data, info } = await pixels.clone().raw().toBuffer({ resolveWithObject: true });
  const found = readPixels(new Uint8ClampedArray(data), info.width, info.height);
  const zbar = readWithZbar(await pixels.clone().png().toBuffer());
  return [
    { reader: 'jsqr', text: found?.data ?? null },
    ...(zbar === undefined ? [] : [{ reader: 'zbar' as const, text: zbar }]),
  ];
}

/** Undefined where zbarimg is not installed; null when it reads nothing. */
function readWithZbar(png: Buffer): string | null | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'dau-goc-qr-'));
  try {
    const file = join(folder, 'code.png');
    writeFileSync(file, png);
    return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], {
      encoding: 'utf8',
    }).trimEnd();
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return missing ? undefined : null;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
