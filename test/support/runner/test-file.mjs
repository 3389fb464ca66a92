import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { jest, setGlobals } from './globals.mjs';
import { isFailed, joined } from './second-try.mjs';
import { loadTypeScript, sourceMaps } from './typescript.mjs';

const require = createRequire(import.meta.url);
const circus = require('jest-circus/runner').default;
let loads = false;

/**
 * Runs a test file by Jest's own machinery, in the realm of the worker: modules are loaded once for all its files and not
 * anew for each, which was most of the time of a run. In continuous integration a file that failed is run once more.
 */
export default async function testFile(globalConfig, config, environment, runtime, testPath, send) {
  if (!loads) loadTypeScript(config.cacheDirectory);
  loads = true;
  const first = await run('');
  if (!isFailed(first) || !process.env.CI) return first;
  return joined(first, await run('?second-try'), config, globalConfig);

  async function run(query) {
    const outside = globalThis.console;
    globalThis.console = environment.global.console;
    const realm = {
      requireInternalModule: freshly,
      requireModule: require,
      setGlobalsForRuntime: setGlobals,
      unstable_shouldLoadAsEsm: () => true,
      unstable_importModule: async (file) => {
        await import(pathToFileURL(file).href + query);
        for (const [url, map] of sourceMaps) runtime.getSourceMaps().set(url, map);
      },
      enterTestCode: () => undefined,
      leaveTestCode: () => undefined,
    };
    try {
      return await circus(globalConfig, config, environment, realm, testPath, send);
    } finally {
      jest.restoreAllMocks();
      globalThis.console = outside;
    }
  }
}

/** What Jest knows of a file it keeps in its modules and on the global object, and with it the applications of that file. */
function freshly(file) {
  delete require.cache[file];
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  for (const symbol of Object.getOwnPropertySymbols(globalThis))
    if (symbol.description === 'JEST_STATE_SYMBOL') delete globalThis[symbol];
  return require(file);
}
