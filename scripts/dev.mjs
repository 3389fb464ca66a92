// npm run dev: the Nest CLI builds, runs, and does so again after each change; what it does not know of is done here.
import { utimesSync, watch } from 'node:fs';
import path from 'node:path';
import { loadEnv, root, run, setUp } from './setup.mjs';

await setUp(import.meta.url);
loadEnv();
const { compileBrowser, nest } = await import('./compile.mjs');
await compileBrowser();

const isTest = /spec\.tsx?$/;
whenChanged(['src/ui/browser', 'src/ui/css'], async () => {
  await compileBrowser();
  restart(); // it reads the names of built files at its start
});
whenChanged(['migrations', 'data'], restart);
process.exit(await run(process.execPath, [nest, 'start', '--watch', ...process.argv.slice(2)]));

/** The Nest CLI starts the service again when a built file changes. */
function restart() {
  const now = new Date();
  utimesSync(path.join(root, 'dist/main.js'), now, now);
}

function whenChanged(folders, work) {
  let queued;
  for (const folder of folders) {
    watch(path.join(root, folder), { recursive: true }, (_event, file) => {
      if (isTest.test(file ?? '')) return;
      clearTimeout(queued); // editors write in bursts
      queued = setTimeout(
        () => void Promise.resolve(work()).catch((error) => console.error(error.message)),
        150,
      );
    });
  }
}
