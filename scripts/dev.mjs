// npm run dev: build and run, and again after each change; a build that fails leaves the last good one running.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { loadEnv, root, setUp } from './setup.mjs';

await setUp(import.meta.url);
loadEnv();
const { buildIfStale } = await import('./compile.mjs');

let service;
let stopping = false;
let queued;
let work = Promise.resolve();

const schedule = () => {
  clearTimeout(queued);
  queued = setTimeout(() => (work = work.then(refresh)), 150); // editors write in bursts
};
for (const folder of ['src', 'migrations', 'data']) {
  try {
    watch(path.join(root, folder), { recursive: true }, (_event, file) => {
      if (!/spec\.tsx?$/.test(file ?? '')) schedule();
    });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true;
    void stop().then((code) => process.exit(code ?? 0));
  });
}
await refresh();

async function refresh() {
  if (stopping) return;
  try {
    await buildIfStale();
  } catch (error) {
    // The compiler's message shows the place; what follows is its own stack.
    console.error(error instanceof Error ? error.message.split('\n\nCaused by:')[0] : error);
    return;
  }
  await stop();
  start();
}

function start() {
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/main.js'], {
    stdio: 'inherit',
    // Ctrl-C reaches the service once, through stop().
    detached: true,
  });
  child.once('exit', (code) => {
    if (service === child && !stopping)
      console.error(`The service ended (${code ?? 'killed'}); waiting for a change.`);
    if (service === child) service = undefined;
  });
  service = child;
}

function stop() {
  const child = service;
  service = undefined;
  if (child === undefined) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}
