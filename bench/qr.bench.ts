import jsqr from 'jsqr';
import { encodeQR } from 'qr';
import { create } from 'qrcode';
import { compactUri, qrMatrix, qrPixels, type QrMatrix } from '../src/standards/codes/qr.js';

/** Symbols each encoder draws for the clock, and how many of them the reader checks (it takes 10 ms a symbol). */
const DRAWN = 3000;
const READ = 150;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

type Drawing = Pick<QrMatrix, 'size' | 'modules'>;

/** Each gives a function that makes the common form from what the encoder returned; only the encoder is timed. */
const encoders: Readonly<Record<string, (text: string) => () => Drawing>> = {
  'qrcode 1.5': (text) => {
    const { modules } = create(text, { errorCorrectionLevel: 'M' });
    return () => fromBits(modules);
  },
  'qrcode 1.5, fixed mask': (text) => {
    const { modules } = create(text, { errorCorrectionLevel: 'M', maskPattern: 3 });
    return () => fromBits(modules);
  },
  'qr 0.7': (text) => {
    const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 });
    return () => fromRows(rows);
  },
  'codes/qr.ts': (text) => {
    const symbol = qrMatrix(text);
    if (!symbol.ok) throw new Error(symbol.fault.sentence);
    return () => symbol.value;
  },
};

/**
 * QR encoders side by side on the three kinds of URI that labels carry, every sampled symbol decoded by jsQR, which
 * shares no code with them. `ok` when all decode to the text and the registry's choice makes no larger symbols.
 */
export async function run(): Promise<{ name: string; rows: Record<string, string | number>[]; ok: boolean }> {
  const rows: Record<string, string | number>[] = [];
  let ok = true;
  for (const [kind, texts] of Object.entries(inputs())) {
    const sizes = new Map<string, number>();
    for (const [encoder, draw] of Object.entries(encoders)) {
      texts.slice(0, 200).forEach(draw);
      const start = performance.now();
      for (let n = 0; n < DRAWN; n += 1) draw(texts[n % texts.length] ?? '');
      const seconds = (performance.now() - start) / 1000;
      const sampled = texts.slice(0, READ).map((text) => ({ text, drawing: draw(text)() }));
      const read = sampled.filter(({ text, drawing }) => readBack(drawing) === text).length;
      const modules = Math.max(...sampled.map(({ drawing }) => drawing.size));
      sizes.set(encoder, modules);
      ok &&= read === sampled.length;
      rows.push({
        kind,
        encoder,
        'symbols/s': Math.round(DRAWN / seconds),
        modules,
        read: `${read}/${sampled.length}`,
      });
      // Lets the runner's signals in between two encoders.
      await new Promise(setImmediate);
    }
    ok &&= (sizes.get('codes/qr.ts') ?? Infinity) <= Math.min(...sizes.values());
  }
  return { name: 'QR symbols, level M', rows, ok };
}

function inputs(): Record<string, string[]> {
  const word = (length: number, seed: number) =>
    Array.from({ length }, (_, at) =>
      ALPHABET.charAt(((seed + 1) * 2654435761 + at * 40503 * (seed + 7)) % 32),
    ).join('');
  const many = (uri: (n: number) => string) => Array.from({ length: 500 }, (_, n) => uri(n));
  return {
    'own code, capitals': many((n) => compactUri(`https://nguongoc.example/q/${word(16, n)}`)),
    'own code, small letters': many((n) => `https://nguongoc.example/q/${word(16, n)}`.toLowerCase()),
    'GS1 URI, lot in small letters': many((n) =>
      compactUri(`https://nguongoc.example/01/08936012345674/10/L2026a-${n}/21/${word(16, n)}`),
    ),
  };
}

function fromBits({ size, data }: { size: number; data: Uint8Array }): Drawing {
  return { size, modules: Uint8Array.from(data, (module) => (module ? 1 : 0)) };
}

function fromRows(bordered: boolean[][]): Drawing {
  const rows = bordered.slice(1, -1).map((row) => row.slice(1, -1));
  return { size: rows.length, modules: Uint8Array.from(rows.flat(), Number) };
}

function readBack({ size, modules }: Drawing): string | undefined {
  const { width, data } = qrPixels({ text: '', mode: 'byte', version: (size - 17) / 4, size, modules }, 3);
  const rgba = new Uint8ClampedArray(4 * width * width);
  for (const [at, grey] of data.entries()) rgba.set([grey, grey, grey, 255], 4 * at);
  return jsqr.default(rgba, width, width, { inversionAttempts: 'dontInvert' })?.data;
}
