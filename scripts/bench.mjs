// npm run bench [name…]: runs bench/<name>.bench.ts, prints what each measured, fails when a goal is missed.
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fail, root, setUp } from './setup.mjs';

await setUp(import.meta.url);
await import('./typescript.mjs');
const { buildIfStale } = await import('./compile.mjs');
await buildIfStale(); // pages are measured with the assets they carry

const wanted = process.argv.slice(2);
const files = readdirSync(path.join(root, 'bench'))
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)));
if (files.length === 0) fail(`No benchmark is called ${wanted.join(', ')}: see bench/*.bench.ts.`);

const missed = [];
for (const file of files) {
  const { run } = await import(path.join(root, 'bench', file));
  const before = load();
  const { name, rows, ok } = await run();
  console.log(`\n${name}${ok ? '' : ': GOAL MISSED'}`);
  // Of the last minute: where others keep the processors busy, only what was measured beside something else says anything.
  console.log(`load ${before} before, ${load()} after, ${os.availableParallelism()} processors`);
  console.table(rows);
  if (!ok) missed.push(name);
}
if (missed.length > 0) fail(`Missed: ${missed.join('; ')}.`);
// Benchmarks close what they open; a pool that lingers must not keep the command alive.
process.exit(0);

function load() {
  return os.loadavg()[0].toFixed(1);
}
