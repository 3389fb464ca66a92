// npm run seed: loads the sample data; doing it again changes nothing.
import { loadEnv, run, setUp } from './setup.mjs';

await setUp(import.meta.url);
const { buildIfStale } = await import('./compile.mjs');
await buildIfStale();
loadEnv();
process.exit(await run(process.execPath, ['dist/cli.js', 'seed', ...process.argv.slice(2)]));
