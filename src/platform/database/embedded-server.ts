import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { systemCode } from '../system-error.js';
import { type Account, asAccount } from './embedded-account.js';
import type { Binaries } from './embedded-binaries.js';
import { isAlive } from './embedded-process.js';
import { type ClusterState, serverEnvironment } from './embedded-cluster.js';

/** A running server process: ours, or one that an earlier run left behind. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** Resolves when a server of ours ends, with how it did. */
  readonly ended: Promise<string>;
}

export interface ServerOptions {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly logFile: string;
  /** Trades durability for speed; ends with the terminal's Ctrl-C. */
  readonly throwaway: boolean;
  /** That it lets in at least. */
  readonly connections: number;
}

/** Of a database that nobody misses: nothing is written twice, or before it has to be. */
const UNSAFE = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '4GB',
  checkpoint_timeout: '1h',
  maintenance_work_mem: '256MB',
  autovacuum: 'off',
};

/** Starts the server on a free loopback port, the remembered one if it is free. It may still be recovering on return. */
export async function spawnServer(state: ClusterState, options: ServerOptions): Promise<ServerProcess> {
  const port = (await portIsFree(state.port)) ? state.port : await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: String(Math.max(options.throwaway ? 200 : 100, options.connections)),
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Failing statements and the DETAIL of constraint errors carry personal data: only the server's own news is logged.
    log_min_messages: 'log',
    log_checkpoints: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(options.throwaway ? UNSAFE : {}),
  };
  const log = openSync(options.logFile, sizeOf(options.logFile) > 1_000_000 ? 'w' : 'a', 0o600);
  const child = spawn(
    options.binaries.postgres,
    ['-D', state.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Its own process group: Ctrl-C in a terminal must reach the service first and the server last.
    {
      ...asAccount(options.account),
      env: serverEnvironment,
      stdio: ['ignore', log, log],
      detached: !options.throwaway,
    },
  );
  closeSync(log);
  child.unref();
  return { pid: child.pid ?? 0, port, ended: endOf(child) };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
  });
}

/**
 * The server that still runs on the cluster from an earlier run, if any. A pid file whose process is gone, or is
 * another program by now (pids are reused after a reboot or in a new container), is removed: PostgreSQL itself
 * would take that program for a server and refuse to start.
 */
export function findLeftover(cluster: string): { pid: number; port: number } | undefined {
  const pidFile = join(cluster, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(pidFile, 'utf8').split('\n');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  // PostgreSQL documentation, "Database File Layout": pid, data directory, start time, port, …
  const pid = Math.abs(Number(lines[0]));
  if (Number.isInteger(pid) && pid > 1 && isAlive(pid) && worksIn(pid, cluster) !== false) {
    return { pid, port: Number(lines[3]) };
  }
  rmSync(pidFile, { force: true });
  return undefined;
}

// A server works in its cluster. Undefined where the system does not tell.
function worksIn(pid: number, folder: string): boolean | undefined {
  try {
    if (!existsSync('/proc/self/cwd')) {
      return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).includes(folder);
    }
    const its = statSync(readlinkSync(`/proc/${pid}/cwd`));
    const ours = statSync(folder);
    return its.dev === ours.dev && its.ino === ours.ino;
  } catch (error) {
    // Where a process of ours is looked for, one we may not look into is somebody else's.
    const code = systemCode(error);
    return code === 'EACCES' || code === 'EPERM' ? false : undefined;
  }
}

function portIsFree(port: number): Promise<boolean> {
  if (port === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
