// Makes src/ui/css/fonts from the npm package of the font: `node scripts/subset-fonts.mjs`, after it has a new version.
// What a Vietnamese and an English page needs, without the hints for screens of 96 dots an inch, which are two thirds of a
// file: a first visit loads 35 kB of letters instead of 107.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const from = fileURLToPath(new URL('../node_modules/@fontsource/be-vietnam-pro/files/', import.meta.url));
const to = fileURLToPath(new URL('../src/ui/css/fonts/', import.meta.url));
const between = (first, last) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join('');

// The same as `unicode-range` in src/ui/css/_fonts.css.
const SUBSETS = {
  latin: between(0x20, 0x7e) + between(0xa0, 0xff) + between(0x2010, 0x2026) + '\u2032\u2033\u20ac\u2212',
  vietnamese:
    '\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0' +
    between(0x1ea0, 0x1ef9) +
    '\u20ab',
};

for (const weight of [400, 600, 700]) {
  for (const [name, letters] of Object.entries(SUBSETS)) {
    const bytes = await subsetFont(
      readFileSync(`${from}be-vietnam-pro-${name}-${weight}-normal.woff2`),
      letters,
      {
        targetFormat: 'woff2',
        noHinting: true,
        noLayoutClosure: true,
        dropTables: ['cvt ', 'fpgm', 'prep', 'gasp'],
      },
    );
    writeFileSync(`${to}${name}-${weight}.woff2`, bytes);
    console.log(`${name} ${weight}: ${bytes.length} bytes`);
  }
}
