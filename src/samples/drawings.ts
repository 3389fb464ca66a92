import sharp from 'sharp';

export type Drawing = 'tea' | 'honey' | 'orange' | 'persimmon' | 'rice' | 'banana' | 'cardamom' | 'plum';

export function draw(drawing: Drawing): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="675" viewBox="0 0 900 675"><rect width="900" height="675" fill="#e9efe2"/><title>${drawing}</title></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
