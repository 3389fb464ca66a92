// What start, dev, test and bench build before they run: the server by the Nest CLI, as nest-cli.json says, and what
// browsers load by esbuild. Imported after setUp, so it may use what is installed.
import * as esbuild from 'esbuild';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { root, withLock } from './setup.mjs';

const source = path.join(root, 'src');
const target = path.join(root, 'dist');
export const nest = path.join(root, 'node_modules/@nestjs/cli/bin/nest.js');
const stampFile = path.join(target, '.build.json');
const browserFolders = ['ui/browser', 'ui/css'];
// A page opened before an update still asks for the files it was written with.
const keepOldAssetsMs = 7 * 24 * 3600 * 1000;

/** Builds unless `dist` is what these sources give. Resolves to whether it had to. */
export async function buildIfStale() {
  if (isFresh()) return false;
  console.error('Building…');
  return withLock('build', async () => {
    if (isFresh()) return false;
    await compile();
    return true;
  });
}

/** Builds all of it. @throws Error that names file and line of a syntax error. */
export function build() {
  return withLock('build', compile);
}

function isFresh() {
  if (!existsSync(stampFile)) return false;
  const { hash, files } = JSON.parse(readFileSync(stampFile, 'utf8'));
  return hash === hashOfSources() && files.every((file) => existsSync(path.join(target, file)));
}

function hashOfSources() {
  const hash = createHash('sha256');
  const extra = [
    '.swcrc',
    'nest-cli.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'package.json',
    'package-lock.json',
    'scripts/compile.mjs',
  ];
  for (const file of [...filesUnder(source).map((each) => path.join('src', each)), ...extra]) {
    if (/\.((e2e-)?spec|testing)\.tsx?$/.test(file)) continue;
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

async function compile() {
  const hash = hashOfSources(); // before reading them, so that a change meanwhile makes the build stale
  await compileServer();
  const files = [...serverFiles(), ...(await compileBrowser())].sort();
  removeOthers(new Set(files));
  write('.build.json', JSON.stringify({ hash, files }));
}

async function compileServer() {
  const silent = { stdio: ['ignore', 'ignore', 'pipe'] };
  const { code, errors } = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [nest, 'build'], { cwd: root, ...silent });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, errors }));
  });
  if (code === 0) return;
  // The compiler's words show the place; where it and this script stood at that moment helps nobody.
  const message = errors.replace(/\n\s*Caused by:[^]*?\n(?=\S)/g, '\n').trim();
  throw Object.assign(new Error(message), { stack: message });
}

/** Of every source that `tsconfig.build.json` does not exclude. */
function serverFiles() {
  return filesUnder(source)
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('ui/browser/'))
    .filter((file) => !/\.((e2e-)?spec|testing)\.tsx?$/.test(file))
    .map((file) => file.replace(/\.tsx?$/, '.js'))
    .flatMap((file) => [file, `${file}.map`]);
}

// Every file directly in the two folders is an entry of its own, except _parts.
export async function compileBrowser() {
  const entryPoints = browserFolders.flatMap((folder) =>
    existsSync(path.join(source, folder))
      ? readdirSync(path.join(source, folder))
          .filter((name) => /^[^_.].*\.(ts|css)$/.test(name) && !/\.(spec|d)\.ts$/.test(name))
          .map((name) => path.join(source, folder, name))
      : [],
  );
  const result = await esbuild.build({
    entryPoints,
    absWorkingDir: root,
    outdir: path.join(target, 'public', 'assets'),
    publicPath: '/assets/',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: ['chrome87', 'firefox85', 'safari14.1'],
    loader: { '.woff2': 'file', '.png': 'file', '.svg': 'file', '.wasm': 'file' },
    legalComments: 'linked',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const files = result.outputFiles.flatMap((file) => {
    const name = path.relative(target, file.path);
    return [write(name, file.contents), ...compressed(name, file.contents)];
  });
  write('public/manifest.json', `${JSON.stringify(manifestOf(result.metafile), null, 2)}\n`);
  return [...files, 'public/manifest.json'];
}

// As small as can be, once, so that the service only picks the one a browser takes.
function compressed(name, contents) {
  if (!/\.(js|css|svg)$/.test(name)) return [];
  return [
    write(`${name}.br`, brotliCompressSync(contents)),
    write(`${name}.gz`, gzipSync(contents, { level: 9 })),
  ];
}

/** Plain name → address: `public.css` → `/assets/public-ABCD1234.css`. */
function manifestOf(metafile) {
  const manifest = {};
  const add = (name, output) => {
    if (name in manifest) throw new Error(`two browser files would both be called ${name}`);
    manifest[name] = `/assets/${path.basename(output)}`;
  };
  for (const [output, { entryPoint, cssBundle, inputs }] of Object.entries(metafile.outputs)) {
    const inputNames = Object.keys(inputs);
    if (entryPoint !== undefined) {
      const name = path.basename(entryPoint).replace(/\.(ts|css)$/, '');
      add(name + path.extname(output), output);
      if (cssBundle !== undefined) add(`${name}.css`, cssBundle); // styles a script imports, as a map's
    } else if (/\.(woff2|png|svg|wasm)$/.test(output)) {
      add(path.basename(inputNames[0] ?? output), output);
    }
  }
  return Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// Whole or not at all, and only when it differs: a service that runs from here never meets half a file.
function write(file, content) {
  const to = path.join(target, file);
  const bytes = Buffer.from(content);
  if (existsSync(to) && readFileSync(to).equals(bytes)) return file;
  mkdirSync(path.dirname(to), { recursive: true });
  const aside = `${to}.${process.pid}`;
  writeFileSync(aside, bytes);
  renameSync(aside, to);
  return file;
}

function removeOthers(files) {
  for (const file of filesUnder(target)) {
    const full = path.join(target, file);
    const old = file.startsWith('public/assets/') && Date.now() - statSync(full).mtimeMs < keepOldAssetsMs;
    if (!files.has(file) && file !== '.build.json' && !old) rmSync(full);
  }
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}
