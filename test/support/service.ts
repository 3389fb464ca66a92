import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly ms: number;
}

/** What Node makes of the built files, the same at each of many starts. */
const COMPILED = join(tmpdir(), 'dau-goc-test-compiled');

/** The built service in a process of its own, as `npm start` runs it. */
export class Service {
  output = '';
  errors = '';
  private readonly ended: Promise<Ended>;

  private constructor(
    readonly port: number,
    readonly child: ChildProcess,
  ) {
    const started = performance.now();
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()));
    // "close" comes after the last output, unlike "exit".
    this.ended = new Promise((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal, ms: performance.now() - started }));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Starts and returns at once. `env` is all the service sees of settings. */
  static async spawn(env: Readonly<Record<string, string>>): Promise<Service> {
    const port = Number(env.PORT ?? (await freePort()));
    const child = spawn(process.execPath, ['dist/main.js'], {
      env: {
        PATH: process.env.PATH,
        NODE_COMPILE_CACHE: COMPILED,
        SAMPLE_DATA: 'false',
        LOG_LEVEL: 'info',
        DATABASE_PATIENCE: '45000',
        PORT: String(port),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Service(port, child);
  }

  /** Starts and waits until it says that it is ready. */
  static async start(env: Readonly<Record<string, string>>): Promise<Service> {
    const service = await Service.spawn(env);
    await service.until(() => service.output.includes('is ready at'), 'ready');
    return service;
  }

  /** Waits for a condition while the service runs. */
  async until(
    condition: () => boolean | Promise<boolean>,
    what: string,
    patienceMs = 150_000,
  ): Promise<void> {
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline;) {
      if (await condition()) return;
      if (this.child.exitCode !== null || this.child.signalCode !== null) break;
      await sleep(25);
    }
    throw new Error(`not ${what}; the service said: ${this.errors || this.output}`);
  }

  /** Sends a signal and waits for the end; `ms` counts from the signal. */
  async end(signal: NodeJS.Signals): Promise<Ended> {
    const sent = performance.now();
    this.child.kill(signal);
    return { ...(await this.ended), ms: performance.now() - sent };
  }

  exit(): Promise<Ended> {
    return this.ended;
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
