// npm run seed: loads the sample data; doing it again changes nothing.
import { setUp } from './setup.mjs';
import { run } from './setup.mjs';

await setUp(import.meta.url);
const { buildIfStale } = await import('./compile.mjs');
await buildIfStale();
const args = ['--env-file-if-exists=.env', 'dist/cli.js', 'seed', ...process.argv.slice(2)];
process.exit(await run(process.execPath, args));
