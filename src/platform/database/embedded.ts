import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ConfigError, orRemoved } from '../../config.js';
import { serverAccount } from './embedded-account.js';
import { findBinaries } from './embedded-binaries.js';
import { type ClusterState, ensureCluster, loadState, ownerOf, saveState } from './embedded-cluster.js';
import { isAlive, stopServer } from './embedded-process.js';
import { findLeftover, type ServerOptions, type ServerProcess, spawnServer } from './embedded-server.js';

/** The two levels of the log this needs; any pino logger fits. */
export interface EmbeddedLog {
  info(message: string): void;
  warn(message: string): void;
}

export interface EmbeddedOptions {
  /** Absolute; exists and can be written. */
  readonly dataDir: string;
  readonly log: EmbeddedLog;
  /** For tests only: no fsync, and the role may create databases. */
  readonly throwaway?: boolean;
  /** How many the service may open. */
  readonly connections?: number;
  /** Aborted when the service ends, be the server ready or not: from then on it may end. */
  readonly ending?: AbortSignal;
  /** Called once when the server is lost for good after a good start; without it the process ends. */
  readonly onLost?: (reason: Error) => void;
}

export interface EmbeddedPostgres {
  /** Connects as a role without superuser rights that owns the database. Stays valid while the supervisor restarts the server. */
  readonly url: string;
  stop(): Promise<void>;
}

// The first of the two keys of the lock that the one service of a data directory holds; any constant does.
const serviceLock = 7_362_001;
const recoveryPatience = 10 * 60_000; // replaying the log after a crash takes as long as it takes
const restartPatience = 30_000;

