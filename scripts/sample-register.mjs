// npm run sample-register -- <folder>: writes 160 invented businesses and 609 invented products as two workbooks for the page for sheets.
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setUp } from './setup.mjs';

await setUp(import.meta.url);
await import('./typescript.mjs');
const { sampleRegister, sampleWorkbook } = await import('../src/samples/sample-register.ts');

const folder = process.argv[2] ?? '.';
mkdirSync(folder, { recursive: true });
for (const [name, rows] of Object.entries(await sampleRegister())) {
  const file = path.join(folder, `${name}.xlsx`);
  await pipeline(Readable.from(sampleWorkbook(rows)), createWriteStream(file));
  console.log(`${file}: ${rows.length - 1}`);
}
