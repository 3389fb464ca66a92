import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import type { Logger } from 'pino';
import { Channel } from './channel.js';
import { Restarts } from './restarts.js';
import type { Answer } from './team.js';

/** Checks in a row, one a second, without a word of a worker: from then on it counts as stuck, and is ended. */
const STUCK = 10;
const HOPELESS = 30;
/** So long a place may be without anybody who serves, before that is told. */
const VACANT_MS = 15_000;
/** What a worker needs to finish its requests, and a little more. */
const STOP_MS = 7_000;

export interface Duties {
  readonly log: Logger;
  readonly answers: ReadonlyMap<string, Answer>;
  /** What a worker has to know before it can build the application. */
  readonly welcome: object;
  /** Where it listens, once it is time to. */
  port: number | null;
  onServing(): void;
  doesAnybodyServe(): boolean;
  /** Nobody stays at this post, nor at another. */
  onGivenUp(reason: string): void;
}

interface Holder {
  readonly worker: Worker;
  readonly channel: Channel;
  readonly started: number;
  built: boolean;
  serving: boolean;
  /** Checks since its last word. */
  silent: number;
}

/** The place of one worker: whoever holds it is replaced when it ends. */
export class Post {
  private holder: Holder | null = null;
  private readonly restarts = new Restarts();
  private vacantSince = performance.now();
  private waiting: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly number: number,
    private readonly duties: Duties,
  ) {}

  fill(): void {
    const worker = cluster.fork();
    const channel = new Channel(
      (message) => worker.isConnected() && worker.send(message, () => undefined),
      this.duties.answers,
      (what) => this.hear(holder, what),
    );
    const holder = { worker, channel, started: performance.now(), built: false, serving: false, silent: 0 };
    this.holder = holder;
    worker.on('message', (message: unknown) => {
      holder.silent = 0;
      channel.take(message);
    });
    worker.on('error', () => undefined); // of its line: its end tells
    worker.on('exit', (code) => this.ended(holder, worker.process.signalCode ?? `exit code ${code}`));
    this.duties.log.info({ worker: this.number, pid: worker.process.pid }, 'a worker process starts');
  }

  /** The time has come: `duties.port` is known. */
  serve(): void {
    if (this.holder?.built === true) this.holder.channel.tell('serve', this.duties.port);
  }

  get isServing(): boolean {
    return this.holder?.serving === true;
  }

  /** Somebody serves here, or has been missing for a moment only. */
  get isSound(): boolean {
    if (this.holder?.serving === true) return this.holder.silent < STUCK;
    return performance.now() - this.vacantSince < VACANT_MS;
  }

  /** Once a second. A worker that says nothing for long holds its share of the readers, who wait for nothing. */
  check(): void {
    const { holder } = this;
    if (holder?.serving !== true) return;
    holder.silent += 1;
    if (holder.silent === STUCK)
      this.duties.log.warn({ worker: this.number }, 'a worker process does not answer');
    if (holder.silent < HOPELESS) return;
    this.duties.log.error({ worker: this.number }, 'a worker process does not answer: it is ended');
    holder.worker.process.kill('SIGKILL');
  }

  /** Of the worker that serves: its number, which no later one has, and its answer. */
  async ask(question: string): Promise<readonly [number, unknown] | null> {
    const { holder } = this;
    return holder?.serving === true ? [holder.worker.id, await holder.channel.ask(question)] : null;
  }

  /** Whoever serves finishes its requests. */
  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.waiting);
    const { holder } = this;
    if (holder === null) return;
    const ended = once(holder.worker, 'exit');
    const kill = (): boolean => holder.worker.process.kill('SIGKILL');
    if (holder.built) holder.channel.tell('stop');
    else kill();
    const late = setTimeout(kill, STOP_MS);
    await ended;
    clearTimeout(late);
  }

  private hear(holder: Holder, what: string): void {
    if (what === 'here') holder.channel.tell('welcome', { ...this.duties.welcome, number: this.number });
    if (what === 'built') {
      holder.built = true;
      if (this.duties.port !== null) this.serve();
    }
    if (what === 'serving') {
      holder.serving = true;
      this.duties.log.info(
        { worker: this.number, pid: holder.worker.process.pid },
        'a worker process serves',
      );
      this.duties.onServing();
    }
  }

  private ended(holder: Holder, how: string): void {
    this.holder = null;
    holder.channel.close();
    if (this.stopping) return;
    const now = performance.now();
    if (holder.serving) this.vacantSince = now;
    const waitMs = this.restarts.next(holder.serving ? now - holder.started : 0);
    // While others serve, it is tried for ever: the cause may be outside, such as a database that is away.
    if (this.restarts.areOfNoUse && !this.duties.doesAnybodyServe()) {
      this.duties.onGivenUp(`a process ended ${this.restarts.tries} times soon after its start (${how})`);
      return;
    }
    const level = this.restarts.areOfNoUse ? 'error' : 'warn';
    const about = { worker: this.number, pid: holder.worker.process.pid, how, waitMs };
    this.duties.log[level](about, 'a worker process ended and is replaced');
    this.waiting = setTimeout(() => this.fill(), waitMs);
  }
}
