import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ConfigError } from '../../config.js';
import { type Account, asAccount, canEnter, prepareSharedFolder, sharedFolder } from './embedded-account.js';
import { isAlive } from './embedded-process.js';
import type { Binaries } from './embedded-binaries.js';

/** What one data directory remembers of its server: `postgres.json`, mode 600. */
export interface ClusterState {
  /** Absolute folder of the cluster; in the data directory unless its user cannot reach it there. */
  readonly cluster: string;
  readonly password: string;
  /** Loopback port last used; 0 before the first start. */
  readonly port: number;
}

const stateFile = (dataDir: string) => join(dataDir, 'postgres.json');

/** Reads the state of a data directory, or decides it on the first start. */
export function loadState(dataDir: string, account: Account | undefined): ClusterState {
  const stored = readState(dataDir);
  if (stored !== undefined) {
    if (!canEnter(dirname(stored.cluster), account)) throw unreachable(dataDir, account);
    return stored;
  }
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new ConfigError(
      'DATA_DIR',
      `(${dataDir}) holds a database but not the whole postgres.json that opens it`,
      'restore that file from the backup, or set DATA_DIR to another folder',
    );
  }
  const state = {
    cluster: choosePlace(dataDir, account),
    password: randomBytes(24).toString('hex'),
    port: 0,
  };
  const aside = writeAside(dataDir, state);
  try {
    linkSync(aside, stateFile(dataDir)); // of two first starts one wins, and both read what it wrote
  } catch (error) {
    if (!existsSync(stateFile(dataDir))) throw error;
  } finally {
    rmSync(aside);
  }
  return readState(dataDir) ?? state;
}

/** Replaces the state whole: a crash leaves the old or the new one. */
export function saveState(dataDir: string, state: ClusterState): void {
  renameSync(writeAside(dataDir, state), stateFile(dataDir));
}

function writeAside(dataDir: string, state: ClusterState): string {
  const aside = `${stateFile(dataDir)}.${process.pid}`;
  // Relative where it can be: a data directory that is moved, or restored elsewhere, stays whole.
  const inside = dirname(state.cluster) === dataDir;
  const stored = { ...state, cluster: inside ? basename(state.cluster) : state.cluster };
  writeFileSync(aside, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flush: true });
  return aside;
}

function readState(dataDir: string): ClusterState | undefined {
  if (!existsSync(stateFile(dataDir))) return undefined;
  try {
    const value: unknown = JSON.parse(readFileSync(stateFile(dataDir), 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { cluster, password, port } = value as Partial<Record<string, unknown>>;
    if (typeof cluster !== 'string' || typeof password !== 'string' || typeof port !== 'number')
      return undefined;
    return { cluster: resolve(dataDir, cluster), password, port };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

// A random name, so that a data directory made anew never meets the cluster of its predecessor.
function choosePlace(dataDir: string, account: Account | undefined): string {
  if (canEnter(dataDir, account)) return join(dataDir, 'postgres');
  if (!prepareSharedFolder(account)) throw unreachable(dataDir, account);
  return join(sharedFolder, `data-${randomBytes(8).toString('hex')}`);
}

function unreachable(dataDir: string, account: Account | undefined): ConfigError {
  return new ConfigError(
    'DATA_DIR',
    `(${dataDir}) cannot be reached by user "${account?.name ?? ''}", who runs the embedded PostgreSQL for root`,
    'set it to a folder open to that user, as in /srv/dau-goc',
  );
}

/**
 * Creates the cluster unless it exists, aside first: a crash half-way leaves nothing under the final name.
 * @param sync false only for throw-away clusters.
 */
export async function ensureCluster(
  state: ClusterState,
  binaries: Binaries,
  account: Account | undefined,
  sync: boolean,
): Promise<void> {
  if (existsSync(join(state.cluster, 'PG_VERSION'))) return;
  sweep(state.cluster);
  const aside = `${state.cluster}.new-${process.pid}`;
  const passwordFile = `${aside}.password`;
  try {
    mkdirSync(aside, { mode: 0o700 });
    writeFileSync(passwordFile, state.password, { mode: 0o600 });
    if (account !== undefined) {
      chownSync(aside, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    const options = [
      ...[
        '-D',
        aside,
        '-U',
        'postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
      ],
      // The builtin provider sorts alike on every operating system and after every upgrade of its C library.
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
      ...(sync ? [] : ['--no-sync']),
    ];
    await promisify(execFile)(binaries.initdb, options, { ...asAccount(account), env: serverEnvironment });
    renameSync(aside, state.cluster);
  } catch (error) {
    // Another first start on the same folder may have been faster; then its cluster serves.
    if (!existsSync(join(state.cluster, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(aside, { recursive: true, force: true });
  }
}

// What first starts that were killed half-way have left.
function sweep(cluster: string): void {
  const prefix = `${basename(cluster)}.new-`;
  for (const entry of readdirSync(dirname(cluster))) {
    const abandoned = entry.startsWith(prefix) && !isAlive(Number.parseInt(entry.slice(prefix.length), 10));
    if (abandoned) rmSync(join(dirname(cluster), entry), { recursive: true, force: true });
  }
}

/** The account that owns an existing cluster, so that a later start under root keeps to it. */
export function ownerOf(state: ClusterState, account: Account | undefined): Account | undefined {
  const found = statSync(state.cluster, { throwIfNoEntry: false });
  if (found === undefined || account === undefined || found.uid === account.uid) return account;
  if (found.uid === 0) return account;
  return { name: `uid ${found.uid}`, uid: found.uid, gid: found.gid };
}

// Nothing of ours reaches the server: its settings come from its command line only.
export const serverEnvironment: NodeJS.ProcessEnv = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
