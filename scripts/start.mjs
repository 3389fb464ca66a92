// npm start: install what is missing, build what is stale, run the service.
import { setInterval } from 'node:timers';
import { loadEnv, setUp } from './setup.mjs';

await setUp(import.meta.url);
const { buildIfStale } = await import('./compile.mjs');
await buildIfStale();
loadEnv();

// Started by npm, it ends with npm: killed outright, npm cannot pass anything on, and the port would stay taken.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 1000).unref();
}
await import('../dist/main.js');
