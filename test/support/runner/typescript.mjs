// The hooks by which a worker loads TypeScript, compiled once for all workers and runs, and Jest's functions.
import { transformSync } from '@swc/core';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Address of a source file → its source map, where Jest's printer of stacks looks for it. */
export const sourceMaps = new Map();

export function loadTypeScript(cacheFolder) {
  const folder = path.join(cacheFolder, 'dau-goc');
  mkdirSync(folder, { recursive: true });
  const settings = readFileSync('.swcrc', 'utf8') + readFileSync('package-lock.json', 'utf8');
  const globals = new URL('globals.mjs', import.meta.url).href;

  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === '@jest/globals') return { url: globals, shortCircuit: true };
      if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL) {
        for (const extension of ['.ts', '.tsx']) {
          const url = new URL(specifier.replace(/\.js$/, extension), context.parentURL);
          if (url.protocol === 'file:' && existsSync(url)) return { url: url.href, shortCircuit: true };
        }
      }
      return next(specifier, context);
    },
    load(url, context, next) {
      if (!/^file:[^?]*\.tsx?(\?|$)/.test(url)) return next(url, context);
      return { format: 'module', source: compiled(url), shortCircuit: true };
    },
  });

  function compiled(url) {
    const file = fileURLToPath(url);
    const source = readFileSync(file, 'utf8');
    const name = createHash('sha256').update(`${settings}\0${file}\0${source}`).digest('hex').slice(0, 40);
    const target = path.join(folder, `${name}.js`);
    sourceMaps.set(url, `${target}.map`);
    if (existsSync(target)) return readFileSync(target, 'utf8');
    const { code, map = '' } = transformSync(source, { filename: file, sourceMaps: true });
    write(`${target}.map`, map);
    write(target, code);
    return code;
  }
}

/** Whole or not at all: another worker may be reading. */
function write(file, text) {
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}
