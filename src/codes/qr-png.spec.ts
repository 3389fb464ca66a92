import { describe, expect, it } from '@jest/globals';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { Invalid } from '../platform/errors.js';
import { pngOf, svgOf } from './qr-image.js';

const TEXT = 'HTTPS://REGISTRY.EXAMPLE.VN/Q/7K3M9TQF2V';

describe('a QR as PNG', () => {
  it.each([
    [12, 300],
    [12, 72],
    [25, 203],
    [30, 600],
    [300, 300],
  ])('%i mm at %i dpi reads, and prints as wide as asked for', async (sizeMm, dpi) => {
    const file = await pngOf(TEXT, sizeMm, dpi);
    const { width, height, density = 0, format } = await sharp(file).metadata();
    expect([format, height]).toEqual(['png', width]);
    expect((width / density) * 25.4).toBeCloseTo(sizeMm, 0);
    const { data, info } = await sharp(file)
      .resize({ width: Math.min(width, 900), kernel: 'nearest' })
      .ensureAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(jsqr.default(Uint8ClampedArray.from(data), info.width, info.height)?.data).toBe(TEXT);
  });

  it.each([10, 11])('of %i mm is refused, naming the smallest size', (sizeMm) => {
    expect(() => pngOf(TEXT, sizeMm, 300)).toThrow(Invalid.field('sizeMm', 'qr-too-small', { min: 12 }));
    expect(() => svgOf(TEXT, TEXT, sizeMm)).toThrow(Invalid);
  });

  it('of one pixel a module has exactly the modules of the symbol', async () => {
    const { width } = await sharp(await pngOf(TEXT, 12, 72)).metadata();
    const { data } = await sharp(await pngOf(TEXT, 12, 72))
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(new Set(data)).toEqual(new Set([0, 255]));
    expect(data.length).toBe(width ** 2);
  });

  it('is small however large it prints', async () => {
    expect((await pngOf(TEXT, 300, 500)).length).toBeLessThan(50_000);
  });

  it.each([
    [300, 1200],
    [130, 1200],
    [300, 600],
  ])('%i mm at %i dpi is refused before anything is drawn', (sizeMm, dpi) => {
    expect(() => pngOf(TEXT, sizeMm, dpi)).toThrow(Invalid);
  });
});
