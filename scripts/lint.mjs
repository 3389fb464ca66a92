// npm run lint: types, ESLint, formatting, dependency rules, unused code; every check, then a summary.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, setUp } from './setup.mjs';

await setUp(import.meta.url);

const checks = [
  [
    'ESLint',
    'eslint',
    ['.', '--max-warnings', '0', '--cache', '--cache-location', 'node_modules/.cache/eslint/'],
  ],
  ['types', 'tsc', ['--noEmit', '-p', 'tsconfig.json']],
  ['types in the browser', 'tsc', ['--noEmit', '-p', 'src/ui/browser/tsconfig.json']],
  ['formatting', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['dependency rules', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'src', 'test', 'bench']],
  ['circles between folders', path.join(root, 'scripts', 'check-circles.mjs'), []],
  ['unused code', 'knip', []],
  ['lock file', path.join(root, 'scripts', 'check-lock.mjs'), []],
];
const atOnce = 2; // ESLint and the compiler each hold the whole program in memory
const results = new Map();
const queue = [...checks];
await Promise.all(Array.from({ length: atOnce }, work));

for (const [name] of checks) console.log(`${results.get(name) === 0 ? 'ok    ' : 'FAILED'} ${name}`);
process.exit([...results.values()].every((code) => code === 0) ? 0 : 1);

async function work() {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
    const [name, program, args] = check;
    const { code, output } = await capture(program, args);
    results.set(name, code);
    if (code !== 0) console.log(`── ${name}\n${output.trimEnd()}\n`);
  }
}

function capture(program, args) {
  const file = path.resolve(root, 'node_modules', '.bin', program);
  if (!existsSync(file)) return Promise.resolve({ code: 1, output: `${program} is not installed` });
  return new Promise((resolve) => {
    // Through our own Node: the programs' first line asks for whichever is first on the path.
    const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}
