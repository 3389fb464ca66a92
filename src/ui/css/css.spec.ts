import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('.', import.meta.url));
const entries = ['public', 'home', 'forms', 'console', 'slip', 'slip-roll'] as const;
const sheets = new Map<string, string>();
const fonts: number[] = [];

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: entries.map((name) => `${folder}${name}.css`),
    outdir: '/out',
    bundle: true,
    minify: true,
    write: false,
    loader: { '.woff2': 'file' },
  });
  for (const { path, text, contents } of outputFiles) {
    if (path.endsWith('.css')) sheets.set(path.replace(/^.*\/|\.css$/g, ''), text);
    else fonts.push(contents.length);
  }
});

const sheet = (name: string) => sheets.get(name) ?? '';
const size = (name: string) => Buffer.byteLength(sheet(name));

describe('the style sheets', () => {
  it('stay small: tokens, public, console and forms within 40 kB', () => {
    expect([...sheets.keys()].sort()).toEqual([...entries].sort());
    expect(size('public') + size('console') + size('forms')).toBeLessThanOrEqual(40_000);
  });

  it('leave a trace page most of its 30 kB compressed', () => {
    expect(gzipSync(sheet('public')).length).toBeLessThanOrEqual(6_000);
  });

  it('ask nothing of other sites', () => {
    for (const text of sheets.values()) expect(text).not.toMatch(/https?:|url\(["']?\/\/|@import/);
  });

  it('ship the letters of our two languages in three weights, small enough for a first visit', () => {
    expect(fonts).toHaveLength(6);
    expect(fonts.reduce((sum, bytes) => sum + bytes)).toBeLessThan(45_000);
    expect(sheet('public').match(/font-display:swap/g)).toHaveLength(6);
  });

  it('know dark and print', () => {
    for (const name of ['public', 'console']) {
      expect(sheet(name)).toMatch(/@media screen and \(prefers-color-scheme:\s*dark\)/);
      expect(sheet(name)).toMatch(/@media print/);
    }
  });
});

describe('the colours', () => {
  const pairs = [
    ['ink', 'paper', 4.5],
    ['ink', 'sheet', 4.5],
    ['ink', 'sunk', 4.5],
    ['ink-2', 'paper', 4.5],
    ['ink-2', 'sheet', 4.5],
    ['ink-2', 'sunk', 4.5],
    ['indigo', 'paper', 4.5],
    ['indigo', 'sheet', 4.5],
    ['indigo', 'indigo-wash', 4.5],
    ['on-indigo', 'indigo', 4.5],
    ['tea-ink', 'tea-wash', 4.5],
    ['ink', 'tea-wash', 4.5],
    ['amber-ink', 'amber-wash', 4.5],
    ['amber-ink', 'sheet', 4.5],
    ['red-ink', 'red-wash', 4.5],
    ['red-ink', 'sheet', 4.5],
    ['on-data', 'data-1', 4.5],
    ['edge', 'sheet', 3],
    ['edge', 'paper', 3],
    ['focus', 'paper', 3],
    ['focus', 'sheet', 3],
    ['data-1', 'sunk', 3],
    ['data-2', 'sunk', 3],
  ] as const;

  // WCAG 2.2, 1.4.3 and 1.4.11.
  it.each(pairs)('%s on %s have a contrast of %d or more, light and dark', (ink, ground, least) => {
    const [light, dark] = themes(sheet('public'));
    for (const theme of [light, dark]) {
      expect(contrast(theme.get(ink) ?? '', theme.get(ground) ?? '')).toBeGreaterThanOrEqual(least);
    }
  });

  it('of the verdicts carry white text', () => {
    const [light, dark] = themes(sheet('public'));
    for (const theme of [light, dark]) {
      for (const ground of ['tea', 'red', 'indigo-deep']) {
        expect(contrast('#fff', theme.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast('#fff', '#744700')).toBeGreaterThanOrEqual(4.5);
  });
});

/** The colour tokens in light and in dark; dark takes over what it does not set. */
function themes(css: string): [Map<string, string>, Map<string, string>] {
  const [light = '', dark = ''] = [...css.matchAll(/:root\{([^}]*)\}/g)].map(([, body]) => body ?? '');
  const read = (body: string) =>
    new Map(
      [...body.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{3,6})(?=;|$)/g)].map(([, name = '', hex = '']) => [
        name,
        hex,
      ]),
    );
  return [read(light), new Map([...read(light), ...read(dark)])];
}

function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(hex: string): number {
  const digits = hex.slice(1);
  const full = digits.length === 3 ? Array.from(digits, (digit) => digit + digit).join('') : digits;
  const channel = (at: number) => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}