/**
 * Starts a PostgreSQL of our own in `dataDir` and keeps it running: a server that dies is started again.
 *
 * Who may use the data directory is decided by PostgreSQL, not by pid files: the service holds a session lock in the
 * database, which ends with its connection however it dies. A server that outlived its service is stopped and replaced.
 * @throws ConfigError when the directory is in use by another service, or no server can run here.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const supervisor = await Supervisor.prepare(options);
  options.ending?.addEventListener('abort', () => supervisor.expectEnd());
  if (options.ending?.aborted === true) supervisor.expectEnd();
  try {
    await supervisor.bringUp(recoveryPatience);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  return {
    url: supervisor.url,
    stop: () => supervisor.stop(),
  };
}

class Supervisor {
  private server: ServerProcess | undefined;
  private guard: pg.Client | undefined;
  private reviving: Promise<void> | undefined;
  private stopping = false;

  private constructor(
    private state: ClusterState,
    private readonly serverOptions: ServerOptions,
    private readonly options: EmbeddedOptions,
  ) {}

  static async prepare(options: EmbeddedOptions): Promise<Supervisor> {
    const candidate = serverAccount();
    const state = loadState(options.dataDir, candidate);
    const account = ownerOf(state, candidate);
    const binaries = findBinaries(account);
    if (!state.cluster.startsWith(options.dataDir)) {
      options.log.warn(
        `user "${account?.name ?? ''}" cannot reach ${options.dataDir}: the database is in ${state.cluster}`,
      );
    }
    const throwaway = options.throwaway === true;
    await ensureCluster(state, binaries, account, !throwaway);
    const logFile = join(options.dataDir, 'postgres.log');
    return new Supervisor(
      state,
      { binaries, account, logFile, throwaway, connections: options.connections ?? 0 },
      options,
    );
  }

  get url(): string {
    return `postgres://daugoc:${this.state.password}@127.0.0.1:${this.state.port}/daugoc`;
  }

  /** Returns with a server that answers and the service lock held. */
  async bringUp(patience: number): Promise<void> {
    await this.dismissLeftover(patience);
    for (const deadline = Date.now() + patience; ;) {
      this.server = await spawnServer(this.state, this.serverOptions);
      const ended = await this.waitUntilReady(this.server, deadline);
      if (ended === undefined) break;
      if (this.stopping || Date.now() > deadline) throw this.failure(ended);
      await this.dismissLeftover(patience); // a start that was faster; throws while its service lives
      await sleep(250); // a port taken meanwhile, or the last server's children still leaving
    }
    this.state = { ...this.state, port: this.server.port };
    saveState(this.options.dataDir, this.state);
    this.guard = await this.lock(this.state.port);
    await this.provision(this.guard);
    this.watch(this.server, this.guard);
  }

  /** The service is stopping: a server that ends from now on (as when the whole machine stops) is not started again. */
  expectEnd(): void {
    this.stopping = true;
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.reviving; // so that it starts nothing behind our back
    await this.guard?.end().catch(() => undefined); // already cut off by a server that is gone
    if (this.server !== undefined) await stopServer(this.server.pid);
  }

  // Taking the lock proves that the server's service is dead, so that stopping it harms nobody.
  private async dismissLeftover(patience: number): Promise<void> {
    const leftover = findLeftover(this.state.cluster);
    if (leftover === undefined) return;
    const deadline = Date.now() + patience;
    for (let waited = false; isAlive(leftover.pid); waited = true) {
      const client = await this.tryConnect(leftover.port);
      if (client !== undefined) {
        await this.takeLock(client);
        this.options.log.warn('an earlier run left its PostgreSQL behind: restarting it');
        await stopServer(leftover.pid);
        await client.end().catch(() => undefined);
        return;
      }
      if (this.stopping || Date.now() > deadline)
        throw this.failure('an earlier PostgreSQL that does not answer');
      if (!waited) this.options.log.info('waiting for an earlier PostgreSQL to answer');
      await sleep(100);
    }
  }

  private async waitUntilReady(server: ServerProcess, deadline: number): Promise<string | undefined> {
    let ended: string | undefined;
    void server.ended.then((how) => (ended = how));
    for (let announced = Date.now() + 3000; ;) {
      const client = await this.tryConnect(server.port);
      if (client !== undefined) {
        await client.end();
        return undefined;
      }
      if (ended !== undefined || this.stopping) return ended ?? 'the service is stopping';
      if (Date.now() > deadline) {
        await stopServer(server.pid);
        throw this.failure('it does not answer');
      }
      if (Date.now() > announced) {
        this.options.log.info('PostgreSQL is recovering from a crash');
        announced = Infinity;
      }
      await sleep(25);
    }
  }

  /** A superuser session, or undefined while nobody answers, or the server starts or stops. */
  private async tryConnect(port: number): Promise<pg.Client | undefined> {
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: 'postgres',
      password: this.state.password,
      database: 'postgres',
      connectionTimeoutMillis: 5000,
    });
    client.on('error', () => undefined); // a server that ends throws its sessions out; watch() sees to it
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code !== '57P03') {
        throw new ConfigError(
          'DATA_DIR',
          `(${this.options.dataDir}): its database refuses us (${error.message})`,
          'restore its postgres.json from the backup, or use another folder',
        );
      }
      return undefined; // refused, reset, or 57P03 cannot_connect_now
    }
  }

  private async lock(port: number): Promise<pg.Client> {
    const client = await this.tryConnect(port);
    if (client === undefined) throw this.failure('it stopped answering');
    await this.takeLock(client);
    return client;
  }

  private async takeLock(client: pg.Client): Promise<void> {
    const result = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1, 0) AS taken', [
      serviceLock,
    ]);
    if (result.rows[0]?.taken === true) return;
    await client.end();
    throw new ConfigError(
      'DATA_DIR',
      `(${this.options.dataDir}) is in use by another service that is running`,
      'stop that one, or set it to another folder',
    );
  }

  private async provision(superuser: pg.Client): Promise<void> {
    const rights = this.options.throwaway === true ? 'CREATEDB' : 'NOCREATEDB';
    const role = await superuser.query("SELECT 1 FROM pg_roles WHERE rolname = 'daugoc'");
    const verb = role.rowCount === 0 ? 'CREATE' : 'ALTER';
    // The password is hexadecimal by construction; utility statements take no parameters.
    await superuser.query(
      `${verb} ROLE daugoc LOGIN NOSUPERUSER ${rights} PASSWORD '${this.state.password}'`,
    );
    // The role the service works as (see migrations): made here, so that "daugoc" needs no right to make roles.
    const worker = await superuser.query("SELECT 1 FROM pg_roles WHERE rolname = 'dau_goc_app'");
    if (worker.rowCount === 0) await superuser.query('CREATE ROLE dau_goc_app NOLOGIN');
    await superuser.query('GRANT dau_goc_app TO daugoc');
    const database = await superuser.query("SELECT 1 FROM pg_database WHERE datname = 'daugoc'");
    if (database.rowCount === 0) await superuser.query('CREATE DATABASE daugoc OWNER daugoc');
  }

  // Either the server ended, or (a crash of one of its sessions) it threw everybody out and takes up work again.
  private watch(server: ServerProcess, guard: pg.Client): void {
    const lost = new Promise<string>((resolve) => {
      guard.on('error', () => resolve('connection lost'));
      guard.on('end', () => resolve('connection lost'));
      void server.ended.then(resolve);
    });
    void lost.then((how) => {
      if (this.stopping) return;
      this.options.log.warn(`PostgreSQL ended (${how}): starting it again`);
      this.reviving = this.revive(server).catch((error: unknown) => {
        if (this.stopping) return;
        const told = orRemoved(error, this.options.dataDir);
        const reason =
          told instanceof ConfigError
            ? told
            : this.failure(error instanceof Error ? error.message : String(error));
        if (this.options.onLost === undefined) throw reason; // nobody listens: end as an unhandled rejection does
        this.options.onLost(reason);
      });
    });
  }

  private async revive(server: ServerProcess): Promise<void> {
    const port = this.state.port;
    await stopServer(server.pid);
    await this.bringUp(restartPatience);
    if (this.state.port !== port) throw this.failure(`its port ${port} was taken meanwhile`);
  }

  private failure(reason: string): ConfigError {
    return new ConfigError(
      'DATA_DIR',
      `(${this.options.dataDir}): the embedded PostgreSQL does not start: ${reason}: ${lastLine(this.serverOptions.logFile)}`,
      `see ${this.serverOptions.logFile}`,
    );
  }
}

function lastLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) ?? '';
  } catch {
    return ''; // the reason itself is reported with or without the server's own words
  }
}
