// npm test: every test, or those that the arguments name (they go to jest). Ends with "N passed, N failed".
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root, run, setUp } from './setup.mjs';

await setUp(import.meta.url);
const { buildIfStale } = await import('./compile.mjs');

const folder = mkdtempSync(path.join(os.tmpdir(), 'dau-goc-counts-'));
const counts = path.join(folder, 'counts.json');
const chromium = findChromium();
let code = 1;
if (chromium === undefined && process.env.REQUIRE_BROWSER === '1') {
  console.error(
    'REQUIRE_BROWSER=1 and no Chromium: install it (apt-get install chromium) or set CHROMIUM to its path.',
  );
} else {
  if (chromium === undefined)
    console.error('No Chromium found: the browser tests are skipped (set CHROMIUM to its path).');
  try {
    await buildIfStale();
    code = await run(
      process.execPath,
      ['--no-warnings', path.join(root, 'node_modules/jest/bin/jest.js'), ...process.argv.slice(2)],
      {
        env: {
          ...process.env,
          NODE_ENV: 'test',
          TEST_COUNTS: counts,
          ...(chromium ? { CHROMIUM: chromium } : {}),
        },
      },
    );
  } catch (error) {
    console.error(error);
  }
}

let { passed, failed, complete, secondTry } = existsSync(counts)
  ? JSON.parse(readFileSync(counts, 'utf8'))
  : { passed: 0, failed: 0, complete: code === 0, secondTry: [] };
rmSync(folder, { recursive: true, force: true });
// A run that crashed, or whose set-up failed, has failed even where no single test did.
if (!complete || (code !== 0 && failed === 0)) failed += 1;
if (failed > 0 && code === 0) code = 1;
// A test that passes now and then is a fault to mend, though it stops nobody's work today.
if (secondTry.length > 0)
  console.log(['', 'Passed only at the second try, mend these:', ...secondTry, ''].join('\n'));
process.stdout.write(`${passed} passed, ${failed} failed\n`, () => process.exit(code));

function findChromium() {
  const given = process.env.CHROMIUM;
  if (given) return existsSync(given) ? given : undefined;
  const usual = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return usual.find((file) => existsSync(file));
}
