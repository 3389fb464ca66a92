// npm run build: src → dist. `--if-stale` (as npm start and npm test do it) builds only when the sources have changed.
import { setUp } from './setup.mjs';

await setUp(import.meta.url);
const { buildIfStale, build } = await import('./compile.mjs');
const started = performance.now();
const built = process.argv.includes('--if-stale') ? await buildIfStale() : await build().then(() => true);
if (built) console.error(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
