/** A picture of a piece of ground. */
export interface MapTile {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/svg+xml';
  readonly bytes: Buffer;
}

/** A source of tiles; null where it has none. */
export interface TileSource {
  read(z: number, x: number, y: number): Promise<MapTile | null>;
}

/** By its first bytes, whatever it calls itself. Null for everything that is no picture we pass on. */
export function asPicture(bytes: Buffer): MapTile | null {
  const start = bytes.subarray(0, 12).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return { type: 'image/png', bytes };
  if (start.startsWith('\xff\xd8\xff')) return { type: 'image/jpeg', bytes };
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? { type: 'image/webp', bytes } : null;
}
