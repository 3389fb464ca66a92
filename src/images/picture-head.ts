/** What the first bytes of a picture say of it, read without decoding anything. */
export interface PictureHead {
  readonly format: 'png' | 'jpeg' | 'webp';
  readonly width: number;
  readonly height: number;
  /** Of one pixel, once unpacked. */
  readonly pixelBytes: number;
}

/** `heif` is what phones call HEIC or AVIF. */
export type HeadFault = 'heif' | 'unknown' | 'broken';

/** Channels by colour type, PNG §11.2.2. */
const PNG_CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 };

export function readHead(file: Buffer): PictureHead | HeadFault {
  const start = file.toString('latin1', 0, 12);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return png(file);
  if (start.startsWith('\xff\xd8\xff')) return jpeg(file);
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return webp(file);
  return start.slice(4, 8) === 'ftyp' ? 'heif' : 'unknown';
}

/** The first chunk is IHDR, PNG §5.6. */
function png(file: Buffer): PictureHead | HeadFault {
  if (file.length < 33 || file.toString('latin1', 12, 16) !== 'IHDR') return 'broken';
  const channels = PNG_CHANNELS[file.readUInt8(25)];
  if (channels === undefined) return 'broken';
  const pixelBytes = channels * (file.readUInt8(24) === 16 ? 2 : 1);
  return { format: 'png', width: file.readUInt32BE(16), height: file.readUInt32BE(20), pixelBytes };
}

/** Segments up to the first frame header, SOF0 to SOF15. ITU-T T.81 §B.2.2. */
function jpeg(file: Buffer): PictureHead | HeadFault {
  let at = 2;
  while (at + 10 <= file.length) {
    if (file.readUInt8(at) !== 0xff) return 'broken';
    const marker = file.readUInt8(at + 1);
    if (marker === 0xff)
      at += 1; // fill bytes
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width, channels] = [at + 5, at + 7]
        .map((from) => file.readUInt16BE(from))
        .concat(file.readUInt8(at + 9));
      return { format: 'jpeg', width: width ?? 0, height: height ?? 0, pixelBytes: channels ?? 3 };
    } else at += 2 + Math.max(2, file.readUInt16BE(at + 2));
  }
  return 'broken';
}

/** The first chunk is VP8, VP8L or VP8X. RFC 9649 §2.5 to §2.7. */
function webp(file: Buffer): PictureHead | HeadFault {
  if (file.length < 30) return 'broken';
  const known = { format: 'webp', pixelBytes: 4 } as const;
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { ...known, width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = file.readUInt32LE(21);
      return { ...known, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { ...known, width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff };
    default:
      return 'broken';
  }
}
